"""Text -> the full calendar dates in it ("Wednesday, October 29, 2025"), with the day of the week where it is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from secondsource.lang.lexicon import lexicon

_YEAR = re.compile(r"(?:19|20)\d\d|\d\d\s\d\d:")
_NEAR_CHARS = 60  # "Wednesday, the 29th of September, 2025" has fewer before its year


@dataclass(frozen=True, slots=True)
class FullDate:
    """A date with day, month and year at `start` to `end` of a text; `weekday` is 1 (Monday) to 7 or None."""

    day: date
    start: int
    end: int
    weekday: int | None = None

    @property
    def weekday_fits(self) -> bool:
        """Is the day of the week, if named, the one of the calendar?"""
        return self.weekday is None or self.weekday == self.day.isoweekday()


def find_dates(text: str) -> Iterator[FullDate]:
    """Yield the dates that are written out in full; not those that no calendar has, or that may be two days."""
    for start, end in _near_years(text):
        for found in _pattern().finditer(text, start, end):
            day = _day_of(found.groupdict())
            if day:
                name = (found.group("weekday") or "").lower().rstrip(".")
                yield FullDate(day, found.start(), found.end(), weekdays().get(name))


def _near_years(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that may hold a date: those about a year. The rest need not be searched."""
    start = end = 0
    for found in _YEAR.finditer(text):
        if found.start() >= end:
            if start < end:
                yield start, end
            start = max(end, found.start() - _NEAR_CHARS)
        end = min(len(text), found.end() + _NEAR_CHARS)
    if start < end:
        yield start, end


def find_months(text: str) -> Iterator[tuple[int, int]]:
    """Yield (year, month) of the months with a year ("October 2025", "2025-10")."""
    for found in _month_pattern().finditer(text):
        if any(char.isdigit() for char in text[max(0, found.start() - 5) : found.start()]):
            continue  # "31 February 2024" is no month either
        number = months()[found["month"].lower()] if found["month"] else int(found["number"])
        yield int(found["year"] or found["year2"]), number


@cache
def months() -> dict[str, int]:
    """Return the numbers of the months by their names and short names, in lower case."""
    calendar = lexicon("calendar")
    return {**calendar["months"], **calendar["short_months"]}


@cache
def weekdays() -> dict[str, int]:
    """Return the numbers of the days of the week, Monday 1, by their names and short names, in lower case."""
    calendar = lexicon("calendar")
    return {**calendar["weekdays"], **calendar["short_weekdays"]}


def any_of(words: dict[str, int]) -> str:
    """Return the pattern of any of the words, longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    month, year = rf"(?:{any_of(months())})\b\.?", r"(?:19|20)\d\d"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"""(?<![\w.-])
        (?:(?P<weekday>{any_of(weekdays())})\b\.?[\s,]{{1,3}}(?:the\s)?)?
        (?: (?P<m1>{month})\s?(?P<d1>{day})\b,?\s{{0,2}}(?P<y1>{year})
          | (?P<d2>{day})[\s-](?:of\s)?(?P<m2>{month})[\s,-]{{1,2}}(?P<y2>{year}|\d\d(?=\s\d\d:))
          | (?P<y3>{year})(?P<s3>[-/.])(?P<n3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})
          | (?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{year})
        )(?![\w-])(?!\.\d) | (?<!\w)(?P<y5>{year})-(?P<n5>\d\d)-(?P<d5>\d\d)(?=T\d\d)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<month>{any_of(months())})\b\.?,?\s(?P<year>(?:19|20)\d\d)\b"
        r"|(?<![\d-])(?P<year2>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?![\d-])",
        re.IGNORECASE,
    )


def _day_of(groups: dict[str, str | None]) -> date | None:
    g = {key: value or "" for key, value in groups.items()}
    if g["m1"] or g["m2"]:
        month = months()[(g["m1"] or g["m2"]).lower().rstrip(".")]
        year = int(g["y1"] or g["y2"])
        return _date(year + 2000 if year < 100 else year, month, int(re.sub(r"\D", "", g["d1"] or g["d2"])))
    if g["y3"] or g["y5"]:
        return _date(int(g["y3"] or g["y5"]), int(g["n3"] or g["n5"]), int(g["d3"] or g["d5"]))
    first, second, year = int(g["a4"]), int(g["b4"]), int(g["y4"])
    if g["s4"] == "." or first > 12:
        return _date(year, second, first)
    # 3/4/2025 is the third of April or the fourth of March: cannot tell, unless both are one.
    return _date(year, first, second) if second > 12 or first == second else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
