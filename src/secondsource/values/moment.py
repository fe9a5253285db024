"""Moment: a time expression as a value – read from words, resolved against a report's date, compared by granularity."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from secondsource.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A parsed time expression, not yet resolved (design the fields; keep it frozen and hashable)."""

    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolved time: `value` is ISO 8601 (day, month, year, week, part of day, or interval "a/b").

    `first`/`last` are the first and last day it may cover (None when it cannot be placed in the calendar);
    `precision` is what was said: part / day / days / week / month / season / year / duration / vague;
    `anchor` tells what a relative expression was resolved against ("report date 2025-10-29"), "" when absolute.
    """

    value: str
    first: date | None
    last: date | None
    precision: Literal["part", "day", "days", "week", "month", "season", "year", "duration", "vague"]
    anchor: str = ""


def parse_moment(text: str) -> TimeExpression | None:
    """Read one time expression ("last week", "Friday and Saturday"); None when the text is not one."""
    raise NotImplementedError


def resolve_moment(
    expression: TimeExpression, start: date | None, end: date | None, tense: str | None = None
) -> Resolved | None:
    """Place an expression in the calendar, given the report's first and last possible day and the tense around it."""
    raise NotImplementedError


def compare_moments(a: Resolved, b: Resolved) -> Verdict:
    """Compare two resolved times of one event: same, compatible (one within the other), differs, cannot tell."""
    raise NotImplementedError
