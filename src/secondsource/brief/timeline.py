"""Claims with a day or month -> the timeline: when, with what status, in the words of the clearest report."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from msgspec.structs import replace

from secondsource.brief.wording import readable_span, render_line
from secondsource.records.analysis import Claim, Moment, Tense
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Point, TimelineEntry, TimelineStatus
from secondsource.values.moment import Resolved
from secondsource.values.terms import rarity

_PLACED = ("part", "day", "days", "month", "week")
_LONGEST_DAYS = 10  # a longer span of days is no place on a timeline
_MOST_MARKS = 20  # words and names of one claim that are looked at
_INNER_CLAUSE = re.compile(r"\s(?:after|before|that|until|when|where|which|who)\s")
_TELLING = 2.0  # how rare in English a shared word must be (see `values.terms.rarity`)
_GOOD_LINE_CHARS = 120


_Mark = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Dated:
    reading: Reading
    claim: Claim
    time: Resolved
    tense: Tense | None


def build_timeline(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[TimelineEntry, ...]:
    """Return the timeline, oldest first; claims of one point at one time make one entry."""
    groups: dict[tuple[str, str, TimelineStatus], list[_Dated]] = defaultdict(list)
    of_claim = _points_of_claims(points)
    newest = max((r.published.end for r in readings if r.published.end), default=None)
    claims = _dated_claims(readings)
    ends = _ends(claims)
    for dated in claims:
        span = dated.claim.span
        key = of_claim.get((dated.reading.id, span.start, span.end), f"{dated.reading.id}:{span.start}")
        groups[dated.time.value, key, _status(dated, newest)].append(dated)
    entries = [_entry(status, group, ends) for (_, _, status), group in groups.items()]
    return tuple(sorted(entries, key=lambda e: (e.when, e.status, e.text)))


def _points_of_claims(points: Sequence[Point]) -> Mapping[tuple[str, int, int], str]:
    return {
        (e.report, e.start, e.end): point.id
        for point in points
        if point.kind == "statement"
        for position in point.positions
        for e in position.evidence
    }


def _dated_claims(readings: Sequence[Reading]) -> list[_Dated]:
    found = []
    for reading in readings:
        for claim in reading.analysis.claims:
            placed = [(m, t) for m, t in reading.moments_in(claim.span) if _is_placed(t)]
            moment = _own_moment(reading, claim, placed)
            if moment is not None and not _dates_another(reading, claim, moment):
                found.append(_Dated(reading, claim, moment[1], moment[0].tense))
    return found


def _own_moment(
    reading: Reading, claim: Claim, placed: Sequence[tuple[Moment, Resolved]]
) -> tuple[Moment, Resolved] | None:
    """Return the first moment; of what is told as done the first that is not still to come, if there is one.

    "Christmas shoppers came back on Saturday" happened on Saturday.
    """
    told = reading.published.end
    if claim.status == "happened" and told is not None:
        past = [(m, time) for m, time in placed if time.first is not None and time.first <= told]
        return next(iter(past or placed), None)
    return next(iter(placed), None)


def _dates_another(reading: Reading, claim: Claim, placed: tuple[Moment, Resolved]) -> bool:
    """Is the day ahead one of a clause within what is told as done ("left before the talks that begin Friday")?"""
    moment, time = placed
    told = reading.published.end
    ahead = told is not None and time.first is not None and time.first > told
    between = reading.document.text[claim.span.start : moment.span.start]
    return ahead and claim.status == "happened" and _INNER_CLAUSE.search(between) is not None


def _is_placed(time: Resolved) -> bool:
    if time.first is None or time.last is None or time.precision not in _PLACED:
        return False
    return time.precision == "month" or (time.last - time.first).days <= _LONGEST_DAYS


def _status(dated: _Dated, newest: date | None) -> TimelineStatus:
    """The clause's status, but: what lies after the report's day is planned, a plan whose day has passed is overdue."""
    status: TimelineStatus = dated.claim.status
    if dated.tense == "past" and status in ("planned", "possible"):
        status = "happened"  # the verb at the moment outweighs another verb of the clause
    published = dated.reading.published
    ahead = published.end is not None and dated.time.first is not None and dated.time.first > published.end
    if ahead and status in ("happened", "ongoing"):
        return "planned"
    passed = newest is not None and dated.time.last is not None and dated.time.last < newest
    return "overdue" if status == "planned" and passed else status


def _ends(claims: Sequence[_Dated]) -> Mapping[_Mark, _Dated]:
    """What is told as done or called off, by its marks; where two claims share a mark, the later report's."""
    ended = [d for d in claims if _status(d, None) in ("happened", "cancelled")]
    ended.sort(key=lambda d: (d.reading.published.end or date.min, d.reading.id, d.claim.span.start))
    return {mark: dated for dated in ended for mark in _marks(dated)}


def _marks(dated: _Dated) -> Iterator[_Mark]:
    """Yield the day with every two things a claim is about, of which one at least is a telling word."""
    telling = [t for t in dated.claim.terms if rarity(t) >= _TELLING][:_MOST_MARKS]
    who = sorted(_who(dated))[:_MOST_MARKS]
    yield from ((dated.time.value, *pair) for pair in combinations(telling, 2))
    yield from ((dated.time.value, name, term) for name in who for term in telling)


def _who(dated: _Dated) -> set[str]:
    return {dated.reading.identity[e].id for e in dated.claim.entities if e in dated.reading.identity}


def _can_have_ended(plan: _Dated, end: _Dated) -> bool:
    """Was the later passage written on the day of the plan or after it? Called off it may be at any time."""
    told, day = end.reading.published.end, plan.time.first
    return end.claim.status == "cancelled" or (told is not None and day is not None and told >= day)


def _entry(status: TimelineStatus, group: Sequence[_Dated], ends: Mapping[_Mark, _Dated]) -> TimelineEntry:
    told = min(group, key=lambda d: (abs(d.claim.span.end - d.claim.span.start - _GOOD_LINE_CHARS), d.reading.id))
    span = readable_span(told.reading, told.claim.span)
    others = [d for d in group if d is not told]
    evidence = [told.reading.evidence(span), *(d.reading.evidence(d.claim.span) for d in others)]
    entry = TimelineEntry(
        when=told.time.value,
        status=status,
        text=render_line(span.of(told.reading.document.text)),
        evidence=tuple(evidence),
    )
    return _ended(entry, group, ends) if status in ("planned", "overdue") else entry


def _ended(entry: TimelineEntry, group: Sequence[_Dated], ends: Mapping[_Mark, _Dated]) -> TimelineEntry:
    """A plan with what became of it; a plan that was carried out or called off is not overdue."""
    end = next((ends[mark] for dated in group for mark in _marks(dated) if mark in ends), None)
    if end is None or not _can_have_ended(group[0], end):
        return entry
    span = readable_span(end.reading, end.claim.span)
    return replace(
        entry,
        status="planned",
        became="cancelled" if end.claim.status == "cancelled" else "carried out",
        outcome_text=render_line(span.of(end.reading.document.text)),
        outcome=(end.reading.evidence(span),),
    )
