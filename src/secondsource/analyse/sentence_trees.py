"""The characters of sentences -> their words, tags, lemmas, trees and name scores; none is read twice.

Wire copies repeat one another sentence by sentence. What the network says of a sentence is the same to the last bit in
any company (products.py), so what was kept is what would be read again, and nothing shows which of the two it was.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np

from secondsource.analyse.network import Network, Scores, network
from secondsource.analyse.trees import choose_heads
from secondsource.analyse.words import word_places
from secondsource.lang.weights import Array

LONGEST = 120
"""Words read as one sentence; longer ones are cut (training saw none longer), so that time stays linear."""

KEPT_WORDS = 100_000
"""Words of kept sentences (about 10 MB): the reports of some days of one running story."""

_BATCH = 64
_LETTER = re.compile(r"[^\W\d_]")  # a stretch without one (a line of marks or figures) has no words to read


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence: `words` are offsets in it, `heads[i]` the number of a word, i itself at a root.

    `names` holds one row of log-probabilities of name labels per word; the rest is as in `Syntax`.
    """

    words: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: Array


class TreeReader:
    """Reads sentences and keeps the last ones it read, whole ones only, up to `KEPT_WORDS` words."""

    def __init__(self, net: Network, kept_words: int = KEPT_WORDS) -> None:
        self._net = net
        self._most = kept_words
        self._kept: OrderedDict[str, Tree] = OrderedDict()
        self._words = 0
        self._lock = Lock()

    @property
    def kept_words(self) -> int:
        """The words of all sentences that are kept."""
        return self._words

    def read(self, sentences: Sequence[str]) -> list[Tree]:
        """Return the tree of every sentence, in order."""
        with self._lock:
            found = {sentence: self._kept[sentence] for sentence in sentences if sentence in self._kept}
            new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in found]
            found.update(zip(new, _read(self._net, new), strict=True))
            for sentence in dict.fromkeys(sentences):
                self._keep(sentence, found[sentence])
            return [found[sentence] for sentence in sentences]

    def _keep(self, sentence: str, tree: Tree) -> None:
        if sentence in self._kept:
            self._kept.move_to_end(sentence)
            return
        self._kept[sentence] = tree
        self._words += len(tree.words)
        while self._words > self._most:
            self._words -= len(self._kept.popitem(last=False)[1].words)


@cache
def tree_reader() -> TreeReader:
    """Return the reader of this process."""
    return TreeReader(network())


def _read(net: Network, sentences: Sequence[str]) -> list[Tree]:
    cut = [word_places(s, 0, len(s)) if _LETTER.search(s) else [] for s in sentences]
    said = [[s[start:end] for start, end in places] for s, places in zip(sentences, cut, strict=True)]
    pieces = [(n, at, words[at : at + LONGEST]) for n, words in enumerate(said) for at in range(0, len(words), LONGEST)]
    read: list[Scores] = []
    for first in range(0, len(pieces), _BATCH):
        read += net.read([words for _, _, words in pieces[first : first + _BATCH]])
    heads = [choose_heads(scores.arcs) for scores in read]
    flat = list(zip(net.relations(read, heads), net.lemmas([words for _, _, words in pieces], read), strict=True))
    parts: list[list[tuple[int, int]]] = [[] for _ in sentences]  # of each sentence: which piece, and its first word
    for number, (n, at, _) in enumerate(pieces):
        parts[n].append((number, at))
    trees, done = [], 0
    for places, own in zip(cut, parts, strict=True):
        of_sentence = [(read[number], heads[number], at) for number, at in own]
        trees.append(_tree(net, places, of_sentence, flat[done : done + len(places)]))
        done += len(places)
    return trees


def _tree(
    net: Network,
    places: Sequence[tuple[int, int]],
    parts: Sequence[tuple[Scores, list[int], int]],
    of_words: Sequence[tuple[int, str]],
) -> Tree:
    upos, xpos = ([n for scores, _, _ in parts for n in getattr(scores, layer).tolist()] for layer in ("upos", "xpos"))
    heads = [at + (head - 1 if head else word) for _, chosen, at in parts for word, head in enumerate(chosen)]
    return Tree(
        words=tuple(places),
        tags=tuple([net.upos[n] for n in upos]),
        forms=tuple([net.xpos[n] for n in xpos]),
        lemmas=tuple([lemma for _, lemma in of_words]),
        heads=tuple(heads),
        relations=tuple([net.relation[relation] for relation, _ in of_words]),
        names=np.concatenate([scores.names for scores, _, _ in parts])
        if parts
        else np.zeros((0, len(net.labels)), np.float32),
    )
