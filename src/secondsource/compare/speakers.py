"""A passage of a report -> who is credited with it, in reader's words."""

from bisect import bisect_right

from secondsource.lang.lexicon import words
from secondsource.records.analysis import Speaker
from secondsource.records.reading import Reading
from secondsource.records.span import Span

_LOOKED_BACK = 12  # quotations that may begin before a passage and hold it


def speaker_of(reading: Reading, span: Span) -> str | None:
    """Return the name of whoever the innermost quotation around a passage is credited to, or None."""
    quotes = reading.analysis.quotes
    last = bisect_right(quotes, span.start, key=lambda q: q.span.start)
    around = [q for q in quotes[max(0, last - _LOOKED_BACK) : last] if span.end <= q.span.end]
    inner = min(around, key=lambda q: q.span.end - q.span.start, default=None)
    if inner is None or inner.speaker is None:
        return None
    entity = inner.speaker.entity
    if entity is not None and entity in reading.identity:
        return reading.identity[entity].name
    if not can_speak(reading, inner.speaker):
        return None
    named = inner.speaker.name
    bodies = words("speech", "headline_sources") | words("speech", "plural_heads")
    return named if named and set(named.lower().split()) & bodies else None


def can_speak(reading: Reading, speaker: Speaker) -> bool:
    """Are the words credited with something those of somebody – no bare amount ("another 30,000", "a rating of 2")?"""
    if speaker.entity is not None:
        return True
    if reading.names_in(speaker.span):
        return True
    said = speaker.span.of(reading.document.text)
    counts = [q for q in reading.quantities_in(speaker.span) if q.amount.kind != "ordinal" and not q.amount.vague]
    head = said.lower().split(" of ")[0].split()[-1:]
    measured = bool(head) and head[0] in words("speech", "never_speak")
    nobody = any(q.counted is None or q.counted in words("speech", "never_speak") for q in counts)
    return not (measured or nobody)
