"""Two versions of a story file -> what is new in the later one, typed, each with a key by which it is told once.

New is only what reports that came in, or were edited, bring: what the program reads otherwise in the same words is no
news. Nothing is told twice: the order is that of importance, and a point is told under its weightiest change.
"""

from collections.abc import Iterator, Sequence

from secondsource.brief.changed_plans import changed_plans
from secondsource.brief.changed_points import changed_points
from secondsource.brief.changed_reports import changed_quotes, edited_reports
from secondsource.brief.told_before import ToldBefore
from secondsource.records.desk import Change
from secondsource.records.storyfile import Entity, StoryFile

_FACTS = ("known", "planned", "single")  # sections of the brief whose lines are facts


def find_changes(before: Sequence[StoryFile], after: StoryFile) -> tuple[Change, ...]:
    """Return what is new in `after` against the last versions of the story, and of those that have joined it.

    A story told for the first time is one change: that it began.
    """
    if not before:
        return (_with_names(_begun(after), after),)
    told = ToldBefore(before, after)
    found = (
        *edited_reports(told),
        *changed_points(told),
        *changed_plans(told),
        *changed_quotes(told),
        *_new_facts(told),
    )
    return tuple(_with_names(change, after) for change in dict.fromkeys(found))


def _begun(after: StoryFile) -> Change:
    origins = len({r.group for r in after.reports})
    count = "one report" if len(after.reports) == 1 else f"{len(after.reports)} reports"
    of = "one origin" if origins == 1 else f"{origins} independent origins"
    return Change("new fact", f"A new story begins: {after.story.title} ({count}, {of})", "begins")


def _new_facts(told: ToldBefore) -> Iterator[Change]:
    """Yield the lines of the brief that stand in new reports alone, and whose point was not there before."""
    points = {p.id: p for p in told.after.points}
    for line in told.after.brief:
        if line.section not in _FACTS or not all(told.is_new(e) for e in line.evidence):
            continue
        point = points.get(line.point or "")
        if point is not None and told.points_before(point):
            continue
        yield Change("new fact", line.text, line.text.casefold(), line.point, line.evidence[0].report)


def _with_names(change: Change, after: StoryFile) -> Change:
    """Return the change with the entities that its words name."""
    named = [(e.kind, e.name) for e in after.entities if _is_named(e, change.text)]
    return Change(change.kind, change.text, change.key, change.point, change.report, tuple(named))


def _is_named(entity: Entity, text: str) -> bool:
    return any(name in text for name in (entity.name, *entity.variants) if len(name) > 2)
