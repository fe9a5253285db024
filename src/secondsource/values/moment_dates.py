"""Words that name a place in the calendar -> TimeExpression: dates, months, years, quarters, seasons, holidays."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

from secondsource.lang.lexicon import lexicon
from secondsource.values.moment_form import TimeExpression
from secondsource.values.moment_holidays import holiday_names
from secondsource.values.moment_words import (
    END,
    GAP,
    MONTH,
    NUMBER_WORD,
    ORDINAL,
    SEASON,
    SHORT_MONTH,
    WEEKDAY,
    YEAR,
    codes,
    full_year,
    month_number,
    one_of,
    read_count,
    table,
)

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], TimeExpression | None]]

_TH = r"(?i:st|nd|rd|th)?"
_NO_AMOUNT = r"(?!\d|[.,:]\d|[ ]?%|[ ](?:percent|per\b|million|billion|trillion))"
_SHORT_YEAR = r"['’]\d\d"
_TO = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|through|until|till|and){GAP})"
_LED = rf"(?:{WEEKDAY},?{GAP}(?:the{GAP})?)?"
_OTHER_YEAR = rf"(?P<rel>(?i:last|this|next|that|the{GAP}same|the{GAP}previous)){GAP}year"
_THE_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?:(?P<year>{YEAR})(?!\d)|{_OTHER_YEAR}))"
_LEAD = rf"(?P<lead>(?i:last|past|previous|this|this{GAP}past|next|coming|this{GAP}coming|the{GAP}following)){GAP}"

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<clock>\d\d:\d\d))?(?!\d)")
_SLASHED = re.compile(r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?!\d|[/-]\d)")
_DAY_MONTH = re.compile(
    rf"{_LED}(?P<d>\d{{1,2}}){_TH}(?:{_TO}(?P<d2>\d{{1,2}}){_TH})?{GAP}?(?:of{GAP})?(?P<m>{MONTH}|{SHORT_MONTH})"
    rf"(?:,?{GAP}(?P<y>{YEAR})(?!\d))?{END}"
)
_MONTH_DAY = re.compile(
    rf"{_LED}(?:{_LEAD})?(?P<m>{MONTH}){GAP}?(?:the{GAP})?(?P<d>\d{{1,2}}){_TH}(?:{_TO}(?P<d2>\d{{1,2}}){_TH})?{_NO_AMOUNT}"
    rf"(?:,?{GAP}(?P<y>{YEAR})(?!\d))?{END}"
)
_TWO_DATES = re.compile(
    rf"(?:(?P<d>\d{{1,2}}){GAP})?(?P<m>{MONTH})(?:{GAP}(?P<da>\d{{1,2}}))?{_TO}(?:(?P<d2>\d{{1,2}}){GAP})?(?P<m2>{MONTH})"
    rf"(?:{GAP}(?P<da2>\d{{1,2}}){_NO_AMOUNT})?(?:,?{GAP}(?P<y>{YEAR})(?!\d))?{END}"
)
_MONTH_YEAR = re.compile(rf"(?P<m>{MONTH})(?:,?{GAP}(?:of{GAP})?|[-/])(?P<y>{YEAR}|{_SHORT_YEAR})(?!\d){END}")
_EACH_MONTH = re.compile(rf"(?i:each|every){GAP}(?P<m>{MONTH}){END}")
_MONTH_ALONE = re.compile(rf"(?:{_LEAD})?(?P<m>{MONTH}){_THE_YEAR}?{END}")
_YEARS = re.compile(
    rf"(?P<y>{YEAR})(?:{GAP}?[-–/]{GAP}?|{GAP}(?:to|through){GAP})(?P<y2>{YEAR}|\d\d)(?!\d|[-/]\d){END}"
)
_YEAR_ALONE = re.compile(rf"(?:(?i:fiscal|the{GAP}year){GAP})?(?P<y>{YEAR}|{_SHORT_YEAR})(?![\d:]|[.,]\d){END}")
_SPOKEN_YEAR = re.compile(
    rf"(?i:the{GAP}year{GAP}(?P<thousand>two{GAP}thousand)|(?P<hundreds>seventeen|eighteen|nineteen|twenty){GAP}(?P<rest>{NUMBER_WORD}(?:-{NUMBER_WORD})?)){END}"
)
_DECADE = re.compile(rf"(?:(?i:the){GAP})?(?:(?P<y>(?:1[0-9]|20)\d0)['’]?s|['’]?(?P<short>[2-9]0)['’]?s){END}")
_NAMED_DECADE = re.compile(
    rf"(?i:(?:the{GAP})?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)){END}"
)
_CENTURY = re.compile(rf"(?i:(?:the{GAP})?(?P<n>\d{{1,2}})(?:st|nd|rd|th)[ -]century)(?!{GAP}(?:BC|B\.C|BCE)\b){END}")
_SPAN_OF_YEAR = (
    rf"{GAP}(?:(?:of|in){GAP})?"
    rf"(?:(?P<year>{YEAR})(?!\d)|(?P<rel>last|this|next|that|the|the{GAP}previous){GAP}year)"
)
_POSSESSED = rf"(?P<whose>this|last|next){GAP}year['’]?s{GAP}"
_ADJECTIVE = r"(?:(?:fiscal|calendar|latest|year-ago|year-earlier|comparable)[ -])"
_QUARTER = re.compile(
    rf"(?i:(?:{_POSSESSED}|the{GAP})?{_ADJECTIVE}{{0,2}}(?:(?P<before>{YEAR}){GAP})?(?P<n>{ORDINAL})[ -]quarter"
    rf"(?:{_SPAN_OF_YEAR})?){END}"
)
_SHORT_QUARTER = re.compile(rf"Q(?P<n>[1-4])(?:{GAP}?(?:of{GAP})?(?P<year>{YEAR}))?{END}")
_HALF = re.compile(
    rf"(?i:{_POSSESSED}(?P<n>{ORDINAL})[ -]half|(?:the{GAP})?(?P<o>{ORDINAL})[ -]half{_SPAN_OF_YEAR}){END}"
)
_SEASON_LED = re.compile(
    rf"(?i:(?P<lead>last|past|previous|this{GAP}past|this{GAP}coming|this|next|coming|that|the{GAP}following)"
    rf"{GAP}(?P<s>{SEASON})){END}"
)
_SEASON_YEAR = re.compile(rf"(?i:(?:the{GAP})?(?P<s>{SEASON}){_SPAN_OF_YEAR}){END}")
_SEASON_ALONE = re.compile(rf"(?i:the{GAP}(?P<s>summer|winter|autumn)){END}")
_HOLIDAY = re.compile(rf"(?i:(?P<name>{one_of(holiday_names())}))(?:,?{GAP}(?P<y>{YEAR}))?{END}")
_NAMED_DAY = re.compile(rf"(?i:(?P<name>{one_of(lexicon('calendar')['named_days'])})){END}")
_ATTACK = re.compile(
    rf"(?P<m>{MONTH}){GAP}(?P<d>\d{{1,2}}){_TH},?(?={GAP}(?:(?:terror|terrorist|suicide){GAP})?(?:attack|hijacker)s?\b)"
)
_HEAD = re.compile(
    rf"(?i:(?:the{GAP})?(?:end|close)[ -]of[ -](?:the[ -])?year|(?:the{GAP})?year['’]s[ ]end|year[- ]end){END}"
)

_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _shift(words: str | None) -> int | None:
    """Return -1, 0, 1 for last, this, next …; None without such a word."""
    return _SHIFTS.get(words.lower().split()[-1], 0) if words else None


def _make(found: re.Match[str], **fields: int | str | bool | None) -> TimeExpression:
    return TimeExpression(found.group().strip(), "calendar", **fields)  # type: ignore[arg-type]


def _days(found: re.Match[str], year: int | None, month: int, day: int, last_day: str | None) -> TimeExpression | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    first = _make(found, year=year, month=month, day=day)
    if not last_day:
        return first
    if not day < int(last_day) <= 31:
        return None
    return TimeExpression(
        found.group(), "interval", first=first, last=_make(found, year=year, month=month, day=int(last_day))
    )


def _iso(found: re.Match[str]) -> TimeExpression | None:
    month, day = int(found["m"]), int(found["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _make(found, year=int(found["y"]), month=month, day=day, clock=found["clock"])


def _slashed(found: re.Match[str]) -> TimeExpression | None:
    """Read "30/10/89" or "10/30/89"; where both orders are possible only the year is certain."""
    first, second, year = int(found["a"]), int(found["b"]), full_year(found["y"])
    if first == second or 12 < second <= 31:
        return _make(found, year=year, month=first, day=second) if 1 <= first <= 12 else None
    if 12 < first <= 31 and 1 <= second <= 12:
        return _make(found, year=year, month=second, day=first)
    long_year = len(found["y"]) == 4 and 1 <= first <= 12 and 1 <= second <= 12
    return _make(found, year=year) if long_year else None


def _date(found: re.Match[str]) -> TimeExpression | None:
    year = int(found["y"]) if found["y"] else None
    named = _days(found, year, month_number(found["m"]), int(found["d"]), found["d2"])
    lead = found.groupdict().get("lead")
    if named is None or not lead or named.form == "interval":
        return named
    return replace(named, shift=_shift(lead), nearest=True)


def _two_dates(found: re.Match[str]) -> TimeExpression | None:
    year = int(found["y"]) if found["y"] else None
    days = [int(d) if d else None for d in (found["d"] or found["da"], found["d2"] or found["da2"])]
    months = [month_number(found["m"]), month_number(found["m2"])]
    if (days[0] is None) != (days[1] is None) or any(d is not None and not 1 <= d <= 31 for d in days):
        return None
    if months[0] == months[1] or ("and" in found.group().lower() and days[0] is None):
        return None
    first_year = year - 1 if year and months[0] > months[1] else year
    first = _make(found, year=first_year, month=months[0], day=days[0])
    return TimeExpression(
        found.group(), "interval", first=first, last=_make(found, year=year, month=months[1], day=days[1])
    )


def _month_year(found: re.Match[str]) -> TimeExpression | None:
    return _make(found, year=full_year(found["y"].lstrip("'’")), month=month_number(found["m"]))


def _month_alone(found: re.Match[str]) -> TimeExpression | None:
    month = month_number(found["m"])
    if found["year"]:
        return _make(found, year=int(found["year"]), month=month)
    if found["rel"]:
        anchor = "reference" if found["rel"].lower() not in _SHIFTS and found["rel"].lower() != "this" else "report"
        return _make(found, month=month, shift=_shift(found["rel"]), anchor=anchor)
    return _make(found, month=month, shift=_shift(found["lead"]), nearest=bool(found["lead"]))


def _each_month(found: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(found.group(), "set", value=f"XXXX-{month_number(found['m']):02}")


def _years(found: re.Match[str]) -> TimeExpression | None:
    first = int(found["y"])
    last = int(found["y2"]) if len(found["y2"]) == 4 else first // 100 * 100 + int(found["y2"])
    if not first < last <= first + 300:
        return None
    return TimeExpression(found.group(), "interval", first=_make(found, year=first), last=_make(found, year=last))


def _year(found: re.Match[str]) -> TimeExpression | None:
    return _make(found, year=full_year(found["y"].lstrip("'’")))


def _spoken_year(found: re.Match[str]) -> TimeExpression | None:
    """Read "nineteen ninety-seven" as it stands in transcripts of broadcasts."""
    if found["thousand"]:
        return _make(found, year=2000)
    rest = read_count(found["rest"])
    if not rest.isdigit() or not 10 <= int(rest) <= 99:
        return None
    return _make(found, year=100 * int(read_count(found["hundreds"])) + int(rest))


def _decade(found: re.Match[str]) -> TimeExpression | None:
    year = int(found["y"]) if found["y"] else 1900 + int(found["short"])
    return _make(found, decade=year // 10)


_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _named_decade(found: re.Match[str]) -> TimeExpression | None:
    return _make(found, decade=192 + _TENS.index(found["tens"].lower()))


def _century(found: re.Match[str]) -> TimeExpression | None:
    return _make(found, century=int(found["n"]) - 1) if 1 <= int(found["n"]) <= 29 else None


def _of_year(found: re.Match[str]) -> dict[str, int | None]:
    groups = found.groupdict()
    rel = groups.get("whose") or groups.get("rel")
    year = groups.get("year") or groups.get("before")
    return {"year": int(year) if year else None, "shift": _shift(rel)}


def _quarter(found: re.Match[str]) -> TimeExpression | None:
    word = found["n"].lower()
    number = int(word) if word.isdigit() else table("ordinals").get(word) or (int(word[0]) if word[0].isdigit() else 0)
    fields = _of_year(found)
    if not number:
        return None
    if re.search(r"(?i)year-(ago|earlier)", found.group()):
        fields["shift"] = -1
    return _make(found, quarter=number, **fields)


def _half(found: re.Match[str]) -> TimeExpression | None:
    word = (found["n"] or found["o"]).lower()
    number = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "last": 2, "latter": 2}.get(word)
    return _make(found, half=number, **_of_year(found)) if number else None


def _season(found: re.Match[str]) -> TimeExpression | None:
    groups = found.groupdict()
    season = codes("seasons")[found["s"].lower()]
    if groups.get("lead"):
        return _make(found, season=season, shift=_shift(groups["lead"]), nearest=True)
    return _make(found, season=season, **_of_year(found)) if "year" in groups else _make(found, season=season)


def _holiday(found: re.Match[str]) -> TimeExpression | None:
    if not found.group()[0].isupper():
        return None  # "an epiphany"
    name = " ".join(found["name"].lower().replace("’", "'").split())
    return _make(found, holiday=name, year=int(found["y"]) if found["y"] else None)


def _named_day(found: re.Match[str]) -> TimeExpression | None:
    day = date.fromisoformat(codes("named_days")[found["name"].lower()])
    return _make(found, year=day.year, month=day.month, day=day.day)


def _attack(found: re.Match[str]) -> TimeExpression | None:
    """Read "the Sept. 11 attacks": a day of the year that has become a name, with the year it stands for."""
    month, day = month_number(found["m"]), int(found["d"])
    year = table("attack_years").get(f"{month:02}-{day:02}")
    return _make(found, year=year, month=month, day=day) if year else None


def _year_end(found: re.Match[str]) -> TimeExpression | None:
    modifier: Literal["end"] = "end"
    return TimeExpression(found.group(), "shift", unit="year", shift=0, modifier=modifier)


DATE_RULES: tuple[Rule, ...] = (
    (_ISO, _iso),
    (_ATTACK, _attack),
    (_SLASHED, _slashed),
    (_DAY_MONTH, _date),
    (_MONTH_DAY, _date),
    (_TWO_DATES, _two_dates),
    (_MONTH_YEAR, _month_year),
    (_EACH_MONTH, _each_month),
    (_MONTH_ALONE, _month_alone),
    (_YEARS, _years),
    (_YEAR_ALONE, _year),
    (_SPOKEN_YEAR, _spoken_year),
    (_DECADE, _decade),
    (_NAMED_DECADE, _named_decade),
    (_CENTURY, _century),
    (_QUARTER, _quarter),
    (_SHORT_QUARTER, _quarter),
    (_HALF, _half),
    (_SEASON_LED, _season),
    (_SEASON_YEAR, _season),
    (_SEASON_ALONE, _season),
    (_HOLIDAY, _holiday),
    (_NAMED_DAY, _named_day),
    (_HEAD, _year_end),
)
