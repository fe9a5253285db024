"""A report's text, its sentences and its passages of evidence → blocks of units, cut where passages begin and end.

Each passage is then a run of whole pieces, and a page can mark it without counting characters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.records.storyfile import Evidence

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a unit and the numbers of the passages that cover them."""

    text: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (or words outside any sentence): its number in the report, its range, what follows it in the block.

    `empty` are numbers of passages without length that stand here.
    """

    number: int
    range: Range
    pieces: tuple[Piece, ...]
    after: str
    empty: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the report text, blank lines left out."""

    units: tuple[Unit, ...]


def cut_report(text: str, sentences: Sequence[Range], passages: Sequence[Range]) -> tuple[TextBlock, ...]:
    """Cut `text` (ranges in code points, half-open) into blocks of units; ranges that do not fit are ignored."""
    blocks = _block_ranges(text)
    tidy = _tidy_sentences(sentences, len(text))
    starts, ends = [start for start, _ in tidy], [end for _, end in tidy]
    units = [
        list(_unit_ranges(text, block, tidy[bisect_right(ends, block[0]) : bisect_left(starts, block[1])]))
        for block in blocks
    ]
    flat = [unit for block in units for unit in block]
    within = _passages_by_unit(flat, passages, len(text))
    made, number = [], 0
    for block, ranges in zip(blocks, units, strict=True):
        follow = [*(start for start, _ in ranges[1:]), block[1]]
        found = []
        for unit, until in zip(ranges, follow, strict=True):
            found.append(_make_unit(text, number, unit, text[unit[1] : until], within.get(number, [])))
            number += 1
        made.append(TextBlock(units=tuple(found)))
    return tuple(made)


def unit_of(blocks: Sequence[TextBlock], position: int) -> int | None:
    """Return the number of the unit at or next before a character position; None for an empty text."""
    ends = [unit.range[1] for block in blocks for unit in block.units]
    return min(bisect_right(ends, position), len(ends) - 1) if ends else None


def _block_ranges(text: str) -> list[Range]:
    """Ranges between blank lines, blanks at both ends left out."""
    edges = [0, *(edge for match in _BLANK_LINE.finditer(text) for edge in match.span()), len(text)]
    ranges = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inner = text[start:end]
        if inner.strip():
            start += len(inner) - len(inner.lstrip())
            ranges.append((start, start + len(inner.strip())))
    return ranges


def _tidy_sentences(sentences: Sequence[Range], length: int) -> list[Range]:
    """In order, inside the text, without overlap."""
    tidy, last = [], 0
    for start, end in sorted(sentences):
        if last <= start < end <= length:
            tidy.append((start, end))
            last = end
    return tidy


def _unit_ranges(text: str, block: Range, sentences: Iterable[Range]) -> Iterator[Range]:
    """Sentences clipped to the block, and what stands between them when it is more than blanks."""
    edges = {block[0], block[1]}
    for start, end in sentences:
        edges |= {max(start, block[0]), min(end, block[1])}
    for start, end in pairwise(sorted(edges)):
        inner = text[start:end]
        if inner.strip():
            start += len(inner) - len(inner.lstrip())
            yield start, start + len(inner.strip())


def _passages_by_unit(
    units: Sequence[Range], passages: Sequence[Range], length: int
) -> dict[int, list[tuple[int, Range]]]:
    """For each unit the passages that touch it; a passage without length touches the unit it stands in or after."""
    found: dict[int, list[tuple[int, Range]]] = {}
    ends, starts = [end for _, end in units], [start for start, _ in units]
    for index, (start, end) in enumerate(passages):
        if not units or not 0 <= start <= end <= length:
            continue
        first = min(bisect_right(ends, start), len(units) - 1)
        last = max(first + 1, bisect_left(starts, end))
        for unit in range(first, last):
            found.setdefault(unit, []).append((index, (start, end)))
    return found


def _make_unit(text: str, number: int, unit: Range, after: str, passages: Sequence[tuple[int, Range]]) -> Unit:
    real = [(index, r) for index, r in passages if r[0] < r[1]]
    edges = sorted({*unit, *(edge for _, r in real for edge in r if unit[0] < edge < unit[1])})
    pieces = tuple(
        Piece(text=text[a:b], passages=tuple(index for index, r in real if r[0] <= a and b <= r[1]))
        for a, b in pairwise(edges)
    )
    empty = tuple(index for index, r in passages if r[0] == r[1])
    return Unit(number=number, range=unit, pieces=pieces, after=after, empty=empty)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sentence of an evidence around its passage, cut to a readable length."""

    before: str
    passage: str
    after: str


def cut_excerpt(evidence: Evidence, around_chars: int = 110) -> Excerpt:
    """Return the evidence's sentence with at most `around_chars` characters on either side of the passage.

    A passage longer than three times that is cut at a word too.
    """
    sentence, passage = evidence.sentence, evidence.text
    at = sentence.find(passage) if passage else -1
    if at < 0:
        return Excerpt(before="", passage=_cut(passage or sentence, 3 * around_chars), after="")
    before, after = sentence[:at], sentence[at + len(passage) :]
    if len(before) > around_chars:
        before = "…" + before[-around_chars:].partition(" ")[2]
    if len(after) > around_chars:
        after = after[:around_chars].rpartition(" ")[0] + " …"
    return Excerpt(before=before, passage=_cut(passage, 3 * around_chars), after=after)


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[:limit].rpartition(" ")[0] + " …"
