"""Words of sentences -> scores of tags, lemmas, heads, relations and names: the trained network, run with numpy.

Quasi-recurrent layers in both directions (Bradbury et al. 2017) under a biaffine parser (Dozat & Manning 2017); it is
trained by `training/train.py`, what it learned from stands in `training/MODEL-CARD.md`. All sentences of a report are
read together. Rows are multiplied in blocks of one size, so that a sentence gives the same numbers whatever stands
around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from secondsource.analyse.letters import apply_script, letter_rows, vector_key
from secondsource.lang.weights import Array, weights

_BLOCK = 256
_CACHED = 50_000


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one sentence of n words.

    `upos`, `xpos`, `script` are the chosen numbers (n); `arcs` n x (n + 1) scores of heads, column 0 the root;
    `names` n x labels log-probabilities; `rows` the state from which `relations` are scored once heads are chosen.
    """

    upos: Array
    xpos: Array
    script: Array
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
        self._inputs: dict[str, Array] = {}
        self._layers = [
            (plain(f"gates{n}.w"), plain(f"gates{n}.b"), plain(f"norm{n}.w"), plain(f"norm{n}.b")) for n in range(3)
        ]
        heads = ("upos", "xpos", "script", "arc_dep", "arc_head", "rel_dep", "rel_head", "name_hidden")
        self._sizes = [stored[f"{h}.b"].shape[0] for h in heads]
        self._out_w = np.ascontiguousarray(np.concatenate([plain(f"{h}.w") for h in heads], axis=1))
        self._out_b = np.concatenate([plain(f"{h}.b") for h in heads])
        self._name_w, self._name_b = plain("names.w"), plain("names.b")
        self._root = plain("root")
        self._arc = plain("arc")
        rel = plain("rel")
        self._rel = np.ascontiguousarray(rel.transpose(1, 0, 2).reshape(rel.shape[1], -1))
        self._rels = rel.shape[0]
        self.upos, self.xpos, self.script, self.relation, self.labels = (
            bytes(stored[f"answers.{n}"]).decode("utf-8").split("\n")
            for n in ("upos", "xpos", "script", "rel", "names")
        )
        known = (line.split(" ") for line in bytes(stored["lemmas"]).decode("utf-8").split("\n"))
        self._lemmas = {(word, tag): lemma for word, tag, lemma in known}
        root = self._root[None]
        self._root_arc = _leaky(root @ plain("arc_head.w") + plain("arc_head.b"))
        self._root_rel = _leaky(root @ plain("rel_head.w") + plain("rel_head.b"))

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Return the scores of every sentence, in order; an empty sentence gives empty arrays."""
        order = sorted(range(len(sentences)), key=lambda s: (-len(sentences[s]), s))
        lengths = np.array([len(sentences[s]) for s in order])
        steps = int(lengths[0]) if len(order) else 0
        live = [int((lengths > t).sum()) for t in range(steps)]
        starts = [0, *np.cumsum(live).tolist()]
        x = np.empty((starts[-1], self._width()), np.float32)
        for rank, s in enumerate(order):
            for t, word in enumerate(sentences[s]):
                x[starts[t] + rank] = self._input(word)
        outs, names = self._heads(self._encoded(x, starts, live))
        found: list[Scores | None] = [None] * len(sentences)
        for rank, s in enumerate(order):
            rows = np.array([starts[t] + rank for t in range(len(sentences[s]))], dtype=np.intp)
            found[s] = self._scores([out[rows] for out in outs], names[rows])
        return [f for f in found if f is not None]

    def lemma(self, word: str, xpos: str, script: int) -> str:
        """Return the plain form of a word in lower case: as training saw it, else by its ending."""
        known = self._lemmas.get((word.lower(), xpos))
        return known if known is not None else apply_script(word, self.script[script])

    def relations(self, scores: Scores, heads: Sequence[int]) -> list[int]:
        """Return the relation number of every word under its head (0 = root, else 1 + the word's number)."""
        if not len(heads):
            return []
        head = np.concatenate([self._root_rel, scores.rel_head])[list(heads)]
        dep = _with_one(scores.rel_dep)
        each = (dep @ self._rel).reshape(len(heads), self._rels, -1)
        found = np.matmul(each, _with_one(head)[:, :, None])[:, :, 0].argmax(axis=1)
        return [int(f) for f in found]

    def _width(self) -> int:
        return int(self._stored["vectors"].shape[1] + self._stored["letters"].shape[1])

    def _input(self, word: str) -> Array:
        got = self._inputs.get(word)
        if got is None:
            stored = self._stored
            at = self._index.get(vector_key(word))
            vector = np.zeros(stored["vectors"].shape[1], np.float32)
            if at is not None:
                vector = stored["vectors"][at] * stored["vectors.scale"]
            spelled = stored["letters"][letter_rows(word)].astype(np.float32).sum(axis=0) * stored["letters.scale"]
            got = np.concatenate([vector, spelled]).astype(np.float32)
            if len(self._inputs) >= _CACHED:
                self._inputs.clear()
            self._inputs[word] = got
        return got

    def _encoded(self, x: Array, starts: list[int], live: list[int]) -> Array:
        for number, (w, b, scale, shift) in enumerate(self._layers):
            wide = _windowed(x, starts, live) if number == 0 else x
            y = _recurrent(_product(wide, w) + b, starts, live)
            x = _normed(y if number == 0 else y + x, scale, shift)
        return x

    def _heads(self, x: Array) -> tuple[list[Array], Array]:
        out = _product(x, self._out_w) + self._out_b
        parts = np.split(out, np.cumsum(self._sizes)[:-1], axis=1)
        hidden = [_leaky(part) for part in parts[3:]]
        scores = _product(hidden[-1], self._name_w) + self._name_b
        scores -= scores.max(axis=1, keepdims=True)
        names = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        hidden[0] = _product(_with_one(hidden[0]), self._arc)
        return [*(part.argmax(axis=1) for part in parts[:3]), *hidden[:-1]], names

    def _scores(self, outs: list[Array], names: Array) -> Scores:
        upos, xpos, script, arc_dep, arc_head, rel_dep, rel_head = outs
        arcs = arc_dep @ np.concatenate([self._root_arc, arc_head]).T
        return Scores(upos, xpos, script, arcs, names, rel_dep, rel_head)


@cache
def network() -> Network:
    """Return the network of the shipped weights."""
    return Network(dict(weights()))


def _product(x: Array, w: Array) -> Array:
    """Return x @ w, computed in blocks of equal height: the same row gives the same bits wherever it stands."""
    out = np.empty((len(x), w.shape[1]), np.float32)
    for at in range(0, len(x), _BLOCK):
        block = x[at : at + _BLOCK]
        if len(block) < _BLOCK:
            block = np.concatenate([block, np.zeros((_BLOCK - len(block), x.shape[1]), np.float32)])
        out[at : at + _BLOCK] = (block @ w)[: len(x) - at]
    return out


def _windowed(x: Array, starts: list[int], live: list[int]) -> Array:
    """Return every word beside the one before and after it; rows stand step by step, longest sentence first."""
    size = x.shape[1]
    out = np.zeros((len(x), 3 * size), np.float32)
    out[:, size : 2 * size] = x
    for t in range(1, len(live)):
        here, before = slice(starts[t], starts[t + 1]), slice(starts[t - 1], starts[t - 1] + live[t])
        out[here, :size] = x[before]
        out[before, 2 * size :] = x[here]
    return out


def _recurrent(gates: Array, starts: list[int], live: list[int]) -> Array:
    """Run the recurrence c = f c + (1 - f) z along the sentences in both directions; return tanh(c) times its gate."""
    z, f, o = np.split(gates, 3, axis=1)
    f = _sigmoid(f)
    state = z * (1 - f)
    half = z.shape[1] // 2
    for t in range(1, len(live)):
        here, before = slice(starts[t], starts[t + 1]), slice(starts[t - 1], starts[t - 1] + live[t])
        state[here, :half] += f[here, :half] * state[before, :half]
    for t in range(len(live) - 2, -1, -1):
        here, after = slice(starts[t], starts[t] + live[t + 1]), slice(starts[t + 1], starts[t + 2])
        state[here, half:] += f[here, half:] * state[after, half:]
    found: Array = np.tanh(state) * _sigmoid(o)
    return found


def _sigmoid(x: Array) -> Array:
    half = np.float32(0.5)
    found: Array = np.tanh(x * half) * half + half  # the same curve as 1 / (1 + exp(-x)), without overflow
    return found


def _leaky(x: Array) -> Array:
    found: Array = np.maximum(x, x * np.float32(0.1))
    return found


def _with_one(x: Array) -> Array:
    return np.concatenate([x, np.ones((len(x), 1), np.float32)], axis=1)


def _normed(x: Array, scale: Array, shift: Array) -> Array:
    """Return the rows with mean 0 and variance 1, scaled (layer normalisation)."""
    mean = x.mean(axis=1, keepdims=True)
    apart = x - mean
    found: Array = apart / np.sqrt((apart * apart).mean(axis=1, keepdims=True) + np.float32(1e-5)) * scale + shift
    return found
