"""Features of a name -> scores: how much they speak for person, organisation, place and other."""

from collections.abc import Iterable
from functools import cache

from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import NameKind

KINDS: tuple[NameKind, ...] = ("person", "organisation", "place", "other")

Scores = tuple[float, float, float, float]
"""Natural logarithms that speak for the four `KINDS`, in their order; only their differences mean something."""

NOTHING: Scores = (0.0, 0.0, 0.0, 0.0)


@cache
def _weights() -> dict[str, Scores]:
    found = {}
    for line in lexicon("name_weights")["weights"].strip().splitlines():
        name, person, organisation, place, other = line.rsplit(" ", 4)
        found[name] = (int(person) / 100, int(organisation) / 100, int(place) / 100, int(other) / 100)
    return found


def score_features(features: Iterable[str], share: float = 1.0) -> Scores:
    """Return the summed weights of the features, times `share`; features never seen weigh nothing."""
    weights = _weights()
    person = organisation = place = other = 0.0
    for feature in features:
        weight = weights.get(feature)
        if weight is not None:
            person += weight[0]
            organisation += weight[1]
            place += weight[2]
            other += weight[3]
    return (person * share, organisation * share, place * share, other * share)


def add_scores(first: Scores, second: Scores) -> Scores:
    """Return the sum of two scores, kind by kind."""
    return (first[0] + second[0], first[1] + second[1], first[2] + second[2], first[3] + second[3])


def score_times(scores: Scores, factor: float) -> Scores:
    """Return the scores, each times a factor."""
    return (scores[0] * factor, scores[1] * factor, scores[2] * factor, scores[3] * factor)


def best_kind(scores: Scores) -> NameKind:
    """Return the kind with the highest score; of equals the first of `KINDS`."""
    return KINDS[max(range(len(KINDS)), key=scores.__getitem__)]
