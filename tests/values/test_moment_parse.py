"""Reading time expressions: the form they take, and what is no time."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.moment import TimeExpression, match_moment, parse_moment


def parsed(text: str) -> TimeExpression:
    expression = parse_moment(text)
    assert expression is not None, text
    return expression


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Wednesday", {"form": "weekday", "weekday": 3}),
        ("on Monday", {"form": "weekday", "weekday": 1}),
        ("last Friday", {"form": "weekday", "weekday": 5, "shift": -1}),
        ("Tuesday night", {"form": "weekday", "weekday": 2, "part": "NI"}),
        ("early Sunday afternoon", {"form": "weekday", "weekday": 7, "part": "AF", "modifier": "early"}),
        ("this weekend", {"form": "weekend", "shift": 0}),
        ("the day before yesterday", {"form": "shift", "unit": "day", "shift": -2}),
        ("tonight", {"form": "shift", "unit": "day", "shift": 0, "part": "NI"}),
        ("the previous day", {"form": "shift", "unit": "day", "shift": -1, "anchor": "reference"}),
        ("two days later", {"form": "shift", "unit": "day", "shift": 2, "anchor": "reference"}),
        ("six years ago", {"form": "shift", "unit": "year", "shift": -6, "anchor": "report"}),
        ("over the next week", {"form": "duration", "unit": "week", "count": "1", "toward": "future"}),
        ("the past few weeks", {"form": "duration", "unit": "week", "count": "X", "toward": "past"}),
        ("twenty-five years", {"form": "duration", "unit": "year", "count": "25"}),
        ("5 1/2 hours", {"form": "duration", "unit": "hour", "count": "5.5"}),
        ("a year-long", {"form": "duration", "unit": "year", "count": "1"}),
        ("every day", {"form": "set", "value": "P1D"}),
        ("Sundays", {"form": "set", "value": "XXXX-WXX-7"}),
        ("each July", {"form": "set", "value": "XXXX-07"}),
        ("recently", {"form": "vague", "value": "PAST_REF"}),
        ("November 1", {"form": "calendar", "month": 11, "day": 1, "year": None}),
        ("Nov. 1, 2025", {"form": "calendar", "year": 2025, "month": 11, "day": 1}),
        ("1 November 2025", {"form": "calendar", "year": 2025, "month": 11, "day": 1}),
        ("29 Oct", {"form": "calendar", "month": 10, "day": 29}),
        ("Thursday, October 30, 2025", {"form": "calendar", "year": 2025, "month": 10, "day": 30}),
        ("2025-10-29", {"form": "calendar", "year": 2025, "month": 10, "day": 29}),
        ("30/10/2025", {"form": "calendar", "year": 2025, "month": 10, "day": 30}),
        ("mid-October", {"form": "calendar", "month": 10, "modifier": "mid"}),
        ("last July", {"form": "calendar", "month": 7, "shift": -1, "nearest": True}),
        ("November last year", {"form": "calendar", "month": 11, "shift": -1, "nearest": False}),
        ("early 2020s", {"form": "calendar", "decade": 202, "modifier": "early"}),
        ("the 21st century", {"form": "calendar", "century": 20}),
        ("nineteen ninety-seven", {"form": "calendar", "year": 1997}),
        ("the first half of 2024", {"form": "calendar", "half": 1, "year": 2024}),
        ("this year's third quarter", {"form": "calendar", "quarter": 3, "shift": 0}),
        ("the summer of 1998", {"form": "calendar", "season": "SU", "year": 1998}),
        ("noon", {"form": "clock", "clock": "12:00"}),
        ("around 8pm", {"form": "clock", "clock": "20:00"}),
        ("12:30 a.m.", {"form": "clock", "clock": "00:30"}),
        ("09 : 10 hours", {"form": "clock", "clock": "09:10"}),
        ("at 10:00 am (0800 GMT)", {"form": "clock", "clock": "10:00", "utc": "08:00"}),
        ("1353 (1023 GMT)", {"form": "clock", "clock": "13:53", "utc": "10:23"}),
        ("10 p.m. Wednesday", {"form": "weekday", "weekday": 3, "clock": "22:00"}),
        ("Friday at noon", {"form": "weekday", "weekday": 5, "clock": "12:00"}),
    ],
)
def test_each_form_is_read(text: str, fields: dict[str, object]) -> None:
    expression = parsed(text)
    assert {name: getattr(expression, name) for name in fields} == fields


@pytest.mark.parametrize(("text", "days"), [("Friday and Saturday", (5, 6)), ("Monday through Thursday", (1, 4))])
def test_two_weekdays_make_an_interval(text: str, days: tuple[int, int]) -> None:
    expression = parsed(text)
    assert expression.form == "interval"
    assert expression.first is not None
    assert expression.last is not None
    assert (expression.first.weekday, expression.last.weekday) == days


def test_a_span_before_a_date_counts_from_the_date() -> None:
    expression = parsed("two days before Christmas")
    assert (expression.unit, expression.shift) == ("day", -2)
    assert expression.base is not None
    assert expression.base.holiday == "christmas"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the mayor",
        "15-year-old",
        "a second",
        "2,000",
        "31/31/2020",
        "45 October",
        "Fridayish",
        "25:99",
        "1.5",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert parse_moment(text) is None


def test_the_longest_reading_wins() -> None:
    text = "On 3 March 2021 at 5 p.m. the bridge closed"
    found = match_moment(text, 3)
    assert found is not None
    assert text[3 : found[1]] == "3 March 2021 at 5 p.m."


def test_expressions_hash_and_pickle() -> None:
    expression = parsed("Friday and Saturday")
    assert pickle.loads(pickle.dumps(expression)) == expression
    assert len({expression, parsed("Friday and Saturday")}) == 1


@given(st.text(max_size=60), st.integers(0, 60))
def test_any_text_gives_an_end_inside_it(text: str, at: int) -> None:
    found = match_moment(text, min(at, len(text)))
    assert found is None or min(at, len(text)) < found[1] <= len(text)
