"""Words of sentences -> a row of numbers for each word that knows its sentence: quasi-recurrent layers, both ways.

The first layer sees a word and its neighbours; what each of the three places makes of a word is worked out once and
kept. The others see the rows of the layer below. Rows stand in the order of time: the first words of all sentences,
the longest sentence first, then the second words, so that one step of the recurrence is one stretch of rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from secondsource.analyse.products import TILE, Product
from secondsource.lang.weights import Array

_CACHED = 8192  # words kept (10 KB each); more than one call reads: 64 sentences of 120 words

Inputs = Callable[[Sequence[str]], Array]


@dataclass(frozen=True, slots=True)
class Layer:
    """What is learned of a layer: weights and what is added (z, f and the gate side by side), and the norm."""

    weights: Array
    added: Array
    scale: Array
    shift: Array


class Encoder:
    """The layers, ready to read; `inputs` gives what is known of words by themselves, a row for each."""

    def __init__(self, layers: Sequence[Layer], inputs: Inputs) -> None:
        self._inputs = inputs
        first, *others = [_signs_turned(layer) for layer in layers]
        self._layers = [first, *others]
        self._first = Product(np.concatenate([_by_gate(place) for place in np.split(first.weights, 3)]))
        self._others = [Product(_by_gate(layer.weights)) for layer in others]
        self._added = [_by_gate(layer.added[None]) for layer in self._layers]
        self._size = first.added.shape[0] // 3
        self._seen: dict[str, int] = {}
        self._places = np.zeros((3, 3, _CACHED + 1, self._size), np.float32)  # a word's gates by place; row 0: no word

    def encode(self, sentences: Sequence[Sequence[str]]) -> Array:
        """Return the rows of all words, sentence after sentence."""
        order = sorted(range(len(sentences)), key=lambda s: (-len(sentences[s]), s))
        lengths = np.array([len(sentences[s]) for s in order], dtype=np.intp)
        real = np.arange(lengths.max(initial=0))[:, None] < lengths  # step x sentence
        count = int(lengths.sum())
        place = np.zeros(real.shape, np.intp)
        place[real] = np.arange(count)
        beside = self._beside([sentences[s] for s in order], real)
        with np.errstate(over="ignore"):  # infinity: a gate quite shut
            rows = self._run(beside, real.sum(axis=1).tolist())
        begins = dict(zip(order, [0, *np.cumsum(lengths).tolist()], strict=False))
        by_sentence = place.T[real.T]
        wanted = [by_sentence[begins[s] : begins[s] + len(sentences[s])] for s in range(len(sentences))]
        return rows[np.concatenate(wanted)] if wanted else rows

    def _beside(self, sentences: Sequence[Sequence[str]], real: np.ndarray) -> np.ndarray:
        """Return, for every row, where the word before it, its own and the word behind it are kept (0: no word)."""
        words = [word for sentence in sentences for word in sentence]
        self._learn(words)
        at = np.zeros((len(real) + 2, len(sentences)), np.intp)
        at[1:-1].T[real.T] = [self._seen[word] for word in words]
        return np.stack([part[real] for part in (at[:-2], at[1:-1], at[2:])])

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
        self._places[:, :, first : first + len(new)] = made.reshape(3, 3, len(new), self._size)
        self._seen.update((word, first + n) for n, word in enumerate(new))

    def _run(self, beside: np.ndarray, live: Sequence[int]) -> Array:
        """Run the layers, tile by tile up to the recurrence, which needs all rows."""
        count, half = beside.shape[1], self._size // 2
        state, keep = (np.empty((2, count, half), np.float32) for _ in range(2))  # ahead, back: each in one piece
        gate = np.empty((count, self._size), np.float32)
        steps = list(_steps(state, keep, live))
        room = np.empty((3, TILE, self._size), np.float32)
        rows: Array | None = None
        for number, layer in enumerate(self._layers):
            product = self._others[number - 1] if number else self._first
            for here in product.cuts(count):
                gates = room[:, : here.stop - here.start]
                if rows is None:
                    self._fetch(beside[:, here], gates)
                else:
                    product.put(rows[here], gates)
                _open(gates, self._added[number], (state[:, here], keep[:, here], gate[here]))
            _recur(steps)
            rows = _closed(state, gate, rows, layer)
        assert rows is not None
        return rows

    def _fetch(self, beside: np.ndarray, gates: Array) -> None:
        """Add up the gates of a word's own place and of those of its neighbours."""
        before, own, behind = self._places
        np.take(own, beside[1], axis=1, out=gates, mode="clip")
        gates += before[:, beside[0]]
        gates += behind[:, beside[2]]


def _signs_turned(layer: Layer) -> Layer:
    """Turn the sign of what f and the gate are the logistic function of, as `_open` wants it."""
    weights, added = layer.weights.copy(), layer.added.copy()
    for gates in (weights, added):
        gates[..., gates.shape[-1] // 3 :] *= -1
    return Layer(weights, added, layer.scale, layer.shift)


def _by_gate(side_by_side: Array) -> Array:
    """Return z, f and the gate one after the other, so that each lies in one piece."""
    return np.stack(np.split(side_by_side, 3, axis=1))


def _open(gates: Array, added: Array, out: tuple[Array, Array, Array]) -> None:
    """Turn the products of rows (changed) into (1 - f) z, the share f kept of the state, and the gate."""
    state, keep, gate = out
    gates += added
    z, f, opened = gates
    shut = gates[1:]
    np.exp(shut, out=shut)
    shut += 1
    np.reciprocal(opened, out=gate)
    np.reciprocal(f, out=f)
    keep[...] = _both_ways(f)
    z *= np.subtract(1, f, out=f)
    state[...] = _both_ways(z)


def _both_ways(rows: Array) -> Array:
    """Return the halves of the rows, the one that runs ahead and the one that runs back, one after the other."""
    return rows.reshape(len(rows), 2, -1).swapaxes(0, 1)


_Step = tuple[Array, Array, Array, Array]


def _steps(state: Array, keep: Array, live: Sequence[int]) -> Iterable[_Step]:
    """Yield the steps of the recurrence: the rows' states, the share kept, the states one step back, room."""
    room = np.empty((max(live, default=0), state.shape[2]), np.float32)
    starts = np.cumsum([0, *live]).tolist()
    for c, f, step, times in zip(
        state, keep, (1, -1), (range(1, len(live)), range(len(live) - 2, -1, -1)), strict=True
    ):
        for t in times:
            count = min(live[t], live[t - step])
            here, there = (slice(starts[at], starts[at] + count) for at in (t, t - step))
            yield c[here], f[here], c[there], room[:count]


def _recur(steps: Iterable[_Step]) -> None:
    """Run the recurrence c = f c + (1 - f) z along the sentences, half of the numbers in each direction (in place)."""
    for c, f, past, room in steps:
        np.multiply(f, past, room)
        np.add(c, room, c)


def _closed(state: Array, gate: Array, below: Array | None, layer: Layer) -> Array:
    """Return tanh(state) times its gate, with what came in (if anything) added, normed; in blocks that stay at hand."""
    found = np.empty_like(gate)
    for start in range(0, len(gate), TILE):
        block = slice(start, start + TILE)
        y = found[block]
        np.tanh(state[:, block], out=_both_ways(y))
        y *= gate[block]
        if below is not None:
            y += below[block]
        _norm(y, layer)
    return found


def _norm(x: Array, layer: Layer) -> None:
    """Give the rows mean 0 and variance 1, then scale them (layer normalisation, in place)."""
    size = np.float32(x.shape[1])
    x -= np.add.reduce(x, axis=1, keepdims=True) / size
    x /= np.sqrt(np.vecdot(x, x) / size + np.float32(1e-5))[:, None]
    x *= layer.scale
    x += layer.shift
