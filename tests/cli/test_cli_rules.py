"""`secondsource rules`: what it keeps and prints, what `news`, `add` and `watch` do with it, and what it refuses."""

import json
from base64 import b64encode

import pytest
from typer.testing import CliRunner

from desk_by_hand import FERRY, FERRY_OTHER
from news_server import Answer, news_server
from secondsource.cli.main import app
from secondsource.errors import InputError, SettingsError


def said(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("SECONDSOURCE_DESK", str(tmp_path / "desk.db"))
    added(tmp_path, FERRY)


def added(folder, *fields):
    path = folder / "feed.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in fields), encoding="utf-8")
    return said("add", path)


def test_news_by_a_rule(tmp_path):
    assert said("rules", "list") == "No rules yet.\n"
    assert said("rules", "add", "disputes", "--change", "disputed").startswith("disputes: 0 changes so far")
    added(tmp_path, FERRY_OTHER)
    everything, told = (said("news", *more).splitlines() for more in ((), ("--rule", "disputes")))
    assert told[1:]
    assert all(" disputed: " in line for line in told[1:])
    assert set(told) < set(everything)
    (line,) = (json.loads(row) for row in said("news", "--rule", "disputes", "-f", "jsonl").splitlines())
    assert line["kind"] == "disputed"
    assert said("rules", "list") == "disputes disputed – told 1\n"
    said("rules", "remove", "disputes")
    assert said("rules", "list") == "No rules yet.\n"
    with pytest.raises(InputError):
        said("news", "--rule", "disputes")


def test_add_tells_the_webhook_at_once(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("whsec_" + b64encode(b"k" * 30).decode() + "\n", encoding="utf-8")
    with news_server() as server:
        server.paths["/hook"] = Answer(b"", 204)
        hook = ("--webhook", server.url + "/hook", "--allow-private", "--secret-file", secret)
        assert "whsec_" not in said("rules", "add", "all", *hook)
        printed = added(tmp_path, FERRY_OTHER)
        assert printed.splitlines()[0] == f"{len(server.posted)} messages sent to webhooks, 0 failed"
        assert len(server.posted) > 1
        assert "0 waiting, 0 given up; last: the server answers 204" in said("rules", "list")
        assert said("rules", "send") == ""


def test_watch_tells_the_webhook(tmp_path):
    with news_server() as server:
        server.paths["/hook"] = Answer(b"", 200)
        page = server.page("/elm-star", FERRY_OTHER["text"].replace(". ", ".\n"), FERRY_OTHER["title"])
        feed = server.feed("/feed", [(page, "1")])
        assert "whsec_" in said("rules", "add", "all", "--webhook", server.url + "/hook", "--allow-private")
        assert "messages sent" in said("watch", feed, "--once", "--allow", server.host, "--pause", "0")
        assert server.posted


def test_a_webhook_that_fails_stops_nothing(tmp_path):
    said("rules", "add", "all", "--webhook", "http://127.0.0.1:9/", "--name", "Mara Olsen")
    said("rules", "add", "more", "--webhook", "http://127.0.0.1:9/", "--allow-private")
    assert "1 new" in added(tmp_path, FERRY_OTHER)
    assert "waiting" in said("rules", "list")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "x", "--change", "rumour"), "usage"),
        (("add", "x", "--kind", "gossip"), "usage"),
        (("add", "x", "--allow-private"), "usage"),
        (("add", "x", "--secret-file", "none"), "usage"),
        (("add", "x", "--webhook", "https://hooks.example/", "--secret-file", "none"), "no-secret-file"),
    ],
)
def test_what_makes_no_sense_is_told(words, code):
    with pytest.raises(SettingsError) as error:
        said("rules", *words)
    assert error.value.code == code


def test_a_short_secret_is_refused(tmp_path):
    file = tmp_path / "secret"
    file.write_text("whsec_c2hvcnQ=", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        said("rules", "add", "x", "--webhook", "https://hooks.example/", "--secret-file", file)
    assert error.value.code == "bad-secret"


def test_what_is_not_there_is_told():
    for words in (("remove", "none"), ("add", "x", "--story", "none")):
        with pytest.raises(InputError) as error:
            said("rules", *words)
        assert error.value.code == "not-found"
