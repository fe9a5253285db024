"""`secondsource judgements`: what it prints, and that it does what the page does."""

import json

import pytest
from typer.testing import CliRunner

from desk_by_hand import FAIR, FERRY, FERRY_OTHER
from secondsource.cli.main import app
from secondsource.errors import InputError
from secondsource.store.connect import open_desk
from secondsource.store.stories import list_stories


def said(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("SECONDSOURCE_DESK", str(tmp_path / "desk.db"))
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in (FERRY, FERRY_OTHER, FAIR)), encoding="utf-8")
    said("add", path)
    return tmp_path / "desk.db"


def stories(place):
    desk = open_desk(place, make=False)
    try:
        return {row.id: row for row in list_stories(desk)}
    finally:
        desk.close()


def test_stories_are_joined_listed_and_parted_again(place):
    assert said("judgements", "list") == "Nothing was overruled yet.\n"
    line = said("judgements", "add", "same story", *stories(place), "--why", "one weekend")
    assert "same story" in line
    assert line.rstrip().endswith("(one weekend)")
    assert [row.reports for row in stories(place).values()] == [3]
    assert said("judgements", "list") == line
    known = line.split()[0]
    assert "– undone" in said("judgements", "undo", known)
    assert sorted(row.reports for row in stories(place).values()) == [1, 2]
    with pytest.raises(InputError):
        said("judgements", "undo", known)


def test_a_nature_is_overruled(place):
    (story,) = (row.id for row in stories(place).values() if row.reports == 2)
    lines = said("judgements", "points", story).splitlines()
    (line,) = (line for line in lines if "people injured: " in line)
    assert line.endswith("– dispute")
    assert said("judgements", "nature", story, line.split()[0], "update").rstrip().endswith(": update")
    assert "– update, by hand" in said("judgements", "points", story)
    assert stories(place)[story].disputed == 0


def test_names_are_judged():
    assert "“Mara Olsen” same name “Ina Brandt”" in said("judgements", "add", "same name", "Mara Olsen", "Ina Brandt")


def test_what_is_not_there_is_told():
    for words in (("points", "none"), ("nature", "none", "p", "update"), ("add", "copy", "none", "nothing")):
        with pytest.raises(InputError) as error:
            said("judgements", *words)
        assert error.value.code == "not-found"
