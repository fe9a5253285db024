"""Days -> reader's words for a period: ", 27–29 October 2025", " (August 2025)"."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def render_day(day: date) -> str:
    """Return a day as an editor writes it: "27 October 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def render_period(days: Sequence[date], months: bool = False) -> str:
    """Return ", 27–29 October 2025" (with `months`: " (October 2025)"), or "" when no day is known."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if months:
        return f" ({MONTHS[first.month - 1]} {first.year})"
    if first == last:
        return ", " + render_day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f", {first.day}–{render_day(last)}"
    return f", {render_day(first)} – {render_day(last)}"


def last_day(iso: str) -> date | None:
    """Return the last day of an ISO day, month or year ("2025-08" -> 31 August 2025); None for anything else."""
    parts = iso.split("-")
    if not all(p.isdigit() for p in parts) or len(parts) > 3:
        return None
    year, month, day = (*map(int, parts), *(12, 31)[len(parts) - 1 :]) if len(parts) < 3 else map(int, parts)
    try:
        return date(year, month, min(day, monthrange(year, month)[1]))
    except ValueError:
        return None
