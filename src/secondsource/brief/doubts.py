"""Lines and disputed points -> the lines, each saying which of its words are disputed: no dispute is told as fact."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from secondsource.records.storyfile import BriefLine, Evidence, Point

_NOT_DOUBTED = ("own-date", "quote", "statement")


def with_doubts(lines: Sequence[BriefLine], points: Sequence[Point]) -> tuple[BriefLine, ...]:
    """Return the lines; one whose words hold a position that is not the best supported names the disputed matter."""
    disputed = [p for p in points if p.standing == "disputed" and p.kind not in _NOT_DOUBTED]
    doubts = [(point.about, e) for point in disputed for e in _doubted(point)]
    return tuple(_marked(line, doubts) for line in lines)


def _doubted(point: Point) -> Iterator[Evidence]:
    """Yield the evidence of the positions other reports outnumber; where none is, of all but the name it is told by."""
    most = max(p.independent for p in point.positions)
    alone = sum(p.independent == most for p in point.positions) == 1
    for position in point.positions:
        best = position.independent == most and alone
        if not (best or point.about.endswith(position.value)):
            yield from position.evidence


def _marked(line: BriefLine, doubts: Sequence[tuple[str, Evidence]]) -> BriefLine:
    own = line.evidence[0]
    about = sorted({about for about, e in doubts if e.report == own.report and e.start < own.end and own.start < e.end})
    if line.section not in ("known", "planned", "single", "open") or not about:
        return line
    return replace(line, text=f"{line.text} (disputed: {'; '.join(about)})")
