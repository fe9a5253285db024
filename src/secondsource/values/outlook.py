"""When something is expected -> how two such forecasts compare: day with day, length with length, and bounds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from secondsource.values.moment import Resolved, TimeExpression, compare_moments
from secondsource.values.verdict import Outcome, Verdict

Bound = Literal["latest", "earliest"]

_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 730, "year": 8760}
_VAGUE = (2.0, 8.0)  # "several days"
_FEW = (2.0, 5.0)  # "a few days"
_SLACK = 0.5  # lengths half as long again are estimates of one thing


@dataclass(frozen=True, slots=True)
class Forecast:
    """A day or a length of time by which, or until when, something is expected; `said` is the day it was said."""

    expression: TimeExpression
    time: Resolved | None
    bound: Bound | None
    said: date | None


def compare_forecasts(a: Forecast, b: Forecast) -> Verdict:
    """Compare two forecasts of one thing."""
    same = a.expression.text.lower() == b.expression.text.lower() or _one_day(a, b)
    if same and a.bound and b.bound and a.bound != b.bound:
        return Verdict(Outcome.DIFFERS, "one names the latest time, the other the earliest")
    if same:
        return Verdict(Outcome.SAME, "both name the same time")
    lengths = _hours(a), _hours(b)
    if lengths[0] and lengths[1]:
        return _compare_ranges(lengths[0], lengths[1])
    days = _days(a), _days(b)
    if days[0] and days[1]:
        return _compare_days(days[0], days[1])
    if a.time and b.time and not lengths[0] and not lengths[1]:
        return compare_moments(a.time, b.time)
    return Verdict(Outcome.CANNOT_TELL, "one names a day, the other a length of time")


def _one_day(a: Forecast, b: Forecast) -> bool:
    return a.time is not None and b.time is not None and a.time.value == b.time.value and "PX" not in a.time.value


def _hours(forecast: Forecast) -> tuple[float, float] | None:
    """Return the shortest and longest length a forecast means, in hours; None when it names a day."""
    told = forecast.expression
    unit = _HOURS.get(told.unit or "")
    if told.form != "duration" or unit is None or told.count is None:
        return None
    try:
        low = high = float(told.count)
    except ValueError:
        low, high = _FEW if "few" in told.text.lower().split() else _VAGUE
    return low * unit, high * unit


def _compare_ranges(a: tuple[float, float], b: tuple[float, float]) -> Verdict:
    (_, high), (other_low, other_high) = sorted((a, b))
    if other_low <= high * (1 + _SLACK) or other_high <= high:
        return Verdict(Outcome.COMPATIBLE, "the lengths of time lie close together")
    return Verdict(Outcome.DIFFERS, "the one is much longer than the other")


def _days(forecast: Forecast) -> tuple[date, date] | None:
    """Return the first and last day a forecast means, where the calendar tells."""
    hours = _hours(forecast)
    if hours is not None:
        start = forecast.said
        return (start + timedelta(hours=hours[0]), start + timedelta(hours=hours[1])) if start else None
    time = forecast.time
    return (time.first, time.last) if time and time.first and time.last else None


def _compare_days(a: tuple[date, date], b: tuple[date, date]) -> Verdict:
    (_, last), (first, _) = sorted((a, b))
    if (first - last).days <= 2:
        return Verdict(Outcome.COMPATIBLE, "the days lie close together")
    return Verdict(Outcome.DIFFERS, f"the one is {(first - last).days} days before the other")
