"""Claims with a day or month -> the timeline: when, with what status, in the words of the clearest report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from secondsource.brief.dated_claims import Dated, can_be_awaited, dated_claims, status_of
from secondsource.brief.plan_ends import Ends, end_of, find_ends, may_be_told
from secondsource.brief.wording import readable_span, render_line
from secondsource.records.reading import Reading
from secondsource.records.storyfile import PLAN, Became, Evidence, Point, TimelineEntry, TimelineStatus
from secondsource.values.plan_end import PlanEnd, parse_plan_end

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
    ended = _ended_plans(points)
    entries = [_entry(status, group, ends, ended.get(key)) for (_, key, status), group in groups.items()]
    return tuple(sorted(entries, key=lambda e: (e.when, e.status, e.text)))


def _ended_plans(points: Sequence[Point]) -> Mapping[str, tuple[str, Evidence]]:
    """Return for every point on a plan that was called off or postponed how it ended, and the words that say so."""
    ended = [(p.id, one) for p in points if p.kind == "status" for one in p.positions if one.value in get_args(PlanEnd)]
    return {point: (position.value, position.evidence[-1]) for point, position in ended}


def _points_of_claims(points: Sequence[Point]) -> Mapping[tuple[str, int, int], str]:
    return {
        (e.report, e.start, e.end): point.id
        for point in points
        if point.kind == "statement" or point.about.startswith(PLAN)
        for position in point.positions
        for e in position.evidence
    }


def _entry(
    status: TimelineStatus, group: Sequence[Dated], ends: Ends, ended: tuple[str, Evidence] | None
) -> TimelineEntry:
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
    if status not in ("planned", "overdue"):
        return entry
    entry = _ended(entry, group, ends)
    if entry.became is None and ended is not None:
        how, words = ended
        became: Became = "postponed" if how == "postponed" else "cancelled"
        told_so = render_line(words.sentence or words.text)
        return replace(entry, status="planned", became=became, outcome_text=told_so, outcome=(words,))
    return entry


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
        became=_became(end),
        outcome_text=render_line(span.of(end.reading.document.text)),
        outcome=(end.reading.evidence(span),),
    )


def _became(end: Dated) -> Became:
    if end.claim.status != "cancelled":
        return "carried out"
    return "postponed" if parse_plan_end(end.claim.span.of(end.reading.document.text)) == "postponed" else "cancelled"
