"""Scored pairs -> groups: average linkage on the pairs that were scored, with pairs that must never come together.

Two groups are joined when each is the other's likeliest by the average of their pairs, as long as that average reaches
the threshold and no pair between them is kept apart. A joined group is never nearer to a third than its nearer half
was, so all groups that are each other's likeliest join at once, round by round, and it comes to the same as joining the
likeliest two of all one after the other. Work grows with the number of pairs.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
ONE = 1 << 20  # a score of 1 as a whole number: sums are exact, so their order decides nothing


@dataclass(frozen=True, slots=True)
class Pairs:
    """Columns of scored pairs (a[n], b[n]), each pair once, ONE the surest; `apart`: they must never come together."""

    a: Whole
    b: Whole
    scores: Whole
    apart: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Links:
    """Pairs of groups, the smaller number first: the sum of scores between them, how many pairs, how many vetoes."""

    low: Whole
    high: Whole
    total: Whole
    pairs: Whole
    apart: Whole


def join_pairs(size: int, pairs: Pairs, least: float) -> list[list[int]]:
    """Return the groups of 0 … size - 1, members sorted, by their first."""
    links = _Links(pairs.a, pairs.b, pairs.scores, np.ones(len(pairs.a), np.int64), pairs.apart.astype(np.int64))
    home = np.arange(size)
    links = _gathered(links, home)
    while len(into := _joining(links, size, least)):
        home = into[home]
        links = _gathered(links, into)
    return groups_of(home)


def groups_of(home: Sequence[int] | Whole) -> list[list[int]]:
    """Return the rows that have one home, members sorted, by their first."""
    found: dict[int, list[int]] = defaultdict(list)
    for row, where in enumerate(np.asarray(home).tolist()):
        found[where].append(row)
    return list(found.values())


def _joining(links: _Links, size: int, least: float) -> Whole:
    """Return for every group the one it goes into, where two are each other's likeliest; nothing where none are."""
    average = links.total / (links.pairs * ONE)
    may = np.flatnonzero((links.apart == 0) & (average >= least))
    may = may[np.lexsort((links.high[may], links.low[may], -average[may]))]
    low, high, place = links.low[may], links.high[may], np.arange(len(may))
    best = np.minimum(_firsts(low, size), _firsts(high, size))
    mutual = (best[low] == place) & (best[high] == place)
    into = np.arange(size)
    into[high[mutual]] = low[mutual]
    return into if mutual.any() else into[:0]


def _firsts(groups: Whole, size: int) -> Whole:
    """Return for every group where it stands first; behind the end where it does not stand."""
    first = np.full(size, len(groups))
    first[groups[::-1]] = np.arange(len(groups))[::-1]  # of several places the one put in last stays
    return first


def _gathered(links: _Links, into: Whole) -> _Links:
    """Return the links between the groups after some went into others."""
    one, other = into[links.low], into[links.high]
    codes = np.minimum(one, other) * len(into) + np.maximum(one, other)
    kept = np.flatnonzero(one != other)
    kept = kept[np.argsort(codes[kept], kind="stable")]
    codes = codes[kept]
    firsts = np.flatnonzero(np.diff(codes, prepend=-1))
    if not len(firsts):
        return _Links(*(codes[:0] for _ in range(5)))
    sums = [np.add.reduceat(column[kept], firsts) for column in (links.total, links.pairs, links.apart)]
    return _Links(codes[firsts] // len(into), codes[firsts] % len(into), *sums)
