"""A story taken along as a page, Markdown and tables."""

import csv
import io
import sys

import pytest
from asking import ask
from desks_by_hand import app_of

from secondsource.brief.render_tables import table_csv
from secondsource.brief.story_tables import TABLES


@pytest.fixture
def app(ferry_desk):
    return app_of(ferry_desk)


@pytest.fixture
def story(app):
    return ask(app, "/index.json").json["stories"][0]["id"]


def table(app, story, name):
    return list(csv.DictReader(io.StringIO(ask(app, f"/story/{story}/{name}").body.decode("utf-8-sig"))))


def test_the_page_and_the_markdown_are_those_of_the_brief(app, story):
    page = ask(app, f"/story/{story}/brief.html")
    assert page.header("content-disposition") == 'attachment; filename="brief.html"'
    assert page.text.startswith("<!doctype html>")
    assert "# " in ask(app, f"/story/{story}/brief.md").text


def test_every_passage_of_every_point_has_a_row(app, story):
    rows = table(app, story, "points.csv")
    killed = [row for row in rows if row["about"] == "people killed"]
    assert [row["value"] for row in killed] == ["6", "at least 3", "5", "5"]
    assert killed[1]["words"] == "At least 3 people died"


def test_quotes_and_timeline_are_tables_too(app, story):
    assert {row["speaker"] for row in table(app, story, "quotes.csv")} >= {"Ines Kovar"}
    assert table(app, story, "timeline.csv")[0]["status"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_is_a_formula(words):
    assert table_csv(("a",), [(words,)]).decode("utf-8-sig").splitlines()[1].strip('"').startswith("'")


def test_all_tables_are_there_as_parquet_too(app, story):
    pytest.importorskip("arro3.io", reason="arro3-io is not installed: Parquet is not looked at")
    for name in TABLES:
        answer = ask(app, f"/story/{story}/{name}.parquet")
        assert (answer.body[:4], answer.body[-4:]) == (b"PAR1", b"PAR1")
        assert answer.header("content-disposition") == f'attachment; filename="{name}.parquet"'
        assert table(app, story, f"{name}.csv")


def test_without_the_package_parquet_is_told_apart_from_a_bug(app, story, monkeypatch):
    monkeypatch.setitem(sys.modules, "arro3", None)
    answer = ask(app, f"/story/{story}/quotes.parquet", accept="application/json")
    assert (answer.status, answer.json["error"]["code"]) == (503, "no-parquet")


def test_ninjs_is_offered(app, story):
    told = ask(app, f"/story/{story}/ninjs.json").json
    assert told["standard"]["name"] == "ninjs"
    assert told["versionCreated"] == "2031-03-07T08:00:00Z"
    assert f"/story/{story}/ninjs.json" in ask(app, f"/story/{story}").text
