"""Two stories -> how surely they are one, by a few named features and learned weights; one report is a story of one.

The weights are shipped as `lang/data/en/story_weights.toml`; `training/stories.py` learned all but those of rules.
"""

from collections.abc import Sequence
from functools import cache
from math import exp, log, log1p

import numpy as np

from secondsource.group.gathered import Gathered, Table, products
from secondsource.group.traits import SIDES
from secondsource.lang.lexicon import lexicon

TEXT, LEAD, HEADLINE, PEOPLE, PLACES, NAMES, FIGURES, TIMES, LEADING, MEASURES = range(len(SIDES))

# What each feature says of two stories; all are numbers from 0 to about 5. Likeness is the root of what pairs of
# reports have in common on average across the stories, as a part of what they have in common within them.
FEATURES = (
    "text",  # likeness of their words
    "lead",  # … of their openings
    "headline",  # … of headlines and first sentences
    "people",  # … of the words of people's names
    "places",  # … of the words of places
    "names",  # … of all names, each as a whole
    "figures",  # … of numbers with their units
    "times",  # … of the days, months, years named
    "leading",  # … of the people in headlines and first sentences
    "headline_names",  # both the headlines and the names are alike
    "other_people",  # both name people, none in common
    "other_places",  # both name places, none in common
    "other_leading",  # both name people at the top, none in common
    "other_times",  # both name times, none in common
    "smaller",  # logarithm of the number of reports of the smaller story
    "larger",  # … of the larger one
    "weeks_apart",  # days between the two, slowed by a logarithm: log(1 + days / 7)
    "undated",  # the day of one is unknown
    "other_measures",  # both measure what happened (a magnitude), and far from alike: a rule, see RULED
)
RULED = 1  # so many features at the end have a weight that was set: what was learned from has too few examples
_NONE_SHARED = 0.15


def compare_stories(one: Gathered, others: Sequence[Gathered]) -> Table:
    """Return the features of a story and each of the others, a row a pair."""
    held, within = _sides(one, others, "held"), _sides(one, others, "within")
    shared = products(one, others)
    across = np.divide(shared, held[0] * held[1:], out=np.zeros_like(shared), where=shared > 0.0)
    likeness = np.sqrt(np.minimum(2.0, across / np.sqrt(within[0] * within[1:])))
    alike, measures = likeness[:, :MEASURES], likeness[:, MEASURES]
    sides = [PEOPLE, PLACES, LEADING, TIMES]
    apart = (alike[:, sides] < _NONE_SHARED) & (held[0, sides] > 0) & (held[1:, sides] > 0)
    return np.hstack(
        [
            alike,
            np.sqrt(alike[:, HEADLINE] * alike[:, NAMES])[:, None],
            apart,
            np.array([_facts(one, other) for other in others]),
            ((measures <= 0.0) & (held[0, MEASURES] > 0) & (held[1:, MEASURES] > 0))[:, None],
        ]
    )


def _sides(one: Gathered, others: Sequence[Gathered], name: str) -> Table:
    """Return a row of numbers by side for the story and for each of the others."""
    return np.array([getattr(one, name), *(getattr(other, name) for other in others)], dtype=np.float64)


def _facts(one: Gathered, other: Gathered) -> tuple[float, ...]:
    """Return the features that rest on no marks."""
    sizes = len(one.members), len(other.members)
    undated = one.first is None or other.first is None
    return log(min(sizes)), log(max(sizes)), log1p(days_apart(one, other) / 7.0), float(undated)


def surely_one(features: Table) -> list[float]:
    """Return for every row of features the logit of the two stories being one: above 0 they are."""
    weights, bias = story_weights()
    sums = np.zeros(len(features))
    for column, weight in zip(features.T, weights, strict=True):  # not by a matrix product: in one order everywhere
        sums += weight * column
    found: list[float] = (sums + bias).tolist()
    return found


def probability(logit: float) -> float:
    """Return the probability that a logit stands for."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, logit))))


def days_apart(one: Gathered, other: Gathered) -> int:
    """Return the days between the end of one and the start of the other; 0 where they overlap or one is undated."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)


@cache
def story_weights() -> tuple[tuple[float, ...], float]:
    """Return the shipped weight of every feature, in the order of `FEATURES`, and the bias."""
    table = lexicon("story_weights")
    weights = {**table["weights"], **table["ruled"]}
    return tuple(float(weights[name]) for name in FEATURES), float(table["bias"])
