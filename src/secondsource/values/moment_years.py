"""Dates that need a year -> the year they mean: by the words ("last July"), else by the tense and what lies nearest."""

from datetime import date

from secondsource.values.moment_form import Resolved, TimeExpression
from secondsource.values.moment_holidays import holiday_day
from secondsource.values.moment_places import (
    SEASON_MONTHS,
    add_months,
    place_day,
    place_half,
    place_month,
    place_quarter,
    place_season,
    place_year,
)

# Dates without a year: how far the tense reaches before the nearer one wins. Tuned on TimeBank.
_PAST_REACH_DAYS = 300
_OPEN_REACH_DAYS = 210
_FUTURE_REACH_DAYS = 340
_ENDED_REACH_DAYS = 180  # quarters and halves: companies "expect to report" on the one that has ended


def place_in_year(expression: TimeExpression, year: int) -> Resolved:
    """Place a month, day, quarter, half, season or holiday in a year; `ValueError` where the year has no such day."""
    if expression.holiday:
        return place_day(holiday_day(expression.holiday, year))
    if expression.quarter:
        return place_quarter(year, expression.quarter)
    if expression.half:
        return place_half(year, expression.half)
    if expression.season:
        return place_season(year, expression.season)
    if expression.month and expression.day:
        return place_day(_day(year, expression.month, expression.day))
    return place_month(year, expression.month) if expression.month else place_year(year)


def _day(year: int, month: int, day: int) -> date:
    """Return a day; 29 February falls back to the year's 28th, so that the neighbouring years can be tried."""
    return date(year, month, 28) if (month, day) == (2, 29) and year % 4 else date(year, month, day)


def choose_year(expression: TimeExpression, choices: list[Resolved], day: date, tense: str | None) -> Resolved:
    """Choose last, this or next year's time by the words ("last July") or the tense."""
    begins = [_begin(expression, choice) for choice in choices]
    behind = [choice for choice, begin in zip(choices, begins, strict=True) if begin <= day]
    ahead = [choice for choice in choices if choice.last and choice.last >= day]
    if expression.nearest and expression.shift and expression.shift < 0:
        months = 3 if expression.season else 1
        ended = [c for c, begin in zip(choices, begins, strict=True) if add_months(begin, months) <= day]
        return ended[-1] if ended else choices[0]
    if expression.nearest and expression.shift:
        return choices[len(behind)] if len(behind) < len(choices) else choices[-1]
    if expression.nearest:
        return choices[1]
    if not ahead:
        return behind[-1]
    latest = begins[len(behind) - 1]
    back, forth = (day - latest).days, (_begin(expression, ahead[0]) - day).days
    if expression.quarter or expression.half:
        return behind[-1] if back < _ENDED_REACH_DAYS or tense != "future" else ahead[0]
    if tense == "future":
        return ahead[0] if forth < _FUTURE_REACH_DAYS else behind[-1]
    return behind[-1] if back < (_PAST_REACH_DAYS if tense == "past" else _OPEN_REACH_DAYS) else ahead[0]


def _begin(expression: TimeExpression, choice: Resolved) -> date:
    first = choice.first or date.min
    return first.replace(month=SEASON_MONTHS[expression.season]) if expression.season else first
