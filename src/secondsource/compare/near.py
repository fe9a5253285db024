"""Sets of weighed terms -> the pairs that are near one another, found through an index and weighed many at once.

Two sets whose cosine reaches a threshold share one of their most telling terms (prefix filtering, Bayardo et al. 2007):
only those are looked up. Where a term is in very many sets, each meets the first and the nearest of them, so that the
work grows with their number and not with its square. The first character of a term tells its sort; what is shared is
counted by sort, too.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from secondsource.compare.growing import grown
from secondsource.lang.weights import Array

Rows = NDArray[np.int64]
_MOST_TERMS = 24  # of a set: those that weigh most
_FEW = 64  # sets that share a term and all meet
_BAND = 24  # of more, each meets so many first ones and so many before it
_BLOCK = 16_384  # pairs counted at once: what a processor's cache holds
_ROWS = 64  # sets that are laid out in one table
_SORTS = "@#=~"  # a name, a day, a figure, a doing; other terms are words


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets as columns: `ids[k, n]` is the k-th term of set n, heaviest first, -1 where there are no more.

    `sorts[k, n]` is the place of a term's first character in "@#=~" and 4 for a word.
    """

    ids: NDArray[np.int32]
    weights: Array
    sorts: NDArray[np.int8]
    size: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs (a[n], b[n]) with a < b, their cosines, and how many terms of each sort they share, by `sorts` of Sets."""

    a: Rows
    b: Rows
    cosines: Array
    shared: NDArray[np.int8]

    def of_sort(self, sort: str) -> NDArray[np.int8]:
        """Return how many terms of a sort ("" for words) the pairs share."""
        return np.asarray(self.shared[_SORTS.index(sort) if sort else len(_SORTS)])

    def only(self, kept: NDArray[np.bool_]) -> "Near":
        """Return some of the pairs."""
        return Near(self.a[kept], self.b[kept], self.cosines[kept], self.shared[:, kept])


class NearIndex:
    """The sets so far by their most telling terms; how telling a term is was counted in the first sets alone."""

    def __init__(self, sets: Sequence[Mapping[str, float]], least: float) -> None:
        self._least, self._size = least, len(sets)
        self._held = Counter(term for terms in sets for term in terms)
        self._number = {term: n for n, term in enumerate(sorted(self._held))}
        self._columns = lay_out(sets, self._number)
        self._lists: dict[str, list[int]] = defaultdict(list)
        self._take(sets, 0)

    def pairs(self) -> Near:
        """Return the pairs of the sets so far, in order, that are near enough."""
        a, b = _meeting(self._lists, self._size)
        return weigh(self._columns, a, b, self._least)

    def add(self, batches: Sequence[Sequence[Mapping[str, float]]]) -> Near:
        """Take in more sets, batch by batch, and return the near pairs of each with the batches before."""
        firsts, seconds = [], []
        used = self._size
        for sets in batches:
            for row, terms in enumerate(sets, self._size):
                partners = self._partners(terms)
                firsts += partners
                seconds += [row] * len(partners)
            for term in sorted({term for terms in sets for term in terms} - self._number.keys()):
                self._number[term] = len(self._number)
            self._take(sets, self._size)
            self._size += len(sets)
        more = lay_out([terms for sets in batches for terms in sets], self._number)
        self._columns = _extended(self._columns, used, more)
        return weigh(self._columns, np.array(firsts, np.int64), np.array(seconds, np.int64), self._least)

    def drop(self, sets: Sequence[Mapping[str, float]]) -> None:
        """Forget the last sets, which are these; the columns may be longer."""
        self._size -= len(sets)
        for terms in sets:
            for term in looked_up(terms, self._held, self._least):
                self._lists[term].pop()

    def _partners(self, terms: Mapping[str, float]) -> list[int]:
        found: set[int] = set()
        for term in looked_up(terms, self._held, self._least):
            known = self._lists.get(term, [])
            found.update(known if len(known) <= _FEW else (*known[:_BAND], *known[-_BAND:]))
        return sorted(found)

    def _take(self, sets: Sequence[Mapping[str, float]], start: int) -> None:
        for row, terms in enumerate(sets, start):
            for term in looked_up(terms, self._held, self._least):
                self._lists[term].append(row)


def near_pairs(sets: Sequence[Mapping[str, float]], least: float) -> Near:
    """Return the pairs, in order, whose cosine is `least` or more; weights of a set have length 1."""
    return NearIndex(sets, least).pairs()


def _extended(sets: Sets, used: int, more: Sets) -> Sets:
    return Sets(
        grown(sets.ids, used, more.ids, axis=1),
        grown(sets.weights, used, more.weights, axis=1),
        grown(sets.sorts, used, more.sorts, axis=1),
        grown(sets.size, used, more.size),
    )


def lay_out(sets: Sequence[Mapping[str, float]], number: Mapping[str, int]) -> Sets:
    """Return the sets as columns; `number` holds every term."""
    ids = np.full((_MOST_TERMS, len(sets)), -1, np.int32)
    weights = np.zeros((_MOST_TERMS, len(sets)), np.float32)
    sorts = np.zeros((_MOST_TERMS, len(sets)), np.int8)
    size = np.zeros(len(sets), np.int32)
    for row, terms in enumerate(sets):
        heavy = sorted(terms, key=lambda t: (-terms[t], t))[:_MOST_TERMS]
        size[row] = most = len(heavy)
        ids[:most, row] = [number[t] for t in heavy]
        weights[:most, row] = [terms[t] for t in heavy]
        sorts[:most, row] = [_sort_number(t) for t in heavy]
    return Sets(ids, weights, sorts, size)


@cache
def _sort_number(term: str) -> int:
    """Return the number of a term's sort."""
    place = _SORTS.find(term[0])
    return place if place >= 0 else len(_SORTS)


def weigh(sets: Sets, a: Rows, b: Rows, least: float) -> Near:
    """Return those of the pairs (a[n], b[n]) whose cosine is `least` or more."""
    order = np.argsort(b, kind="stable")
    firsts = np.flatnonzero(np.diff(b[order], prepend=-1))[::_ROWS].tolist()
    cosines = np.zeros(len(a), np.float32)
    terms = max(int(sets.ids.max(initial=0)), 0) + 1
    for start, end in pairwise([*firsts, len(a)]):
        at = order[start:end]
        cosines[at] = _cosines(sets, a[at], b[at], terms)
    near = np.flatnonzero(cosines >= least)
    shared = np.zeros((len(_SORTS) + 1, len(near)), np.int8)
    by_size = np.lexsort((sets.size[a[near]], sets.size[b[near]]))  # a block is as long as its longest: like together
    for start in range(0, len(near), _BLOCK):
        some = by_size[start : start + _BLOCK]
        shared[:, some] = _shared(sets, a[near[some]], b[near[some]])
    return Near(a[near], b[near], cosines[near], shared)


def _cosines(sets: Sets, a: Rows, b: Rows, terms: int) -> Array:
    """Return the cosines of pairs with few different `b`, whose weights are laid out in a table, a row each."""
    rows, row = np.unique(b, return_inverse=True)
    held, column = np.unique(sets.ids[:, rows], return_inverse=True)
    table = np.zeros((len(rows), len(held) + 1), np.float32)
    table[np.arange(len(rows)), column.reshape(_MOST_TERMS, -1)] = sets.weights[:, rows]
    place = np.full(terms + 1, len(held))  # a term that no row holds: the last column, where all is 0; so for -1
    place[held] = np.arange(len(held))
    weights, base = table.ravel(), row.ravel() * table.shape[1]
    total = np.zeros(len(a), np.float32)
    for k in range(int(sets.size[a].max(initial=0))):
        total += weights[base + place[sets.ids[k, a]]] * sets.weights[k, a]  # behind the last term the weight is 0
    return total


def _shared(sets: Sets, a: Rows, b: Rows) -> NDArray[np.int8]:
    found = np.zeros((len(_SORTS) + 1, len(a)), np.int8)
    other = sets.ids[: int(sets.size[b].max(initial=0)), b]
    for place in range(int(sets.size[a].max(initial=0))):
        key = sets.ids[place, a]
        met = np.flatnonzero(((other == key).any(axis=0)) & (key >= 0))
        found[sets.sorts[place, a[met]], met] += 1
    return found


def looked_up(terms: Mapping[str, float], held: Mapping[str, int], least: float) -> list[str]:
    """Return the terms, rarest first, without which a set cannot reach the threshold."""
    rest = sum(weight * weight for weight in terms.values())
    chosen = []
    for term in sorted(terms, key=lambda t: (held[t], t)):
        if rest < least * least:
            break
        chosen.append(term)
        rest -= terms[term] ** 2
    return chosen


def _meeting(lists: Mapping[str, Sequence[int]], size: int) -> tuple[Rows, Rows]:
    """Return the pairs of rows that stand in one list, each once, in order."""
    codes = [np.zeros(0, np.int64)]
    for term in sorted(term for term, rows in lists.items() if len(rows) > 1):
        rows = np.array(lists[term], np.int64)
        if len(rows) <= _FEW:
            first, second = np.triu_indices(len(rows), 1)
            codes.append(rows[first] * size + rows[second])
            continue
        for at in range(1, _BAND + 1):
            codes.append(rows[:-at] * size + rows[at:])
            later = rows[at:]
            codes.append(rows[at - 1] * size + later)
    found = np.sort(np.concatenate(codes))
    found = found[np.diff(found, prepend=-1) > 0]
    return np.asarray(found // size, np.int64), np.asarray(found % size, np.int64)
