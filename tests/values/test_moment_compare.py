"""Comparing two resolved times, and the words that tell them."""

from datetime import date

import pytest

from secondsource.values.moment import Resolved, compare_moments, parse_moment, render_moment, resolve_moment
from secondsource.values.verdict import Outcome

DAY = date(2025, 10, 29)


def at(text: str, dated: bool = True, tense: str = "past") -> Resolved:
    expression = parse_moment(text)
    assert expression is not None
    place = resolve_moment(expression, DAY if dated else None, DAY if dated else None, tense)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (at("Monday"), at("27 October 2025"), Outcome.SAME),
        (at("Monday"), at("Monday morning"), Outcome.COMPATIBLE),
        (at("Monday"), at("this week"), Outcome.COMPATIBLE),
        (at("Monday"), at("Tuesday"), Outcome.DIFFERS),
        (at("July"), at("August"), Outcome.DIFFERS),
        (at("July"), at("2025"), Outcome.COMPATIBLE),
        (at("Monday morning"), at("Monday night"), Outcome.DIFFERS),
        (at("Monday night"), at("10 p.m. Monday"), Outcome.COMPATIBLE),
        (at("Sunday night"), at("Monday morning"), Outcome.COMPATIBLE),
        (at("10 p.m. Monday"), at("11 p.m. Monday"), Outcome.DIFFERS),
        (at("Dec. 6", dated=False), at("Dec. 7", dated=False), Outcome.DIFFERS),
        (at("Dec. 6", dated=False), at("Dec. 6", dated=False), Outcome.COMPATIBLE),
        (at("Dec. 6", dated=False), at("6 December 2008"), Outcome.COMPATIBLE),
        (at("Wednesday", dated=False), at("Wednesday", dated=False), Outcome.COMPATIBLE),
        (at("Wednesday", dated=False), at("Thursday", dated=False), Outcome.DIFFERS),
        (at("Wednesday night", dated=False), at("Thursday", dated=False), Outcome.CANNOT_TELL),
        (at("two days"), at("two days"), Outcome.SAME),
        (at("two days"), at("three days"), Outcome.DIFFERS),
        (at("two days"), at("several days"), Outcome.CANNOT_TELL),
        (at("two days"), at("Monday"), Outcome.CANNOT_TELL),
        (at("recently"), at("Monday"), Outcome.CANNOT_TELL),
        (at("last summer"), at("last spring"), Outcome.CANNOT_TELL),
    ],
)
def test_the_outcome_holds_both_ways(one: Resolved, other: Resolved, outcome: Outcome) -> None:
    assert compare_moments(one, other).outcome is outcome
    assert compare_moments(other, one).outcome is outcome


def test_times_told_in_one_zone_meet_in_utc() -> None:
    local, utc = at("1353 (1023 GMT)"), at("10:23 GMT")
    assert compare_moments(local, utc).outcome is Outcome.SAME


def test_clocks_of_unknown_zones_cannot_be_told_apart() -> None:
    assert compare_moments(at("4:20 p.m."), at("11:50 GMT")).outcome is Outcome.CANNOT_TELL


def test_the_reason_names_both_times() -> None:
    assert compare_moments(at("Monday"), at("Tuesday")).why == ("Monday 27 October 2025 is not Tuesday 28 October 2025")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (at("Monday night"), "Monday 27 October 2025 night"),
        (at("10 p.m. Monday"), "Monday 27 October 2025, 22:00"),
        (at("July"), "July 2025"),
        (at("last week"), "week 43 of 2025"),
        (at("Friday and Saturday"), "24–25 October 2025"),
        (at("Friday and Saturday", tense="future"), "Friday 31 October 2025 to Saturday 1 November 2025"),
        (at("the 1990s"), "1990 to 1999"),
        (at("last summer"), "summer 2025"),
        (at("two days"), "2 days"),
        (at("several weeks"), "some weeks"),
        (at("Dec. 6", dated=False), "6 December"),
        (at("Wednesday night", dated=False), "Wednesday night"),
        (at("noon", dated=False), "12:00"),
        (at("recently"), "some time ago"),
    ],
)
def test_words_for_the_reader(place: Resolved, words: str) -> None:
    assert render_moment(place) == words
