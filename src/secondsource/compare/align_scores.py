"""Features of pairs -> how likely each pair tells of one happening, by the learned weights of `alignment.toml`."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from secondsource.lang.lexicon import lexicon
from secondsource.lang.weights import Array

_STEP = 1 / 256  # of the sum of weights, to which it is rounded
_FURTHEST = 24  # beyond it a chance is as good as 0 or 1


def score_pairs(features: Mapping[str, Array]) -> Array:
    """Return the chance (0–1) of every pair: a logistic function of its weighed features.

    It is looked up in a table, so that a pair has the same chance among whatever pairs it is weighed.
    """
    table = lexicon("alignment")
    weighed = sum(weight * features[name] for name, weight in sorted(table["weights"].items())) + table["bias"]
    steps = np.rint(np.clip(weighed, -_FURTHEST, _FURTHEST) / _STEP).astype(np.int64)
    return np.asarray(_chances()[steps + round(_FURTHEST / _STEP)])


@cache
def _chances() -> Array:
    steps = np.arange(-_FURTHEST, _FURTHEST + _STEP, _STEP)
    return np.asarray(1 / (1 + np.exp(-steps)), dtype=np.float32)
