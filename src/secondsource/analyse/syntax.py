"""Text and its sentences -> `Syntax` (words, tags, lemmas, tree) and what the network takes for names.

Very long sentences (lists, tables) are read in pieces, so that time stays linear; lines without a letter are
left out.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from secondsource.analyse.network import Network, Scores, network
from secondsource.analyse.trees import choose_heads
from secondsource.analyse.words import read_words
from secondsource.lang.weights import Array
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax

LONGEST = 120
"""Words read as one sentence; longer ones are cut (training saw none longer)."""

_BATCH = 64
_LETTER = re.compile(r"[^\W\d_]")  # a stretch without one (a line of marks or figures) has no words to read


def read_syntax(text: str, sentences: Sequence[Span]) -> tuple[Syntax, Array]:
    """Return the syntax of a text and, for each of its words, log-probabilities of the network's name labels."""
    net = network()
    cut = [read_words(text, s) if _LETTER.search(text, s.start, s.end) else [] for s in sentences]
    pieces = [(n, words[at : at + LONGEST]) for n, words in enumerate(cut) for at in range(0, len(words), LONGEST)]
    read: list[Scores] = []
    for at in range(0, len(pieces), _BATCH):
        read += net.read([[span.of(text) for span in words] for _, words in pieces[at : at + _BATCH]])
    return _assemble(text, net, pieces, read, len(sentences)), _names(read, len(net.labels))


def name_labels() -> tuple[str, ...]:
    """Return the network's name labels in the order of its log-probabilities: "O", "B-person", "I-person", …"""
    return tuple(network().labels)


def _assemble(
    text: str, net: Network, pieces: Sequence[tuple[int, list[Span]]], read: Sequence[Scores], sentences: int
) -> Syntax:
    spans: list[Span] = []
    heads: list[int] = []
    trees = [choose_heads(scores.arcs) for scores in read]
    relations = net.relations(read, trees)
    counts = [0] * sentences
    for (number, words), chosen in zip(pieces, trees, strict=True):
        first = len(spans)
        heads += [first + head - 1 if head else first + word for word, head in enumerate(chosen)]
        spans += words
        counts[number] += len(words)
    upos, xpos, script = (_joined([getattr(s, layer) for s in read]) for layer in ("upos", "xpos", "script"))
    ends = [0, *np.cumsum(counts).tolist()]
    return Syntax(
        spans=tuple(spans),
        tags=tuple(net.upos[n] for n in upos),
        forms=tuple(net.xpos[n] for n in xpos),
        lemmas=tuple(net.lemma(s.of(text), net.xpos[x], n) for s, x, n in zip(spans, xpos, script, strict=True)),
        heads=tuple(heads),
        relations=tuple(net.relation[n] for n in relations),
        sentences=tuple(pairwise(ends)),
    )


def _joined(arrays: Sequence[Array]) -> list[int]:
    return [int(n) for array in arrays for n in array.tolist()]


def _names(read: Sequence[Scores], labels: int) -> Array:
    return np.concatenate([s.names for s in read]) if read else np.zeros((0, labels), np.float32)
