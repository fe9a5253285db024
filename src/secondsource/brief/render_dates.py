"""ISO 8601 and TIMEX values of a story file → the days they cover, and dates as a reader writes them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from secondsource.records.storyfile import Dated

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\S{1,32}))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"(\d{2}:\d{2})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}

Days = tuple[date, date]


def days_of(value: str) -> Days | None:
    """Return the first and last day an ISO value covers ("2025-10", "2025-W43", "a/b"); None when it has no days."""
    first, slash, last = value.partition("/")
    try:
        if slash:
            begin, end = _simple_days(first), _simple_days(last)
            return (begin[0], end[1]) if begin and end else None
        return _simple_days(value)
    except ValueError:  # a thirteenth month, a week 54
        return None


def _simple_days(value: str) -> Days | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    if _YEAR.fullmatch(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None


def render_day(day: date, *, year: bool = True) -> str:
    """Return a day as "29 Oct 2025", or "29 Oct" without its year."""
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def render_when(value: str | None) -> str:
    """Return an ISO value in a reader's words ("29 Oct 2025, morning", "week of 20 Oct 2025").

    A value outside the calendar ("PAST_REF") is "day not known", no value "undated".
    """
    if not value:
        return "undated"
    days = days_of(value)
    if days is None:
        return value if value[:4].isdecimal() else "day not known"
    if "/" in value:
        return render_period(days[0], days[1])
    if match := _DAY.fullmatch(value):
        return render_day(days[0]) + _part_of_day(match[4] or "")
    if "W" in value:
        return f"week of {render_day(days[0])}"
    if len(value) == 4:
        return value
    return f"{_MONTHS[days[0].month - 1]} {days[0].year}"


def _part_of_day(written: str) -> str:
    if written in _PARTS:
        return f", {_PARTS[written]}"
    clock = _CLOCK.match(written)
    return f", {clock[1]}" if clock else ""


def render_period(first: date, last: date) -> str:
    """Return a span of days as short as it can be said ("25–26 Oct 2025", "24 Aug – 29 Oct 2025")."""
    if first == last:
        return render_day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{render_day(last)}"
    return f"{render_day(first, year=first.year != last.year)} – {render_day(last)}"


def render_iso_period(first: str | None, last: str | None) -> str:
    """Return a period given as two ISO days, either of which may be unknown; "undated" when both are."""
    if first and last:
        return render_when(f"{first}/{last}")
    return render_when(first or last)


def render_published(published: Dated) -> str:
    """Return when a report came out, no finer than it is known ("29 Oct 2025", "Aug 2025", "undated")."""
    day = published.start or published.end
    if day and published.precision in ("month", "year"):
        return render_when(day[: 7 if published.precision == "month" else 4])
    return render_iso_period(published.start, published.end)


def render_gap(days: int) -> str:
    """Return a stretch without news in words ("3 days later", "7 weeks later")."""
    if days < 14:
        return f"{days} days later"
    if days < 60:
        return f"{round(days / 7)} weeks later"
    if days < 730:
        return f"{round(days / 30.44)} months later"
    return f"{round(days / 365.25)} years later"
