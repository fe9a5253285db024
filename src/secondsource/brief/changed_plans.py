"""The timelines of two versions of a story -> plans that were carried out, cancelled, postponed or are overdue."""

from collections.abc import Iterator, Mapping

from secondsource.brief.told_before import ToldBefore
from secondsource.records.desk import Change, ChangeKind
from secondsource.records.storyfile import Became, TimelineEntry

_OPEN = ("planned", "possible")
_KINDS: Mapping[Became, ChangeKind] = {
    "carried out": "plan carried out",
    "cancelled": "plan cancelled",
    "postponed": "plan postponed",
}


def changed_plans(told: ToldBefore) -> Iterator[Change]:
    """Yield what became of plans that were told before as still open."""
    for entry in told.after.timeline:
        before = [one for one in told.plans_before(entry) if one.status in (*_OPEN, "overdue") and one.became is None]
        change = _change(entry, before) if before else None
        if change is not None:
            yield change


def _change(entry: TimelineEntry, before: list[TimelineEntry]) -> Change | None:
    key = entry.text.casefold()
    if entry.became is not None:
        report = entry.outcome[0].report if entry.outcome else None
        return Change(_KINDS[entry.became], f"{entry.text} – {entry.became}: {entry.outcome_text}", key, None, report)
    if entry.status == "cancelled":
        return Change("plan cancelled", entry.text, key, None, entry.evidence[0].report)
    if entry.status == "overdue" and all(one.status != "overdue" for one in before):
        text = f"{entry.text} – the day has passed and no report tells how it went"
        return Change("plan overdue", text, key, None, entry.evidence[0].report)
    return None
