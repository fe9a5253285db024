"""The readings of a story -> happenings: which statements, of one report or several, speak of the same event.

Candidates come from an index (`align_pairs`), named features (`align_features`) and learned weights (`align_scores`)
say how likely each pair belongs together, and `align_groups` joins them so that two different events stay apart.
"""

from collections.abc import Sequence

import numpy as np

from secondsource.compare.align_features import read_features
from secondsource.compare.align_groups import join_pairs
from secondsource.compare.align_pairs import find_pairs
from secondsource.compare.align_scores import score_pairs
from secondsource.compare.align_table import build_table
from secondsource.compare.tellings import read_tellings
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading

_ENOUGH = 0.35  # ECB+ train, CoNLL F1: of stories 80.9, of themes 77.1; 0.3: 80.7 and 76.5, 0.45: 80.8 and 77.6


def align_statements(readings: Sequence[Reading]) -> list[Happening]:
    """Return the happenings of a story; every statement of every report is in exactly one, in order of first telling.

    `{(t.report, t.statement): h for h in happenings for t in h.tellings}` finds the happening of a statement.
    """
    told = [one for reading in readings for one in read_tellings(reading)]
    if not told:
        return []
    table = build_table(told)
    a, b = find_pairs(table)
    features = read_features(table, a, b)
    scores = score_pairs(features)
    apart = (features["same report"] * features["differing time"]) > 0
    pairs = list(zip(a.tolist(), b.tolist(), scores.tolist(), apart.tolist(), strict=True))
    known = {(first, second): score for first, second, score, _ in pairs}
    return [
        Happening(tuple(told[n].telling for n in rows), _sureness(rows, known))
        for rows in join_pairs(len(told), pairs, _ENOUGH)
    ]


def _sureness(rows: Sequence[int], known: dict[tuple[int, int], float]) -> float:
    """Return the mean of the pairs that were scored."""
    if len(rows) == 1:
        return 1.0
    scores = [known[a, b] for at, a in enumerate(rows) for b in rows[at + 1 :] if (a, b) in known]
    return round(float(np.mean(scores)), 3)
