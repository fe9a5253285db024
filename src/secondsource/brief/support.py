"""A line of the brief and its evidence -> the names, numbers and dates of the line that the evidence does not hold.

A line may name only what stands in the sentences it points to: their words, who their names and pronouns mean, the
country of a demonym, the days their times fall on, their figures in another writing, and when and under which headline
their reports came out.
"""

import re
from collections.abc import Iterator, Mapping

from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import BriefLine, Evidence
from secondsource.values.amount import render_amount
from secondsource.values.moment_render import render_moment, render_weekday
from secondsource.values.periods import MONTHS, render_day
from secondsource.values.place import parse_place
from secondsource.values.tokens import tokens_of

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_OPENER = re.compile(r"(?:^|[.:/;(]\s+|[“\"]\s*)[^\W\d_]+")  # its capital says nothing


def unsupported(line: BriefLine, readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """Return the capitalised words and numbers of a line that no piece of its evidence holds, in line order."""
    wanted = list(_telling(line.text))
    if not wanted:
        return ()
    held = {word for evidence in line.evidence for word in _held(evidence, readings[evidence.report])}
    held |= {str(n) for n in _counts(line, readings)}
    return tuple(word for word in wanted if _folded(word) not in held)


def _telling(text: str) -> Iterator[str]:
    openers = {hit.end() for hit in _SENTENCE_OPENER.finditer(text)}
    for hit in re.finditer(rf"{_NUMBER.pattern}|{_WORD.pattern}", text):
        if hit[0][0].isdigit() or (hit[0][0].isupper() and hit.end() not in openers):
            yield hit[0]


def _folded(word: str) -> str:
    return word.casefold().replace(",", "")


def _words(text: str) -> Iterator[str]:
    for hit in re.finditer(rf"{_NUMBER.pattern}|{_WORD.pattern}", text):
        yield _folded(hit[0])


def _held(evidence: Evidence, reading: Reading) -> Iterator[str]:
    """Yield every word a line resting on this evidence may use."""
    for text in (evidence.sentence, evidence.text, reading.document.title or "", *_published(reading)):
        yield from _words(text)
    around = _around(evidence, reading)
    for name in reading.names_in(around):
        yield from _words(_meant(reading, name.entity))
        yield from _country(name.span.of(reading.document.text))
    for token in tokens_of(evidence.sentence):
        if token.text[0].isupper():
            yield from _country(token.text)
    for moment, time in reading.moments_in(around):
        for text in (render_moment(time), *(render_weekday(d) for d in (time.first, time.last) if d)):
            yield from _words(text)
        yield from _words(moment.span.of(reading.document.text))
    for quantity in reading.quantities_in(around):
        yield from _words(render_amount(quantity.amount))


def _around(evidence: Evidence, reading: Reading) -> Span:
    first = reading.sentence_at(evidence.start)
    last = reading.sentence_at(max(evidence.start, evidence.end - 1))
    return Span(min(first.start, evidence.start), max(last.end, evidence.end))


def _meant(reading: Reading, entity: int) -> str:
    if entity in reading.identity:
        identity = reading.identity[entity]
        return " ".join((identity.name, *identity.variants))
    names = reading.analysis.entity_names
    return names[entity] if 0 <= entity < len(names) else ""


def _country(words: str) -> Iterator[str]:
    place = parse_place(words)
    if place is not None:
        yield from _words(f"{place.name} {place.country or ''}")


def _published(reading: Reading) -> Iterator[str]:
    """When the report came out, in all the forms a line may tell it."""
    for day in (reading.published.start, reading.published.end):
        if day is not None:
            yield f"{render_day(day)} {MONTHS[day.month - 1]}"


def _counts(line: BriefLine, readings: Mapping[str, Reading]) -> range:
    """How many reports and origins a line may count: up to those it rests on, and those it does not."""
    return range(len(readings) + 1) if "origin" in line.text else range(0)
