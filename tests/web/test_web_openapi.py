"""The OpenAPI description says what the routes do, neither more nor less."""

import re

import pytest
from asking import ask
from rooms_by_hand import ROWS, make_app

from secondsource.web.openapi import describe


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
