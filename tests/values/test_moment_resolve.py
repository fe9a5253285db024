"""Placing time expressions in the calendar by the report's date, the tense and the text before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.moment import Resolved, match_moment, parse_moment, resolve_moment, resolve_moments
from secondsource.values.moment_holidays import easter

WEDNESDAY = date(2025, 10, 29)


def resolved(text: str, tense: str | None = None, start: date | None = WEDNESDAY, end: date | None = None) -> Resolved:
    expression = parse_moment(text)
    assert expression is not None, text
    found = resolve_moment(expression, start, end or start, tense)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("Wednesday", "past", "2025-10-29"),
        ("Monday", "past", "2025-10-27"),
        ("Thursday", "past", "2025-10-23"),
        ("Thursday", "future", "2025-10-30"),
        ("Thursday", None, "2025-10-30"),
        ("Sunday", None, "2025-10-26"),
        ("last Wednesday", "past", "2025-10-22"),
        ("next Tuesday", "future", "2025-11-04"),
        ("Wednesday morning", "past", "2025-10-29TMO"),
        ("10 p.m. Monday", "past", "2025-10-27T22:00"),
        ("Friday and Saturday", "future", "2025-10-31/2025-11-01"),
        ("yesterday", "past", "2025-10-28"),
        ("last night", "past", "2025-10-28TNI"),
        ("the weekend", "past", "2025-10-25/2025-10-26"),
        ("this weekend", "future", "2025-11-01/2025-11-02"),
        ("last week", "past", "2025-W43"),
        ("next year", "future", "2026"),
        ("earlier this year", "past", "2025"),
        ("eight days ago", "past", "2025-10-21"),
        ("six years ago", "past", "2019"),
        ("two months ago", "past", "2025-08"),
        ("November 1", "future", "2025-11-01"),
        ("July", "past", "2025-07"),
        ("December", "past", "2025-12"),
        ("last December", "past", "2024-12"),
        ("March", "future", "2026-03"),
        ("late October", "past", "2025-10"),
        ("October 2025", None, "2025-10"),
        ("the 1990s", None, "1990/1999"),
        ("the first half of 2024", None, "2024-01/2024-06"),
        ("the third quarter", "future", "2025-07/2025-09"),
        ("last summer", "past", "2025-22"),
        ("Christmas", "future", "2025-12-25"),
        ("the next week", "future", "2025-10-29/2025-11-05"),
        ("the past two months", "past", "2025-08/2025-10"),
        ("two days", "past", "P2D"),
        ("two months after the vote", "future", "2025-08/2025-10"),
        ("recently", "past", "PAST_REF"),
    ],
)
def test_values_keep_their_granularity(text: str, tense: str | None, value: str) -> None:
    found = match_moment(text, 0)
    assert found is not None
    place = resolve_moment(found[0], WEDNESDAY, WEDNESDAY, tense)
    assert place is not None
    assert place.value == value


def test_the_anchor_says_what_a_time_was_counted_from() -> None:
    assert resolved("Monday", "past").anchor == "report date 2025-10-29"
    assert resolved("1 May 2020").anchor == ""


def test_steps_count_from_the_moment_before() -> None:
    words = [("Monday morning", "past"), ("the previous day", "past"), ("two days later", "past")]
    moments = [(parse_moment(text), tense) for text, tense in words]
    placed = resolve_moments([(e, t) for e, t in moments if e], WEDNESDAY, WEDNESDAY)
    assert [place and place.value for place in placed] == ["2025-10-27TMO", "2025-10-26", "2025-10-28"]
    assert placed[1] is not None
    assert "2025-10-27TMO" in placed[1].anchor


def test_the_year_before_is_that_of_the_quarter_each_time() -> None:
    words = ["the third quarter", "a year earlier", "a year earlier"]
    moments = [(expression, "past") for text in words if (expression := parse_moment(text))]
    placed = resolve_moments(moments, date(1999, 11, 2), date(1999, 11, 2))
    assert [place and place.timex for place in placed] == ["1999-Q3", "1998-Q3", "1998-Q3"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dec. 6", "XXXX-12-06"),
        ("Wednesday", "XXXX-WXX-3"),
        ("Wednesday night", "XXXX-WXX-3TNI"),
        ("July", "XXXX-07"),
        ("the weekend", "XXXX-WXX-WE"),
        ("noon", "T12:00"),
        ("Friday and Saturday", "XXXX-WXX-5/XXXX-WXX-6"),
        ("1 May 2020", "2020-05-01"),
    ],
)
def test_without_a_report_date_a_value_stays_open(text: str, value: str) -> None:
    expression = parse_moment(text)
    assert expression is not None
    place = resolve_moment(expression, None, None, "past")
    assert place is not None
    assert place.value == value
    assert (place.first is None) == value.startswith(("X", "T"))


def test_without_a_report_date_yesterday_has_no_place() -> None:
    expression = parse_moment("yesterday")
    assert expression is not None
    assert resolve_moment(expression, None, None, "past") is None


def test_a_report_of_two_days_places_what_both_agree_on() -> None:
    saturday, sunday = date(2025, 10, 25), date(2025, 10, 26)
    assert resolved("this weekend", "past", saturday, sunday).value == "2025-10-25/2025-10-26"
    assert resolved("Thursday", "past", saturday, sunday).value == "2025-10-23"
    assert resolved("Sunday", "past", saturday, sunday).value == "XXXX-WXX-7"
    assert resolved("yesterday", "past", saturday, sunday).value == "2025-10-24/2025-10-25"
    assert resolved("the next week", "future", saturday, sunday).value == "2025-10-25/2025-11-01"


def test_a_day_the_calendar_lacks_has_no_place() -> None:
    expression = parse_moment("31 June 2020")
    assert expression is not None
    assert resolve_moment(expression, WEDNESDAY, WEDNESDAY) is None


def test_timex_values_follow_timeml() -> None:
    assert resolved("the weekend", "past").timex == "2025-W43-WE"
    assert resolved("the past two months", "past").timex == "P2M"
    assert resolved("the third quarter", "past").timex == "2025-Q3"
    assert resolved("2 1/2 years").timex == "P2Y6M"


@given(
    st.sampled_from(
        ["Wednesday", "last week", "two weeks ago", "July", "Feb. 29", "the weekend", "900 years ago", "Thanksgiving"]
    ),
    st.dates(date(4, 1, 1), date(9990, 1, 1)),
    st.sampled_from(["past", "future", None]),
)
def test_a_place_is_never_turned_round(text: str, day: date, tense: str | None) -> None:
    expression = parse_moment(text)
    assert expression is not None
    place = resolve_moment(expression, day, day, tense)
    assert place is None or place.first is None or place.last is None or place.first <= place.last


def test_a_day_earlier_counts_from_what_happened_and_not_from_what_is_ahead() -> None:
    told = [("Thursday", "past"), ("Sunday", "past"), ("Friday", "present"), ("a day earlier", "past")]
    day = date(2025, 10, 30)
    expressions = [(parse_moment(words), tense) for words, tense in told]
    placed = resolve_moments([(e, tense) for e, tense in expressions if e is not None], day, day)
    assert [p.value for p in placed if p is not None] == ["2025-10-30", "2025-10-26", "2025-10-31", "2025-10-29"]


@pytest.mark.parametrize(
    ("text", "tense", "timex"),
    [
        ("Good Friday", None, "2025-04-18"),
        ("Easter Monday", "future", "2026-04-06"),
        ("Pentecost 2024", None, "2024-05-19"),
        ("Memorial Day", "past", "2025-05-26"),
        ("Thanksgiving", "future", "2025-11-27"),
        ("Martin Luther King Day", "past", "2025-01-20"),
        ("Election Day 2022", None, "2022-11-08"),
        ("Orthodox Christmas", "future", "2026-01-07"),
        ("Fourth of July", "past", "2025-07-04"),
        ("9/11", None, "2001-09-11"),
        ("a fortnight ago", "past", "2025-W42"),
        ("a fortnight", None, "P2W"),
        ("two-and-a-half years", None, "P2Y6M"),
        ("half a century", None, "P50Y"),
        ("the week of October 6", "past", "2025-W41"),
        ("the weekend of 11 October", "past", "2025-W41-WE"),
        ("the month of June", "past", "2025-06"),
        ("the days ahead", "future", "PXD"),
        ("these days", None, "PRESENT_REF"),
        ("the first quarter", "past", "2025-Q1"),
        ("the weekend", None, "2025-W43-WE"),
        ("the full year", "past", "2025"),
    ],
)
def test_timex_values_of_more_words(text: str, tense: str | None, timex: str) -> None:
    assert resolved(text, tense).timex == timex


@pytest.mark.parametrize("text", ["an epiphany", "easter"])
def test_holidays_are_written_with_a_capital(text: str) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("the next day", "2025-10-04"),
        ("the following morning", "2025-10-04TMO"),
        ("the previous evening", "2025-10-02TEV"),
        ("the week before", "2025-W39"),
        ("an hour later", "PT1H"),
    ],
)
def test_what_counts_from_the_day_named_before(words: str, timex: str) -> None:
    first, second = parse_moment("October 3"), parse_moment(words)
    assert first is not None
    assert second is not None
    placed = resolve_moments([(first, "past"), (second, "past")], WEDNESDAY, WEDNESDAY)
    assert placed[1] is not None
    assert placed[1].timex == timex


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_march_or_april(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert (3, 22) <= (day.month, day.day) <= (4, 25)
