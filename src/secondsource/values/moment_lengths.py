"""Words for lengths of time and for what is repeated -> TimeExpression: "two weeks", "the past year", "every day"."""

import re
from typing import Literal

from secondsource.lang.lexicon import lexicon
from secondsource.values.moment_dates import Rule
from secondsource.values.moment_form import TimeExpression, Unit
from secondsource.values.moment_words import COUNT, END, GAP, UNITS, codes, one_of, read_count

_UNIT = rf"(?P<unit>{UNITS}|weekend)(?:y|ies|s)?"
_AHEAD = ("next", "following", "coming")
_TOWARD = re.compile(
    rf"(?i:(?:(?:the|these){GAP})?(?P<way>past|last|previous|preceding|next|following|coming|recent)"
    rf"{GAP}(?:(?P<count>{COUNT}){GAP})?(?:or{GAP}so{GAP})?(?P<unit>{UNITS})(?P<plural>s|ies)?){END}"
)
_WITHIN = re.compile(rf"(?i:(?:the{GAP}(?:first|final|latest|initial){GAP})(?P<count>{COUNT}){GAP}{_UNIT}){END}")
_DURATION = re.compile(
    rf"(?i:(?P<count>{COUNT})(?:{GAP}|-)(?:(?:more|full|straight|consecutive|long|additional|solid){GAP})?{_UNIT}"
    rf"(?:{GAP}and{GAP}(?P<half>a{GAP}half))?(?:[- ]long)?)(?![- ](?:year[- ])?olds?\b){END}"
)
_LONG = re.compile(rf"(?i:(?P<unit>hour|day|week|month|year|decade)s?-?long){END}")
_PLURAL = re.compile(
    rf"(?i:(?:(?<=\bfor[ ])|(?<=\bin[ ])|(?<=\bover[ ])|(?<=\bwithin[ ])|(?<=\btook[ ])|(?<=\bafter[ ]))"
    rf"(?P<unit>hour|day|week|month|year|decade|centur)(?:s|ies)"
    rf"|(?<!\bthe[ ])(?<!these[ ])(?<!those[ ])(?<!first[ ])(?<!early[ ])(?<!few[ ])(?<!last[ ])"
    rf"(?P<many>day|week|month|year|decade|centur)(?:s|ies)(?={GAP}of{GAP}[a-z])"
    rf"|(?:the{GAP})?(?P<ahead>hour|day|week|month|year|decade)s{GAP}(?:ahead|to{GAP}come)){END}"
)
_YEAR_ENDED = re.compile(rf"(?i:the{GAP}(?:(?:fiscal|financial|full|whole){GAP})?year(?={GAP}(?:ended|ending|to)\b))")
_EVERY = re.compile(rf"(?i:(?:every|each)(?:{GAP}(?P<other>other|{COUNT}))?{GAP}{_UNIT}){END}")
_TIMES_A = re.compile(rf"(?i:(?:once|twice|(?:{COUNT}){GAP}times){GAP}(?:a|an|per|each|every){GAP}{_UNIT}){END}")
_REPEATED = re.compile(rf"(?i:{one_of(lexicon('calendar')['repeated'])}){END}")
_VAGUE = re.compile(rf"(?i:{one_of(lexicon('calendar')['vague'])}){END}")


def read_unit(word: str) -> Unit:
    """Return the unit a word begins with ("centur" of "centuries"); a fortnight is told in weeks."""
    plain = word.lower()
    return {"centur": "century", "fortnight": "week"}.get(plain, plain)  # type: ignore[return-value]


def read_length(found: re.Match[str]) -> tuple[str, Unit]:
    """Return count and unit of a match with the groups `count` (absent: unknown) and `unit`; "X" is an open count."""
    words = found.groupdict().get("count")
    count = read_count(words) if words else "X"
    if found["unit"].lower() == "fortnight" and count.isdigit():
        count = str(2 * int(count))
    return count, read_unit(found["unit"])


def _toward(found: re.Match[str]) -> TimeExpression | None:
    way = found["way"].lower()
    if not found["count"] and not found["plural"]:
        return None
    count, unit = read_length(found)
    toward: Literal["past", "future"] = "future" if way in _AHEAD else "past"
    return TimeExpression(found.group(), "duration", unit=unit, count=count, toward=toward)


def _duration(found: re.Match[str]) -> TimeExpression | None:
    groups = found.groupdict()
    count, unit = read_length(found)
    bare_second = unit == "second" and not found.group().endswith("s")  # "a second", "the 1988 second quarter"
    if unit == "weekend" or (bare_second and "-" not in found.group()):
        return None
    if groups.get("half") and count.isdigit():
        count += ".5"
    return TimeExpression(found.group(), "duration", unit=unit, count=count)


def _long(found: re.Match[str]) -> TimeExpression | None:
    plural = re.search(r"(?i)s-?long$", found.group())
    return TimeExpression(found.group(), "duration", unit=read_unit(found["unit"]), count="X" if plural else "1")


def _plural(found: re.Match[str]) -> TimeExpression | None:
    ahead: Literal["future"] | None = "future" if found["ahead"] else None
    unit = read_unit(found["unit"] or found["many"] or found["ahead"])
    return TimeExpression(found.group(), "duration", unit=unit, count="X", toward=ahead)


_LETTERS = {"hour": "PT{}H", "minute": "PT{}M", "second": "PT{}S", "day": "P{}D", "week": "P{}W", "weekend": "P{}W",
            "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}E", "century": "P{}C"}  # fmt: skip


_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}


def timex_period(unit: str, count: str) -> str:
    """Return the TIMEX3 period ("P2D", "PXY"); decades and centuries are told in years where the count is known."""
    whole, point, _ = count.partition(".")
    if point and unit in _HALVES and count.endswith(".5"):
        head = _LETTERS[unit].format(whole) if whole != "0" else _LETTERS[unit][: -len("{}M")]
        return head + _HALVES[unit]
    if unit in ("decade", "century") and count == "0.5":
        return "P5Y" if unit == "decade" else "P50Y"
    if unit == "quarter" and count.isdigit() and count != "1":
        return f"P{3 * int(count)}M"
    if unit in ("decade", "century") and count.isdigit():
        return f"P{int(count) * (10 if unit == 'decade' else 100)}Y"
    return _LETTERS[unit].format(count)


def _year_ended(found: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(found.group(), "duration", unit="year", count="1")


def _every(found: re.Match[str]) -> TimeExpression | None:
    unit, other = read_unit(found["unit"]), (found.groupdict().get("other") or "").lower()
    count = "2" if other == "other" else read_count(other) if other else "1"
    return TimeExpression(found.group(), "set", unit=unit, value=timex_period(unit, count))


def _repeated(found: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(found.group(), "set", value=codes("repeated")[found.group().lower()])


def _vague(found: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(found.group(), "vague", value=codes("vague")[" ".join(found.group().lower().split())])


LENGTH_RULES: tuple[Rule, ...] = (
    (_TOWARD, _toward),
    (_WITHIN, _duration),
    (_DURATION, _duration),
    (_LONG, _long),
    (_PLURAL, _plural),
    (_YEAR_ENDED, _year_ended),
    (_EVERY, _every),
    (_TIMES_A, _every),
    (_REPEATED, _repeated),
    (_VAGUE, _vague),
)
