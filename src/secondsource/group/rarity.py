"""Counts of marks over the reports met so far -> how much meeting a mark again says; grown report by report.

How rare a mark is, is counted in the stream and in a table of general English together, so that five reports of one
story do not make that story's own words common. The counts are halved once they hold `HALVED_AT` reports: so they
follow the news of late, and their size is bounded however long the stream.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from math import fsum, log, sqrt

from secondsource.group.terms import general_english
from secondsource.group.traits import SIDES, Traits

BACKGROUND_WEIGHT = 150.0  # the table of general English counts as much as this many reports; tuned on four sets
HALVED_AT = 20_000
_STEPS = 2.0**20  # a count is so many parts of one, so that sums come out the same in any order, however often halved
_HALF_STEPS = _STEPS / 2.0
_LEAST_COUNT = 0.6  # what was met once and not again falls out when the counts are halved
# Most weighty marks kept of a report, by side.
KEPT = (80, 30, 20, 20, 15, 20, 10, 10, 6, 6)
SIDE_BITS = 4  # a key holds its side in its lowest bits

# Which counts a side's marks are looked up in: words share one, whatever side they stand on.
_KIND = ("w", "w", "w", "w", "w", "n", "f", "t", "w", "f")
_OF_KIND = {kind: [n for n, of in enumerate(_KIND) if of == kind] for kind in dict.fromkeys(_KIND)}
# How many passages of general English hold a mark that the table does not list, by kind.
_UNLISTED = {"w": 0.5, "n": 0.4, "f": 0.3, "t": 3.0}
_WEEKDAY = 150.0  # … and a day of the week


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many of so many reports each mark stood; a mark's first letter says what it is."""

    reports: int
    held: dict[str, int]


def count_marks(traits: Sequence[Traits]) -> Counts:
    """Return in how many of these reports each mark stands."""
    held: dict[str, int] = {}
    for one in traits:
        for mark in _counted(one):
            held[mark] = held.get(mark, 0) + 1
    return Counts(len(traits), held)


def until_halved(before: int) -> int:
    """Return how many reports are counted, after so many, until the counts are halved."""
    past = before - HALVED_AT
    return -past if past < 0 else HALVED_AT // 2 - past % (HALVED_AT // 2)


class Rarity:
    """Running counts: in how many reports each mark stood."""

    def __init__(self, reports: float = 0.0, held: dict[str, float] | None = None) -> None:
        """Begin with nothing met, or with counts kept from before."""
        self.reports = reports
        self.held = {} if held is None else held

    def count(self, traits: Iterable[Traits]) -> None:
        """Take the marks of these reports into the counts."""
        for one in traits:
            self.take(Counts(1, dict.fromkeys(_counted(one), 1)))

    def take(self, counts: Counts) -> None:
        """Take counts of reports that follow on those counted, no more of them than `until_halved` says."""
        if self.reports >= HALVED_AT:
            self._halve()
        for mark, met in counts.held.items():
            self.held[mark] = self.held.get(mark, 0.0) + met
        self.reports += counts.reports

    def weigh(self, traits: Traits) -> dict[int, float]:
        """Return the weightiest marks of a report by key; on every side they make a vector of length one."""
        found: dict[int, float] = {}
        for kind, sides in _OF_KIND.items():
            seldom = self._seldom(kind, set().union(*(traits.sides[side] for side in sides)))
            for side in sides:
                marks = traits.sides[side].items()
                kept = [(-seldom[mark] * (1.0 + log(n) if n > 1.0 else n), mark) for mark, n in marks]
                if len(kept) > KEPT[side]:
                    kept = sorted(kept)[: KEPT[side]]
                length = sqrt(fsum(worth * worth for worth, _ in kept))
                for worth, mark in kept:
                    if worth < 0.0:
                        found[key_of(side, mark)] = -worth / length
        return found

    def _seldom(self, kind: str, marks: Iterable[str]) -> dict[str, float]:
        """Return how seldom each of these marks is met, as a logarithm; 0 for what is met everywhere."""
        met, general, unlisted = self.held.get, _general(kind).get, _unlisted(kind)
        whole = self.reports + BACKGROUND_WEIGHT
        rates = {mark: whole / (met(kind + mark, 1.0) + general(mark, unlisted)) for mark in marks}
        return {mark: log(rate) if rate > 1.0 else 0.0 for mark, rate in rates.items()}

    def _halve(self) -> None:
        self.reports /= 2.0
        self.held = {mark: round(n * _HALF_STEPS) / _STEPS for mark, n in self.held.items() if n / 2.0 >= _LEAST_COUNT}


def _counted(traits: Traits) -> Iterator[str]:
    """Yield what is counted of a report: every mark once, after a letter for what it is."""
    for kind, sides in _OF_KIND.items():
        for mark in set().union(*(traits.sides[side] for side in sides)):
            yield kind + mark


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


@cache
def _unlisted(kind: str) -> float:
    return BACKGROUND_WEIGHT * _UNLISTED[kind] / general_english()[1]


assert len(SIDES) == len(KEPT) == len(_KIND) <= 1 << SIDE_BITS
