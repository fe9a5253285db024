"""Features of the lines of a page -> how much each line speaks for every kind of line, by weights that were learned.

`lang/data/en/line_weights.toml` holds whole numbers, hundredths of natural logarithms: their sums are the same on every
machine.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from secondsource.lang.lexicon import lexicon

STORY = ("prose", "heading")
KINDS = (*STORY, "menu", "teaser", "notice", "byline", "caption", "comment", "table", "legal")

Scores = NDArray[np.int64]
"""A row for each line, a column for each of the `KINDS`; only differences within a row mean something."""


@cache
def _weights() -> tuple[dict[str, int], Scores]:
    """Return the row of each feature, and the table; the last row is of features that were never seen."""
    rows = [line.rsplit(" ", len(KINDS)) for line in lexicon("line_weights")["weights"].strip().splitlines()]
    table = np.array([[int(value) for value in row[1:]] for row in rows] + [[0] * len(KINDS)], dtype=np.int64)
    return {row[0]: number for number, row in enumerate(rows)}, table


def score_lines(features: Sequence[Sequence[str]]) -> Scores:
    """Return the scores of lines with these features; a line has at least one feature."""
    index, table = _weights()
    unseen = len(table) - 1
    rows = [index.get(feature, unseen) for own in features for feature in own]
    starts = np.cumsum([0, *(len(own) for own in features[:-1])])
    return np.add.reduceat(table[rows], starts, axis=0)
