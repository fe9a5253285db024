"""Finding time expressions in sentences, with exact spans and the tense around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.moments import read_moments
from secondsource.records.analysis import Moment
from secondsource.records.span import Span


def read(text: str) -> tuple[Moment, ...]:
    return read_moments(text, [Span(0, len(text))])


def found(text: str) -> list[str]:
    return [moment.span.of(text) for moment in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday, October 3, 2031, the mayor of Tarn resigned.", ["Friday, October 3, 2031"]),
        ("They agreed in August, just two months after the flood.", ["August", "two months after"]),
        ("The fair runs from Friday to Sunday and the mill since 1871.", ["Friday to Sunday", "1871"]),
        ("A July outline and the 1994 Marsh Accord still hold.", ["July", "1994"]),
        ("A planned 2031 visit would be the first in six years.", ["2031", "six years"]),
        ("The quake struck at 1742 (1612 GMT) on Sunday near Oldmere.", ["1742 (1612 GMT) on Sunday"]),
        ("Wednesday's vote was the third this year.", ["Wednesday", "this year"]),
        ("He was held for two days and freed early on Monday.", ["two days", "early on Monday"]),
        ("The ferry sank in\nNovember last year.", ["November last year"]),
    ],
)
def test_spans_are_exact(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council may act and protesters march to the hall.",
        "April Jones and Theresa May met the Sunday Times editor.",
        "About 2000 people and 1500 houses were hit, at a cost of 2,000 crowns.",
        "The firm at 2015 Harbour Street sold 2015 shares at $1999 or #1998.",
        "It costs 90 cents a day for a 15-year-old boy on the second floor.",
        "Black Friday sales were good, said the Daily Mail.",
        "Three quarters of voters agreed at once.",
    ],
)
def test_what_looks_like_a_time_but_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The minister arrived on Monday.", "past"),
        ("The two will meet on Monday.", "future"),
        ("The two are set to meet on Monday.", "future"),
        ("The talks are expected to be held on Monday.", "future"),
        ("She plans to visit the town on Monday.", "future"),
        ("She won't attend the fair on Monday.", "future"),
        ("The pact was signed in the capital on Monday.", "past"),
        ("The envoy meets union leaders Monday.", "present"),
        ("On Monday, the envoy left for home.", "past"),
        ("Officials said that the bridge will open on Monday.", "future"),
        ("He may have fled the town on Monday.", "past"),
        ("Her long-awaited Monday speech", "future"),
        ("Monday's ruling surprised many.", None),
        ("Storm at sea Monday", None),
    ],
)
def test_the_tense_is_that_of_the_clause(text: str, tense: str | None) -> None:
    assert [moment.tense for moment in read(text)] == [tense]


def test_a_superlative_makes_a_span_reach_back() -> None:
    assert [moment.expression.toward for moment in read("It was their first meeting in six years.")] == ["past"]
    assert [moment.expression.toward for moment in read("They will decide in six years.")] == [None]


def test_expressions_never_cross_a_sentence() -> None:
    text = "They met on Monday. Morning came."
    spans = [moment.span for moment in read_moments(text, [Span(0, 19), Span(20, len(text))])]
    assert [span.of(text) for span in spans] == ["Monday"]


@given(st.text(max_size=120))
def test_spans_are_in_order_and_inside(text: str) -> None:
    moments = read(text)
    ends = [0]
    for moment in moments:
        assert ends[-1] <= moment.span.start < moment.span.end <= len(text)
        ends.append(moment.span.end)


def test_long_runs_of_look_alikes_are_quick() -> None:
    text = "the end of the " * 4000 + "1 " * 4000 + "two " * 4000
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The meeting with Reis is arranged for Thursday.", "future"),
        ("A hearing booked for Thursday may be put off.", "future"),
        ("The vote was set for Thursday.", "future"),
        ("The judge was appointed on Thursday.", "past"),
        ("Norland: from Wednesday, talks with the union about the pay that Seaton promised.", "future"),
        ("From Wednesday, police searched the homes.", "past"),
        ("They will settle the details of that deal on Monday, an aide said.", "future"),
        ("An aide said that the town flooded on Monday.", "past"),
    ],
)
def test_days_that_lie_ahead(text: str, tense: str) -> None:
    assert [moment.tense for moment in read(text)] == [tense]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After months of rain the post-1959 dams broke at dawn.", ["months", "1959", "dawn"]),
        ("The days of rain and the Good Friday Agreement are past.", []),
        ("Christmas shoppers saw the Easter parade.", []),
        (
            "She left at Christmas; the Easter holidays begin and Christmas was quiet.",
            ["Christmas", "Easter", "Christmas"],
        ),
        ("It began on Sunday, the night of July 3 was calm.", ["Sunday", "the night of July 3"]),
        ("The Sept. 11 attacks and the week ending July 6.", ["Sept. 11", "the week ending July 6"]),
        ("Revenue in the year ended July 31 rose.", ["the year", "July 31"]),
        ("They ruled for centuries.", ["centuries"]),
    ],
)
def test_more_spans(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The vote was postponed until Thursday.", "future"),
        ("They extended the deadline for the talks to Friday.", "future"),
        ("He was given until Monday to reply.", "future"),
        ("He was held until Monday.", "past"),
    ],
)
def test_what_was_put_off_lies_ahead(text: str, tense: str) -> None:
    assert [moment.tense for moment in read(text)] == [tense]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The builder promised repairs by the end of June.", "future"),
        ("The minister wants the bill passed by the end of June.", "future"),
        ("The union demanded an answer before Friday.", "future"),
        ("Residents were told to leave by Friday.", "future"),
        ("They were urged to stay indoors until Friday.", "future"),
        ("He pledged a decision no later than July.", "future"),
        ("Work was finished by the end of June.", "past"),
        ("She had promised an answer by Friday.", "past"),
        ("The strike lasted until June.", "past"),
        ("She promised help on Friday.", "past"),
    ],
)
def test_a_day_by_which_something_is_wanted_lies_ahead(text: str, tense: str) -> None:
    assert [moment.tense for moment in read(text)] == [tense]
