"""Columns of a story's statements -> pairs of statements that may speak of one happening, found through an index.

Two statements are a pair when they share a word family, or when their sentences share a telling word or name and the
statements someone or something. In a long list of statements with one key each meets the first few and the last few,
so that the number of pairs grows with the number of statements and not with its square.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from secondsource.compare.align_table import Numbers, Table
from secondsource.compare.tellings import Told

# Of a list: the first and the last statements that a new one is held against. ECB+ dev, CoNLL F1 of stories and themes:
# with 24 of each 79.9 and 75.0, with 12 80.0 and 75.2, with 8 79.9 and 75.0.
_FIRST, _LAST = 12, 12
_LIGHT = frozenset({"be", "become", "do", "get", "go", "have", "make", "say", "take", "tell"})
_TELLING_TERMS = 4  # the most telling terms of a sentence that are looked up


class PairIndex:
    """The statements so far by what they are looked up by."""

    def __init__(self) -> None:
        self._lists: dict[Hashable, list[int]] = defaultdict(list)

    def meet(self, table: Table, start: int, end: int) -> tuple[Numbers, Numbers]:
        """Take in the next rows and return their pairs with rows before them, the earlier row first, each pair once."""
        firsts, seconds = [], []
        telling = table.keys["terms"].rows[start:end, :_TELLING_TERMS].tolist()
        for row in range(start, end):
            partners: set[int] = set()
            for key in _keys(table.told[row], telling[row - start]):
                known = self._lists[key]
                partners.update(known if len(known) <= _FIRST + _LAST else (*known[:_FIRST], *known[-_LAST:]))
                known.append(row)
            firsts += sorted(partners)
            seconds += [row] * len(partners)
        return np.array(firsts, np.int32), np.array(seconds, np.int32)

    def drop(self, table: Table, start: int, end: int) -> None:
        """Forget the last rows."""
        telling = table.keys["terms"].rows[start:end, :_TELLING_TERMS].tolist()
        for row in reversed(range(start, end)):
            for key in _keys(table.told[row], telling[row - start]):
                self._lists[key].pop()


def find_pairs(table: Table) -> tuple[Numbers, Numbers]:
    """Return the pairs of a table as two columns of rows."""
    return PairIndex().meet(table, 0, len(table.told))


def _keys(told: Told, telling: Sequence[int]) -> Iterator[Hashable]:
    """Yield what a statement is looked up by; a word that says little only together with someone or something.

    `telling` are the numbers of the most telling terms of its sentence (-1: there is none).
    """
    parts = sorted({key for part in ("who", "whom") for key in told.parts.get(part, ())})
    if told.lemma in _LIGHT:
        yield from ((told.lemma, part) for part in parts)
        return
    yield told.family
    terms = [term for term in telling if term >= 0]
    yield from ((part, term) for part in parts for term in terms)
