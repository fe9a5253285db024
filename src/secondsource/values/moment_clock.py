"""Words for times of day -> TimeExpression: "10:35 a.m.", "1353 (1023 GMT)", "noon", "this morning", "last night"."""

import re
from typing import Literal

from secondsource.values.moment_form import TimeExpression
from secondsource.values.moment_words import END, GAP, NUMBER_WORD, PART, codes, one_of, read_count

_HALF_DAY = r"(?P<half>[aApP])\.?[ ]?[mM]\b\.?"
_UTC = r"(?:GMT|UTC|Z)"
_SPOKEN = r"o['’]clock|local(?:[ ]time)?|in[ ]the[ ]morning|in[ ]the[ ]evening"
_ZONE = rf"(?:(?-i:[A-Z]{{1,3}}[SD]?T|UTC)\b|hours?\b|hrs\b|{_SPOKEN})"
_BESIDE = rf"(?:,?[ ]?[(/]?[ ]?(?P<utc_hour>\d{{1,2}})[ ]?[:.]?[ ]?(?P<utc_minute>\d\d)?[ ]?{_UTC}\b\)?)?"
_DIGITS = re.compile(
    rf"(?i:(?P<hour>\d{{1,2}})(?:[ ]?[:.][ ]?(?P<minute>[0-5]\d)(?:[:.]\d\d)?)?[ ]?"
    rf"(?:{_HALF_DAY}|(?P<word>noon|midnight))?"
    rf"(?:[ ]?(?P<zone>{_ZONE}))?{_BESIDE})"
)
_FOUR_DIGITS = re.compile(
    rf"(?i:(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)[ ]?(?:(?P<zone>{_UTC}|{_ZONE}|h)\b|(?=[ ]?[(/][ ]?\d{{4}}[ ]?{_UTC})))"
    rf"(?i:{_BESIDE})"
)
_O_CLOCK = re.compile(rf"(?i:(?P<hour>{NUMBER_WORD})[ ](?:o['’]clock|{_HALF_DAY})){END}")
_WORD = re.compile(rf"(?i:{one_of(codes('clock_words'))}){END}")
_PART = re.compile(
    rf"(?i:(?:(?:early|earlier|late|later|mid)[ -])?"
    rf"(?P<lead>this|that|last|the(?:{GAP}(?:next|following|previous|same))?|in{GAP}the|each|every|tomorrow|yesterday)"
    rf"{GAP}(?:(?:early|late|mid)[ -]?)?(?P<part>{PART})){END}"
)
_LOOSE_PART = re.compile(
    rf"(?i:(?:early|late|mid)[ -](?P<part>afternoon|morning|evening)|(?P<night>at[ ]night|overnight)){END}"
    rf"|(?i:(?<=\bat[ ])|(?<=\bby[ ])|(?<=\bbefore[ ])|(?<=\bafter[ ])|(?<=\buntil[ ])|(?<=\bsince[ ]))"
    rf"(?P<sky>dawn|daybreak|dusk|nightfall|sunrise|sunset){END}"
)


def match_clock(text: str, at: int) -> tuple[TimeExpression, int] | None:
    """Read a time of day that begins at `at`; return it with its end, or None."""
    for read in (_match_digits, _match_word, _match_part):
        found = read(text, at)
        if found:
            return found
    return None


def _match_digits(text: str, at: int) -> tuple[TimeExpression, int] | None:
    for pattern in (_FOUR_DIGITS, _DIGITS):
        found = pattern.match(text, at)
        if found and _is_clock(found) and not text[found.end() : found.end() + 1].isalnum():
            hour = _hour(int(found["hour"]), found)
            minute = int(found["minute"] or 0)
            if hour <= 24 and minute < 60:
                return _clock_expression(found, f"{hour:02}:{minute:02}"), found.end()
    return None


def _is_clock(found: re.Match[str]) -> bool:
    """Do the figures read as a time of day rather than as an amount or a ratio?"""
    groups = found.groupdict()
    if groups.get("half") or groups.get("word") or found["utc_hour"]:
        return bool(found["minute"] or groups.get("half") or groups.get("word"))
    colon = found["minute"] is not None and ":" in found.group()
    zone = (groups.get("zone") or "").lower()
    if zone in ("hour", "hours", "hrs") or not zone:
        return found["minute"] is not None and (colon or bool(zone))
    return colon or ("hour" in groups and bool(found["minute"] or "clock" in zone or "in the" in zone))


def _hour(hour: int, found: re.Match[str]) -> int:
    groups = found.groupdict()
    half = (groups.get("half") or "").lower()
    if half == "p" or "evening" in (groups.get("zone") or ""):
        return hour if hour >= 12 else hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _clock_expression(found: re.Match[str], clock: str) -> TimeExpression:
    utc = None
    if found["utc_hour"]:
        hours, minutes = found["utc_hour"], found["utc_minute"]
        utc = f"{int(hours):02}:{minutes or '00'}"
    elif re.fullmatch(_UTC, found.groupdict().get("zone") or ""):
        utc = clock
    return TimeExpression(found.group().strip(), "clock", clock=clock, utc=utc)


def _match_word(text: str, at: int) -> tuple[TimeExpression, int] | None:
    found = _WORD.match(text, at)
    if found:
        return TimeExpression(found.group(), "clock", clock=codes("clock_words")[found.group().lower()]), found.end()
    found = _O_CLOCK.match(text, at)
    if not found:
        return None
    count = read_count(found["hour"])
    hour = int(count) if count.isdigit() else 99
    if hour > 12:
        return None
    hour = hour + 12 if (found["half"] or "").lower() == "p" and hour < 12 else hour
    return TimeExpression(found.group(), "clock", clock=f"{hour:02}:00"), found.end()


_DAY_SHIFTS = {"last": -1, "yesterday": -1, "tomorrow": 1, "next": 1, "following": 1, "previous": -1}


def _match_part(text: str, at: int) -> tuple[TimeExpression, int] | None:
    found = _LOOSE_PART.match(text, at)
    if found:
        part = "NI" if found["night"] else codes("parts")[(found["part"] or found["sky"]).lower()]
        return TimeExpression(found.group(), "clock", part=part), found.end()
    found = _PART.match(text, at)
    if not found:
        return None
    part, lead = codes("parts")[found["part"].lower()], found["lead"].lower()
    if lead in ("each", "every"):
        return TimeExpression(found.group(), "set", value=f"XXXX-XX-XXT{part}"), found.end()
    if lead.endswith("the"):
        return TimeExpression(found.group(), "clock", part=part), found.end()
    counted = lead == "that" or lead.startswith("the")
    anchor: Literal["report", "reference"] = "reference" if counted else "report"
    shift = _DAY_SHIFTS.get(lead.split()[-1], 0)
    return TimeExpression(found.group(), "shift", unit="day", shift=shift, part=part, anchor=anchor), found.end()
