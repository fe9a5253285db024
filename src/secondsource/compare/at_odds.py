"""What several reports tell of one thing, in one way or another -> those tellings that clash, and which came later."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

from secondsource.records.reading import Reading

_MOST = 30  # tellings of each way that a telling is held against, so that the work does not grow with their square


class _Told(Protocol):
    @property
    def reading(self) -> Reading: ...


Telling = TypeVar("Telling", bound=_Told)


def at_odds(
    told: Sequence[Telling], way: Callable[[Telling], Hashable], meet: Callable[[Telling, Telling], bool]
) -> list[Telling]:
    """Return the tellings that meet one of another report told in another way, in their order.

    A report that tells it in two ways tells of several things, or how it went on; it sees no clash and is left out.
    """
    ways: dict[str, set[Hashable]] = defaultdict(set)
    for one in told:
        ways[one.reading.id].add(way(one))
    single = [one for one in told if len(ways[one.reading.id]) == 1]
    first: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(single):
        if len(first[way(one)]) < _MOST:
            first[way(one)].append(place)
    found: set[int] = set()
    for place, one in enumerate(single):
        for how, others in first.items():
            if how != way(one):
                met = [other for other in others if meet(one, single[other])]
                found.update(met, [place] if met else [])
    return [single[place] for place in sorted(found)]


def came_later(first: Sequence[_Told], then: Sequence[_Told]) -> bool | None:
    """Return whether all of `then` are of reports dated after those of `first`; None where not all are dated."""
    days = [[one.reading.published.end for one in told] for told in (first, then)]
    known = [[day for day in told if day] for told in days]
    return max(known[0]) < min(known[1]) if known == days else None
