"""Claims, or smaller stretches that state something -> units with weighed terms, and groups of units near one another.

How telling a term is, is how rare it is in English and in the story together. A group is a unit at the centre and the
nearest unit of every other report – never a chain, so that no two far-apart units meet through a third.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from secondsource.compare.near import Near
from secondsource.lang.weights import Array
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading
from secondsource.values.amount import render_amount
from secondsource.values.terms import rarity

Weights = Mapping[str, float]
Features = frozenset[str]

_NAME_WORTH = 6.5  # tuned with the threshold: a shared name, day or figure tells about as much as a very rare word
_DOING_WORTH = 3.0  # a doing ("~") at most: its words weigh already
_CHAPTER_DAYS = 30
_APART_WORTH = 0.6


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim of one report with its weights (length 1)."""

    reading: Reading
    claim: Claim
    weights: Weights

    @property
    def origin(self) -> int:
        """Return the origin of the report."""
        return self.reading.origin


@dataclass(frozen=True, slots=True)
class Group:
    """A claim at the centre and its nearest claims in other reports, with how near (0–1)."""

    centre: Unit
    others: tuple[tuple[Unit, float], ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return all claims, the centre first."""
        return (self.centre, *(unit for unit, _ in self.others))


def features_of(reading: Reading, claim: Claim) -> Features:
    """Return what a claim is about: its words, who it names (@), its days (#) and its figures (=)."""
    who = {"@" + reading.identity[e].id for e in claim.entities if e in reading.identity}
    when = {"#" + time.value[:10] for _, time in reading.moments_in(claim.span) if time.precision in ("day", "part")}
    much = {"=" + render_amount(q.amount) for q in reading.quantities_in(claim.span) if not q.amount.vague}
    return frozenset(claim.terms) | who | when | much


def weigh_features(features: Features, held: Mapping[str, int], claims: int) -> Weights:
    """Return the weights of length 1 of features, by how many of so many claims hold each."""
    raw = {f: log(1 + claims / held.get(f, 1)) * _worth(f) for f in sorted(features)}
    length = sqrt(sum(w * w for w in raw.values())) or 1.0
    return {f: w / length for f, w in raw.items()}


def _worth(feature: str) -> float:
    """How much a feature tells by itself: a word by how rare it is in English; names, days and figures all alike."""
    if feature[0] == "~":
        return min(rarity(feature[1:]), _DOING_WORTH)
    return _NAME_WORTH if feature[0] in "@#=" else rarity(feature)


@dataclass(frozen=True, slots=True)
class Columns:
    """What many pairs of units are told apart by: their report, the days it may be of (0: not known), negation."""

    report: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    negated: NDArray[np.bool_]

    def one_time(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> Array:
        """Reports months apart tell of two chapters more often than of one thing: they must be more alike."""
        swap = self.start[b] < self.start[a]
        first, second = np.where(swap, b, a), np.where(swap, a, b)
        known = (self.start[first] > 0) & (self.end[first] > 0)
        far = known & (self.start[second] - self.end[first] > _CHAPTER_DAYS)
        return np.where(far, np.float32(_APART_WORTH), np.float32(1))


def columns_of(units: Sequence[Unit]) -> Columns:
    """Return the columns of units."""
    number: dict[str, int] = {}
    days = [(unit.reading.published.start, unit.reading.published.end) for unit in units]
    return Columns(
        np.array([number.setdefault(unit.reading.id, len(number)) for unit in units], np.int64),
        np.array([start.toordinal() if start else 0 for start, _ in days], np.int64),
        np.array([end.toordinal() if end else 0 for _, end in days], np.int64),
        np.array([unit.claim.negated for unit in units], np.bool_),
    )


def both_ways(near: Near) -> dict[int, dict[int, float]]:
    """Return for each row its partners with how near they are."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j, score in zip(near.a.tolist(), near.b.tolist(), near.cosines.tolist(), strict=True):
        found[i][j] = found[j][i] = score
    return found
