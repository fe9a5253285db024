"""What several reports tell of one thing, in one way or another -> those tellings that clash with another."""

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
    by_way: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in single:
        by_way[way(one)].append(one)
    first = {how: tellings[:_MOST] for how, tellings in by_way.items()}

    def is_met(one: Telling) -> bool:
        return any(meet(one, other) for how, others in first.items() if how != way(one) for other in others)

    return [one for one in single if is_met(one)]
