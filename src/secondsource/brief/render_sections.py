"""A story file → the sections of a brief in the order they are read, shared by all renderers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.brief.render_dates import days_of, render_iso_period, render_when
from secondsource.brief.render_quotes import Note, drift_notes
from secondsource.brief.render_words import count_origins, counted
from secondsource.records.storyfile import (
    BriefLine,
    Entity,
    Evidence,
    Point,
    Position,
    QuoteEntry,
    StoryFile,
    TimelineEntry,
)

_FIGURES = ("count", "money", "percent", "measure")
_SAYS_ORIGINS = re.compile(r"\borigins?\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the brief: who speaks in it (`speaker` "" or the beginning of `text`), its words, evidence, point.

    `tail` is what else is known of it ("4 origins"), `notes` are what its quotes or its point's positions add.
    """

    text: str
    tail: str
    evidence: tuple[Evidence, ...]
    point: Point | None = None
    notes: tuple[Note, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a table: a point with its positions, or (`point` None) just a line."""

    about: str
    why: str
    point: Point | None
    positions: tuple[Position, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """All sections of one brief, in reading order; `numbers` maps report id to its mark."""

    story: StoryFile
    numbers: dict[str, int]
    known: tuple[Line, ...]
    differs: tuple[Difference, ...]
    changed: tuple[Difference, ...]
    figures: tuple[Difference, ...]
    planned: tuple[Line, ...]
    said: tuple[Line, ...]
    single: tuple[Line, ...]
    open: tuple[Line, ...]
    timeline: tuple[TimelineEntry, ...]
    who: tuple[Entity, ...]
    sources: tuple[Line, ...]


def brief_sections(story: StoryFile) -> Sections:
    """Sort a story file into its sections; evidence of reports that are not in the file is left out."""
    numbers = {report.id: number for number, report in enumerate(story.reports, start=1)}
    points = {point.id: point for point in story.points}
    lines = {section: _lines(story, section, points) for section in ("known", "planned", "single", "open", "sources")}
    return Sections(
        story=story,
        numbers=numbers,
        differs=_differences(story, "differs", points),
        changed=_differences(story, "changed", points),
        figures=_differences(story, "figures", points),
        said=tuple(_with_notes(line, story.quotes) for line in _lines(story, "said", points)),
        timeline=_timeline(story.timeline),
        who=tuple(entity for entity in story.entities if entity.roles),
        **lines,
    )


def _lines(story: StoryFile, section: str, points: dict[str, Point]) -> tuple[Line, ...]:
    origins = {report.id: report.group for report in story.reports}
    found = [line for line in story.brief if line.section == section]
    return tuple(
        Line(
            text=line.text,
            tail=_tail(line, story.timeline, origins),
            evidence=line.evidence,
            point=points.get(line.point or ""),
            notes=_compatible_values(line, points.get(line.point or "")),
        )
        for line in found
    )


def _tail(line: BriefLine, timeline: Sequence[TimelineEntry], origins: dict[str, int]) -> str:
    """When a planned line is to happen and how many origins carry a known or planned line, where it does not say so."""
    if line.section not in ("known", "planned"):
        return ""
    parts = []
    entry = next((e for e in timeline if e.evidence == line.evidence and line.text.startswith(e.text)), None)
    if entry and line.section == "planned" and days_of(entry.when):
        parts.append(render_when(entry.when))
    if not _SAYS_ORIGINS.search(line.text):
        parts.append(counted(len({e.origin or origins.get(e.report) for e in line.evidence}), "origin"))
    return ", ".join(parts)


def _compatible_values(line: BriefLine, point: Point | None) -> tuple[Note, ...]:
    """The values of an agreed point that are worded or rounded differently, unless the line lists them."""
    if line.section != "known" or point is None or point.nature != "rounding" or point.kind == "statement":
        return ()
    values = {position.value for position in point.positions}
    if len(values) < 2 or all(value in line.text for value in values):
        return ()
    return tuple(Note(text=position.value, evidence=position.evidence) for position in point.positions)


def _differences(story: StoryFile, section: str, points: dict[str, Point]) -> tuple[Difference, ...]:
    """Rows the brief chose, in its order; then points of that standing which it left out."""
    chosen = [line for line in story.brief if line.section == section]
    rows, seen = [], set()
    for line in chosen:
        point = points.get(line.point or "")
        if point is None:
            rows.append(Difference(about=line.text, why="", point=None, positions=(), evidence=line.evidence))
        elif point.id not in seen:
            seen.add(point.id)
            rows.append(_row(point))
    told_elsewhere = seen | {line.point for line in story.brief if line.point}
    shown = {(e.report, e.start) for line in chosen for e in line.evidence}
    left = [
        p
        for p in story.points
        if _section_of(p) == section and p.id not in told_elsewhere and not (p.kind == "name" and _is_shown(p, shown))
    ]
    return (*rows, *(_row(point) for point in left))


def _is_shown(point: Point, shown: set[tuple[str, int]]) -> bool:
    """Are all passages of a point among those that the lines of the section show?"""
    return all((e.report, e.start) in shown for position in point.positions for e in position.evidence)


def _section_of(point: Point) -> str | None:
    if point.standing == "updated":
        return "figures" if point.kind in _FIGURES else "changed"
    return "differs" if point.standing == "disputed" else None


def _row(point: Point) -> Difference:
    positions: Sequence[Position] = point.positions
    if point.standing == "updated":
        positions = sorted(positions, key=lambda position: position.latest or "")
    evidence = tuple(e for position in positions for e in position.evidence)
    return Difference(about=point.about, why=point.why, point=point, positions=tuple(positions), evidence=evidence)


def _with_notes(line: Line, quotes: Sequence[QuoteEntry]) -> Line:
    """Add to a said line its speaker, where the quote was given to, and how other reports give the same words."""
    notes: list[Note] = []
    speaker = ""
    for quote in quotes:
        if not any(_same_place(quote.evidence, e) for e in line.evidence):
            continue
        if quote.speaker and line.text.startswith(quote.speaker):
            speaker = quote.speaker
        if quote.via and quote.via not in line.text:
            notes.append(Note(text=f"given to {quote.via}", evidence=(quote.evidence,)))
        notes += drift_notes(quote, quotes)
    return replace(line, notes=tuple(notes), speaker=speaker)


def _same_place(a: Evidence, b: Evidence) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _timeline(entries: Sequence[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """In order of the first day; entries that have no day come last."""

    def first_day(entry: TimelineEntry) -> str:
        days = days_of(entry.when)
        return days[0].isoformat() if days else "9999"

    return tuple(sorted(entries, key=first_day))


def facts_line(story: StoryFile) -> list[str]:
    """Return the facts under the title: reports, origins, period, newest report, heat, related chapters."""
    facts = [counted(len(story.reports), "report"), counted(count_origins(story), "origin")]
    if any(story.story.period):
        facts.append(render_iso_period(*story.story.period))
    if newest := newest_day(story):
        facts.append(f"newest {render_when(newest)}")
    facts.append(f"heat {story.story.heat:.1f}")
    return facts


def place_in_news(story: StoryFile) -> list[tuple[str, str, str]]:
    """Return the lines under the facts – (what it is, words, remark): related stories, chapters, keywords."""
    lines = [("Related", other.title, other.why) for other in story.story.related]
    lines += [
        ("Chapter", part.title, f"{render_iso_period(*part.period)}, {counted(len(part.reports), 'report')}")
        for part in story.story.chapters
    ]
    return lines + ([("Keywords", ", ".join(story.story.keywords), "")] if story.story.keywords else [])


def marked(evidence: Sequence[Evidence], numbers: dict[str, int]) -> list[tuple[int, list[Evidence]]]:
    """Return the marks of some evidence: one per report in number order, with that report's passages."""
    marks: dict[int, list[Evidence]] = {}
    for passage in evidence:
        if passage.report in numbers:
            marks.setdefault(numbers[passage.report], []).append(passage)
    return sorted(marks.items())


def newest_day(story: StoryFile) -> str | None:
    """Return the last day (ISO) a report came out: of those dated to the day when there are any, else of all."""
    dated = [report.published for report in story.reports if report.published.end]
    precise = [published for published in dated if published.precision in ("day", "days")]
    return max((published.end or "" for published in precise or dated), default=None)


def all_evidence(story: StoryFile) -> Iterator[Evidence]:
    """Yield every evidence a reader can be shown, in the order of the file."""
    for line in story.brief:
        yield from line.evidence
    for point in story.points:
        for position in point.positions:
            yield from position.evidence
    for quote in story.quotes:
        yield quote.evidence
    for entry in story.timeline:
        yield from entry.evidence
        yield from entry.outcome
    for entity in story.entities:
        for role in entity.roles:
            yield from role.evidence
    for report in story.reports:
        for copied in (*([report.copies] if report.copies else []), *report.borrows):
            yield from (*copied.passages, *copied.originals, *copied.added)
            yield from (side for change in copied.changes for side in (change.here, change.there) if side.text)
