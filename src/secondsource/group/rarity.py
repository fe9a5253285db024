"""Counts of marks over the reports met so far -> how much meeting a mark again says; grown report by report.

How rare a mark is, is counted in the stream and in a table of general English together, so that five reports of one
story do not make that story's own words common. The counts are halved once they hold `HALVED_AT` reports: so they
follow the news of late, and their size is bounded however long the stream.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from math import log, sqrt

from secondsource.group.terms import Vector, general_english
from secondsource.group.traits import SIDES, Traits

BACKGROUND_WEIGHT = 150.0  # the table of general English counts as much as this many reports; tuned on four sets
HALVED_AT = 20_000
_LEAST_COUNT = 0.6  # what was met once and not again falls out when the counts are halved
# Most weighty marks kept of a report, by side.
KEPT = (80, 30, 20, 20, 15, 20, 10, 10, 6)
SIDE_BITS = 4  # a key holds its side in its lowest bits

# Which counts a side's marks are looked up in: words share one, whatever side they stand on.
_KIND = ("w", "w", "w", "w", "w", "n", "f", "t", "w")
# How many passages of general English hold a mark that the table does not list, by kind.
_UNLISTED = {"w": 0.5, "n": 0.4, "f": 0.3, "t": 3.0}
_WEEKDAY = 150.0  # … and a day of the week


class Rarity:
    """Running counts: in how many reports each mark stood."""

    def __init__(self, reports: float = 0.0, held: dict[str, float] | None = None) -> None:
        """Begin with nothing met, or with counts kept from before."""
        self.reports = reports
        self.held = {} if held is None else held

    def count(self, traits: Iterable[Traits]) -> None:
        """Take the marks of these reports into the counts."""
        for one in traits:
            if self.reports >= HALVED_AT:
                self._halve()
            met = {kind + mark for kind, side in zip(_KIND, one.sides, strict=True) for mark in side}
            for mark in met:
                self.held[mark] = self.held.get(mark, 0.0) + 1.0
            self.reports += 1.0

    def weigh(self, traits: Traits) -> dict[int, float]:
        """Return the weightiest marks of a report by key; on every side they make a vector of length one."""
        found: dict[int, float] = {}
        for number, side in enumerate(traits.sides):
            kept = sorted(self._weighed(_KIND[number], side))[: KEPT[number]]
            length = sqrt(sum(worth * worth for worth, _ in kept))
            for worth, mark in kept:
                if worth < 0.0:
                    found[key_of(number, mark)] = -worth / length
        return found

    def _weighed(self, kind: str, side: Vector) -> list[tuple[float, str]]:
        """Return (minus its weight, mark) for the marks of a side: how often it stands there, times how rare it is."""
        met, general, unlisted = self.held.get, _general(kind), _unlisted(kind)
        whole = self.reports + BACKGROUND_WEIGHT
        weighed = []
        for mark, count in side.items():
            seldom = whole / (met(kind + mark, 1.0) + (general.get(mark) or unlisted))
            if seldom > 1.0:
                weighed.append((-log(seldom) * (1.0 + log(count) if count > 1.0 else count), mark))
        return weighed

    def _halve(self) -> None:
        self.reports /= 2.0
        self.held = {mark: n / 2.0 for mark, n in self.held.items() if n / 2.0 >= _LEAST_COUNT}


@lru_cache(maxsize=400_000)
def key_of(side: int, mark: str) -> int:
    """Return the number a mark goes by on a side: the same in every run, without a table that grows."""
    digest = blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> SIDE_BITS << SIDE_BITS) | side


@cache
def _general(kind: str) -> dict[str, float]:
    """Return how many reports' worth of general English holds each mark that is listed, for words and days."""
    table, passages = general_english()
    if kind == "t":
        return {f"w{day}": BACKGROUND_WEIGHT * _WEEKDAY / passages for day in range(1, 8)}
    return {mark: BACKGROUND_WEIGHT * held / passages for mark, held in table.items()} if kind == "w" else {}


def _unlisted(kind: str) -> float:
    return BACKGROUND_WEIGHT * _UNLISTED[kind] / general_english()[1]


assert len(SIDES) == len(KEPT) == len(_KIND) <= 1 << SIDE_BITS
