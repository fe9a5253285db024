"""Words -> vectors that lie near one another where words are used alike: those the reader's network reads with."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from secondsource.lang.weights import Array, weights


def word_vectors(words: Sequence[str], language: str = "en") -> Array:
    """Return one row of length 1 for every lower-case word, a row of zeros for a word without a vector."""
    stored, index = weights(language), _index(language)
    rows = np.array([index.get(word, -1) for word in words], dtype=np.intp)
    found = stored["vectors"][np.maximum(rows, 0)].astype(np.float32) * stored["vectors.scale"].astype(np.float32)
    found[rows < 0] = 0
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), dtype=np.float32)


@cache
def _index(language: str) -> dict[str, int]:
    return {word: row for row, word in enumerate(bytes(weights(language)["words"]).decode("utf-8").split("\n"))}
