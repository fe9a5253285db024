"""Candidates that overlap, from the rules and from a model -> the names that stand: none over another."""

from bisect import bisect_right
from collections.abc import Sequence
from math import log

from secondsource.analyse.known_names import is_doubtful, known_kind
from secondsource.analyse.name_scores import NOTHING, Scores
from secondsource.analyse.proposals import Candidate

# What speaks for a stretch and its kind. Weighed with a half-trained model (names F1 62) on a fifth of wikigold that
# neither it nor the features' weights had seen (rules alone 63.9, with it 68.0); weigh again for a better model.
RULED = 1.0  # the rules found it
LISTED = 0.5  # … and the lists know the whole of it
PROPOSED = 1.0  # times a model's chance that a name stands just there
ALONE = 0.9  # the least chance of a name that the rules do not see
UNPROPOSED = 0.25  # a model read the text and does not see it there
KIND = 0.5  # a model's word on the kind against the features'
_LEAST = 0.02  # below this a chance is noise


def resolve(candidates: Sequence[Candidate], modelled: bool) -> list[Candidate]:
    """Return the candidates that together weigh most, none overlapping another, in text order.

    `modelled`: a model read the text, so that what it does not propose is doubtful.
    """
    ordered = sorted((c for c in candidates if weigh(c, modelled) > 0), key=lambda c: (c.span[1], c.span[0]))
    ends = [c.span[1] for c in ordered]
    best = [0.0]
    taken: list[tuple[bool, int]] = []
    for i, candidate in enumerate(ordered):
        before = bisect_right(ends, candidate.span[0], 0, i)
        with_it = best[before] + weigh(candidate, modelled)
        taken.append((with_it > best[i], before))
        best.append(max(with_it, best[i]))
    chosen = []
    at = len(ordered)
    while at:
        take, before = taken[at - 1]
        if take:
            chosen.append(ordered[at - 1])
        at = before if take else at - 1
    return chosen[::-1]


def weigh(candidate: Candidate, modelled: bool) -> float:
    """Return how much speaks for a name just there; 0 or less: it is none."""
    chance = sum(candidate.chances) if candidate.chances is not None else 0.0
    if not candidate.ruled:
        return PROPOSED * chance if chance >= ALONE else 0.0
    text = candidate.found.piece.text
    weight = RULED + (LISTED if known_kind(text) is not None and not is_doubtful(text) else 0.0)
    if candidate.chances is not None:
        return weight + PROPOSED * chance
    return weight - UNPROPOSED if modelled else weight


def proposed_kind(candidate: Candidate) -> Scores:
    """Return what a model says of the kind, as scores: nothing where none proposed it."""
    if candidate.chances is None:
        return NOTHING
    total = sum(candidate.chances) or 1.0
    person, organisation, place, other = (KIND * log(max(c / total, _LEAST)) for c in candidate.chances)
    return (person, organisation, place, other)
