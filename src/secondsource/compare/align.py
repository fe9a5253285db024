"""The readings of a story -> happenings: which statements, of one report or several, speak of the same event.

Candidates come from an index (`align_pairs`), named features (`align_features`) and learned weights (`align_scores`)
say how likely each pair belongs together, and `align_groups` joins them so that two different events stay apart. What a
report says again in the same words is aligned once (`align_repeats`).
"""

from collections.abc import Sequence

import numpy as np

from secondsource.compare.align_features import read_features
from secondsource.compare.align_groups import Pairs, join_pairs
from secondsource.compare.align_pairs import find_pairs
from secondsource.compare.align_repeats import gather_repeats
from secondsource.compare.align_scores import score_pairs
from secondsource.compare.align_table import Numbers, build_table
from secondsource.compare.tellings import read_tellings
from secondsource.lang.weights import Array
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading

_ENOUGH = 0.35  # ECB+ train, CoNLL F1: of stories 80.9, of themes 77.1; 0.3: 80.7 and 76.5, 0.45: 80.8 and 77.6


def align_statements(readings: Sequence[Reading]) -> list[Happening]:
    """Return the happenings of a story; every statement of every report is in exactly one, in order of first telling.

    `{(t.report, t.statement): h for h in happenings for t in h.tellings}` finds the happening of a statement.
    """
    every = [one for reading in readings for one in read_tellings(reading)]
    if not every:
        return []
    repeats = gather_repeats(every)
    told = [every[rows[0]] for rows in repeats]
    table = build_table(told)
    a, b = find_pairs(table)
    features = read_features(table, a, b)
    scores = score_pairs(features)
    apart = (features["same report"] * features["differing time"]) > 0
    groups = join_pairs(len(told), Pairs(a.astype(np.int64), b.astype(np.int64), scores, apart), _ENOUGH)
    sureness = _sureness(groups, (a, b), scores)
    found = [sorted(row for n in rows for row in repeats[n]) for rows in groups]
    return [
        Happening(tuple(every[row].telling for row in rows), sure) for rows, sure in zip(found, sureness, strict=True)
    ]


def _sureness(groups: Sequence[Sequence[int]], pairs: tuple[Numbers, Numbers], scores: Array) -> list[float]:
    """Return for each group the mean of its pairs that were scored, 1 for one alone."""
    home = np.empty(sum(map(len, groups)), np.int32)
    for number, rows in enumerate(groups):
        home[list(rows)] = number
    a, b = home[pairs[0]], home[pairs[1]]
    inside = a == b
    count = np.bincount(a[inside], minlength=len(groups))
    total = np.bincount(a[inside], scores[inside], minlength=len(groups))
    return [round(float(t / n), 3) if n else 1.0 for t, n in zip(total, count, strict=True)]
