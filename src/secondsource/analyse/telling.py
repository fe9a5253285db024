"""Phrases and quotes -> which phrase stands in which quote, and which phrase names its speaker."""

from bisect import bisect_right
from collections.abc import Sequence

from secondsource.analyse.phrases import Phrase, Scene
from secondsource.analyse.pronoun_features import Telling
from secondsource.records.analysis import Quote
from secondsource.records.span import Span


def read_telling(scene: Scene, phrases: Sequence[Phrase], quotes: Sequence[Quote]) -> Telling:
    """Return who tells what in a report. Only words in quotation marks count as told by their speaker."""
    told = [quote for quote in quotes if quote.form != "indirect" and not quote.stance]
    quote_of = _quotes_of(phrases, told)
    speakers = [_phrase_at(phrases, q.speaker.span) if q.speaker is not None else -1 for q in told]
    return Telling(scene, phrases, quote_of, speakers, _asks(phrases, quotes), _credited(phrases, quotes))


def _quotes_of(phrases: Sequence[Phrase], told: Sequence[Quote]) -> list[int]:
    parts = sorted((part.start, part.end, n) for n, quote in enumerate(told) for part in quote.parts)
    starts = [start for start, _, _ in parts]
    found = []
    for phrase in phrases:
        at = bisect_right(starts, phrase.head_span.start) - 1
        inside = at >= 0 and phrase.head_span.end <= parts[at][1]
        if not inside and at >= 1 and phrase.head_span.end <= parts[at - 1][1]:
            at, inside = at - 1, True  # behind a quote within the quote
        found.append(parts[at][2] if inside else -1)
    return found


def _phrase_at(phrases: Sequence[Phrase], span: Span) -> int:
    """Return the phrase of the words that name a speaker: the longest that lies inside them, -1 for none."""
    at = bisect_right(phrases, (span.start, 0), key=lambda p: (p.span.start, 0))
    best, longest = -1, 0
    for i in range(max(0, at - 4), min(len(phrases), at + 8)):
        phrase = phrases[i]
        low, high = max(span.start, phrase.span.start), min(span.end, phrase.span.end)
        head_in = span.start <= phrase.head_span.start and phrase.head_span.end <= span.end
        if head_in and not phrase.joined and high - low > longest:
            best, longest = i, high - low
    return best


def _asks(phrases: Sequence[Phrase], quotes: Sequence[Quote]) -> dict[int, int]:
    """Return the phrases that name a speaker, each with that of the speaker before it."""
    spoken = {_phrase_at(phrases, q.speaker.span) for q in quotes if q.speaker is not None} - {-1}
    found, before = {}, -1
    for i in sorted(spoken):
        found[i] = before
        before = i
    return found


def _credited(phrases: Sequence[Phrase], quotes: Sequence[Quote]) -> dict[int, int]:
    told = [q.speaker for q in quotes if q.speaker is not None and q.speaker.entity is not None]
    return {at: s.entity for s in told if (at := _phrase_at(phrases, s.span)) >= 0 and s.entity is not None}
