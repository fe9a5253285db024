"""Readings and the story -> the report, entity and time entries of the story file."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from secondsource.brief.origin_entries import copied_by
from secondsource.brief.weekdays import weekday_problems
from secondsource.records.analysis import Role
from secondsource.records.document import Published
from secondsource.records.reading import Reading
from secondsource.records.story import Identity, Story
from secondsource.records.storyfile import (
    Copied,
    Dated,
    Entity,
    EntityRole,
    RemovedText,
    ReportEntry,
    ReportProblem,
    TimeEntry,
)

EntityKind = Literal["person", "organisation", "place", "other"]
_KINDS: Mapping[str, EntityKind] = {
    "person": "person", "organisation": "organisation", "place": "place", "nationality": "place",
}  # fmt: skip


def report_entries(story: Story, readings: Sequence[Reading]) -> tuple[ReportEntry, ...]:
    """Return one entry per report, in the story's order."""
    by_id = {r.id: r for r in readings}
    return tuple(_report_entry(r, copied_by(r, story, by_id)) for r in readings)


def _report_entry(reading: Reading, copied: tuple[Copied | None, tuple[Copied, ...]]) -> ReportEntry:
    document, analysis = reading.document, reading.analysis
    named = (c.name for c in analysis.citations if not c.name.islower())  # "state media" names nobody
    cites = dict.fromkeys([*document.cites, *named])
    problems = [*document.problems, *analysis.problems, *weekday_problems(reading)]
    return ReportEntry(
        id=reading.id,
        source=document.source,
        outlet=document.outlet,
        url=document.url,
        title=document.title,
        byline=document.byline,
        language=document.language,
        published=dated(reading.published),
        text=document.text,
        sha256=document.sha256,
        group=reading.origin,
        copies=copied[0],
        cites=tuple(cites),
        removed=tuple(RemovedText(text=r.text, why=r.why) for r in document.removed),
        problems=tuple(
            ReportProblem(
                code=p.code, what=p.what, effect=p.effect, span=(p.span.start, p.span.end) if p.span else None
            )
            for p in problems
        ),
        sentences=tuple((s.start, s.end) for s in analysis.sentences),
        borrows=copied[1],
    )


def dated(published: Published) -> Dated:
    """Return the report's date as story and reading file give it."""
    return Dated(
        start=published.start.isoformat() if published.start else None,
        end=published.end.isoformat() if published.end else None,
        precision=published.precision,
        from_=published.origin,
        why=published.why,
    )


def entity_entries(story: Story, readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """Return one entity per identity, with the offices and positions the reports ascribe to it."""
    held: dict[str, list[tuple[Reading, Role]]] = defaultdict(list)
    for reading in readings:
        for role in reading.analysis.roles:
            if role.holder in reading.identity:
                held[reading.identity[role.holder].id].append((reading, role))
    return tuple(_entity(identity, held[identity.id]) for identity in story.identities)


def _entity(identity: Identity, held: Sequence[tuple[Reading, Role]]) -> Entity:
    groups: dict[tuple[str, str | None, str | None], list[tuple[Reading, Role]]] = defaultdict(list)
    of = {role.title: role.of for _, role in sorted(held, key=lambda h: h[1].of or "") if role.of}
    for reading, role in held:
        groups[role.title, role.of or of.get(role.title), role.modifier].append((reading, role))
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0][0], item[0][1] or "", item[0][2] or ""))
    return Entity(
        id=identity.id,
        kind=_KINDS.get(identity.kind, "other"),
        name=_shown(identity),
        variants=identity.variants,
        roles=tuple(_entity_role(key, said) for key, said in ordered),
    )


def _shown(identity: Identity) -> str:
    """Return the name as it is shown: a place not in the capitals of a dateline when a text writes it otherwise."""
    if identity.kind != "place" or not identity.name.isupper():
        return identity.name
    low = identity.name.casefold()
    return next((v for v in identity.variants if v.casefold() == low and not v.isupper()), identity.name)


def _entity_role(key: tuple[str, str | None, str | None], said: Sequence[tuple[Reading, Role]]) -> EntityRole:
    starts = [r.published.start.isoformat() for r, _ in said if r.published.start]
    ends = [r.published.end.isoformat() for r, _ in said if r.published.end]
    return EntityRole(
        title=key[0],
        of=key[1],
        from_=min(starts, default=None),
        to=max(ends, default=None),
        evidence=tuple(reading.evidence(role.span) for reading, role in said),
        modifier=key[2],
    )


def time_entries(readings: Sequence[Reading]) -> tuple[TimeEntry, ...]:
    """Return every time expression of every report with what it was resolved to, in report order."""
    entries = []
    for reading in readings:
        for moment, time in zip(reading.analysis.moments, reading.times, strict=True):
            iso = time is not None and time.first is not None and "X" not in time.value
            value, anchor = (time.value, time.anchor) if time is not None and iso else (None, "")
            entries.append(TimeEntry(evidence=reading.evidence(moment.span), value=value, anchor=anchor))
    return tuple(entries)
