"""The OpenAPI description says what the routes do, neither more nor less."""

import re
from urllib.parse import urlencode

import jsonschema
import pytest
from asking import ask
from desks_by_hand import app_of
from rooms_by_hand import ROWS, make_app

from secondsource.web.all_pages import ALL
from secondsource.web.openapi import describe
from secondsource.web.page_table import Page


@pytest.fixture
def told():
    return ask(make_app(), "/openapi.json").json


def test_the_description_is_that_of_the_rows(told):
    assert told == describe(ROWS)
    assert list(told["paths"]) == ["/do", "/word/{word}", "/word/{word}.json", "/word/{word}.md"]


def test_parameters_and_forms_are_told(told):
    names = {(p["name"], p["in"], p["required"]) for p in told["paths"]["/word/{word}.json"]["get"]["parameters"]}
    assert names == {("word", "path", True), ("tone", "query", False), ("many", "query", False)}
    form = told["paths"]["/do"]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    assert set(form["properties"]) == {"form_token", "what"}


def test_every_shape_named_is_there(told):
    named = set(re.findall(r"#/components/schemas/(\w+)", str(told)))
    assert {"Shown", "ErrorAnswer", "ErrorBody"} <= named
    assert named <= set(told["components"]["schemas"])


def test_the_desk_describes_all_it_answers(ferry_desk):
    """Every path that is described is answered, every page has a twin, and every parameter is one the page takes."""
    app = app_of(ferry_desk)
    told = ask(app, "/openapi.json").json
    assert set(told["paths"]) == {row.path for row in ALL} | {row.twin for row in ALL if isinstance(row, Page)}
    assert told["paths"]["/judgements/add"]["post"]["requestBody"]
    given = {"story": ask(app, "/index.json").json["stories"][0]["id"], "report": "1-r1"}
    given["outlet"] = ask(app, "/outlets.json").json["outlets"][0]["name"]
    given["name"] = ask(app, "/names.json").json["names"][0]["id"]
    for path, operations in told["paths"].items():
        if "get" in operations:
            asked = operations["get"].get("parameters", [])
            needed = {p["name"]: given[p["name"]] for p in asked if p["in"] == "query" and p["required"]}
            answer = ask(app, f"{path.format(**given)}?{urlencode(needed)}")
            assert answer.status == 200, path
            (media,) = operations["get"]["responses"]["200"]["content"]
            assert answer.header("content-type").partition(";")[0] == media


def test_twins_follow_their_schema(ferry_desk):
    app = app_of(ferry_desk)
    told = ask(app, "/openapi.json").json
    story = ask(app, "/index.json").json["stories"][0]["id"]
    pages = {
        "/index.json": "/index.json",
        "/story/{story}.json": f"/story/{story}.json",
        "/report/{report}.json": "/report/1-r4.json",
        "/search.json": "/search.json?words=reef",
    }
    for path, asked in pages.items():
        shape = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(ask(app, asked).json, {**shape, "components": told["components"]})
