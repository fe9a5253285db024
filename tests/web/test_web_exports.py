"""A story taken along as a page, Markdown and tables."""

import csv
import io

import pytest
from asking import ask
from desks_by_hand import app_of

from secondsource.web.exports import table_bytes


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
    assert table_bytes(("a",), [(words,)]).decode("utf-8-sig").splitlines()[1].strip('"').startswith("'")
