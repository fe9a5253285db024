"""Moment: a time expression as a value – read from words, resolved against a report's date, compared by granularity."""

from secondsource.values.moment_compare import compare_moments
from secondsource.values.moment_form import MomentKind, Resolved, TimeExpression
from secondsource.values.moment_holidays import holiday_names
from secondsource.values.moment_parse import match_moment, parse_moment
from secondsource.values.moment_render import render_moment, render_weekday
from secondsource.values.moment_resolve import resolve_moment, resolve_moments

__all__ = [
    "MomentKind",
    "Resolved",
    "TimeExpression",
    "compare_moments",
    "holiday_names",
    "match_moment",
    "parse_moment",
    "render_moment",
    "render_weekday",
    "resolve_moment",
    "resolve_moments",
]
