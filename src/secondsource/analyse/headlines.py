"""A row -> what the first line of a report credits to someone before a colon: "Mayor: Bridge to stay shut"."""

from collections.abc import Sequence

from secondsource.analyse.credited import Credited
from secondsource.analyse.lexemes import Row
from secondsource.analyse.subjects import Subject, known
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Name

_LONGEST_LABEL = 5
_FEWEST_WORDS = 3


def read_headline(row: Row, names: Sequence[Name]) -> list[Credited]:
    """Return the credited headline, none unless a name or a common source stands alone before the colon."""
    end = next((k for k, item in enumerate(row.items) if item.low == "\n"), len(row.items))
    colon = next((k for k in range(min(end, _LONGEST_LABEL + 1)) if row.items[k].low == ":"), 0)
    last = end - 1
    while last > colon and not row.items[last].is_word and row.items[last].marked < 0:
        last -= 1
    if not colon or sum(row.items[k].is_word for k in range(colon + 1, last + 1)) < _FEWEST_WORDS:
        return []
    label = row.span(0, colon - 1)
    sources = known("evidence_nouns") | known("plural_heads") | words("speech", "headline_sources")
    named = any(n.kind in ("person", "organisation") and n.span.end == label.end for n in names)
    if not named and row.items[colon - 1].low not in sources:
        return []
    return [Credited(((colon + 1, last),), (colon, colon), Subject(0, colon - 1))]
