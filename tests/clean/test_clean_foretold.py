from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.dates import DateCues, settle_published
from secondsource.clean.document import read_document
from secondsource.clean.foretold import find_foretold
from secondsource.clean.page import PageDate
from secondsource.records.report import Report

SHOWN = date(2024, 5, 18)  # a Saturday


def banner(text: str, day: date = SHOWN) -> tuple[date | None, date | None, str, bool]:
    cues = DateCues(page_dates=(PageDate(day, "Saturday, May 18, 2024", banner=True),), empty_label=True)
    published, _ = settle_published(text, 0, cues)
    return published.start, published.end, published.precision, published.doubtful


@pytest.mark.parametrize(
    "text",
    [
        "The first meeting is set for Monday, April 29.",
        "The talks will open in Elm on April 29.",
        "The captain will be sentenced on 29 April, the court said.",
        "He is expected to arrive in Elm on the ferry, which is due on Apr. 29.",
        "The bridge is to be closed until 29th April 2024.",
    ],
)
def test_a_day_still_to_come(text: str) -> None:
    found = find_foretold(text, SHOWN)
    assert found is not None
    assert found.day == date(2024, 4, 29)
    assert "29" in found.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The first meeting was held on Monday, April 29.",
        "The minister will resign, he said on April 29.",
        "The court will hear the man who died on April 29.",
        "It will name the two sailors arrested on April 29.",
        "The harbour will open. Work began on April 29.",
        "The talks would open on April 29.",
        "The talks will open on June 3.",  # after the day shown
        "The fair will open on February 3.",  # more likely of the next year
        "The talks are set for Tuesday, April 29.",  # that day was a Monday: another year
        "The talks will open on April 31.",
        "It will discuss the April 29 collision.",
    ],
)
def test_days_that_are_over_or_unsure(text: str) -> None:
    assert find_foretold(text, SHOWN) is None


def test_of_several_days_the_first_counts() -> None:
    text = "Talks will open on May 3. They are set for Thursday, May 2, in Elm."
    found = find_foretold(text, SHOWN)
    assert found is not None
    assert found.span.of(text) == "Thursday, May 2"


def test_a_doubtful_page_date_yields_to_a_day_to_come() -> None:
    text = "The mayor flies to Elm for a meeting that is set for Monday, April 29."
    assert banner(text) == (date(2024, 4, 1), date(2024, 4, 29), "month", True)
    assert banner("Talks will open on May 3.") == (date(2024, 4, 26), date(2024, 5, 3), "days", True)
    assert banner("Nothing is said of days.") == (date(2024, 5, 1), SHOWN, "month", True)


def test_a_page_date_that_is_not_doubtful_stays() -> None:
    cues = DateCues(page_dates=(PageDate(SHOWN, "May 18, 2024"),))
    published, problems = settle_published("Talks will open on May 3.", 0, cues)
    assert (published.start, published.end, problems) == (SHOWN, SHOWN, ())


def test_the_whole_page() -> None:
    raw = """Elm Post
Home  News  World  Sport
Saturday, May 18, 2024

Mayor of Elm stops in Oak on his way to the capital

Published on:

The mayor of Elm flies to the capital for a meeting with the minister, which is set for Monday, April 29."""
    document = read_document(Report("r1", "elm.txt", raw, "text", "0" * 64))
    assert document.title == "Mayor of Elm stops in Oak on his way to the capital"
    assert (document.published.start, document.published.end) == (date(2024, 4, 1), date(2024, 4, 29))
    assert "'Monday, April 29'" in document.published.why
    assert [p.code for p in document.problems] == ["page-date-doubtful"]


@given(st.text(alphabet="will set for on by Mondaypril 29,.0", max_size=120), st.dates(date(1900, 1, 1)))
def test_any_text_gets_an_answer(text: str, shown: date) -> None:
    found = find_foretold(text, shown)
    assert found is None or (found.day < shown and found.span.end <= len(text))
