"""Lines, timeline and points -> the same, each saying what in it is disputed or overtaken: none is told as fact."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from secondsource.records.storyfile import BriefLine, Evidence, Point, TimelineEntry

_ENDED = re.compile(r" – (?:carried out|cancelled|postponed): ")  # what became of a plan is told already
_MOVING = ("outlook", "status")
_NOT_DOUBTED = ("own-date", "quote", "statement")


def with_doubts(lines: Sequence[BriefLine], points: Sequence[Point]) -> tuple[BriefLine, ...]:
    """Return the lines; one whose words hold a position that is not the best supported names the disputed matter."""
    doubts = _doubts(points)
    overtaken = [(point.about, e) for point in points if point.standing == "updated" for e in _overtaken(point)]
    return tuple(_with_changes(_marked(line, doubts), overtaken) for line in lines)


def with_doubted_days(timeline: Sequence[TimelineEntry], points: Sequence[Point]) -> tuple[TimelineEntry, ...]:
    """Return the timeline; an entry that names a holder of an office whom other reports outnumber says so."""
    doubts = [doubt for doubt in _doubts(points) if doubt.holder]
    found = []
    for entry in timeline:
        about = sorted({doubt.about for doubt in doubts if _meets(doubt, entry.evidence[0], entry.text)})
        found.append(replace(entry, text=f"{entry.text} (disputed: {'; '.join(about)})") if about else entry)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A passage that gives an outnumbered position: the matter, where, and the holder of an office it names, if any."""

    about: str
    evidence: Evidence
    holder: str = ""


def _doubts(points: Sequence[Point]) -> list[_Doubt]:
    disputed = [p for p in points if p.standing == "disputed" and p.kind not in _NOT_DOUBTED]
    return [
        _Doubt(point.about, e, value if point.kind == "office-holder" else "")
        for point in disputed
        for value, e in _doubted(point)
    ]


def _meets(doubt: _Doubt, own: Evidence, text: str) -> bool:
    """Does a line rest on the doubted passage, or name its holder in the words of the same report?"""
    if doubt.evidence.report != own.report:
        return False
    if doubt.evidence.start < own.end and own.start < doubt.evidence.end:
        return True
    return bool(doubt.holder) and re.search(rf"(?<!\w){re.escape(doubt.holder)}(?!\w)", text) is not None


def _doubted(point: Point) -> Iterator[tuple[str, Evidence]]:
    """Yield the evidence of the positions that others outnumber, with their values; where none is outnumbered, of all
    but the name the matter is told by.
    """
    most = max(p.independent for p in point.positions)
    alone = sum(p.independent == most for p in point.positions) == 1
    for position in point.positions:
        best = position.independent == most and alone
        if not (best or point.about.endswith(position.value)):
            yield from ((position.value, e) for e in position.evidence)


def _overtaken(point: Point) -> Iterator[Evidence]:
    """Yield the evidence of how a thing stood by earlier reports; figures over time have a table of their own."""
    newest = max((p.latest or "" for p in point.positions), default="")
    if point.kind in _MOVING:
        yield from (e for p in point.positions if p.latest and p.latest < newest for e in p.evidence)


def _with_changes(line: BriefLine, overtaken: Sequence[tuple[str, Evidence]]) -> BriefLine:
    """Return a planned line, saying that a later report has it otherwise."""
    own = line.evidence[0]
    about = sorted(
        {about for about, e in overtaken if e.report == own.report and e.start < own.end and own.start < e.end}
    )
    if line.section != "planned" or not about or _ENDED.search(line.text):
        return line
    return replace(line, text=f"{line.text} (since changed: {'; '.join(about)})")


def _marked(line: BriefLine, doubts: Sequence[_Doubt]) -> BriefLine:
    if line.section == "said":
        doubts = [doubt for doubt in doubts if doubt.holder]  # what is quoted may be disputed; who said it must hold
    elif line.section not in ("known", "planned", "single", "open"):
        return line
    about = sorted({doubt.about for doubt in doubts if _meets(doubt, line.evidence[0], line.text)})
    return replace(line, text=f"{line.text} (disputed: {'; '.join(about)})") if about else line
