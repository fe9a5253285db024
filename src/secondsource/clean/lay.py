"""Pieces of cleaned text, in order -> the stretches of the raw text they were made from.

Each piece is looked for just behind the last one: as it is, else word by word. Words are the anchors; what stands
between two of them may have been mended (marks, white space, tags of a page, a word cut at a line end).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_NEAR_CHARS = 10_000  # of raw text behind the last piece that are looked through first
_FAR_CHARS = 30_000_000  # in all, for pieces that are not near (pages have scripts between): keeps the time linear
_LONG_CHARS = 40  # a shorter piece may stand anywhere: it is believed near the last one only
_GAP_CHARS = 400  # between two words of a piece; tags with long addresses stand there on pages
_MOST_TRIES = 60  # for the first word of a piece
_MOST_MISSED = 12  # words in a row that are not found, before a piece is given up
_EDGE_CHARS = 12  # of a mended mark at the edge of a piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and where it begins in the cleaned text; None for one that was removed, a landmark only."""

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a piece and its place in the raw text; `exact`: the characters are the same."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    exact: bool


def lay_along(raw: str, pieces: Sequence[Piece]) -> list[tuple[Stretch, ...]]:
    """Return for each piece its stretches, in order; none for a piece that cannot be placed."""
    laid: list[tuple[Stretch, ...]] = []
    at = behind = 0  # of the last piece, and of the last kept one
    left = _FAR_CHARS
    for piece in pieces:
        found = _place(piece.text, raw, at, at + _NEAR_CHARS + 2 * len(piece.text))
        if not found and left > 0 and len(piece.text) >= _LONG_CHARS:
            left -= len(raw)
            found = _place(piece.text, raw, behind, len(raw)) or _exactly(piece.text, raw)
        laid.append(found)
        if found:
            at = found[-1].raw_end if piece.start is not None else max(at, found[-1].raw_end)
            behind = at if piece.start is not None else behind
    return laid


def _place(text: str, raw: str, start: int, end: int) -> tuple[Stretch, ...]:
    return _exactly(text, raw, start, end) or tuple(_stretches(text, raw, list(_anchors(text, raw, start, end)), start))


def _exactly(text: str, raw: str, start: int = 0, end: int | None = None) -> tuple[Stretch, ...]:
    place = raw.find(text, start, end)
    return (Stretch(0, len(text), place, place + len(text), True),) if place >= 0 else ()


def _anchors(text: str, raw: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of words of the text and the place of each in the raw text; nothing when they are too few."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    at, first = _first(text, raw, words, start, end)
    if at < 0:
        return
    missed = 0
    anchors = []
    for begin, stop in words[first:]:
        place = _find_word(raw, text[begin:stop], at, min(end, at + _GAP_CHARS + stop - begin))
        if place < 0:
            missed += 1
            if missed > _MOST_MISSED:
                return
            continue
        missed = 0
        anchors.append((begin, stop, place))
        at = place + stop - begin
    if 2 * len(anchors) >= len(words):
        yield from anchors


def _first(text: str, raw: str, words: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the place of the first word that has its follower near, and its number; (-1, 0) when there is none."""
    for number, (begin, stop) in enumerate(words[:4]):
        follower = text[slice(*words[number + 1])] if number + 1 < len(words) else ""
        place = _find_word(raw, text[begin:stop], start, end)
        for _ in range(_MOST_TRIES):
            if place < 0:
                break
            after = place + stop - begin
            if not follower or _find_word(raw, follower, after, min(end, after + _GAP_CHARS)) >= 0:
                return place, number
            place = _find_word(raw, text[begin:stop], after, end)
    return -1, 0


def _find_word(raw: str, word: str, start: int, end: int) -> int:
    """Return the place of a whole word; letters outside ASCII beside it may be what broken marks look like."""
    place = raw.find(word, start, end)
    while place >= 0:
        before, after = raw[place - 1 : place] if place else "", raw[place + len(word) : place + len(word) + 1]
        if not (_joins(before) or _joins(after)):
            return place
        place = raw.find(word, place + 1, end)
    return -1


def _joins(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _stretches(text: str, raw: str, anchors: list[tuple[int, int, int]], start: int) -> Iterator[Stretch]:
    if not anchors:
        return
    begin, stop, place = anchors[0]
    yield from _leading(text, raw, begin, place, start)
    raw_stop = place + stop - begin
    for next_begin, next_stop, next_place in anchors[1:]:
        gap, raw_gap = text[stop:next_begin], raw[raw_stop:next_place]
        if gap != raw_gap:
            left = _alike(gap, raw_gap)
            right = _alike(gap[left:][::-1], raw_gap[left:][::-1])
            yield Stretch(begin, stop + left, place, raw_stop + left, True)
            if left + right < min(len(gap), len(raw_gap)):
                yield Stretch(stop + left, next_begin - right, raw_stop + left, next_place - right, False)
            begin, place = next_begin - right, next_place - right
        stop, raw_stop = next_stop, next_place + next_stop - next_begin
    tail = text[stop:]
    if raw.startswith(tail, raw_stop):
        yield Stretch(begin, len(text), place, raw_stop + len(tail), True)
        return
    yield Stretch(begin, stop, place, raw_stop, True)
    edge = _mended_edge(raw[raw_stop : raw_stop + _EDGE_CHARS])
    if edge:
        yield Stretch(stop, len(text), raw_stop, raw_stop + edge, False)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _leading(text: str, raw: str, begin: int, place: int, start: int) -> Iterator[Stretch]:
    """Yield the stretch of the marks before the first word, the same or mended."""
    if not begin:
        return
    if place - begin >= start and raw.startswith(text[:begin], place - begin):
        yield Stretch(0, begin, place - begin, place, True)
        return
    edge = _mended_edge(raw[max(start, place - _EDGE_CHARS) : place][::-1])
    if edge:
        yield Stretch(0, begin, place - edge, place, False)


def _mended_edge(chars: str) -> int:
    """Return how many characters go on without white space or a tag."""
    return next((n for n, char in enumerate(chars) if char.isspace() or char in "<>"), len(chars))
