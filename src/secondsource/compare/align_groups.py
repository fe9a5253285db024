"""Scored pairs -> groups: average linkage on the pairs that were scored, with pairs that must never come together.

The two groups whose pairs are likeliest on average are joined first, as long as that average reaches the threshold and
no pair between them is kept apart. Work and memory grow with the number of pairs: what is joined moves the shorter list
of links, and only a link whose average changed waits anew; what waited before it is passed over when its turn comes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

_Link = tuple[float, int, bool]
"""Sum of the scores between two groups, how many pairs that is, and whether one of them is kept apart."""


@dataclass(slots=True)
class _Groups:
    """The groups so far, each under the number of one of its members, with its links to the others."""

    least: float
    members: dict[int, list[int]]
    links: dict[int, dict[int, _Link]] = field(default_factory=dict)
    waiting: list[tuple[float, int, int]] = field(default_factory=list)

    def link(self, a: int, b: int, score: float, apart: bool) -> None:
        """Note a scored pair."""
        self.links.setdefault(a, {})[b] = self.links.setdefault(b, {})[a] = (score, 1, apart)

    def await_turn(self, a: int, b: int) -> tuple[float, int, int] | None:
        """Return the entry of two groups in the queue, the likeliest first; None where they may not be joined."""
        total, pairs, apart = self.links[a][b]
        likely = total / pairs
        return None if apart or likely < self.least else (-likely, min(a, b), max(a, b))

    def join(self, a: int, b: int) -> None:
        """Join two groups; the smaller list of links is moved to the longer."""
        if len(self.links[a]) < len(self.links[b]):
            a, b = b, a
        self.members[a] += self.members.pop(b)
        moved = self.links.pop(b)
        del moved[a], self.links[a][b]
        for other in sorted(moved):
            total, pairs, apart = moved[other]
            known = self.links[a].get(other, (0.0, 0, False))
            both = (total + known[0], pairs + known[1], apart or known[2])
            del self.links[other][b]
            self.links[a][other] = self.links[other][a] = both
            entry = self.await_turn(a, other)
            if entry is not None:
                heappush(self.waiting, entry)


def join_pairs(size: int, pairs: Sequence[tuple[int, int, float, bool]], least: float) -> list[list[int]]:
    """Return the groups of 0 … size - 1, members sorted, by their first; `pairs` hold (a, b, score, kept apart)."""
    groups = _Groups(least, {n: [n] for n in range(size)})
    for a, b, score, apart in pairs:
        groups.link(a, b, score, apart)
    entries = (groups.await_turn(a, b) for a, b, _, _ in pairs)
    groups.waiting = [entry for entry in entries if entry is not None]
    heapify(groups.waiting)
    while groups.waiting:
        entry = heappop(groups.waiting)
        _, a, b = entry
        if a in groups.members and b in groups.links.get(a, {}) and groups.await_turn(a, b) == entry:
            groups.join(a, b)
    return sorted(sorted(found) for found in groups.members.values())
