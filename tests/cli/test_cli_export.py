"""`secondsource export`: a story of the desk as a file, in every format; and no story is told."""

import json

import pytest
from typer.testing import CliRunner

from desk_by_hand import FERRY, new_desk, put
from secondsource.brief.story_tables import TABLES
from secondsource.cli.export import TableName
from secondsource.cli.main import app
from secondsource.errors import InputError
from secondsource.store.stories import list_stories


def said(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


@pytest.fixture
def story(tmp_path, monkeypatch):
    monkeypatch.setenv("SECONDSOURCE_DESK", str(tmp_path / "desk.db"))
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    (row,) = list_stories(desk)
    desk.close()
    return row.id


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", b"<!doctype html>"), ("md", b"# "), ("json", b"{"), ("ninjs", b"{"), ("csv", b"\xef\xbb\xbfkind"),
     ("parquet", b"PAR1")],
)  # fmt: skip
def test_every_format_is_written(tmp_path, story, form, begins):
    out = tmp_path / f"story.{form}"
    said("export", story, "-f", form, "-o", out)
    assert out.read_bytes().startswith(begins)


def test_ninjs_tells_the_version_of_the_desk(tmp_path, story):
    out = tmp_path / "ninjs.json"
    said("export", story, "-f", "ninjs", "-o", out)
    told = json.loads(out.read_bytes())
    assert (told["version"], told["versionCreated"]) == ("1", "2031-03-01T08:00:00Z")


def test_every_table_can_be_named(tmp_path, story):
    assert tuple(TableName) == TABLES
    out = tmp_path / "quotes.csv"
    said("export", story, "-f", "csv", "--table", "quotes", "-o", out)
    assert b"We heard a loud noise" in out.read_bytes()


def test_no_story_is_told(tmp_path, story):
    with pytest.raises(InputError) as error:
        said("export", "none", "-o", tmp_path / "x.json")
    assert error.value.code == "no-story"
