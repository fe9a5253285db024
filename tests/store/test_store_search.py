"""Search finds reports, quotes and points by words and filters, the newest first; hostile words are only words."""

import pytest

from desk_by_hand import FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.records.desk import Sought
from secondsource.store import search as search_room
from secondsource.store.search import search
from secondsource.store.stories import list_stories


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = new_desk(tmp_path_factory.mktemp("search"))
    put(desk, FERRY, FERRY_OTHER, FAIR)
    return desk


def found(desk, words="", **filters):
    return search(desk, Sought(words, **filters))


def test_all_words_must_be_there(desk):
    assert {f.outlet for f in found(desk, "ferry rocks", what="report")} == {"Northline Radio"}
    assert len(found(desk, "ferry", what="report")) == 2
    assert found(desk, "ferry tulip") == []


def test_forms_of_a_word_are_one(desk):
    assert found(desk, "opening gate", what="report")[0].outlet == "Velden Post"


def test_phrases_stand_together(desk):
    assert found(desk, '"tulip fair"', what="report")
    assert not found(desk, '"fair tulip"', what="report")


def test_the_excerpt_shows_what_matches(desk):
    (one,) = found(desk, "ribbon", what="report")
    assert [piece for piece, matches in one.excerpt if matches] == ["ribbon"]
    assert "Mayor Ina Brandt cut the" in "".join(piece for piece, _ in one.excerpt)


def test_quotes_by_speaker(desk):
    quotes = found(desk, "noise", what="quote", speaker="Mara Olsen")
    assert [q.outlet for q in quotes] == ["Harbour Courier"]
    assert not found(desk, "noise", what="quote", speaker="Ina Brandt")


def test_points_by_kind_and_standing(desk):
    counts = found(desk, what="point", kind="count")
    assert counts
    assert {f.kind for f in counts} == {"count"}
    single = found(desk, what="point", standing="single")
    assert {f.standing for f in single} == {"single"}


def test_days_are_included(desk):
    assert {f.outlet for f in found(desk, what="report", first_day="2031-03-02")} == {"Velden Post"}
    assert len(found(desk, what="report", last_day="2031-03-01")) == 2


def test_within_a_story(desk):
    story = found(desk, "tulip", what="report")[0].story
    assert {f.story for f in found(desk, story=story)} == {story}


def test_newest_first_and_on_from_there(desk):
    numbers = [f.number for f in found(desk, "ferry")]
    assert numbers == sorted(numbers, reverse=True)
    assert [f.number for f in found(desk, "ferry", before=numbers[0])] == numbers[1:]


def test_the_best_first(desk):
    best = found(desk, "Elm Star", what="report", best=True)
    assert best[0].title == "Elm Star hits rocks near Port Ash"


@pytest.mark.parametrize(
    "words", ['"', "***", "a OR b", "NEAR(ferry, 1)", "title:ferry", "x' OR 1=1 --", "-ferry", "\0"]
)
def test_any_words_may_be_asked_for(desk, words):
    assert isinstance(found(desk, words), list)


def test_no_letters_find_nothing(desk):
    assert found(desk, "!?") == []


@pytest.mark.parametrize(
    "sought",
    [
        Sought("the", first_day="2031-03-02"),
        Sought("the", last_day="2031-03-01"),
        Sought("the", first_day="2031-03-01", last_day="2031-03-02", best=True),
        Sought("ferry", what="quote", last_day="2031-03-01"),
        Sought("the", first_day="2040-01-01"),
        Sought("the", story="none"),
    ],
)
def test_a_short_stretch_of_numbers_finds_what_all_of_them_find(desk, monkeypatch, sought):
    short = search(desk, sought)
    monkeypatch.setattr(search_room, "_FEW", -1)
    assert search(desk, sought) == short


def test_of_one_story_too(desk):
    for row in list_stories(desk):
        found = search(desk, Sought("the", story=row.id))
        assert found
        assert {one.story for one in found} == {row.id}
