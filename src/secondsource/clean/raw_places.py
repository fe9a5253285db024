"""What was removed from a report -> where it stands in the report's raw text."""

import re
from collections.abc import Iterable

from secondsource.records.document import Removed
from secondsource.records.span import Span


def find_removed(raw: str, removed: Iterable[Removed]) -> tuple[Span | None, ...]:
    """Return the place of each removed piece in `raw`; None where it cannot be found, as its encoding was mended.

    White space within a piece may differ; pieces are looked for in order.
    """
    places: list[Span | None] = []
    start = 0
    for piece in removed:
        pattern = r"\s+".join(map(re.escape, piece.text.split()))
        found = re.compile(pattern).search(raw, start) if pattern else None
        places.append(Span(found.start(), found.end()) if found else None)
        start = found.end() if found else start
    return tuple(places)
