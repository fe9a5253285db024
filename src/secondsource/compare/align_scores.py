"""Features of pairs -> how likely each pair tells of one happening, by the learned weights of `alignment.toml`."""

from collections.abc import Mapping

import numpy as np

from secondsource.lang.lexicon import lexicon
from secondsource.lang.weights import Array


def score_pairs(features: Mapping[str, Array]) -> Array:
    """Return the chance (0–1) of every pair: a logistic function of its weighed features."""
    table = lexicon("alignment")
    weighed = sum(weight * features[name] for name, weight in sorted(table["weights"].items()))
    return np.asarray(1 / (1 + np.exp(-(weighed + table["bias"]))), dtype=np.float32)
