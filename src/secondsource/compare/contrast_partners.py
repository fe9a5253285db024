"""What reports say on one scale, with the keys each is found by -> which of them are partners: they speak of one thing.

Two are held against each other when they share a key and stand near each other in the list of that key, so that the
work grows with what is told and not with its square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence

_REACH = 8  # places in the list of a key within which two are held against each other


class Partners:
    """Things by number, each with a level and keys; `bond` says how much an earlier and a later one share (0: apart).

    Only the bonds that are asked for are worked out.
    """

    def __init__(self, levels: Sequence[int], keys: Sequence[Sequence[str]], bond: Callable[[int, int], float]) -> None:
        self._levels, self._keys, self._bond = levels, keys, bond
        self._lists: dict[str, list[int]] = defaultdict(list)
        for number, found_by in enumerate(keys):
            for key in found_by:
                self._lists[key].append(number)
        self._of: dict[int, frozenset[int]] = {}

    def between(self, clashing: Collection[tuple[int, int]]) -> dict[tuple[int, int], float]:
        """Return the bonds of all partners whose levels clash (given both ways), the earlier first."""
        pairs: set[tuple[int, int]] = set()
        levels = self._levels
        for numbers in self._lists.values() if clashing else ():
            held = Counter(levels[number] for number in numbers)
            if len(held) < 2:
                continue
            most = held.most_common(1)[0][0]
            for place, number in enumerate(numbers):
                if levels[number] != most:  # one of two that clash is of another level than most are
                    pairs.update(
                        (min(number, other), max(number, other))
                        for other in numbers[max(0, place - _REACH) : place + _REACH + 1]
                        if (levels[number], levels[other]) in clashing
                    )
        bonds = {pair: self._bond(*pair) for pair in sorted(pairs)}
        return {pair: score for pair, score in bonds.items() if score > 0}

    def of(self, number: int) -> frozenset[int]:
        """Return the partners of one."""
        known = self._of.get(number)
        return known if known is not None else self._of.setdefault(number, frozenset(self._partners(number)))

    def _partners(self, number: int) -> set[int]:
        met = {n for key in self._keys[number] for n in self._around(key, number)} - {number}
        return {other for other in met if self._bond(min(number, other), max(number, other)) > 0}

    def _around(self, key: str, number: int) -> Sequence[int]:
        numbers = self._lists[key]
        place = bisect_left(numbers, number)
        return numbers[max(0, place - _REACH) : place + _REACH + 1]
