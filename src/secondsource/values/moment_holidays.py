"""A holiday's name and a year -> its day: fixed days, n-th weekdays of a month, days counted from Easter."""

from datetime import date, timedelta
from functools import cache

from secondsource.lang.lexicon import lexicon

_TABLES = ("fixed_holidays", "moving_holidays", "holidays_from", "easter_days")


@cache
def holiday_names() -> tuple[str, ...]:
    """Return every name of a holiday, in lower case."""
    return tuple(name for table in _TABLES for name in lexicon("calendar")[table])


def holiday_day(name: str, year: int) -> date:
    """Return the day a holiday falls on in a year; raises `KeyError` for another name."""
    calendar = lexicon("calendar")
    if name in calendar["fixed_holidays"]:
        return date.fromisoformat(f"{year:04}-{calendar['fixed_holidays'][name]}")
    if name in calendar["easter_days"]:
        return easter(year) + timedelta(days=calendar["easter_days"][name])
    if name in calendar["holidays_from"]:
        month, weekday, earliest = calendar["holidays_from"][name]
        return _weekday_from(date(year, month, earliest), weekday)
    month, weekday, nth = calendar["moving_holidays"][name]
    if nth < 0:
        return _weekday_from(date(year + month // 12, month % 12 + 1, 1) - timedelta(days=7), weekday)
    return _weekday_from(date(year, month, 7 * nth - 6), weekday)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the rule of Gauss, as corrected for every year)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + skipped + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _weekday_from(day: date, weekday: int) -> date:
    """Return the first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)
