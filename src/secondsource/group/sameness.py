"""Two stories -> how surely they are one, by a few named features and learned weights; one report is a story of one.

The weights are learned by `training/stories.py` and shipped as `lang/data/en/story_weights.toml`.
"""

from functools import cache
from math import exp, log, log1p, sqrt

from secondsource.group.gathered import Gathered, Products
from secondsource.group.traits import SIDES
from secondsource.lang.lexicon import lexicon

TEXT, LEAD, HEADLINE, PEOPLE, PLACES, NAMES, FIGURES, TIMES, LEADING = range(len(SIDES))

# How like one another two reports of one story are on average, by side: measured on the training topics of ECB+. A
# story of few reports is taken to hold together so much, one of many as much as it does.
COHERENCE = (0.36, 0.32, 0.36, 0.45, 0.41, 0.34, 0.26, 0.32, 0.69)
_PRIOR_PAIRS = 3.0

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
)
_NONE_SHARED = 0.15


def compare_stories(one: Gathered, other: Gathered, shared: Products) -> list[float]:
    """Return the features of two stories; `shared` are the products of their marks (`gathered.products`)."""
    alike = [_likeness(one, other, side, product) for side, product in enumerate(shared)]
    sizes = len(one.members), len(other.members)
    return [
        *alike,
        sqrt(alike[HEADLINE] * alike[NAMES]),
        *(_apart(one, other, alike[side], side) for side in (PEOPLE, PLACES, LEADING, TIMES)),
        log(min(sizes)),
        log(max(sizes)),
        log1p(days_apart(one, other) / 7.0),
        float(one.first is None or other.first is None),
    ]


def _likeness(one: Gathered, other: Gathered, side: int, product: float) -> float:
    if product <= 0.0:
        return 0.0
    across = product / (one.held[side] * other.held[side])
    within = sqrt(_coherence(one, side) * _coherence(other, side))
    return sqrt(min(2.0, across / within))


def _coherence(story: Gathered, side: int) -> float:
    """Return how like one another a story's reports are on one side; less sure of it, the fewer they are."""
    reports = story.held[side]
    pairs = reports * (reports - 1)
    common = max(0.0, story.squares[side] - reports)
    return (common + _PRIOR_PAIRS * COHERENCE[side]) / (pairs + _PRIOR_PAIRS)


def surely_one(features: list[float]) -> float:
    """Return the logit of two stories being one: above 0 they are."""
    weights, bias = story_weights()
    return bias + sum(weight * value for weight, value in zip(weights, features, strict=True))


def probability(logit: float) -> float:
    """Return the probability that a logit stands for."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, logit))))


def days_apart(one: Gathered, other: Gathered) -> int:
    """Return the days between the end of one and the start of the other; 0 where they overlap or one is undated."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)


def _apart(one: Gathered, other: Gathered, alike: float, side: int) -> float:
    return float(bool(alike < _NONE_SHARED and one.held[side] and other.held[side]))


@cache
def story_weights() -> tuple[tuple[float, ...], float]:
    """Return the shipped weight of every feature, in the order of `FEATURES`, and the bias."""
    table = lexicon("story_weights")
    return tuple(float(table["weights"][name]) for name in FEATURES), float(table["bias"])
