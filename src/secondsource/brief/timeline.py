"""Claims with a day or month -> the timeline: when, with what status, in the words of the clearest report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from secondsource.brief.dated_claims import Dated, can_be_awaited, dated_claims, status_of
from secondsource.brief.plan_ends import Ends, end_of, find_ends, may_be_told
from secondsource.brief.wording import readable_span, render_line
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Point, TimelineEntry, TimelineStatus

_GOOD_LINE_CHARS = 120


def build_timeline(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[TimelineEntry, ...]:
    """Return the timeline, oldest first; claims of one point at one time make one entry."""
    groups: dict[tuple[str, str, TimelineStatus], list[Dated]] = defaultdict(list)
    of_claim = _points_of_claims(points)
    newest = max((r.published.end for r in readings if r.published.end), default=None)
    claims = dated_claims(readings)
    ends = find_ends(claims, readings)
    for dated in claims:
        span = dated.claim.span
        key = of_claim.get((dated.reading.id, span.start, span.end), f"{dated.reading.id}:{span.start}")
        groups[dated.time.value, key, status_of(dated, newest)].append(dated)
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


def _entry(status: TimelineStatus, group: Sequence[Dated], ends: Ends) -> TimelineEntry:
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


def _ended(entry: TimelineEntry, group: Sequence[Dated], ends: Ends) -> TimelineEntry:
    """A plan with what became of it; a plan that was carried out or called off is not overdue."""
    plan = group[0]
    end = next((end for end in (end_of(plan, ends) for plan in group) if end is not None), None)
    if end is None:
        asked = can_be_awaited(plan) and not may_be_told(plan, ends)
        return entry if asked or entry.status == "planned" else replace(entry, status="planned")
    span = readable_span(end.reading, end.claim.span)
    return replace(
        entry,
        status="planned",
        became="cancelled" if end.claim.status == "cancelled" else "carried out",
        outcome_text=render_line(span.of(end.reading.document.text)),
        outcome=(end.reading.evidence(span),),
    )
