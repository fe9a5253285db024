"""A passage of text -> the longest time expression that begins there: clock, date and relative words put together."""

import re
from dataclasses import replace
from typing import Literal

from secondsource.values.moment_clock import match_clock
from secondsource.values.moment_dates import DATE_RULES
from secondsource.values.moment_form import TimeExpression
from secondsource.values.moment_relative import RELATIVE_RULES
from secondsource.values.moment_words import GAP

_MODIFIER = re.compile(
    rf"(?i:(?:the{GAP})?(?:very{GAP})?(?P<of>end|beginning|start|middle|close|turn|eve|top){GAP}of{GAP}(?:the{GAP})?"
    rf"|(?:the{GAP})?(?P<word>early|earlier|late|later|mid)(?:-|{GAP})(?:on{GAP}|in{GAP}(?:the{GAP})?|the{GAP})?)"
)
_MODIFIERS = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "end": "end",
    "close": "end",
    "beginning": "start",
    "start": "start",
    "middle": "mid",
}
_JOIN = re.compile(
    rf"(?i:,?{GAP}(?:(?:at|around|about|on|of|in{GAP}the|(?:shortly|just){GAP}(?:before|after)){GAP})?"
    rf"(?:(?:about|around){GAP})?(?:(?:early|late|mid)[ -])?)"
)
_LEADING = re.compile(
    r"(?i:(?:on|in|at|since|until|till|by|from|during|over|around|about|before|after|within|for|throughout"
    r"|just|only|nearly|almost|the(?=\s+\d))\s+)*"
)
_TRAILING = re.compile(r"(?:['’]s?)?[\s.,;:!?]*\Z")
_ARTICLE = re.compile(rf"{GAP}(?:the{GAP})?")
_HOLDING = re.compile(
    rf"(?i:the{GAP}(?P<unit>week|weekend|month){GAP}(?:of|ending|beginning|starting){GAP}(?:(?:on|in){GAP})?)"
)
_OF = re.compile(rf"{GAP}(?:of|before|after)\b")
_RULES = [(pattern.match, read) for pattern, read in (*DATE_RULES, *RELATIVE_RULES)]
_Read = tuple[TimeExpression, int]
_TOP_FORMS = ("calendar", "weekday", "weekend", "shift")


def parse_moment(text: str) -> TimeExpression | None:
    """Read one time expression ("last week", "Friday and Saturday"); None when the text is not one.

    Prepositions before it ("on", "since") and stops after it are passed over.
    """
    lead = _LEADING.match(text.strip())
    plain = text.strip()
    for at in {lead.end() if lead else 0, 0}:
        found = match_moment(plain, at)
        if found and _TRAILING.match(plain, found[1]):
            return found[0]
    return None


def match_moment(text: str, at: int) -> tuple[TimeExpression, int] | None:
    """Return the longest time expression that begins at offset `at` and the offset of its end, or None."""
    found = _longest(text, at)
    if found is None:
        return None
    expression, end = _joined(text, *(_beside(text, *found)))
    return replace(expression, text=text[at:end]), end


def _longest(text: str, at: int) -> tuple[TimeExpression, int] | None:
    best = _unmodified(text, at, match_clock(text, at))
    modified = _holding(text, at) or _modified(text, at)
    return modified if modified and (best is None or modified[1] > best[1]) else best


def _modified(text: str, at: int) -> tuple[TimeExpression, int] | None:
    """Read "early", "late", "the end of" … before a date, a weekday or a relative word."""
    found = _MODIFIER.match(text, at)
    if not found or found.end() >= len(text):
        return None
    rest = _unmodified(text, found.end())
    if rest is None or rest[0].form not in _TOP_FORMS or (found["of"] and rest[0].form == "weekday"):
        return None
    word = (found["of"] or found["word"]).lower()
    if word in ("turn", "eve", "top") and rest[0].century is None:
        return None
    return replace(rest[0], modifier=_MODIFIERS.get(word)), rest[1]


def _holding(text: str, at: int) -> tuple[TimeExpression, int] | None:
    """Read "the week of July 1", "the weekend ending 6 May", "the month of June"."""
    found = _HOLDING.match(text, at)
    rest = _unmodified(text, found.end()) if found else None
    if not found or rest is None or rest[0].form != "calendar" or rest[0].month is None:
        return None
    unit = found["unit"].lower()
    if unit == "month":
        return rest if rest[0].day is None else None
    if rest[0].day is None:
        return None
    form: Literal["weekend", "shift"] = "weekend" if unit == "weekend" else "shift"
    return TimeExpression(text[at : rest[1]], form, unit="week", shift=0, base=rest[0]), rest[1]


def _unmodified(text: str, at: int, best: _Read | None = None) -> _Read | None:
    """Return the longest that a single rule reads, where it is longer than `best`."""
    for match, read in _RULES:
        found = match(text, at)
        if found is not None and (best is None or found.end() > best[1]):
            expression = read(found)
            if expression:
                best = expression, found.end()
    return best


def _beside(text: str, expression: TimeExpression, end: int) -> tuple[TimeExpression, int]:
    """Read "two days before Christmas": a span before or after a time that follows."""
    way = re.search(r"(?i)\b(before|after|from)\Z", expression.text)
    if expression.form != "duration" or not way or not (expression.count or "").isdigit() or not expression.unit:
        return expression, end
    gap = _ARTICLE.match(text, end)
    base = _unmodified(text, gap.end()) if gap else None
    if base is None or base[0].form not in ("calendar", "weekday", "shift"):
        return expression, end
    steps = int(expression.count or 0) * (-1 if way[1].lower() == "before" else 1)
    return TimeExpression(text, "shift", unit=expression.unit, shift=steps, base=base[0]), base[1]


def _joined(text: str, expression: TimeExpression, end: int) -> tuple[TimeExpression, int]:
    """Join a day with a time of day that follows it, or a time of day with its day."""
    gap = _JOIN.match(text, end)
    if not gap or gap.end() >= len(text):
        return expression, end
    if expression.form == "clock":
        rest = _unmodified(text, gap.end())
        if rest and _names_day(rest[0]) and not rest[0].clock:
            return replace(
                rest[0], clock=expression.clock, utc=expression.utc, part=expression.part or rest[0].part
            ), rest[1]
    elif _names_day(expression) and not expression.clock:
        clock = match_clock(text, gap.end())
        if clock and clock[0].form == "clock" and not (text[end] == "," and _OF.match(text, clock[1])):
            part = clock[0].part or expression.part
            return replace(expression, clock=clock[0].clock, utc=clock[0].utc, part=part), clock[1]
    return expression, end


def _names_day(expression: TimeExpression) -> bool:
    if expression.form == "calendar":
        return expression.day is not None or expression.holiday is not None
    return expression.form == "weekday" or (expression.form == "shift" and expression.unit == "day")
