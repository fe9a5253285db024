"""Searching a desk: words, filters, and where what was found leads."""

from urllib.parse import quote

import pytest
from asking import ask
from desks_by_hand import app_of


@pytest.fixture
def app(ferry_desk):
    return app_of(ferry_desk)


def found(app, query):
    return ask(app, f"/search.json?{query}").json


def test_words_are_marked_in_what_is_found(app):
    page = ask(app, "/search?words=reef&what=report").text
    assert "<mark>reef</mark>" in page
    assert 'href="/report/1-r1"' in page


def test_a_quote_leads_to_its_words(app):
    answer = found(app, "words=channel&what=quote")
    assert answer["found"]
    assert all("?at=" in href and href.endswith("#at") for href in answer["hrefs"])


def test_a_point_leads_to_its_place_in_the_story(app):
    answer = found(app, "what=point&standing=disputed&kind=office-holder")
    assert [href.rpartition("#")[2] for href in answer["hrefs"]] == ["s-p-p3"]


def test_filters_alone_find_and_nothing_finds_nothing(app):
    assert found(app, "speaker=Ines+Kovar")["found"]
    assert found(app, "")["found"] == []
    assert found(app, "order=newest")["found"] == []
    assert found(app, "words=...")["found"] == []


@pytest.mark.parametrize(
    "query",
    [
        "first_day=x",
        "first_day=2031-13-45",
        "first_day=%D9%A2%D9%A0%D9%A3%D9%A1-03-01",
        "last_day=2031-3-1",
        "what=rumour",
        "before=x",
        "kind=<b>",
    ],
)
def test_a_filter_that_means_nothing_is_an_error(app, query):
    assert found(app, query)["error"]["code"] == "bad-parameter"


@pytest.mark.parametrize(
    "words", ['"', "'; DROP TABLE reports", "* OR NEAR(", "{title}:x", "a" * 400, "\u202e\x00", "%", "AND"]
)
def test_any_words_can_be_sought(app, words):
    assert ask(app, f"/search?words={quote(words)}").status == 200


def test_further_results_follow_the_last(app):
    first = found(app, "what=point&order=newest")
    assert len(first["found"]) <= 20
    assert first["before"] is None
