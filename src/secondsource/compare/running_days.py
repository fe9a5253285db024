"""How long something has gone on ("the seventh straight day of riots", "four days of strikes") -> points.

Such a count belongs to the day it is told of. Two reports that give different counts are at odds when both speak of one
day, or when one report gives both; counts of different days are one count that went on.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import combinations

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.lang.lexicon import lexicon
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point
from secondsource.values.amount import parse_amount

_NTH = re.compile(
    r"\b(?P<count>[a-z]+|\d{1,3})(?P<nth>st|nd|rd|th)?[ -](?P<row>straight|consecutive|successive|running|full)?[ -]?"
    r"(?P<unit>day|night|week|month|year)(?P<more>s)?\b"
    r"(?: (?:in a row|running|straight))?(?:,? (?:of|into)(?P<of> [^.,;:]{1,80}))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NO_COUNT_AFTER = re.compile(r"\s*(?:ago|after|before|earlier|later|old|from now)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    """One such count: so many days (weeks …) of something, as told of a day (None: not known).

    `dated`: its sentence names a time of its own, known or not; another sentence may speak of another day.
    """

    reading: Reading
    span: Span
    thing: str
    count: int
    unit: str
    day: date | None
    dated: bool

    @property
    def saying(self) -> Saying:
        """Return the count as a saying, the day it is told of as a note."""
        return Saying(f"{self.count} {self.unit}{'s' if self.count > 1 else ''}", self.reading, self.span)


def compare_running_days(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for everything that reports tell to have gone on for so many days."""
    kept = memory or ComparisonMemory()
    runs: dict[tuple[str, str], list[_Run]] = defaultdict(list)
    for run in kept.of_each(readings, _runs):
        runs[run.thing, run.unit].append(run)
    return [
        kept.piece("running", told, thing, partial(_point, thing, told))
        for (thing, _), told in sorted(runs.items())
        if len(told) > 1
    ]


def _runs(reading: Reading) -> Iterator[_Run]:
    text = reading.document.text
    for found in _NTH.finditer(text):
        count = _count(found)
        sentence = reading.sentence_at(found.start())
        if count is None or _NO_COUNT_AFTER.match(text, found.end()):
            continue
        start = found.start("of") if found["of"] else found.end()
        thing, end = _thing(text, start, found.end())
        if not thing and not found["more"]:  # "violent protests went on for the seventh straight day"
            thing, end = _thing(text, sentence.start, sentence.end)[0], found.end()
        if thing:
            span = Span(found.start(), min(end, sentence.end))
            day, dated = _day(reading, sentence, span)
            yield _Run(reading, span, thing, count, found["unit"].lower(), day, dated)


def _count(found: re.Match[str]) -> int | None:
    """Return the number of "seventh day", "four days", "7th day"; None where the word is no number or tells no run."""
    word = found["count"].lower() + (found["nth"] or "").lower()
    amount = parse_amount(word)
    if amount is None or amount.vague or amount.low != amount.high or amount.low != int(amount.low):
        return None
    plain = amount.kind == "count" and bool(found["more"])
    nth = amount.kind == "ordinal" and not found["more"] and (bool(found["row"]) or bool(found["of"]))
    return int(amount.low) if (plain and found["of"]) or nth else None


def _thing(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the name of what goes on, by the first word of a passage that the lexicon knows, and where that ends."""
    for word in _WORD.finditer(text, start, end):
        if word[0].lower() in _things():
            return _things()[word[0].lower()], word.end()
    return "", end


@cache
def _things() -> Mapping[str, str]:
    return {word: name for name, known in lexicon("matters")["running"].items() for word in known}


def _day(reading: Reading, sentence: Span, span: Span) -> tuple[date | None, bool]:
    """Return the day a count is told of and whether its sentence names a time: its nearest day, else the report's."""
    near, dated = [], False
    for moment in reading.analysis.moments:
        dated |= sentence.covers(moment.span) and moment.expression.form != "duration" and not span.covers(moment.span)
    for moment, time in reading.moments_in(sentence):
        if time.precision in ("day", "part") and time.first is not None:
            near.append((abs(moment.span.start - span.start), time.first))
    if near:
        return min(near)[1], True
    published = reading.published
    return (published.end if published.start == published.end else None), dated


def _point(thing: str, runs: Sequence[_Run]) -> Point:
    nature, why = _judge(runs)
    return build_point(Matter("count", f"{runs[0].unit}s of {thing}"), [run.saying for run in runs], nature, why)


def _judge(runs: Sequence[_Run]) -> tuple[Nature | None, str]:
    pairs = [(a, b) for a, b in combinations(_distinct(runs), 2) if a.count != b.count]
    if not pairs:
        return None, ""
    for a, b in pairs:
        said = f"{a.saying.value} and {b.saying.value}"
        if a.reading.id == b.reading.id and _one_day(a, b):
            return "dispute", f"One report gives both {said}"
        if a.day is not None and a.day == b.day:
            return "dispute", f"{said} are both told of one day"
        if a.day is not None and b.day is not None and (a.day < b.day) != (a.count < b.count):
            return "dispute", f"{said}: the later day has the lower count"
    return "update", "The count goes on from day to day; the reports speak of different days, or do not say of which"


def _one_day(a: _Run, b: _Run) -> bool:
    """Are two counts of one report told of one day? Two unknown days are one only where no time is named at all."""
    return a.day == b.day and (a.day is not None or not (a.dated or b.dated))


def _distinct(runs: Sequence[_Run]) -> list[_Run]:
    """Return one run for each report, count and day."""
    return list({(run.reading.id, run.count, run.day): run for run in runs}.values())
