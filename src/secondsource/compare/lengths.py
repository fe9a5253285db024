"""Lengths of time of a report -> what they are the length of: the shaking, the outage, a prison term, a repair."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Quantity
from secondsource.records.reading import Reading
from secondsource.values.tokens import tokens_of

_CUE_WORDS = 4  # how many words before a length may hold its cue ("will be around twelve days")
_TAKES_UP = ("it", "that", "this")


def with_lengths(reading: Reading) -> Iterator[Quantity]:
    """Yield the quantities of a report; a length of time whose sentence tells what it is of has that as its matter."""
    for quantity in reading.analysis.quantities:
        matter = _length_of(reading, quantity) if quantity.amount.kind == "duration" else None
        yield replace(quantity, matter=matter) if matter else quantity


def _length_of(reading: Reading, quantity: Quantity) -> str | None:
    """Return what it is the length of: of all that have a cue beside it, the one whose word stands nearest."""
    sentence, text = reading.sentence_at(quantity.span.start), reading.document.text
    tokens = tokens_of(text, sentence.start, sentence.end)
    before = {token.low for token in [t for t in tokens if t.end <= quantity.span.start][-_CUE_WORDS:]}
    words = [token for token in tokens if token.low[0].isalnum()]
    if words and words[0].low in _TAKES_UP and sentence.start:
        last = reading.sentence_at(sentence.start - 1)  # "It lasted ten seconds": what, the sentence before says
        words += tokens_of(text, last.start, last.end)
    found = []
    for matter, entry in lexicon("matters")["lengths"].items():
        told = [abs(token.start - quantity.span.start) for token in words if token.low in entry["words"]]
        if told and (before & set(entry["cues"]) or _stands_before(quantity, entry["words"])):
            found.append((min(told), str(matter)))
    return min(found)[1] if found else None


def _stands_before(quantity: Quantity, named: Sequence[str]) -> bool:
    """Does what it is the length of follow at once ("a 72-hour strike")?"""
    span = quantity.counted_span
    return quantity.counted in named and span is not None and 0 <= span.start - quantity.span.end <= 1
