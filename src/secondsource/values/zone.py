"""Times of day with their zones ("2:15 p.m. (1315 GMT)", "0540 UTC", "9 p.m. EST") -> minutes, and how zones lie apart.

Minutes are counted from midnight. An offset is local time less Greenwich time, in minutes: 330 for India, -300 for EST.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon

_HOURS, _MINUTES, _NOON, _TWO = 24, 60, 12, 2
DAY = _HOURS * _MINUTES
_FARTHEST_EAST = 14 * 60  # no zone is further ahead of Greenwich

_CLOCK = r"(?<![\d.,$:])(\d{1,2})(?:\s?[:.]\s?(\d\d)|(\d\d))?\s?(?:(hours|hrs|h)\b)?\s?([ap]\s?\.?\s?m\b\.?)?"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `minutes`, whether its half of the day is `sure`, its `zone` ("GMT", "EST", "local", None: open),
    and where it stands.
    """

    minutes: int
    sure: bool
    zone: str | None
    start: int
    end: int


def find_clocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Clock]:
    """Yield the times of day of a passage in text order."""
    last = len(text) if end is None else end
    for found in _clocks().finditer(text, start, last):
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
        zone = _zone_name(found[6])
        end = found.start() + len(found[0].rstrip())
        half = (found[5] or "").lower().replace(" ", "")[:1]
        full = bool(found[2]) or (found[3] is not None and len(found[1]) == _TWO)
        told = bool(half or zone or (found[4] and full)) or (full and text[end : end + _TWO].lstrip().startswith("("))
        if told and hour < _HOURS and minute < _MINUTES and not (half and not 0 < hour <= _NOON):
            sure = bool(half) or hour > _NOON or found[1][0] == "0" or bool(found[4]) or bool(found[3] and full)
            hour = hour % _NOON + _NOON * (half == "p") if half else hour
            yield Clock(hour * _MINUTES + minute, sure, zone, found.start(), end)


def _zone_name(written: str | None) -> str | None:
    if not written:
        return None
    return "local" if "local" in written.lower() else written


def is_greenwich(zone: str | None) -> bool:
    """Tell whether a zone is Greenwich time by one of its names."""
    return zone is not None and _offsets().get(zone) == 0 and zone in ("GMT", "UTC", "Z")


def offset_of(zone: str | None) -> int | None:
    """Return the offset of a zone by its letters ("EST" -> -300); None when it has none that is always the same."""
    return _offsets().get(zone) if zone else None


def offsets_in(country: str) -> tuple[int, ...]:
    """Return the offsets that a country of one zone may have over the year; none for a country of several zones."""
    return tuple(round(hours * 60) for hours in lexicon("zones")["countries"].get(country, ()))


def offset_between(local: Clock, greenwich: Clock) -> int:
    """Return the offset that two readings of one moment tell."""
    apart = (local.minutes - greenwich.minutes) % DAY
    return apart if apart <= _FARTHEST_EAST else apart - DAY


def render_offset(minutes: int) -> str:
    """Return an offset as a reader is told it: "3:30 hours ahead of GMT"."""
    if minutes == 0:
        return "the same as GMT"
    hours = f"{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
    return f"{hours} hours {'ahead of' if minutes > 0 else 'behind'} GMT"


def render_clock(minutes: int) -> str:
    """Return a time of day: "05:40"."""
    return f"{minutes % DAY // 60:02d}:{minutes % 60:02d}"


@cache
def _offsets() -> dict[str, int]:
    return {name: round(hours * 60) for name, hours in lexicon("zones")["names"].items()}


@cache
def _clocks() -> re.Pattern[str]:
    names = "|".join(sorted(_offsets(), key=len, reverse=True))
    return re.compile(_CLOCK + rf"(?:\s?\(?((?i:local time|local)|{names})\b)?")
