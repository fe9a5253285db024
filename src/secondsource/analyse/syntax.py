"""Text and its sentences -> `Syntax` (words, tags, lemmas, tree) and what the network takes for names."""

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise

import numpy as np

from secondsource.analyse.network import network
from secondsource.analyse.sentence_trees import tree_reader
from secondsource.lang.weights import Array
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax


def read_syntax(text: str, sentences: Sequence[Span]) -> tuple[Syntax, Array]:
    """Return the syntax of a text and, for each of its words, log-probabilities of the network's name labels."""
    trees = tree_reader().read([sentence.of(text) for sentence in sentences])
    starts = list(accumulate((len(tree.words) for tree in trees), initial=0))
    syntax = Syntax(
        spans=tuple(
            [
                Span(place.start + start, place.start + end)
                for place, tree in zip(sentences, trees, strict=True)
                for start, end in tree.words
            ]
        ),
        tags=tuple(chain.from_iterable(tree.tags for tree in trees)),
        forms=tuple(chain.from_iterable(tree.forms for tree in trees)),
        lemmas=tuple(chain.from_iterable(tree.lemmas for tree in trees)),
        heads=tuple([first + head for first, tree in zip(starts, trees, strict=False) for head in tree.heads]),
        relations=tuple(chain.from_iterable(tree.relations for tree in trees)),
        sentences=tuple(pairwise(starts)),
    )
    return syntax, np.concatenate([np.zeros((0, len(name_labels())), np.float32), *(tree.names for tree in trees)])


def name_labels() -> tuple[str, ...]:
    """Return the network's name labels in the order of its log-probabilities: "O", "B-person", "I-person", …"""
    return tuple(network().labels)
