"""The copies and origins of a story -> what each report took over and from whom, and what each origin is."""

from collections import defaultdict
from collections.abc import Sequence

from secondsource.brief.render_words import outlet_of
from secondsource.records.reading import Reading
from secondsource.records.story import Agency, Copy, Story
from secondsource.records.storyfile import Changed, Copied, OriginEntry, ReportEntry


def copied_by(reading: Reading, story: Story, by_id: dict[str, Reading]) -> tuple[Copied | None, tuple[Copied, ...]]:
    """Return the report of its own origin a report takes most from, and those of other origins it borrowed from."""
    mine = sorted((c for c in story.copies if c.report == reading.id and c.of in by_id), key=lambda c: (-c.share, c.of))
    inside = [c for c in mine if by_id[c.of].origin == reading.origin]
    outside = [c for c in mine if by_id[c.of].origin != reading.origin]
    told = [_copied(copy, reading, by_id[copy.of]) for copy in (*inside[:1], *outside)]
    return (told[0], tuple(told[1:])) if inside else (None, tuple(told))


def _copied(copy: Copy, reading: Reading, original: Reading) -> Copied:
    return Copied(
        of=copy.of,
        share=round(copy.share, 3),
        passages=tuple(reading.evidence(passage) for passage in copy.passages),
        why=copy.why,
        originals=tuple(original.evidence(passage) for passage in copy.originals),
        changes=tuple(
            Changed(here=reading.evidence(change.here), there=original.evidence(change.there))
            for change in copy.changes
        ),
        added=tuple(reading.evidence(stretch) for stretch in copy.added),
        order_known=copy.order_known,
    )


def origin_entries(story: Story, reports: Sequence[ReportEntry]) -> tuple[OriginEntry, ...]:
    """Return one entry for every origin, by number."""
    groups: dict[int, list[ReportEntry]] = defaultdict(list)
    for report in reports:
        groups[report.group].append(report)
    return tuple(_origin_entry(number, found, story.agencies.get(number)) for number, found in sorted(groups.items()))


def _origin_entry(number: int, reports: Sequence[ReportEntry], agency: Agency | None) -> OriginEntry:
    ordered = sorted(reports, key=lambda r: (r.published.start or "9999", r.published.end or "9999"))
    original, why = _original(ordered, agency)
    return OriginEntry(
        number=number,
        name=agency.name if agency else outlet_of(original or ordered[0]),
        agency=agency.name if agency else None,
        original=original.id if original else None,
        reports=tuple(report.id for report in ordered),
        why=why,
    )


def _original(reports: Sequence[ReportEntry], agency: Agency | None) -> tuple[ReportEntry | None, str]:
    """Return the report all others lead back to, when there is one and it is known to be first; and why."""
    if agency:
        own = next((report for report in reports if report.id == agency.report), None)
        there = "the report of the agency" if own else "whose own report is not among these"
        return own, f"the text is credited to {agency.name}, {there}"
    if len(reports) == 1:
        return reports[0], "no other report shares its words"
    free = [report for report in reports if report.copies is None]
    leads = [report.copies for report in reports if report.copies and len(free) == 1 and report.copies.of == free[0].id]
    if leads and all(copied.order_known for copied in leads):
        return free[0], "the others copy it"
    return None, "the reports share one text; which of them came first cannot be told"
