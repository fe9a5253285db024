"""Words that count from another time -> TimeExpression: weekdays, "yesterday", "two days later", spans, sets."""

import re
from typing import Literal

from secondsource.values.moment_dates import Rule
from secondsource.values.moment_form import TimeExpression
from secondsource.values.moment_lengths import LENGTH_RULES, read_length, read_unit
from secondsource.values.moment_words import (
    COUNT,
    END,
    GAP,
    PART,
    UNITS,
    WEEKDAY,
    codes,
    weekday_number,
)

_REL = (
    rf"(?:last|past|previous|this{GAP}past|this{GAP}coming|this|next|following|coming|same|that|current|latter"
    rf"|the{GAP}(?:past|previous|following|coming|same|current|next|last|preceding|latest))"
)
_WEEKDAY = re.compile(
    rf"(?:(?P<lead>(?i:every|each|{_REL})){GAP})?(?:(?i:a{GAP}))?(?P<day>{WEEKDAY})(?P<plural>s\b)?"
    rf"(?:{GAP}(?P<part>(?i:early{GAP}|late{GAP}|mid-)?(?i:{PART})))?(?:{GAP}(?P<week>(?i:last|this|next)){GAP}(?i:week))?{END}"
)
_WEEKDAYS = re.compile(
    rf"(?:(?P<lead>(?i:last|this|next)){GAP})?(?P<day>{WEEKDAY})(?P<join>{GAP}?[-–]{GAP}?|{GAP}(?:and|to|through|until){GAP})(?P<day2>{WEEKDAY})(?!s\b|{GAP}(?:morning|afternoon|evening|night)s){END}"
)
_DEICTIC = re.compile(
    rf"(?i:(?:(?P<pre>the{GAP}day{GAP}(?:before|after)){GAP})?(?P<word>today|yesterday|tomorrow|tonight)(?:{GAP}(?P<part>{PART}))?){END}"
)
_REL_UNIT = re.compile(
    rf"(?i:(?P<rel>{_REL}){GAP}(?:(?P<fiscal>fiscal|calendar|business|trading|financial|school){GAP})?(?P<unit>{UNITS}|weekend|period)(?:y)?){END}"
)
_IN_UNIT = re.compile(
    rf"(?i:(?:earlier|later|late|early|end){GAP}(?:in|on|of){GAP}(?:the|that){GAP}(?P<unit>day|week|month|year|decade|weekend)){END}"
)
_MODIFIED_UNIT = re.compile(
    rf"(?i:(?:the{GAP})?(?:end|beginning|start|middle){GAP}of{GAP}the{GAP}(?P<unit>week|month|year|decade)){END}"
)
_WHOLE_YEAR = re.compile(
    rf"(?i:the{GAP}(?:fiscal|financial|full|whole|entire|calendar){GAP}(?P<unit>year)"
    rf"|(?<=\bfor )the{GAP}(?P<alone>year)(?=[.,;])){END}"
)
_THE_UNIT = re.compile(rf"(?i:(?:the|that){GAP}(?P<unit>weekend|quarter)){END}")
_MOVED = re.compile(
    rf"(?i:(?P<count>{COUNT})[ -]?{GAP}?(?:more{GAP})?(?P<unit>{UNITS})(?:s|y|ies)?(?:{GAP}or{GAP}so)?{GAP}"
    rf"(?P<way>ago|earlier|later|before(?:hand)?|after(?:wards?)?|from{GAP}now|hence|previously|prior)){END}"
)
_BARE_MOVED = re.compile(rf"(?i:(?P<unit>{UNITS})(?:s|ies){GAP}(?P<way>ago|earlier|later|before|after)){END}")
_DAY_BESIDE = re.compile(rf"(?i:the{GAP}(?P<unit>day|night|week|month|year){GAP}(?P<way>before|after)){END}")
_WEEK_OF = re.compile(
    rf"(?i:the{GAP}(?P<unit>week|weekend|month){GAP}(?:of|ending|beginning|starting){GAP}(?:on{GAP})?){END}"
)
_GOES_ON = re.compile(r"\s+(?!and\b|but\b|when\b)[\w\"“‘'’]")
_YEAR_AGO = re.compile(
    rf"(?i:(?:(?:the|a){GAP})?(?:comparable{GAP})?year-(?:ago|earlier)(?:{GAP}(?P<what>period|quarter))?){END}"
)
_BACK = {"last", "past", "previous", "preceding", "latest"}
_AHEAD = {"next", "coming", "following"}
_FROM_TEXT = {"previous", "following", "same", "that", "latter", "preceding"}


def _direction(words: str) -> int:
    last = words.lower().split()[-1]
    return -1 if last in _BACK else 1 if last in _AHEAD else 0


def _anchor(words: str) -> Literal["report", "reference"]:
    return "reference" if words.lower().split()[-1] in _FROM_TEXT else "report"


def _weekday(found: re.Match[str]) -> TimeExpression | None:
    day, lead = weekday_number(found["day"]), (found["lead"] or "").lower()
    part = codes("parts")[found["part"].lower().replace("-", " ").split()[-1]] if found["part"] else None
    text = found.group()
    if found["plural"] or lead in ("every", "each"):
        return TimeExpression(text, "set", weekday=day, value=f"XXXX-WXX-{day}" + (f"T{part}" if part else ""))
    if found["week"]:
        return TimeExpression(text, "weekday", weekday=day, shift=_direction(found["week"]), part=part)
    if not lead or lead == "that":
        return TimeExpression(text, "weekday", weekday=day, part=part)
    shift = _direction(lead)
    return TimeExpression(text, "weekday", weekday=day, shift=shift, nearest=True, part=part, anchor=_anchor(lead))


def _weekdays(found: re.Match[str]) -> TimeExpression | None:
    first, last = weekday_number(found["day"]), weekday_number(found["day2"])
    if first == last or ("and" in found["join"] and (last - first) % 7 != 1):
        return None
    shift = _direction(found["lead"]) if found["lead"] else None
    start = TimeExpression(found.group(), "weekday", weekday=first, shift=shift, nearest=bool(found["lead"]))
    return TimeExpression(
        found.group(), "interval", first=start, last=TimeExpression(found.group(), "weekday", weekday=last)
    )


_DAYS = {"yesterday": -1, "tomorrow": 1}


def _deictic(found: re.Match[str]) -> TimeExpression | None:
    word = found["word"].lower()
    shift = _DAYS.get(word, 0)
    if found["pre"]:
        if not shift or ("before" in found["pre"].lower()) != (shift < 0):
            return None
        shift *= 2
    part = "NI" if word == "tonight" else codes("parts")[found["part"].lower()] if found["part"] else None
    return TimeExpression(found.group(), "shift", unit="day", shift=shift, part=part)


def _rel_unit(found: re.Match[str]) -> TimeExpression | None:
    rel, word = found["rel"].lower(), found["unit"].lower()
    latest = rel.endswith("latest")
    if word == "period":
        return TimeExpression(found.group(), "shift", unit="quarter", shift=-1) if latest else None
    if latest and word == "quarter":
        return TimeExpression(found.group(), "shift", unit="quarter", shift=-1)
    unit = read_unit(word)
    if unit in ("second", "minute", "hour"):
        return (
            None
            if rel != "that" and not rel.startswith("the")
            else TimeExpression(found.group(), "duration", unit=unit, count="1")
        )
    if unit == "day" and rel in ("the next", "next"):
        return TimeExpression(found.group(), "shift", unit="day", shift=1, anchor="reference")
    if rel in ("the past", "the last", "past", "the coming", "the next") and unit != "weekend" and not found["fiscal"]:
        toward: Literal["past", "future"] = "past" if _direction(rel) < 0 else "future"
        return TimeExpression(found.group(), "duration", unit=unit, count="1", toward=toward)
    if unit == "weekend":
        return TimeExpression(found.group(), "weekend", shift=_direction(rel), anchor=_anchor(rel))
    return TimeExpression(found.group(), "shift", unit=unit, shift=_direction(rel), anchor=_anchor(rel))


def _unit_now(found: re.Match[str]) -> TimeExpression | None:
    unit = read_unit(found["unit"] or "year")
    if unit == "weekend":
        return TimeExpression(found.group(), "weekend")
    anchor: Literal["report", "reference"] = "reference" if unit in ("day", "quarter") else "report"
    return TimeExpression(found.group(), "shift", unit=unit, shift=0, anchor=anchor)


def _moved(found: re.Match[str]) -> TimeExpression | None:
    (count, unit), way = read_length(found), found["way"].lower()
    back = way in ("ago", "earlier", "before", "beforehand", "previously", "prior")
    if way in ("after", "before") and _continues(found):
        toward: Literal["event"] | None = "event" if way == "after" else None
        return TimeExpression(found.group(), "duration", unit=unit, count=count, toward=toward)
    if not count.isdigit():
        value = "PAST_REF" if way == "ago" else "FUTURE_REF" if way in ("hence", "from now") else None
        if value:
            return TimeExpression(found.group(), "vague", value=value)
        return TimeExpression(found.group(), "duration", unit=unit, count=count)
    anchor: Literal["report", "reference"] = (
        "report" if way == "ago" or way in ("hence",) or "now" in way else "reference"
    )
    return TimeExpression(found.group(), "shift", unit=unit, shift=-int(count) if back else int(count), anchor=anchor)


def _continues(found: re.Match[str]) -> bool:
    """Does what happened before or after follow ("two months after the vote")?"""
    return _GOES_ON.match(found.string, found.end()) is not None


def _day_beside(found: re.Match[str]) -> TimeExpression | None:
    if _continues(found):
        return None
    night = found["unit"].lower() == "night"
    unit = "day" if night else read_unit(found["unit"])
    part = "NI" if night else None
    shift = -1 if found["way"].lower() == "before" else 1
    return TimeExpression(found.group(), "shift", unit=unit, shift=shift, anchor="reference", part=part)


def _year_ago(found: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(found.group(), "shift", unit="year", shift=-1, anchor="reference")


RELATIVE_RULES: tuple[Rule, ...] = (
    (_WEEKDAY, _weekday),
    (_WEEKDAYS, _weekdays),
    (_DEICTIC, _deictic),
    (_REL_UNIT, _rel_unit),
    (_IN_UNIT, _unit_now),
    (_MODIFIED_UNIT, _unit_now),
    (_THE_UNIT, _unit_now),
    (_WHOLE_YEAR, _unit_now),
    (_MOVED, _moved),
    (_BARE_MOVED, _moved),
    (_DAY_BESIDE, _day_beside),
    (_YEAR_AGO, _year_ago),
    *LENGTH_RULES,
)
