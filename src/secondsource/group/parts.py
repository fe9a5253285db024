"""A running story that paused -> what was reported before the pause and after it, and whether the two are one story.

The first reports after a pause may join what ran before because nothing nearer was there yet. When more have come, the
two parts are held against one another as any two stories are; what is clearly two is told apart again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from secondsource.group.gathered import Gathered, Table, joined
from secondsource.group.sameness import compare_stories, days_apart

PAUSE_DAYS = 10
LEAST_REPORTS = 3  # in either part: fewer say too little
APART = -1.0  # so surely, as a logit, they must be two; from -2 to 0 the sets of bench/groups.py come out alike


@dataclass(frozen=True, slots=True)
class Parts:
    """What a story gathered before its last pause, and since."""

    before: Gathered
    after: Gathered


@dataclass(frozen=True, slots=True)
class Parting:
    """A story told apart: the last report of the one and the first of the other; the logit of their being one; days."""

    left: str
    right: str
    logit: float
    days: int


def parts_of(one: Gathered, other: Gathered, of_one: Parts | None, of_other: Parts | None) -> Parts | None:
    """Return the parts of the story that two become, their own parts given; None when it did not pause."""
    if one.first is not None and other.first is not None and days_apart(one, other) > PAUSE_DAYS:
        return Parts(one, other) if one.first < other.first else Parts(other, one)
    if (of_one is None) == (of_other is None):
        return None  # where both paused and overlap, no pause is left to speak of
    known, new = (of_one, other) if of_one is not None else (of_other, one)
    return _with(known, new) if known is not None else None


def _with(parts: Parts, new: Gathered) -> Parts:
    """Take reports into the part they are of by their days; undated ones into the larger part."""
    start = parts.after.first
    if new.last is None or start is None:
        earlier = len(parts.before.members) >= len(parts.after.members)
    else:
        earlier = new.last < start
    if earlier:
        return Parts(joined(parts.before, new), parts.after)
    return Parts(parts.before, joined(parts.after, new))


def parting(parts: Parts, judge: Callable[[Table], list[float]]) -> Parting | None:
    """Return how the two parts are told apart; None when they may well be one story, or too little is known."""
    if min(len(parts.before.members), len(parts.after.members)) < LEAST_REPORTS:
        return None
    (logit,) = judge(compare_stories(parts.before, [parts.after]))
    if logit >= APART:
        return None
    left, right = parts.before.members[-1], parts.after.members[0]
    return Parting(left, right, logit, days_apart(parts.before, parts.after))
