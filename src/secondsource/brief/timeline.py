"""Claims with a day or month -> the timeline: when, with what status, in the words of the clearest report."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from secondsource.brief.wording import readable_span, render_line
from secondsource.records.analysis import Claim, Tense
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Point, TimelineEntry, TimelineStatus
from secondsource.values.moment import Resolved
from secondsource.values.terms import rarity

_PLACED = ("part", "day", "days", "month", "week")
_LONGEST_DAYS = 10  # a longer span of days is no place on a timeline
_MOST_MARKS = 20  # words and names of one claim that are looked at
_TELLING = 2.0  # how rare in English a shared word must be (see `values.terms.rarity`)
_GOOD_LINE_CHARS = 120


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
    done = _done(claims)
    for dated in claims:
        span = dated.claim.span
        key = of_claim.get((dated.reading.id, span.start, span.end), f"{dated.reading.id}:{span.start}")
        status = _status(dated, newest)
        if status == "overdue" and any(mark in done for mark in _marks(dated)):
            status = "planned"  # another report tells that it was carried out
        groups[dated.time.value, key, status].append(dated)
    entries = [_entry(status, group) for (_, _, status), group in groups.items()]
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
            if placed:
                moment, time = placed[0]
                found.append(_Dated(reading, claim, time, moment.tense))
    return found


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


def _done(claims: Sequence[_Dated]) -> set[tuple[str, str, str]]:
    """What is told as done, by its marks."""
    return {mark for dated in claims if _status(dated, None) == "happened" for mark in _marks(dated)}


def _marks(dated: _Dated) -> Iterator[tuple[str, str, str]]:
    """Yield the day with every two things a claim is about, of which one at least is a telling word."""
    telling = [t for t in dated.claim.terms if rarity(t) >= _TELLING][:_MOST_MARKS]
    who = sorted(_who(dated))[:_MOST_MARKS]
    yield from ((dated.time.value, *pair) for pair in combinations(telling, 2))
    yield from ((dated.time.value, name, term) for name in who for term in telling)


def _who(dated: _Dated) -> set[str]:
    return {dated.reading.identity[e].id for e in dated.claim.entities if e in dated.reading.identity}


def _entry(status: TimelineStatus, group: Sequence[_Dated]) -> TimelineEntry:
    told = min(group, key=lambda d: (abs(d.claim.span.end - d.claim.span.start - _GOOD_LINE_CHARS), d.reading.id))
    span = readable_span(told.reading, told.claim.span)
    others = [d for d in group if d is not told]
    evidence = [told.reading.evidence(span), *(d.reading.evidence(d.claim.span) for d in others)]
    return TimelineEntry(
        when=told.time.value,
        status=status,
        text=render_line(span.of(told.reading.document.text)),
        evidence=tuple(evidence),
    )
