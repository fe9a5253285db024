"""Groups of claims -> the number of the group that a claim of a report stands in."""

from collections.abc import Mapping, Sequence

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.units import Group
from secondsource.records.span import Span

Numbers = Mapping[tuple[str, Span], int]
"""By report and clause."""


class _Numbered:
    """The numbers as they were last, and the groups they are of."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self.numbers: dict[tuple[str, Span], int] = {}

    def follow(self, groups: Sequence[Group]) -> None:
        """Take in how the groups are now. Most often some have got more claims and some are new."""
        known = list(enumerate(zip(self._groups, groups, strict=False)))
        changed = [(number, was, now) for number, (was, now) in known if was is not now]
        if len(groups) < len(self._groups) or not all(_has_grown(was, now) for _, was, now in changed):
            self._groups, self.numbers, changed = [], {}, []
        for number, _, now in changed:
            self._put(number, now)
        for number in range(len(self._groups), len(groups)):
            self._put(number, groups[number])
        self._groups = list(groups)

    def _put(self, number: int, group: Group) -> None:
        """Number the claims of a group; of two claims of one clause the later group counts."""
        for unit in group.units:
            place = unit.reading.id, unit.claim.span
            self.numbers[place] = max(number, self.numbers.get(place, number))


def number_groups(groups: Sequence[Group], memory: ComparisonMemory) -> Numbers:
    """Return the number of the group of every claim that is in one."""
    numbered = memory.take("group numbers", _Numbered)
    numbered.follow(groups)
    memory.put("group numbers", numbered)
    return numbered.numbers


def _has_grown(was: Group, now: Group) -> bool:
    """Has a group what it had, and only more behind it?"""
    longer = len(now.others) >= len(was.others)
    return longer and now.centre is was.centre and all(a is b for a, b in zip(was.others, now.others, strict=False))
