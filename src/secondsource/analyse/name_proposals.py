"""The network's name labels, word by word -> proposed names: stretches and the chances that a name is just there."""

from collections.abc import Sequence

import numpy as np

from secondsource.analyse.proposals import Proposal
from secondsource.lang.weights import Array
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax

_LEAST = 0.05  # chances below this are noise
_LONGEST = 12  # words of one name
_KINDS = ("person", "organisation", "place", "other")


def propose_names(syntax: Syntax, labels: Sequence[str], scores: Array) -> list[Proposal]:
    """Return every stretch of words that the network may take for a name, in text order.

    `scores` holds log-probabilities, words x labels, of labels such as "B-person" (a name begins), "I-person" (it goes
    on) and "O". The chance of a stretch is the product over its words and the chance that it ends there.
    """
    if not len(scores):
        return []
    chances = np.exp(scores)
    begins = chances[:, [labels.index(f"B-{kind}") for kind in _KINDS]]
    inside = chances[:, [labels.index(f"I-{kind}") for kind in _KINDS]]
    likely = np.flatnonzero(begins.sum(axis=1) >= _LEAST).tolist()
    ends = {word: end for first, end in syntax.sentences for word in range(first, end)} if likely else {}
    return [p for word in likely for p in _from(syntax, begins, inside, word, ends[word])]


def _from(syntax: Syntax, begins: Array, inside: Array, first: int, end: int) -> list[Proposal]:
    """Return the stretches that begin at a word: each kind goes on as long as it is likely."""
    found = []
    running = begins[first].astype(float)
    for last in range(first, min(end, first + _LONGEST)):
        ahead = inside[last + 1].astype(float) if last + 1 < end else np.zeros(len(_KINDS))
        here = running * (1 - ahead)
        if here.sum() >= _LEAST:
            span = Span(syntax.spans[first].start, syntax.spans[last].end)
            found.append(Proposal(span, *(float(c) for c in here)))
        running = running * ahead
        if running.sum() < _LEAST:
            break
    return found
