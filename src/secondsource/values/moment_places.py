"""Days, weeks, months, quarters, seasons, years … -> `Resolved`: one function for each granularity."""

from calendar import monthrange
from datetime import date, timedelta

from secondsource.values.moment_form import Precision, Resolved

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}  # ISO 8601-2, either hemisphere


def place_day(day: date) -> Resolved:
    """Return one day."""
    return Resolved(day.isoformat(), day, day, "day", timex=day.isoformat())


def place_days(first: date, last: date) -> Resolved:
    """Return the days from `first` to `last`, both included."""
    value = f"{first.isoformat()}/{last.isoformat()}"
    return Resolved(value, first, last, "days", timex=value)


def place_week(day: date) -> Resolved:
    """Return the ISO week of a day, Monday to Sunday."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    value = f"{year}-W{week:02}"
    return Resolved(value, first, first + timedelta(days=6), "week", timex=value)


def place_weekend(day: date) -> Resolved:
    """Return Saturday and Sunday of the ISO week of a day."""
    year, week, weekday = day.isocalendar()
    saturday = day + timedelta(days=6 - weekday)
    sunday = saturday + timedelta(days=1)
    value = f"{saturday.isoformat()}/{sunday.isoformat()}"
    return Resolved(value, saturday, sunday, "days", timex=f"{year}-W{week:02}-WE")


def place_month(year: int, month: int) -> Resolved:
    """Return one month."""
    value = f"{year:04}-{month:02}"
    return Resolved(value, date(year, month, 1), last_day(year, month), "month", timex=value)


def place_quarter(year: int, quarter: int) -> Resolved:
    """Return one quarter of a year as the interval of its months."""
    begin = 3 * quarter - 2
    value = f"{year:04}-{begin:02}/{year:04}-{begin + 2:02}"
    return Resolved(value, date(year, begin, 1), last_day(year, begin + 2), "season", timex=f"{year:04}-Q{quarter}")


def place_half(year: int, half: int) -> Resolved:
    """Return one half of a year as the interval of its months."""
    begin = 6 * half - 5
    value = f"{year:04}-{begin:02}/{year:04}-{begin + 5:02}"
    return Resolved(value, date(year, begin, 1), last_day(year, begin + 5), "season", timex=f"{year:04}-H{half}")


def place_season(year: int, season: str) -> Resolved:
    """Return a season: its value says which, its days are the whole year, as hemispheres differ."""
    last = last_day(year + 1, 2) if season == "WI" else date(year, 12, 31)
    return Resolved(f"{year:04}-{_SEASON_CODES[season]}", date(year, 1, 1), last, "season", timex=f"{year:04}-{season}")


def place_year(year: int) -> Resolved:
    """Return one year."""
    return Resolved(f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year", timex=f"{year:04}")


def place_decade(decade: int) -> Resolved:
    """Return a decade by its first three digits (199 = 1990–1999)."""
    first, last = decade * 10, decade * 10 + 9
    return Resolved(f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31), "year", timex=f"{decade:03}")


def place_century(century: int) -> Resolved:
    """Return a century by its first two digits (19 = 1900–1999)."""
    first, last = century * 100, century * 100 + 99
    return Resolved(f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31), "year", timex=f"{century:02}")


def place_span(first: date, last: date, unit: str, timex: str) -> Resolved:
    """Return a stretch from `first` to `last`, told in `unit` (days for anything below a month)."""
    if unit == "year":
        value, begin, end = f"{first.year:04}/{last.year:04}", date(first.year, 1, 1), date(last.year, 12, 31)
    elif unit in ("month", "quarter"):
        value = f"{first:%Y-%m}/{last:%Y-%m}"
        begin, end = first.replace(day=1), last_day(last.year, last.month)
    else:
        value, begin, end = f"{first.isoformat()}/{last.isoformat()}", first, last
    return Resolved(value, begin, end, "days", timex=timex)


def open_place(value: str, precision: Precision, timex: str = "") -> Resolved:
    """Return a time that has no place in the calendar: a length, a vague word, or one with open (X) fields."""
    return Resolved(value, None, None, precision, timex=timex or value)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
