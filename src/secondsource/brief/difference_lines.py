"""Disputed points -> the lines of where reports differ: one for each matter, and one for all spellings at the end.

A line whose reason names what its evidence does not hold is told without the reason, and then without the matter's own
words, rather than not at all.
"""

from collections.abc import Iterator, Mapping, Sequence

from secondsource.brief.support import unsupported
from secondsource.records.reading import Reading
from secondsource.records.storyfile import BriefLine, Evidence, Point, Section

_KIND_WORDS = {
    "cause": "What caused it", "count": "A count", "date": "When it was", "measure": "A measure", "money": "A sum",
    "office-holder": "Who holds an office", "outlook": "What is expected", "own-date": "Date of a report",
    "percent": "A share", "place": "Where it was", "quote": "Words of one speaker", "statement": "One matter",
    "status": "How it stands", "time": "How long it was", "whereabouts": "Where one person was", "who": "Who it was",
    "name": "A name",
}  # fmt: skip
SPELLING = "Spelling of the name "


def difference_lines(points: Sequence[Point], readings: Mapping[str, Reading]) -> Iterator[BriefLine]:
    """Yield a line for every disputed point, the most independent first; spellings share the last one.

    A spelling that an office-holder's line tells in a note is told there.
    """
    disputed = [p for p in points if p.standing == "disputed"]
    offices = [p for p in disputed if p.kind == "office-holder"]
    spelled = [p for p in disputed if _is_spelling(p)]
    for point in disputed:
        if not _is_spelling(point):
            noted = [name for name in spelled if point in offices and _is_told_by(name, point)]
            yield compared_line("differs", point, readings, noted)
    alone = [p for p in spelled if not any(_is_told_by(p, office) for office in offices)]
    if alone:
        yield _spellings(alone)


def compared_line(
    section: Section, point: Point, readings: Mapping[str, Reading], noted: Sequence[Point] = ()
) -> BriefLine:
    """Return the line of a point with all its values, as much of it as its evidence bears out.

    `noted` are points told with it, whose evidence it carries too.
    """
    values = " / ".join(p.value for p in point.positions)
    evidence = tuple(e for one in (point, *noted) for e in _evidence(one) if e.removed is None)
    texts = (
        f"{point.about}: {values}. {point.why}",
        f"{point.about}: {values}",
        f"{_KIND_WORDS[point.kind]}: {values}",
    )
    lines = [BriefLine(text=text.strip(), section=section, evidence=evidence, point=point.id) for text in texts]
    return next((line for line in lines if not unsupported(line, readings)), lines[0])


def _spellings(points: Sequence[Point]) -> BriefLine:
    told = "; ".join(" / ".join(p.value for p in point.positions) for point in points)
    evidence = tuple(e for point in points for e in _evidence(point))
    return BriefLine(text=f"Names spelled in several ways: {told}", section="differs", evidence=evidence)


def _is_spelling(point: Point) -> bool:
    return point.kind == "name" and point.about.startswith(SPELLING)


def _is_told_by(spelled: Point, office: Point) -> bool:
    """Does an office-holder's point tell all spellings of a name, as holder or in a note?"""
    told = " ".join(f"{p.value} {p.note}" for p in office.positions)
    return all(position.value in told for position in spelled.positions)


def _evidence(point: Point) -> tuple[Evidence, ...]:
    return tuple(e for position in point.positions for e in position.evidence)
