"""Lengths of time of a report -> what they are the length of: the shaking, the outage, a prison term, a repair."""

from collections.abc import Iterator
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
    sentence, text = reading.sentence_at(quantity.span.start), reading.document.text
    tokens = tokens_of(text, sentence.start, sentence.end)
    words = [token.low for token in tokens if token.low[0].isalnum()]
    before = [token.low for token in tokens if token.end <= quantity.span.start][-_CUE_WORDS:]
    if (
        words[:1] and words[0] in _TAKES_UP and sentence.start
    ):  # "It lasted ten seconds": what, the sentence before says
        last = reading.sentence_at(sentence.start - 1)
        words += [token.low for token in tokens_of(text, last.start, last.end)]
    for matter, entry in lexicon("matters")["lengths"].items():
        if set(before) & set(entry["cues"]) and set(words) & set(entry["words"]):
            return str(matter)
    return None
