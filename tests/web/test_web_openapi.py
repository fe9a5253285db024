"""The OpenAPI description says what the routes do, neither more nor less."""

import re
from urllib.parse import urlencode

import jsonschema
import pytest
from asking import Visitor, ask
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


def asked_of(app, path, operation):
    """Return the address of an operation, with what it needs, as the story made by hand has it."""
    given = {"story": ask(app, "/index.json").json["stories"][0]["id"], "report": "1-r1"}
    given["outlet"] = ask(app, "/outlets.json").json["outlets"][0]["name"]
    given["name"] = ask(app, "/names.json").json["names"][0]["id"]
    needed = [p["name"] for p in operation.get("parameters", []) if p["in"] == "query" and p["required"]]
    return f"{path.format(**given)}?{urlencode({name: given[name] for name in needed})}"


def fits(answer, operation, told):
    """Is an answer as its operation is described: status, kind and shape?"""
    response = operation["responses"].get(str(answer.status), operation["responses"]["default"])
    shape = response["content"][answer.header("content-type").partition(";")[0]]["schema"]
    value = answer.json if "json" in answer.header("content-type") else answer.body.decode("latin-1")
    jsonschema.validate(value, {**shape, "components": told["components"]})


def test_everything_answered_follows_its_schema(ferry_desk):
    app = app_of(ferry_desk)
    told = ask(app, "/openapi.json").json
    for path, operations in told["paths"].items():
        if "get" in operations:
            address = asked_of(app, path, operations["get"])
            fits(ask(app, address), operations["get"], told)
            fits(ask(app, address, host="evil.example"), operations["get"], told)  # a page for people …
            fits(ask(app, address, host="evil.example", accept="application/json"), operations["get"], told)


def test_what_need_not_be_sent_twice_is_described(ferry_desk):
    """Every page, twin and download carries its tag, and is not sent to who has it."""
    app = app_of(ferry_desk)
    someone, told = Visitor(app), ask(app, "/openapi.json").json
    for path, operations in told["paths"].items():
        if "get" in operations:
            described = operations["get"]["responses"]
            address = asked_of(app, path, operations["get"])
            tag = someone.get(address).header("etag")
            again = someone.get(address, if_none_match=tag)
            assert (again.status, again.body, again.header("etag")) == (304, b"", tag)
            assert [list(described[status]["headers"]) for status in ("200", "304")] == [["ETag"], ["ETag"]]
            assert "content" not in described["304"]


def test_what_a_page_does_not_take_is_described(ferry_desk):
    """Every value that the description forbids is refused, and "" is one that was not given."""
    app = app_of(ferry_desk)
    told = ask(app, "/openapi.json").json
    for path, operations in told["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", []):
            shape = parameter["schema"]
            if parameter["in"] == "path" or parameter["required"]:
                continue
            address = asked_of(app, path, operations["get"])
            bad = [wrong for wrong in ("-1", "1234567890", "nonsense", "2025-13-45") if refuses(shape, wrong)]
            assert [ask(app, f"{address}&{parameter['name']}={wrong}").status for wrong in bad] == [400] * len(bad)
            assert ask(app, f"{address}&{parameter['name']}=").status == 200
            twice = f"{address}&{parameter['name']}=&{parameter['name']}="
            assert ask(app, twice).status == 400


def refuses(shape, words):
    """Does a schema forbid a value as it stands in an address?"""
    if shape["type"] == "integer":
        return not (words.isdigit() and int(words) <= shape["maximum"])
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return not jsonschema.Draft202012Validator(shape, format_checker=checker).is_valid(words)


def test_methods_that_are_not_described_are_refused_and_the_others_named(ferry_desk):
    app = app_of(ferry_desk)
    told = ask(app, "/openapi.json").json
    for path, operations in told["paths"].items():
        address = re.sub(r"{\w+}", "x", path)
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"} - {
            one.upper() for one in operations
        }:
            answer = ask(app, address, method=method)
            assert answer.status in (405, 404), (method, path)  # "/judgements/add" may be the twin of nothing
            assert answer.status == 404 or set(answer.header("allow").split(", ")) >= {m.upper() for m in operations}


def test_what_a_form_needs_is_described_and_asked_for(read_desk):
    app = app_of(read_desk, token="a-token-of-some-length")
    right = {"authorization": "Bearer a-token-of-some-length", "accept": "application/json"}
    told = ask(app, "/openapi.json", **right).json
    for path, operations in told["paths"].items():
        if "post" in operations:
            body = operations["post"]["requestBody"]
            form = body["content"]["application/x-www-form-urlencoded"]["schema"]
            assert body["required"]
            for name in form["required"]:
                given = {field: "x" for field in form["required"] if field != name}
                answer = ask(app, re.sub(r"{\w+}", "x", path), form=given, **right)
                assert (answer.status, answer.json["error"]["code"]) == (400, "bad-parameter")


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
