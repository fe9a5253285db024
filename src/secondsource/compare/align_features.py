"""Pairs of statements -> what speaks for and against that both tell of one happening: named columns of numbers.

A feature lies between 0 and 1. The names are those of the weights in `lang/data/en/alignment.toml`.
"""

from collections.abc import Callable

import numpy as np

from secondsource.compare.align_table import WHOLE, Keys, Numbers, Table
from secondsource.lang.weights import Array
from secondsource.values.moment import compare_moments
from secondsource.values.verdict import Outcome

Feature = Callable[[Table, Numbers, Numbers], Array]


def read_features(table: Table, a: Numbers, b: Numbers) -> dict[str, Array]:
    """Return every feature of the pairs (a[n], b[n])."""
    found = {f"same {name}": _equal(getattr(table, name), a, b) for name in ("lemma", "family", "report", "sentence")}
    found |= {
        f"both {name}": _both(table.flags[name], a, b) for name in ("noun", "quoted", "headline", "far", "speech")
    }
    found |= {
        f"one {name}": _one(table.flags[name], a, b)
        for name in ("noun", "quoted", "headline", "negated", "done", "far")
    }
    for part in ("who", "whom", "where", "amounts"):
        shared, told = _overlap(table.keys[part], table.keys[part], a, b)
        found |= {f"{part} shared": shared, f"{part} differs": told * (shared == 0)}
    found["who is whom"] = np.maximum(
        _overlap(table.keys["who"], table.keys["whom"], a, b)[0],
        _overlap(table.keys["whom"], table.keys["who"], a, b)[0],
    )
    found["inside shared"] = _overlap(table.keys["inside"], table.keys["inside"], a, b)[0]
    found |= _of_sentences(table, a, b)
    found |= _times(table, a, b)
    found["same rare family"] = found["same family"] * table.rare[a]
    found["words"] = _of_two(table.lemma, a, b, lambda one, other: _cosine(table.senses, one, other))
    for name in ("who shared", "who differs", "sentence terms"):
        found[f"{name}, speech"] = found[name] * found["both speech"]
    return found


def _equal(column: Numbers, a: Numbers, b: Numbers) -> Array:
    return np.asarray(column[a] == column[b], dtype=np.float32)


def _both(column: Numbers, a: Numbers, b: Numbers) -> Array:
    return np.asarray(column[a] & column[b], dtype=np.float32)


def _one(column: Numbers, a: Numbers, b: Numbers) -> Array:
    return np.asarray(column[a] != column[b], dtype=np.float32)


def _overlap(left: Keys, right: Keys, a: Numbers, b: Numbers) -> tuple[Array, Array]:
    """Return how much of the smaller set of keys is shared, and where both have any."""
    sizes = np.minimum(left.count[a], right.count[b])
    shared = np.zeros(len(a), np.float32)
    may = np.flatnonzero(left.sketch[a] & right.sketch[b])
    one, other = left.rows[a[may]], right.rows[b[may]]
    met = np.zeros(len(may), np.float32)
    for column in range(one.shape[1]):
        key = one[:, column, None]
        met += ((key >= 0) & (other == key)).any(axis=1)
    shared[may] = met
    return np.asarray(shared / np.maximum(sizes, 1), dtype=np.float32), np.asarray(sizes > 0, dtype=np.float32)


def _of_sentences(table: Table, a: Numbers, b: Numbers) -> dict[str, Array]:
    """Return what depends on the words of both sentences alone, weighed once for all pairs of like sentences."""
    first, back = _twos(table.wording, a, b)
    a, b = a[first], b[first]
    shared, told = _overlap(table.keys["named"], table.keys["named"], a, b)
    found = {
        "names shared": shared,
        "names differ": told * (shared == 0),
        "sentence words": _cosine(table.meanings, a, b),
        "sentence terms": _shared_terms(table, a, b),
    }
    return {name: column[back] for name, column in found.items()}


def _of_two(column: Numbers, a: Numbers, b: Numbers, weigh: Callable[[Numbers, Numbers], Array]) -> Array:
    """Return what depends on the values of a column alone, weighed once for each two of them."""
    first, back = _twos(column, a, b)
    return weigh(a[first], b[first])[back]


def _twos(column: Numbers, a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """Return where each two values of a column first meet, and for each pair which two it has."""
    codes = column[a].astype(np.int64) * (int(column.max(initial=0)) + 1) + column[b]
    _, first, back = np.unique(codes, return_index=True, return_inverse=True)
    return np.asarray(first, np.int32), np.asarray(back.ravel(), np.int32)


def _times(table: Table, a: Numbers, b: Numbers) -> dict[str, Array]:
    """Are the first times of both the same, can they be one, or do they differ?"""
    one, other = table.keys["times"].rows[a, 0] + 1, table.keys["times"].rows[b, 0] + 1
    size = len(table.moments) + 1
    codes, back = np.unique(one.astype(np.int64) * size + other, return_inverse=True)
    outcomes = []
    for code in codes.tolist():
        first, second = divmod(code, size)
        known = first and second
        outcomes.append(compare_moments(table.moments[first - 1], table.moments[second - 1]).outcome if known else None)
    names = {Outcome.SAME: "same time", Outcome.COMPATIBLE: "compatible time", Outcome.DIFFERS: "differing time"}
    return {
        name: np.array([o is outcome for o in outcomes], np.float32)[back.ravel()] for outcome, name in names.items()
    }


def _cosine(rows: Array, a: Numbers, b: Numbers) -> Array:
    """Return the cosines of rows whose numbers are whole (`align_table.WHOLE` is length 1), so that sums are exact."""
    return np.asarray(np.maximum(np.einsum("ij,ij->i", rows[a], rows[b]) / WHOLE**2, 0), dtype=np.float32)


def _shared_terms(table: Table, a: Numbers, b: Numbers) -> Array:
    """Return the cosine of the weighed terms of both sentences."""
    keys = table.keys["terms"]
    total = np.zeros(len(a), np.float32)
    may = np.flatnonzero(keys.sketch[a] & keys.sketch[b])
    one, mine = keys.rows[a[may]], table.weights[a[may]]
    other, heavy = keys.rows[b[may]], table.weights[b[may]]
    met = np.zeros(len(may), np.float32)
    for column in range(one.shape[1]):
        key = one[:, column, None]
        met += mine[:, column] * np.where((other == key) & (key >= 0), heavy, 0).max(axis=1)
    total[may] = met
    return total
