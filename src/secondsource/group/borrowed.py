"""The copies of a story and its origins -> the passages that reports took from reports of other origins.

A report that took over a passage stays an origin of its own, but what stands in the passage is the lender's word: two
reports that tell a thing in one and the same passage are one voice. Where the lender had it from a third, it is the
third's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from secondsource.records.span import Span
from secondsource.records.story import Borrowed, Copy


def find_borrowed(copies: Sequence[Copy], origins: Mapping[str, int]) -> dict[str, tuple[Borrowed, ...]]:
    """Return report id -> what it borrowed from other origins, in text order; a report that borrowed nothing is absent.

    Raises nothing: copies of or by reports without an origin number are left aside.
    """
    taken: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.borrowed and copy.report in origins and copy.of in origins:
            taken[copy.report].append(copy)
    found: dict[str, tuple[Borrowed, ...]] = {}
    for report, mine in taken.items():
        lent = [
            Borrowed(span, origin, changes)
            for copy in mine
            for span, there, changes in _passages(copy)
            if (origin := _lender(copy.of, there, taken, origins, frozenset({report}))) != origins[report]
        ]
        if lent:
            found[report] = tuple(sorted(lent, key=lambda one: (one.span, one.origin)))
    return found


def _passages(copy: Copy) -> Iterator[tuple[Span, Span, tuple[Span, ...]]]:
    """Yield (passage, where it stands in the other report, what was changed in it)."""
    for number in copy.borrowed:
        span = copy.passages[number]
        yield span, copy.originals[number], tuple(c.here for c in copy.changes if span.covers(c.here))


def _lender(
    report: str, span: Span, taken: Mapping[str, Sequence[Copy]], origins: Mapping[str, int], met: frozenset[str]
) -> int:
    """Return the origin a passage of a report leads back to."""
    for copy in taken.get(report, ()):
        if copy.of in met or origins[copy.of] == origins[report]:
            continue
        for mine, there, _ in _passages(copy):
            if mine.covers(span):
                return _lender(copy.of, there, taken, origins, met | {report})
    return origins[report]
