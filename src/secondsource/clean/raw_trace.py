"""A document and the text it was made from -> where each stretch of it stood there, and from there the bytes.

The map is worked out when it is asked for: what was kept and what was removed is laid along the raw text, in order. A
stretch is exact when the raw text has the same characters; where something was mended (an encoding, a word cut at a
line end, white space) both places are given all the same. What cannot be placed has no segment.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.clean.lay import Piece, Stretch, lay_along
from secondsource.records.document import Document
from secondsource.records.span import Span

_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of `Document.text` and its place in the raw text; `exact`: both have the same characters."""

    span: Span
    raw: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """Where the text of a document comes from, in order of the text."""

    segments: tuple[Segment, ...]


def trace_document(raw: str, document: Document) -> Trace:
    """Lay a document along the raw text (`Report.raw`) it was cleaned from.

    Offsets are code points. Blocks that cannot be placed have no segments; time is linear in the length of the texts.
    """
    removed = sorted(document.removed, key=lambda one: one.at)[::-1]
    pieces: list[Piece] = []
    for block in document.blocks:
        while removed and removed[-1].at < block.span.end:  # a landmark: what is kept stands behind it
            pieces.append(Piece(removed.pop().text))
        pieces.append(Piece(block.span.of(document.text), block.span.start))
    segments = []
    for piece, stretches in zip(pieces, lay_along(raw, pieces), strict=True):
        if piece.start is not None:
            segments += [_segment(piece.start, one) for one in stretches]
    return Trace(tuple(segments))


def raw_span(trace: Trace, span: Span) -> Span | None:
    """Return the raw place of a stretch of the text: the least one that holds it; None when an end has no place."""
    starts = [segment.span.start for segment in trace.segments]
    first = _segment_at(trace, starts, span.start)
    last = _segment_at(trace, starts, span.end - 1)
    if first is None or last is None:
        return None
    start = first.raw.start + (span.start - first.span.start if first.exact else 0)
    end = last.raw.end - (last.span.end - span.end if last.exact else 0)
    return Span(start, end) if start < end else None


def byte_spans(data: bytes, raw: str, spans: Sequence[Span]) -> tuple[Span, ...] | None:
    """Return the places of raw spans in the bytes the raw text was decoded from.

    None when no encoding known here gives that text back to the character (bytes were lost, or it is a JSON field).
    """
    for encoding in _ENCODINGS:
        if _decodes_to(data, encoding, raw):
            break
    else:
        return None
    codec = encoding.removesuffix("-sig") if encoding != "utf-16" and encoding != "utf-32" else f"{encoding}-le"
    at, place = 0, len(data) - len(raw.encode(codec, "surrogatepass"))
    places: dict[int, int] = {}
    for offset in sorted({edge for span in spans for edge in (span.start, span.end)}):
        place += len(raw[at:offset].encode(codec, "surrogatepass"))
        at = offset
        places[offset] = place
    return tuple(Span(places[span.start], places[span.end]) for span in spans)


def _decodes_to(data: bytes, encoding: str, raw: str) -> bool:
    try:
        return data.decode(encoding) == raw
    except UnicodeDecodeError:
        return False


def _segment_at(trace: Trace, starts: list[int], offset: int) -> Segment | None:
    at = bisect_right(starts, offset) - 1
    if at < 0 or trace.segments[at].span.end <= offset:
        return None
    return trace.segments[at]


def _segment(start: int, one: Stretch) -> Segment:
    return Segment(Span(start + one.start, start + one.end), Span(one.raw_start, one.raw_end), one.exact)
