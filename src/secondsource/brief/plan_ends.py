"""Plans on the timeline and what reports tell besides -> what became of a plan, and whether some report may tell it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from secondsource.brief.dated_claims import Dated, status_of
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading
from secondsource.values.terms import rarity

_MOST_MARKS = 20  # words and names of one claim that are looked at
_MOST_CLAIMS = 200  # that hold one word or name; what more hold tells nothing
_TELLING = 2.0  # how rare in English a shared word must be (see `values.terms.rarity`)
_NAME_WORTH, _MOST_WORTH = 3.0, 6.0
_SAME_DAY = 0.4  # share of what a plan is about that tells its end, of the same day. Set by reading 100 stories
_FEW_WORDS = 0.6  # … where all but one of the things shared are names, of which a story is full
_ANY_DAY = 0.3  # that may tell it, whatever the day: enough not to say that nobody does


@dataclass(frozen=True, slots=True)
class Ends:
    """What is told as done or called off, found by what it is about.

    `dated` are such claims of a known day, `by_day` their numbers by day and mark; `told` are the days on which any
    such claim was told (None: not known), `by_mark` their numbers by mark.
    """

    dated: Sequence[Dated]
    by_day: Mapping[tuple[str, str], Sequence[int]]
    told: Sequence[date | None]
    by_mark: Mapping[str, Sequence[int]]


def find_ends(claims: Sequence[Dated], readings: Sequence[Reading]) -> Ends:
    """Return what the reports tell as done or called off."""
    ended = [one for one in claims if _is_end(one)]
    by_day: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(ended):
        for mark, day in product(_marks(one.reading, one.claim), _days_of(one)):
            by_day[day, mark].append(number)
    told: list[date | None] = []
    by_mark: dict[str, list[int]] = defaultdict(list)
    for reading in readings:
        for claim in reading.analysis.claims:
            if claim.status in ("happened", "cancelled") and not claim.negated:
                for mark in _marks(reading, claim):
                    by_mark[mark].append(len(told))
                told.append(reading.published.end)
    return Ends(ended, by_day, told, by_mark)


def _days_of(end: Dated) -> list[str]:
    """Return the day something was done; of what was called off all days named ("on Monday cancelled Friday's")."""
    if end.claim.status != "cancelled":
        return [end.time.value]
    return sorted({end.time.value, *(time.value for _, time in end.reading.moments_in(end.claim.span))})


def end_of(plan: Dated, ends: Ends) -> Dated | None:
    """Return the passage that tells, of the plan's own day, that it was carried out or called off; the latest told."""
    marks = _marks(plan.reading, plan.claim)
    near = _near(marks, {mark: ends.by_day.get((plan.time.value, mark), ()) for mark in marks}, _SAME_DAY, _SAME_DAY)
    fitting = [ends.dated[number] for number in near if _can_have_ended(plan, ends.dated[number])]
    return max(
        fitting,
        key=lambda d: (d.reading.published.end or date.min, d.reading.id, d.claim.span.start),
        default=None,
    )


def may_be_told(plan: Dated, ends: Ends) -> bool:
    """May a report tell how a plan went – one of an unknown day, or one that came out on the plan's day or later?"""
    marks = _marks(plan.reading, plan.claim)
    day = plan.time.first
    near = _near(marks, {mark: ends.by_mark.get(mark, ()) for mark in marks}, _ANY_DAY, _FEW_WORDS)
    days = (ends.told[number] for number in near)
    return any(told is None or (day is not None and told >= day) for told in days)


def _near(marks: Sequence[str], holders: Mapping[str, Sequence[int]], least: float, of_few: float) -> list[int]:
    """Return the claims that hold, by worth, at least such a share of the marks (`of_few`: where one word at best is
    among them); names alone are no matter.
    """
    shared: dict[int, float] = defaultdict(float)
    words: dict[int, int] = defaultdict(int)
    count: dict[int, int] = defaultdict(int)
    for mark in marks:
        for number in holders[mark] if len(holders[mark]) <= _MOST_CLAIMS else ():
            shared[number] += _worth(mark)
            count[number] += 1
            words[number] += not mark.startswith("@")
    whole = sum(map(_worth, marks))
    enough = {number: (least if words[number] > 1 else of_few) * whole for number in shared}
    return sorted(n for n, worth in shared.items() if worth >= enough[n] and count[n] > 1 and words[n])


def _is_end(dated: Dated) -> bool:
    if dated.claim.status == "cancelled":
        return True
    return status_of(dated, None) == "happened" and dated.tense == "past" and not dated.claim.negated


def _marks(reading: Reading, claim: Claim) -> list[str]:
    """Return what a claim is about: its telling words, and whom and what it names."""
    who = {"@" + reading.identity[e].id for e in claim.entities if e in reading.identity}
    telling = [term for term in claim.terms if rarity(term) >= _TELLING]
    return [*telling[:_MOST_MARKS], *sorted(who)[:_MOST_MARKS]]


def _worth(mark: str) -> float:
    return _NAME_WORTH if mark.startswith("@") else min(rarity(mark), _MOST_WORTH)


def _can_have_ended(plan: Dated, end: Dated) -> bool:
    """Was the later passage written on the day of the plan or after it? Called off it may be at any time."""
    told, day = end.reading.published.end, plan.time.first
    return end.claim.status == "cancelled" or (told is not None and day is not None and told >= day)
