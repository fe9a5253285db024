"""The commands of a desk: add, news, check, rebuild – what they print, and what they say when it cannot be done."""

import json

import pytest
from typer.testing import CliRunner

from desk_by_hand import FAIR, FERRY
from secondsource.cli import main
from secondsource.cli.desk_place import moment_of
from secondsource.cli.main import app
from secondsource.errors import InputError, SettingsError, StoreError


def said(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in (FERRY, FAIR)), encoding="utf-8")
    return path


def test_reports_are_added_once(tmp_path, feed):
    desk = tmp_path / "desk.db"
    assert said("add", feed, "--desk", desk).startswith("2 new, 0 changed, 0 known; 2 stories told anew")
    assert said("add", feed, "--desk", desk).startswith("0 new, 0 changed, 2 known; 0 stories told anew")
    assert said("check", "--desk", desk).startswith("sound: 2 reports, 2 stories")
    assert said("rebuild", "--desk", desk) == "2 texts read again, 2 stories told anew\n"


def test_a_desk_is_made_anew_of_what_can_be_read_and_nothing_is_overwritten(tmp_path, feed):
    desk, new = tmp_path / "desk.db", tmp_path / "new.db"
    said("add", feed, "--desk", desk)
    assert said("repair", "--desk", desk, "-o", new).startswith("2 texts read again, 2 stories told")
    assert said("check", "--desk", new).startswith("sound: 2 reports, 2 stories")
    for there in (new, desk):
        with pytest.raises(SettingsError):
            said("repair", "--desk", desk, "-o", there)


def test_the_desk_may_be_named_by_the_environment(tmp_path, feed, monkeypatch):
    monkeypatch.setenv("SECONDSOURCE_DESK", str(tmp_path / "other.db"))
    said("add", feed)
    assert (tmp_path / "other.db").exists()


def test_nothing_to_add_is_an_error(tmp_path):
    with pytest.raises(InputError) as error:
        said("add", tmp_path / "none.txt", "--desk", tmp_path / "desk.db")
    assert error.value.code == "not-found"


@pytest.mark.parametrize("command", ["news", "check", "rebuild"])
def test_no_desk_is_told(tmp_path, command):
    with pytest.raises(StoreError) as error:
        said(command, "--desk", tmp_path / "none.db")
    assert error.value.code == "no-desk"


def test_news_of_long_ago_is_none(tmp_path, feed):
    said("add", feed, "--desk", tmp_path / "desk.db")
    assert said("news", "--desk", tmp_path / "desk.db", "--since", "2999-01-01") == "Nothing new.\n"


@pytest.mark.parametrize("when", ["2031-03-01", "2031-03-01T10:00:00Z"])
def test_moments_as_given(when):
    assert moment_of(when) == when


def test_moments_long_ago():
    assert moment_of("2w") < moment_of("1d") < moment_of("90m")


@pytest.mark.parametrize("when", ["yesterday", "2031-13-01", "1 y", ""])
def test_no_moment_is_wrong_usage(when):
    with pytest.raises(SettingsError):
        moment_of(when)


def test_news_of_one_story_and_of_none_that_is_there(tmp_path, feed):
    desk = tmp_path / "desk.db"
    said("add", feed, "--desk", desk)
    first, second = (json.loads(line) for line in said("news", "--desk", desk, "-f", "jsonl").splitlines())
    told = said("news", "--desk", desk, "--story", first["story"])
    assert first["story_title"] in told
    assert second["story_title"] not in told
    with pytest.raises(InputError) as error:
        said("news", "--desk", desk, "--story", "wrong")
    assert error.value.code == "no-story"


def test_a_desk_is_named_by_its_option(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["secondsource", "check", "desk.db"])
    assert main._status() == 2
    assert "name the desk by --desk" in capsys.readouterr().err
