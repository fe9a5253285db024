"""A report and a person who is somewhere -> more sentences that tell of the stop, or of it as still to come."""

import re
from collections.abc import Iterator
from functools import cache

from secondsource.lang.lexicon import words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.story import Identity
from secondsource.values.place import country_of

_LEAD_CHARS = 60


def stops_told(reading: Reading, person: Identity, place: str) -> Iterator[Span]:
    """Yield the sentences that tell of the person's stop in a place ("during her Oslo visit, Reis said")."""
    for name in _places(reading):
        sentence = reading.sentence_at(name.start)
        after = reading.document.text[name.end : sentence.end].split()[:1]
        stop = bool(after) and after[0].strip(",.;").lower() in words("movement", "stops")
        if name.of(reading.document.text) == place and stop and _is_named(reading, person, sentence):
            yield sentence


def arrivals_told(reading: Reading, person: Identity, country: str) -> Iterator[Span]:
    """Yield the sentences, with a day or without, that have the person arrive in a place of a country."""
    for name in _places(reading):
        sentence = reading.sentence_at(name.start)
        lies_there = country_of(name.of(reading.document.text)) == country
        arriving = lies_there and _lead("arriving").search(_before(reading, name, sentence))
        if arriving and _is_named(reading, person, sentence):
            yield sentence


def still_to_come(reading: Reading, person: Identity, country: str) -> Iterator[Span]:
    """Yield the person's own words that look forward to being in the country ("I'll be in Norland")."""
    for quote in reading.analysis.quotes:
        speaker = quote.speaker.entity if quote.speaker else None
        if speaker is None or reading.identity.get(speaker) != person:
            continue
        for name in (n for n in reading.names_in(quote.span) if n.kind == "place"):
            before = _before(reading, name.span, quote.span)
            if country_of(name.span.of(reading.document.text)) == country and _lead("ahead").search(before):
                yield reading.sentence_at(name.span.start)


def _places(reading: Reading) -> Iterator[Span]:
    return (name.span for name in reading.analysis.names if name.kind == "place")


def _is_named(reading: Reading, person: Identity, sentence: Span) -> bool:
    return any(reading.identity.get(name.entity) == person for name in reading.names_in(sentence))


def _before(reading: Reading, place: Span, within: Span) -> str:
    return reading.document.text[max(within.start, place.start - _LEAD_CHARS) : place.start].replace("’", "'")


@cache
def _lead(key: str) -> re.Pattern[str]:
    phrases = sorted(words("movement", key), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")\s+\Z", re.IGNORECASE)
