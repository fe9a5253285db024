"""Story text and its blocks -> the entries of a live blog, each from its time line to the next.

Three or more time lines that run one way through the day make a live blog; a single "14:30 GMT" in a report does not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from secondsource.clean.calendar_words import find_dates
from secondsource.records.document import Block, Section
from secondsource.records.span import Span

_ZONE = r"(?:GMT|UTC|[ECMPB]S?[DT]?T|CES?T|IST|JST|SGT|HKT|AES?T|AEDT|local time)"
_TIME = re.compile(
    rf"[\[(]?(?:(?:last\s)?updated|posted|published|update)?:?\s*(?:at\s)?"
    rf"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\.?)?|\s?(?P<half2>[ap])\.?m\.?)"
    rf"(?:\s?\(?{_ZONE}\)?)?[\])]?(?=\s?[–—|:-]|\s*$|\s)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:$|[–—|:-]\s|(?:,|on)\s)")
_LABEL_CHARS = 80  # a time line of its own: time, day, zone, name of the editor
_LEAST_ENTRIES = 3
_ORDERLY = 0.8  # of the steps from entry to entry go the same way


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time line: number of its block, minutes of the day, the time as written, and the day if it names one."""

    block: int
    minutes: int
    label: Span
    day: date | None


def read_sections(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the dated sections of a live blog; none when the text is no live blog."""
    marks = [mark for number, block in enumerate(blocks) if (mark := _mark(text, number, block))]
    if len(marks) < _LEAST_ENTRIES or not _is_orderly(marks):
        return ()
    ends = [blocks[mark.block - 1].span.end for mark in marks[1:]] + [blocks[-1].span.end]
    days = _days(text, blocks, marks)
    return tuple(
        Section(
            Span(blocks[mark.block].span.start, end), mark.label, f"{mark.minutes // 60:02}:{mark.minutes % 60:02}", day
        )
        for mark, end, day in zip(marks, ends, days, strict=True)
    )


def is_live(lines: Iterable[str]) -> bool:
    """Have the lines of a text so many time lines that it may be a live blog?"""
    return sum(map(is_time_line, lines)) >= _LEAST_ENTRIES


def is_time_line(text: str) -> bool:
    """Does the text begin with a time of day that is set off from the rest, or is all of it?"""
    found = _TIME.match(text)
    return found is not None and _AFTER.match(text, found.end()) is not None


def _mark(text: str, number: int, block: Block) -> _Mark | None:
    shown = block.span.of(text)
    found = _TIME.match(shown)
    if not found or block.kind == "title":
        return None
    alone = (len(shown) <= _LABEL_CHARS and shown[-1:] not in '.!?"”') or found.end() == len(shown)
    after = _AFTER.match(shown, found.end())
    if not after or (not alone and after.group().strip() in (",", "on", "")):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or found["half2"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    day = next((one.day for one in find_dates(shown[:_LABEL_CHARS])), None)
    label = Span(block.span.start, block.span.start + found.end())
    return _Mark(number, 60 * hour + minute, label, day)


def _is_orderly(marks: Sequence[_Mark]) -> bool:
    """Do the times run up or down, and do they differ? A timetable's lines do too, but have no text between them."""
    steps = [b.minutes - a.minutes for a, b in pairwise(marks)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return max(up, down) >= _ORDERLY * len(steps)


def _days(text: str, blocks: Sequence[Block], marks: Sequence[_Mark]) -> list[date | None]:
    """Return the day of each entry: its own, else that of the last line that gives a day and nothing else."""
    days: list[date | None] = []
    current: date | None = None
    at = 0
    for mark in marks:
        for block in blocks[at : mark.block]:
            shown = block.span.of(text)
            if block.kind == "heading" and len(shown) <= _LABEL_CHARS:
                current = next((one.day for one in find_dates(shown)), current)
        current = mark.day or current
        days.append(current)
        at = mark.block + 1
    return days
