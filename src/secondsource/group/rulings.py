"""What a person decided of pairs of reports -> which stories must be one, and which must not."""

from collections.abc import Iterator, Mapping

from secondsource.group.gathered import Gathered


class Rulings:
    """Decided pairs of reports: one story, or two. They outweigh all likeness."""

    def __init__(self) -> None:
        """Begin with nothing decided."""
        self._apart: dict[str, set[str]] = {}
        self._together: dict[str, set[str]] = {}

    def __bool__(self) -> bool:
        """Return whether anything was decided."""
        return bool(self._apart or self._together)

    def __contains__(self, report: str) -> bool:
        """Return whether anything was decided of this report."""
        return bool(self._apart.get(report) or self._together.get(report))

    def rule(self, left: str, right: str, *, one_story: bool) -> None:
        """Keep a decision; a later one on the same pair takes its place."""
        for here, there in ((left, right), (right, left)):
            for table, holds in ((self._together, one_story), (self._apart, not one_story)):
                known = table.setdefault(here, set())
                (known.add if holds else known.discard)(there)

    def pairs(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Return the pairs ruled one story and those ruled two, each once, sorted."""
        tables = (self._together, self._apart)
        together, apart = (sorted((a, b) for a in t for b in t[a] if a < b) for t in tables)
        return together, apart

    def forbid(self, one: Gathered, other: Gathered) -> bool:
        """Must these stories stay two?"""
        return _between(self._apart, one, other)

    def demand(self, one: Gathered, other: Gathered) -> bool:
        """Must these stories be one?"""
        return _between(self._together, one, other)

    def demanded(self, stories: Mapping[int, Gathered]) -> Iterator[tuple[int, int]]:
        """Yield (older, younger) for stories that must be one; they are to be joined as they are yielded."""
        seat = {r: n for n, story in stories.items() for r in story.members if r in self._together}
        for report in sorted(seat):
            for partner in sorted(self._together[report] & seat.keys()):
                a, b = sorted((seat[report], seat[partner]))
                if a != b:
                    yield a, b
                    seat = {r: a if n == b else n for r, n in seat.items()}


def _between(table: Mapping[str, set[str]], one: Gathered, other: Gathered) -> bool:
    """Is there a pair in the table with a report of either?"""
    if not table:
        return False
    theirs = set(other.members)
    return any(theirs & table.get(report, set()) for report in one.members)
