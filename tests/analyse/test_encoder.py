"""The layers give what their formulas say, word by word, in the order in which the sentences were given."""

from collections.abc import Sequence

import numpy as np

from secondsource.analyse.encoder import Encoder, Layer
from secondsource.lang.weights import Array

_DRAW = np.random.default_rng(3)
_SIZE, _KNOWN = 8, 5
_LAYERS = [
    Layer(
        weights=_DRAW.standard_normal((below, 3 * _SIZE), dtype=np.float32),
        added=_DRAW.standard_normal(3 * _SIZE, dtype=np.float32),
        scale=_DRAW.standard_normal(_SIZE, dtype=np.float32),
        shift=_DRAW.standard_normal(_SIZE, dtype=np.float32),
    )
    for below in (3 * _KNOWN, _SIZE, _SIZE)
]
_SENTENCES = [["two", "boats", "left"], [], ["rain"], ["two", "mills", "burned", "in", "rain"], ["boats", "left"]]


def inputs(words: Sequence[str]) -> Array:
    """Return numbers that each word has for itself."""
    return np.stack(
        [np.random.default_rng(list(word.encode())).standard_normal(_KNOWN, dtype=np.float32) for word in words]
    )


def _logistic(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def _one_layer(layer: Layer, seen: Array, below: Array | None) -> Array:
    z, f, gate = np.split(seen @ layer.weights + layer.added, 3, axis=1)
    f, gate, half = _logistic(f), _logistic(gate), _SIZE // 2
    state = (1 - f) * z
    for t in range(1, len(state)):
        state[t, :half] += f[t, :half] * state[t - 1, :half]
    for t in range(len(state) - 2, -1, -1):
        state[t, half:] += f[t, half:] * state[t + 1, half:]
    y = np.tanh(state) * gate + (0 if below is None else below)
    y = (y - y.mean(axis=1, keepdims=True)) / np.sqrt(y.var(axis=1, keepdims=True) + 1e-5)
    return y * layer.scale + layer.shift


def _by_formula(sentence: Sequence[str]) -> Array:
    own = inputs(sentence)
    none = np.zeros((1, _KNOWN), np.float32)
    rows = np.concatenate([np.concatenate([none, own[:-1]]), own, np.concatenate([own[1:], none])], axis=1)
    below = None
    for layer in _LAYERS:
        rows = below = _one_layer(layer, rows, below)
    return rows


def test_the_layers_do_what_their_formulas_say() -> None:
    expected = np.concatenate([_by_formula(sentence) for sentence in _SENTENCES if sentence])
    np.testing.assert_allclose(Encoder(_LAYERS, inputs).encode(_SENTENCES), expected, rtol=1e-3, atol=1e-4)


def test_no_words_no_rows() -> None:
    assert Encoder(_LAYERS, inputs).encode([]).shape == (0, _SIZE)
    assert Encoder(_LAYERS, inputs).encode([[], []]).shape == (0, _SIZE)
