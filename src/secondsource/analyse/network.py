"""Words of sentences -> scores of tags, lemmas, heads, relations and names: the trained network, run with numpy.

Quasi-recurrent layers in both directions (Bradbury et al. 2017) under a biaffine parser (Dozat & Manning 2017); it is
trained by `training/train.py`, what it learned from stands in `training/MODEL-CARD.md`. All sentences of a report are
read together; what a report gives does not depend on what was read before it. The first layer sees a word and its
neighbours; what each of the three places makes of a word is worked out once and kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from secondsource.analyse.letters import apply_script, letter_rows, vector_key
from secondsource.analyse.products import TILE, Product
from secondsource.lang.weights import Array, weights

_CACHED = 8192  # words kept (10 KB each); more than one call reads: 64 sentences of 120 words


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
        layers = [[plain(f"{part}{n}.{x}") for part in ("gates", "norm") for x in "wb"] for n in range(3)]
        for w, b, *_ in layers:
            for gates in (w, b):
                gates[..., gates.shape[-1] // 3 :] *= -1  # as `_opened` wants them
        self._layers = [layer[1:] for layer in layers]  # what is added, and the norm
        self._gates = [Product(w) for w, *_ in layers[1:]]
        first = layers[0][0]
        self._first = Product(np.concatenate(np.split(first, 3), axis=1))
        self._seen: dict[str, int] = {}
        self._places = [np.zeros((_CACHED + 1, first.shape[1]), np.float32) for _ in range(3)]  # row 0: no word
        heads = ("upos", "xpos", "script", "arc_dep", "arc_head", "rel_dep", "rel_head", "name_hidden")
        self._sizes = [stored[f"{h}.b"].shape[0] for h in heads]
        self._out_w = Product(np.concatenate([plain(f"{h}.w") for h in heads], axis=1))
        self._out_b = np.concatenate([plain(f"{h}.b") for h in heads])
        self._name_w, self._name_b = Product(plain("names.w")), plain("names.b")
        self._root = plain("root")
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
        root = self._root[None]
        self._root_arc = _leaky(root @ plain("arc_head.w") + plain("arc_head.b"))
        self._root_rel = _with_one(_leaky(root @ plain("rel_head.w") + plain("rel_head.b")))

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Return the scores of every sentence, in order; an empty sentence gives empty arrays."""
        if not any(sentences):
            sentences = [[] for _ in sentences]
        order = sorted(range(len(sentences)), key=lambda s: (-len(sentences[s]), s))
        lengths = np.array([len(sentences[s]) for s in order], dtype=np.intp)
        real = np.arange(lengths.max(initial=0))[:, None] < lengths  # step x sentence, longest sentence first
        live = real.sum(axis=1).tolist()
        starts = [0, *np.cumsum(live).tolist()]
        place = np.zeros(real.shape, np.intp)
        place[real] = np.arange(starts[-1])
        x = self._encoded(self._first_gates([sentences[s] for s in order], real), starts, live)
        outs = self._heads(x[place.T[real.T]])
        ends = np.cumsum(lengths).tolist()
        found = {
            s: self._scores([out[end - len(sentences[s]) : end] for out in outs])
            for s, end in zip(order, ends, strict=True)
        }
        return [found[s] for s in range(len(sentences))]

    def lemma(self, word: str, xpos: str, script: int) -> str:
        """Return the plain form of a word in lower case: as training saw it, else by its ending."""
        known = self._lemmas.get((word.lower(), xpos))
        if known is not None:
            return known
        made = apply_script(word, self.script[script])
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
        beside = np.zeros((TILE, head.shape[1]), np.float32).T
        for at, seats, products in self._rel.tiles(dep):
            beside.T[seats] = head[at]
            each = products.T.reshape(self._rels, len(beside), TILE)
            each *= beside
            found += each.sum(axis=1).T[seats].argmax(axis=1).tolist()
        return found

    def _first_gates(self, sentences: Sequence[Sequence[str]], real: np.ndarray) -> Array:
        """Return the first layer's gates: every word's own place and those of its neighbours, added up."""
        words = [word for sentence in sentences for word in sentence]
        self._learn(words)
        at = np.zeros((len(real) + 2, len(sentences)), np.intp)
        at[1:-1].T[real.T] = [self._seen[word] for word in words]
        before, own, behind = self._places
        gates: Array = own[at[1:-1][real]]
        gates += before[at[:-2][real]]
        gates += behind[at[2:][real]]
        return gates

    def _learn(self, words: Sequence[str]) -> None:
        """Keep what the first layer makes of each word, before, at and behind a place."""
        new = [word for word in dict.fromkeys(words) if word not in self._seen]
        if len(self._seen) + len(new) > _CACHED:
            self._seen.clear()
            new = list(dict.fromkeys(words))
            if len(new) > _CACHED:
                raise ValueError(f"more than {_CACHED} different words at once")
        if not new:
            return
        first = len(self._seen) + 1
        made = self._first.of(self._inputs(new))
        for place, part in zip(self._places, np.split(made, 3, axis=1), strict=True):
            place[first : first + len(new)] = part
        self._seen.update((word, first + n) for n, word in enumerate(new))

    def _inputs(self, words: Sequence[str]) -> Array:
        """Return what the network is given of each word: its vector, if it has one, and the sum of its letters."""
        stored, index = self._stored, self._index
        at = np.array([index.get(vector_key(word), -1) for word in words], np.intp)
        vectors = stored["vectors"][at] * stored["vectors.scale"]
        vectors[at < 0] = 0
        letters = stored["letters"][np.array([letter_rows(word) for word in words], np.intp)]
        spelled = letters.astype(np.float32).sum(axis=1) * stored["letters.scale"]
        return np.concatenate([vectors, spelled], axis=1).astype(np.float32)

    def _encoded(self, gates: Array, starts: list[int], live: list[int]) -> Array:
        x = gates[:, :0]
        for number, (b, scale, shift) in enumerate(self._layers):
            if number:
                for at, seats, products in self._gates[number - 1].tiles(x):
                    _open(products, b)
                    gates[at] = products[seats]
            else:
                for start in range(0, len(gates), TILE):
                    _open(gates[start : start + TILE], b)
            state, f, o = np.split(gates, 3, axis=1)
            _recur(state, f, starts, live)
            x = _closed(state, o, x, scale, shift)
        return x

    def _heads(self, x: Array) -> list[Array]:
        """Return what stands in `Scores`, of all words; of the arcs the two sides."""
        out = self._out_w.of(x)
        out += self._out_b
        upos, xpos, script, *hidden = np.split(out, np.cumsum(self._sizes)[:-1], axis=1)
        arc_dep, arc_head, rel_dep, rel_head, name = (_leaky(part) for part in hidden)
        scores = self._name_w.of(name) + self._name_b
        scores -= scores.max(axis=1, keepdims=True)
        names = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        chosen = [part.argmax(axis=1) for part in (upos, xpos, script)]
        arcs = self._arc.of(_with_one(arc_dep))
        return [*chosen, arcs, arc_head, names, _with_one(rel_dep), _with_one(rel_head)]

    def _scores(self, outs: list[Array]) -> Scores:
        upos, xpos, script, arc_dep, arc_head, *others = outs
        arcs = arc_dep @ np.concatenate([self._root_arc, arc_head]).T
        return Scores(upos, xpos, script, arcs, *others)


@cache
def network() -> Network:
    """Return the network of the shipped weights."""
    return Network(dict(weights()))


def _open(gates: Array, b: Array) -> None:
    """Turn rows of products into, side by side, (1 - f) z, the share f kept of the state, and the gate (in place).

    The rows hold z and, with the sign turned, what f and the gate are the logistic function of.
    """
    gates += b
    size = gates.shape[1] // 3
    z, f, opened = gates[:, :size], gates[:, size : 2 * size], gates[:, size:]
    with np.errstate(over="ignore"):  # infinity: a gate quite shut
        np.exp(opened, out=opened)
    opened += 1
    np.reciprocal(opened, out=opened)
    z *= 1 - f


def _recur(state: Array, f: Array, starts: list[int], live: list[int]) -> None:
    """Run the recurrence c = f c + (1 - f) z along the sentences, half of the numbers in each direction (in place)."""
    half = state.shape[1] // 2
    ahead, ahead_f, back, back_f = state[:, :half], f[:, :half], state[:, half:], f[:, half:]
    for t in range(1, len(live)):
        here = slice(starts[t], starts[t + 1])
        ahead[here] += ahead_f[here] * ahead[starts[t - 1] : starts[t - 1] + live[t]]
    for t in range(len(live) - 2, -1, -1):
        here = slice(starts[t], starts[t] + live[t + 1])
        back[here] += back_f[here] * back[starts[t + 1] : starts[t + 2]]


def _closed(state: Array, gate: Array, x: Array, scale: Array, shift: Array) -> Array:
    """Return tanh(state) times its gate, with what came in (if anything) added, normed; in blocks that stay at hand."""
    found = np.empty(state.shape, np.float32)
    for start in range(0, len(state), TILE):
        block = slice(start, start + TILE)
        y = np.tanh(state[block], out=found[block])
        y *= gate[block]
        if x.shape[1]:
            y += x[block]
        _norm(y, scale, shift)
    return found


def _leaky(x: Array) -> Array:
    found: Array = np.maximum(x, x * np.float32(0.1))
    return found


def _with_one(x: Array) -> Array:
    return np.concatenate([x, np.ones((len(x), 1), np.float32)], axis=1)


def _norm(x: Array, scale: Array, shift: Array) -> None:
    """Give the rows mean 0 and variance 1, then scale them (layer normalisation, in place)."""
    x -= x.mean(axis=1, keepdims=True)
    x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(1e-5))
    x *= scale
    x += shift
