"""The reports of a story -> groups of what they state, each around a centre, built up report by report.

The units of the settled reports are gathered all at once, the surest group first. A unit of a later report goes to the
group whose centre is nearest, else it makes one with the nearest unit that is in none and stands in the centre then.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.near import Near, NearIndex
from secondsource.compare.units import Features, Group, Unit, Weights, both_ways, weigh_features
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """What is gathered of a report, how near two sets of weights must be at least, and which pairs then stand."""

    read: Callable[[Reading], Sequence[tuple[Claim, Features]]]
    least: float
    keep: Callable[[Sequence[Unit], Near], Near]


@dataclass(frozen=True, slots=True)
class _Added:
    """How many units there were before a report was added, and how many things had been done."""

    units: int
    done: int


@dataclass(frozen=True, slots=True)
class _Done:
    """A unit was put into a group, which was opened for it around another unit or not."""

    new: int
    opened: bool


class UnitGroups:
    """The units of a story so far and their groups; a unit is in one group only, a report but once in each."""

    def __init__(self, readings: Sequence[Reading], rule: Rule, memory: ComparisonMemory) -> None:
        self._rule, self._memory = rule, memory
        told = [(reading, *one) for reading in readings for one in memory.of_report(reading, rule.read)]
        self._held = Counter(feature for _, _, features in told for feature in features)
        self._claims = len(told)
        self._units = [Unit(reading, claim, self._weigh(features)) for reading, claim, features in told]
        self._index = NearIndex([unit.weights for unit in self._units], rule.least)
        self._home: list[int | None] = [None] * len(told)
        self._centres: list[int] = []
        self._reports: list[set[str]] = []
        self._groups: list[Group] = []
        self._added: list[_Added] = []
        self._done: list[_Done] = []
        near = both_ways(rule.keep(self._units, self._index.pairs()))
        self._gather(near)

    @property
    def groups(self) -> list[Group]:
        """Return the groups; one that stayed the same is the object it was."""
        return list(self._groups)

    def add(self, readings: Sequence[Reading]) -> None:
        """Take in what more reports state, one after the other; of a report what is nearest finds its group first."""
        batches, number = [], []
        for place, reading in enumerate(readings):
            told = self._memory.of_report(reading, self._rule.read)
            batches.append([Unit(reading, claim, self._weigh(features)) for claim, features in told])
            number += [place] * len(told)
        start = len(self._units)
        self._units += [unit for units in batches for unit in units]
        self._home += [None] * len(number)
        near = self._kept(self._index.add([[unit.weights for unit in units] for units in batches]))
        told_in = np.array(number, np.int64)[near.b - start]
        order = np.lexsort((near.a, near.b, -near.cosines, told_in))
        found: list[list[int]] = [[] for _ in readings]
        for n, place in zip(order.tolist(), told_in[order].tolist(), strict=True):
            found[place].append(n)
        for units, pairs in zip(batches, found, strict=True):
            self._added.append(_Added(start, len(self._done)))
            start += len(units)
            for n in pairs:
                self._place(int(near.b[n]), int(near.a[n]), float(near.cosines[n]))

    def drop(self, reports: int) -> None:
        """Undo what was done for the last reports, the last thing first."""
        first = self._added[-reports]
        while len(self._done) > first.done:
            self._undo(self._done.pop())
        self._index.drop([unit.weights for unit in self._units[first.units :]])
        del self._units[first.units :], self._home[first.units :], self._added[-reports:]

    def _weigh(self, features: Features) -> Weights:
        return weigh_features(features, self._held, self._claims)

    def _kept(self, near: Near) -> Near:
        """Return the pairs that stand by the rule, which is asked about the units that occur alone."""
        rows, back = np.unique(np.concatenate([near.a, near.b]), return_inverse=True)
        back = back.ravel()
        few = Near(back[: len(near.a)], back[len(near.a) :], near.cosines, near.shared)
        kept = self._rule.keep([self._units[row] for row in rows.tolist()], few)
        return Near(rows[kept.a], rows[kept.b], kept.cosines, kept.shared)

    def _place(self, new: int, old: int, score: float) -> None:
        report, group = self._units[new].reading.id, self._home[old]
        if self._home[new] is not None:
            return
        if group is None:
            self._done.append(_Done(new, opened=True))
            self._open(old, {new: score})
        elif self._centres[group] == old and report not in self._reports[group]:
            known = self._groups[group]
            self._groups[group] = Group(known.centre, (*known.others, (self._units[new], score)))
            self._reports[group].add(report)
            self._home[new] = group
            self._done.append(_Done(new, opened=False))

    def _undo(self, done: _Done) -> None:
        """Take a unit out of its group again."""
        group = self._home[done.new]
        assert group is not None
        self._home[done.new] = None
        if done.opened:  # it is the last group then
            self._home[self._centres.pop()] = None
            self._groups.pop()
            self._reports.pop()
            return
        known = self._groups[group]
        self._groups[group] = Group(known.centre, known.others[:-1])
        self._reports[group].discard(self._units[done.new].reading.id)

    def _open(self, centre: int, others: Mapping[int, float]) -> None:
        for row in (centre, *others):
            self._home[row] = len(self._groups)
        told = tuple((self._units[row], others[row]) for row in sorted(others))
        self._centres.append(centre)
        self._reports.append({self._units[row].reading.id for row in (centre, *others)})
        self._groups.append(Group(self._units[centre], told))

    def _gather(self, near: Mapping[int, Mapping[int, float]]) -> None:
        """Make the groups of all units so far, the surest first; `near` holds both ways of each pair."""
        for centre in sorted(near, key=lambda row: (-sum(near[row].values()), row)):
            if self._home[centre] is None:
                free = {row: score for row, score in near[centre].items() if self._home[row] is None}
                best: dict[str, int] = {}
                for row in sorted(free, key=lambda row: (-free[row], row)):
                    best.setdefault(self._units[row].reading.id, row)
                if best:
                    self._open(centre, {row: free[row] for row in best.values()})
