"""Dates in a reader's words."""

from datetime import date

import pytest

from secondsource.brief.render_dates import days_of, render_gap, render_iso_period, render_published, render_when
from secondsource.records.storyfile import Dated


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-03-04", "4 Mar 2031"),
        ("2031-03-04TMO", "4 Mar 2031, morning"),
        ("2031-03-04T08:30", "4 Mar 2031, 08:30"),
        ("2031-03", "Mar 2031"),
        ("2031-W10", "week of 3 Mar 2031"),
        ("2031", "2031"),
        ("2031-03-04/2031-03-06", "4–6 Mar 2031"),
        ("2031-02-27/2031-03-06", "27 Feb – 6 Mar 2031"),
        ("2030-12-30/2031-01-02", "30 Dec 2030 – 2 Jan 2031"),
        ("PAST_REF", "day not known"),
        ("2031-13-01", "2031-13-01"),
        (None, "undated"),
    ],
)
def test_render_when(value: str | None, words: str) -> None:
    assert render_when(value) == words


def test_days_of_covers_whole_months_and_weeks() -> None:
    assert days_of("2032-02") == (date(2032, 2, 1), date(2032, 2, 29))
    assert days_of("2031-W01") == (date(2030, 12, 30), date(2031, 1, 5))
    assert days_of("2031-W60") is None
    assert days_of("0000-01-01") is None


def test_open_periods_and_gaps() -> None:
    assert render_iso_period("2031-03-04", None) == "4 Mar 2031"
    assert render_iso_period(None, None) == "undated"
    assert [render_gap(days) for days in (5, 21, 90, 3000)] == [
        "5 days later",
        "3 weeks later",
        "3 months later",
        "8 years later",
    ]


def test_a_report_is_dated_no_finer_than_it_is_known() -> None:
    first, last = "2031-03-01", "2031-03-31"
    assert render_published(Dated(start=first, end=last, precision="month", from_="body")) == "Mar 2031"
    assert render_published(Dated(start=first, end=last, precision="year", from_="body")) == "2031"
    assert render_published(Dated(start=first, end=last, precision="days", from_="body")) == "1–31 Mar 2031"
    assert render_published(Dated(start=None, end=None, precision="unknown", from_="unknown")) == "undated"
