"""`watch`, `feeds` and `add ADDRESS` as a person types them, against a real server."""

import signal
import subprocess
import sys
import time

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from desk_by_hand import FERRY
from news_server import Answer, news_server
from secondsource.cli.main import app
from secondsource.errors import InputError, SettingsError
from secondsource.store.connect import open_desk
from secondsource.store.schema import pages


@pytest.fixture
def server():
    with news_server() as told:
        told.feed("/feed", [(told.page("/ferry", FERRY["text"], FERRY["title"]), "x")])
        yield told


def said(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


def test_feeds_are_named_once_and_watched(tmp_path, server):
    place = ("--desk", tmp_path / "desk.db", "--allow", server.host, "--pause", "0", "--once")
    assert "1 feeds, 1 pages: 1 new, 0 changed; 1 stories told anew" in said("watch", server.url + "/feed", *place)
    assert "0 feeds, 0 pages" in said("watch", *place)
    listed = said("feeds", "--desk", tmp_path / "desk.db")
    assert f"{server.url}/feed Port News – 1 entries" in listed
    said("feeds", "--desk", tmp_path / "desk.db", "--opml", tmp_path / "feeds.opml")
    other = tmp_path / "other.db"
    said("watch", tmp_path / "feeds.opml", "--desk", other, "--allow", server.host, "--once")
    assert said("check", "--desk", other).startswith("sound: 1 reports, 1 stories")
    assert said("feeds", "--desk", other, "--remove", server.url + "/feed") == ""


def test_single_pages_are_added(tmp_path, server):
    place = ("--desk", tmp_path / "desk.db", "--allow", server.host)
    assert said("add", server.url + "/ferry?utm_source=x", *place).startswith("1 new")
    assert said("add", server.url + "/ferry", *place).startswith("0 new, 0 changed, 1 known")


def test_a_private_address_is_refused(tmp_path, server):
    with pytest.raises(InputError) as error:
        said("add", server.url + "/ferry", "--desk", tmp_path / "desk.db")
    assert error.value.code == "fetch-refused"


def test_nothing_to_watch_is_told(tmp_path):
    with pytest.raises(InputError):
        said("watch", "--once", "--desk", tmp_path / "desk.db")
    with pytest.raises(SettingsError):
        said("watch", "ftp://news.example/feed", "--once", "--desk", tmp_path / "desk.db")
    with pytest.raises(InputError):
        said("feeds", "--desk", tmp_path / "desk.db", "--remove", "https://news.example/feed", "--opml", "x")


def test_an_address_without_its_beginning_is_told(tmp_path):
    with pytest.raises(InputError) as error:
        said("watch", "news.example/rss", "--once", "--desk", tmp_path / "desk.db")
    assert (error.value.code, "https://" in error.value.hint) == ("not-found", True)


def taken_pages(place):
    desk = open_desk(place)
    with desk.reading() as connection:
        found = connection.scalars(select(pages.c.url).where(pages.c.taken_until.is_not(None))).all()
    desk.close()
    return found


def test_told_to_stop_it_gives_back_what_it_has_taken(tmp_path, server):
    server.paths["/ferry"] = Answer(b"x" * 20, drip=0.1)
    place = tmp_path / "desk.db"
    open_desk(place, now="2031-03-01T08:00:00Z").close()
    words = ["watch", server.url + "/feed", "--desk", str(place), "--allow", server.host, "--pause", "0"]
    command = [sys.executable, "-c", "from secondsource.cli.main import run; run()", *words]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not taken_pages(place):
        assert time.monotonic() < until
        time.sleep(0.02)
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 130
    assert taken_pages(place) == []
