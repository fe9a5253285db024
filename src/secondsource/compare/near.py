"""Sets of weighed terms -> the pairs that are near one another, found through an index and weighed many at once.

Two sets whose cosine reaches a threshold share one of their most telling terms (prefix filtering, Bayardo et al. 2007):
only those are looked up. Where a term is in very many sets, each meets the first and the nearest of them, so that the
work grows with their number and not with its square.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from secondsource.lang.weights import Array

Rows = NDArray[np.int64]
_MOST_TERMS = 24  # of a set: those that weigh most
_FEW = 64  # sets that share a term and all meet
_BAND = 24  # of more, each meets so many first ones and so many before it
_BLOCK = 200_000  # pairs weighed at once, which bounds the memory


def near_pairs(sets: Sequence[Mapping[str, float]], least: float) -> list[tuple[int, int, float]]:
    """Return (a, b, cosine) of the pairs, a < b, whose cosine is `least` or more; weights of a set have length 1."""
    held: dict[str, int] = defaultdict(int)
    for terms in sets:
        for term in terms:
            held[term] += 1
    number = {term: n for n, term in enumerate(sorted(held))}
    ids = np.full((len(sets), _MOST_TERMS), -1, np.int32)
    weights = np.zeros((len(sets), _MOST_TERMS), np.float32)
    lists: dict[str, list[int]] = defaultdict(list)
    for row, terms in enumerate(sets):
        heavy = sorted(terms, key=lambda t: (-terms[t], t))[:_MOST_TERMS]
        ids[row, : len(heavy)] = [number[t] for t in heavy]
        weights[row, : len(heavy)] = [terms[t] for t in heavy]
        for term in _looked_up(terms, held, least):
            lists[term].append(row)
    a, b = _meeting(lists, len(sets))
    found: list[tuple[int, int, float]] = []
    for start in range(0, len(a), _BLOCK):
        one, other = a[start : start + _BLOCK], b[start : start + _BLOCK]
        scores = cosines(ids, weights, one, other)
        enough = scores >= least
        found += zip(one[enough].tolist(), other[enough].tolist(), scores[enough].tolist(), strict=True)
    return found


def cosines(ids: NDArray[np.int32], weights: Array, a: Rows, b: Rows) -> Array:
    """Return the cosine of the rows a[n] and b[n]; `ids` are terms, -1 where there are no more, with their weights."""
    other, heavy = ids[b], weights[b]
    total = np.zeros(len(a), np.float32)
    for column in range(ids.shape[1]):
        key = ids[a, column]
        if (key >= 0).any():
            total += weights[a, column] * np.where((other == key[:, None]) & (key >= 0)[:, None], heavy, 0).max(axis=1)
    return total


def _looked_up(terms: Mapping[str, float], held: Mapping[str, int], least: float) -> list[str]:
    """Return the terms, rarest first, without which a set cannot reach the threshold."""
    rest = sum(weight * weight for weight in terms.values())
    chosen = []
    for term in sorted(terms, key=lambda t: (held[t], t)):
        if rest < least * least:
            break
        if held[term] > 1:
            chosen.append(term)
        rest -= terms[term] ** 2
    return chosen


def _meeting(lists: Mapping[str, Sequence[int]], size: int) -> tuple[Rows, Rows]:
    """Return the pairs of rows that stand in one list, each once, in order."""
    codes = [np.zeros(0, np.int64)]
    for term in sorted(lists):
        rows = np.array(lists[term], np.int64)
        if len(rows) <= _FEW:
            first, second = np.triu_indices(len(rows), 1)
            codes.append(rows[first] * size + rows[second])
            continue
        for at in range(1, _BAND + 1):
            codes.append(rows[:-at] * size + rows[at:])
            later = rows[at:]
            codes.append(rows[at - 1] * size + later)
    found = np.unique(np.concatenate(codes))
    return np.asarray(found // size, np.int64), np.asarray(found % size, np.int64)
