"""Words of sentences -> scores of tags, lemmas, heads, relations and names: the trained network, run with numpy.

Quasi-recurrent layers in both directions (Bradbury et al. 2017) under a biaffine parser (Dozat & Manning 2017); it is
trained by `training/train.py`, what it learned from stands in `training/MODEL-CARD.md`. All sentences of a report are
read together; what a report gives does not depend on what was read before it. The layers are in encoder.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

import numpy as np

from secondsource.analyse.encoder import Encoder, Layer
from secondsource.analyse.letters import apply_script, letter_rows, vector_key
from secondsource.analyse.products import TILE, Product
from secondsource.lang.weights import Array, weights

_HEADS = ("upos", "xpos", "arc_dep", "arc_head", "rel_dep", "rel_head", "name_hidden")
_WITH_ONE = ("arc_dep", "rel_dep", "rel_head")  # their last number is 1: for what one side says without the other


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one sentence of n words.

    `upos`, `xpos` are the chosen numbers (n); `arcs` n x (n + 1) scores of heads, column 0 the root; `names` n x labels
    log-probabilities; `state` what `lemmas` are made from, `rel_dep` and `rel_head` what `relations` are scored from.
    """

    state: Array
    upos: Array
    xpos: Array
    arcs: Array
    names: Array
    rel_dep: Array
    rel_head: Array


class Network:
    """The weights, ready to read; build it once (`network()`)."""

    def __init__(self, stored: dict[str, np.ndarray]) -> None:
        def plain(name: str) -> Array:
            return np.ascontiguousarray(stored[name].astype(np.float32))

        self._stored = stored
        self._index = {w: i for i, w in enumerate(bytes(stored["words"]).decode("utf-8").split("\n"))}
        layers = [[plain(f"{part}{n}.{x}") for part in ("gates", "norm") for x in "wb"] for n in range(3)]
        self._encoder = Encoder([Layer(*layer) for layer in layers], self._inputs)
        heads = [_head(plain(f"{h}.w"), plain(f"{h}.b"), h in _WITH_ONE) for h in _HEADS]
        self._out_w = Product(np.concatenate([w for w, _ in heads], axis=1))
        self._out_b = np.concatenate([b for _, b in heads])
        self._cuts = np.cumsum([len(b) for _, b in heads])[:-1].tolist()
        self._script_w, self._script_b = Product(plain("script.w")), plain("script.b")
        self._name_w, self._name_b = Product(plain("names.w")), plain("names.b")
        self._arc = Product(plain("arc"))
        rel = plain("rel")
        self._rel = Product(rel.transpose(1, 0, 2).reshape(rel.shape[1], -1))
        self._rels = rel.shape[0]
        self.upos, self.xpos, self.script, self.relation, self.labels = (
            bytes(stored[f"answers.{n}"]).decode("utf-8").split("\n")
            for n in ("upos", "xpos", "script", "rel", "names")
        )
        known = (line.split(" ") for line in bytes(stored["lemmas"]).decode("utf-8").split("\n"))
        self._lemmas = {(word, tag): lemma for word, tag, lemma in known}
        root = plain("root")[None]
        self._root_arc, self._root_rel = (
            _leaky(root @ w + b) for (w, b), h in zip(heads, _HEADS, strict=True) if h in ("arc_head", "rel_head")
        )

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Return the scores of every sentence, in order; an empty sentence gives empty arrays."""
        outs = self._heads(self._encoder.encode(sentences))
        starts = accumulate((len(sentence) for sentence in sentences), initial=0)
        return [self._scores([out[start:end] for out in outs]) for start, end in pairwise(starts)]

    def lemmas(self, sentences: Sequence[Sequence[str]], read: Sequence[Scores]) -> list[str]:
        """Return the plain form of every word in lower case: as training saw it, else by its ending."""
        forms = [
            (word, self.xpos[n])
            for words, s in zip(sentences, read, strict=True)
            for word, n in zip(words, s.xpos.tolist(), strict=True)
        ]
        found = [self._lemmas.get((word.lower(), xpos), "") for word, xpos in forms]
        new = [n for n, lemma in enumerate(found) if not lemma]
        if new:
            scores = self._script_w.of(np.concatenate([s.state for s in read])[new]) + self._script_b
            for n, script in zip(new, scores.argmax(axis=1).tolist(), strict=True):
                found[n] = self._by_ending(*forms[n], self.script[script])
        return found

    def _by_ending(self, word: str, xpos: str, script: str) -> str:
        made = apply_script(word, script)
        return self._mended(made) if xpos.startswith("VB") and made not in self._index else made

    def _mended(self, lemma: str) -> str:
        """Return the known word that an unknown form of a verb was cut from: "emphasiz" -> "emphasize"."""
        single = lemma[:-1] if lemma[-2:-1] == lemma[-1:] else ""
        return next((word for word in (lemma + "e", single) if len(word) > 2 and word in self._index), lemma)

    def relations(self, read: Sequence[Scores], heads: Sequence[Sequence[int]]) -> list[int]:
        """Return the relation number of every word of all sentences under its head (0 = root, else 1 + its number)."""
        pairs = [
            (s.rel_dep, np.concatenate([self._root_rel, s.rel_head])[h]) for s, h in zip(read, heads, strict=True) if h
        ]
        found: list[int] = []
        if not pairs:
            return found
        dep, head = (np.concatenate(side) for side in zip(*pairs, strict=True))
        each = np.empty((TILE, self._rels, head.shape[1]), np.float32)
        for here in self._rel.cuts(len(dep)):
            part = each[: here.stop - here.start]
            self._rel.put(dep[here], part.reshape(len(part), -1))
            found += np.einsum("wrh,wh->wr", part, head[here]).argmax(axis=1).tolist()
        return found

    def _inputs(self, words: Sequence[str]) -> Array:
        """Return what the network is given of each word: its vector, if it has one, and the sum of its letters."""
        stored, index = self._stored, self._index
        at = np.array([index.get(vector_key(word), -1) for word in words], np.intp)
        vectors = stored["vectors"][at] * stored["vectors.scale"]
        vectors[at < 0] = 0
        letters = stored["letters"][np.array([letter_rows(word) for word in words], np.intp)]
        spelled = letters.astype(np.float32).sum(axis=1) * stored["letters.scale"]
        return np.concatenate([vectors, spelled], axis=1).astype(np.float32)

    def _heads(self, x: Array) -> list[Array]:
        """Return what stands in `Scores`, of all words; of the arcs the two sides."""
        out = np.empty((len(x), len(self._out_b)), np.float32)
        for here in self._out_w.cuts(len(x)):
            self._out_w.put(x[here], out[here])
            out[here] += self._out_b
            hidden = out[here, self._cuts[1] :]
            np.maximum(hidden, hidden * np.float32(0.1), out=hidden)
        upos, xpos, arc_dep, arc_head, rel_dep, rel_head, name = np.split(out, self._cuts, axis=1)
        scores = self._name_w.of(name) + self._name_b
        scores -= scores.max(axis=1, keepdims=True)
        names = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        chosen = [part.argmax(axis=1) for part in (upos, xpos)]
        return [x, *chosen, self._arc.of(arc_dep), arc_head, names, rel_dep, rel_head]

    def _scores(self, outs: list[Array]) -> Scores:
        state, upos, xpos, arc_dep, arc_head, *others = outs
        arcs = arc_dep @ np.concatenate([self._root_arc, arc_head]).T
        return Scores(state, upos, xpos, arcs, *others)


@cache
def network() -> Network:
    """Return the network of the shipped weights."""
    return Network(dict(weights()))


def _leaky(x: Array) -> Array:
    found: Array = np.maximum(x, x * np.float32(0.1))
    return found


def _head(w: Array, b: Array, one: bool) -> tuple[Array, Array]:
    """Return the weights of a head and what it adds; with a column that is always 1, where that is wanted."""
    return (np.pad(w, ((0, 0), (0, 1))), np.append(b, np.float32(1))) if one else (w, b)
