"""The readings of a story -> happenings: which statements, of one report or of several, speak of the same event.

Candidates come from an index (`align_pairs`), named features (`align_features`) and learned weights (`align_scores`)
say how likely each pair belongs together. Those of the settled reports of a story (`kept.settled`) are joined all at
once (`align_groups`) so that two different events stay apart; a statement of a later report goes to the happening whose
tellings it is likeliest to go with. What a report says again in the same words is aligned once (`align_repeats`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from secondsource.compare.align_features import read_features
from secondsource.compare.align_groups import ONE, Pairs, join_pairs
from secondsource.compare.align_pairs import PairIndex
from secondsource.compare.align_repeats import gather_repeats
from secondsource.compare.align_scores import score_pairs
from secondsource.compare.align_table import Numbers, Table, TableMaker, extend
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.tellings import Told, read_tellings
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading

_ENOUGH = 0.35  # ECB+ train, CoNLL F1: of stories 80.9, of themes 77.1; 0.3: 80.7 and 76.5, 0.45: 80.8 and 77.6
_AT_ONCE = 1 << 18  # pairs weighed at once, which bounds the memory


def align_statements(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Happening]:
    """Return the happenings of a story; every statement of every report is in exactly one, in order of first telling.

    `{(t.report, t.statement): h for h in happenings for t in h.tellings}` finds the happening of a statement.
    """
    kept = memory or ComparisonMemory()
    return kept.build("happenings", readings, lambda first: _Alignment(first, kept)).happenings()


@dataclass(frozen=True, slots=True)
class _Added:
    """How many tellings and rows there were before a report was added."""

    tellings: int
    rows: int


class _Alignment:
    """The statements of a story so far, each in a group; a group's score is of the pairs within it that were weighed.

    Rows are what is aligned: one of all statements that a report tells alike.
    """

    def __init__(self, readings: Sequence[Reading], memory: ComparisonMemory) -> None:
        self._memory = memory
        every = [one for reading in readings for one in memory.of_report(reading, read_tellings)]
        self._every: list[Told] = []
        self._repeats: list[list[int]] = []
        self._added: list[_Added] = []
        told = self._take(every)
        self._maker, self._index = TableMaker(told), PairIndex()
        self._table = self._maker.rows(told)
        pairs = _weighed(*self._index.meet(self._table, 0, len(told)), self._table)
        self._groups = join_pairs(len(told), pairs, _ENOUGH)
        self._home = [0] * len(told)
        for number, rows in enumerate(self._groups):
            for row in rows:
                self._home[row] = number
        home = np.array(self._home, np.int64)
        inside = home[pairs.a] == home[pairs.b] if len(told) else np.zeros(0, np.bool_)
        self._pairs = np.bincount(home[pairs.a[inside]], minlength=len(self._groups)).tolist()
        self._totals = [0] * len(self._groups)
        for group, score in zip(home[pairs.a[inside]].tolist(), pairs.scores[inside].tolist(), strict=True):
            self._totals[group] += score
        self._found: list[Happening | None] = [None] * len(self._groups)
        self._weight: list[tuple[int, int]] = []  # what each row of an added report brought to its group

    def add(self, readings: Sequence[Reading]) -> None:
        """Put the statements of more reports to the groups they are likeliest to go with, else each to a new one."""
        start = len(self._repeats)
        told: list[Told] = []
        for reading in readings:
            self._added.append(_Added(len(self._every), len(self._repeats)))
            told += self._take(self._memory.of_report(reading, read_tellings))
        self._table = extend(self._table, self._maker.rows(told))
        pairs = _weighed(*self._index.meet(self._table, start, len(self._repeats)), self._table)
        partners: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
        for a, b, score, apart in zip(
            *(c.tolist() for c in (pairs.a, pairs.b, pairs.scores, pairs.apart)), strict=True
        ):
            partners[b].append((a, score, apart))
        for row in range(start, len(self._repeats)):
            self._place(row, partners[row])

    def drop(self, reports: int) -> None:
        """Take the statements of the last reports out of their groups again."""
        first = self._added[-reports]
        self._index.drop(self._table, first.rows, len(self._repeats))
        for row in reversed(range(first.rows, len(self._repeats))):
            self._unplace(row)
        del self._every[first.tellings :], self._repeats[first.rows :], self._added[-reports:]
        del self._table.told[first.rows :]  # the columns may be longer

    def _take(self, told: Sequence[Told]) -> list[Told]:
        repeats = gather_repeats(told)
        self._repeats += [[len(self._every) + n for n in rows] for rows in repeats]
        self._every += told
        return [told[rows[0]] for rows in repeats]

    def _place(self, row: int, partners: Sequence[tuple[int, int, bool]]) -> None:
        total: dict[int, int] = defaultdict(int)
        count: dict[int, int] = defaultdict(int)
        barred = set()
        for other, score, apart in partners:
            group = self._home[other]
            total[group] += score
            count[group] += 1
            if apart:
                barred.add(group)
        best = min((-total[g] / count[g], g) for g in total if g not in barred) if total.keys() - barred else (0.0, 0)
        if -best[0] >= _ENOUGH * ONE:
            group = best[1]
            self._groups[group].append(row)
        else:
            group = len(self._groups)
            self._groups.append([row])
            self._pairs.append(0)
            self._totals.append(0)
            self._found.append(None)
        self._home.append(group)
        self._weight.append((count[group], total[group]))
        self._pairs[group] += count[group]
        self._totals[group] += total[group]
        self._found[group] = None

    def _unplace(self, row: int) -> None:
        """Take the last row out of its group; a group it had opened is the last and goes."""
        group, (count, total) = self._home.pop(), self._weight.pop()
        self._groups[group].pop()
        self._pairs[group] -= count
        self._totals[group] -= total
        self._found[group] = None
        if not self._groups[group]:
            for column in (self._groups, self._pairs, self._totals, self._found):
                column.pop()

    def happenings(self) -> list[Happening]:
        """Return the groups as happenings, those that stayed the same as the objects they were."""
        found = []
        for number, known in enumerate(self._found):
            if known is None:
                rows = sorted(n for row in self._groups[number] for n in self._repeats[row])
                pairs, total = self._pairs[number], self._totals[number]
                sure = round(total / pairs / ONE, 3) if pairs else 1.0
                known = self._found[number] = Happening(tuple(self._every[row].telling for row in rows), sure)
            found.append(known)
        return found


def _weighed(a: Numbers, b: Numbers, table: Table) -> Pairs:
    """Return pairs of rows with their scores and what keeps them apart: one report that tells of two times."""
    scores, apart = [np.zeros(0, np.int64)], [np.zeros(0, np.bool_)]
    for start in range(0, len(a), _AT_ONCE):
        features = read_features(table, a[start : start + _AT_ONCE], b[start : start + _AT_ONCE])
        scores.append(np.rint(score_pairs(features).astype(np.float64) * ONE).astype(np.int64))
        apart.append((features["same report"] * features["differing time"]) > 0)
    return Pairs(a.astype(np.int64), b.astype(np.int64), np.concatenate(scores), np.concatenate(apart))
