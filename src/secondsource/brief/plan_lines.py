"""Timeline -> lines: what is still to come, what became of earlier plans, and plans nobody tells the end of."""

from collections.abc import Iterator, Sequence

from secondsource.records.storyfile import BriefLine, TimelineEntry


def plan_lines(timeline: Sequence[TimelineEntry], newest: str) -> Iterator[BriefLine]:
    """Yield what is planned after `newest` (ISO day of the newest report), then overdue plans, then the ended ones."""
    plans = [entry for entry in timeline if entry.status in ("planned", "overdue")]
    for entry in plans:
        if entry.status == "planned" and entry.became is None and _is_ahead(entry, newest):
            yield BriefLine(text=entry.text, section="planned", evidence=entry.evidence)
    for entry in plans:
        if entry.status == "overdue":
            text = f"{entry.text} – the day has passed and no report tells how it went"
            yield BriefLine(text=text, section="planned", evidence=entry.evidence)
    for entry in plans:
        if entry.became is not None:
            yield BriefLine(
                text=f"{entry.text} – {entry.became}: {entry.outcome_text}",
                section="planned",
                evidence=(*entry.evidence, *entry.outcome),
            )


def _is_ahead(entry: TimelineEntry, newest: str) -> bool:
    """Does it begin on the day of the newest report or after it? What began before that is under way."""
    begins = entry.when.split("/")[0][:10]
    return begins >= newest[: len(begins)]
