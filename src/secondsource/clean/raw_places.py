"""What was taken out of a report -> where it stands in the text as it came in.

The words of both are compared, without case, marks and white space; those of a web page without its tags.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

from secondsource.records.document import Removed
from secondsource.records.report import Report
from secondsource.records.span import Span

_WORD = re.compile(r"[^\W_]+(?:\0+[^\W_]+)*")
_UNSEEN = {ord(c): "\0" for c in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}  # taken out of the text, words closed up
_MARKUP = re.compile(r"<!--|<(script|style)\b|</?[a-zA-Z!?][^<>]*>|&(?:#\w{1,8}|\w{1,32});", re.IGNORECASE)
_BREAK = re.compile(r"[\r\n]")
_CUT = "…"  # ends a piece that was too long to be kept whole
_TRIES = 20  # places where a piece that stands on lines of its own is looked for
_MOST_MISSED = 100  # pieces not found; a text whose pieces cannot be found has been mended from end to end


@dataclass(frozen=True, slots=True)
class _Raw:
    """A text and its words: `flat` has each in lower case between blanks, `at[i]` is where word i begins there."""

    text: str
    words: list[tuple[int, int]]
    flat: str
    at: list[int]


def find_removed(report: Report, removed: Sequence[Removed]) -> tuple[Span | None, ...]:
    """Return the place of each removed piece in the text given; None where it cannot be found there.

    Pieces are looked for in order. Of several places the first is taken where the piece has lines (or elements of the
    page) to itself.
    """
    if not removed:
        return ()
    raw = _read_words(report.as_given, report.media == "html")
    places: list[Span | None] = []
    cursor = missed = 0
    for piece in removed:
        words = _words_of(piece.text)
        found = _find(raw, words, cursor, piece.text.endswith(_CUT)) if words and missed < _MOST_MISSED else None
        missed += found is None
        first, last = found or (0, -1)
        cursor = last + 1 if found else cursor
        place = Span(raw.words[first][0], raw.words[last][1]) if found else None
        places.append(place if words else _line_of_marks(raw, piece.text, cursor))
    return tuple(places)


def _words_of(piece: str) -> list[str]:
    return [_folded(word) for word in _WORD.findall(piece.translate(_UNSEEN))]


def _line_of_marks(raw: _Raw, piece: str, cursor: int) -> Span | None:
    """Return the first line behind the word before `cursor` that holds these marks alone ("---")."""
    marks = re.compile(rf"^[ \t]*{re.escape(piece.strip())}[ \t\r]*$", re.MULTILINE) if piece.strip() else None
    found = marks.search(raw.text, raw.words[cursor - 1][1] if cursor else 0) if marks else None
    return Span(found.start(), found.end()) if found else None


def _read_words(text: str, markup: bool) -> _Raw:
    seen = (_without_markup(text) if markup else text).translate(_UNSEEN)
    words = [found.span() for found in _WORD.finditer(seen)]
    pieces = [_folded(seen[start:end]) for start, end in words]
    at = list(accumulate((len(piece) + 1 for piece in pieces), initial=1))[:-1]
    return _Raw(seen, words, " ".join(["", *pieces, ""]), at)


def _folded(word: str) -> str:
    return word.replace("\0", "").casefold()


def _without_markup(text: str) -> str:
    """Return a page of the same length with line breaks for its tags, and with its character references resolved."""
    kept, at = [], 0
    while found := _MARKUP.search(text, at):
        kept.append(text[at : found.start()])
        end = found.end()
        if found.group().startswith("&"):
            kept.append(unescape(found.group())[: end - found.start()].ljust(end - found.start(), "\0"))
        else:
            end = _end_of(text, found)
            kept.append("\n" * (end - found.start()))
        at = end
    return "".join([*kept, text[at:]])


def _end_of(text: str, opening: re.Match[str]) -> int:
    """Return where a tag, comment or script ends; one that never does runs to the end of the page."""
    name = opening[1]
    if name is None and opening.group() != "<!--":
        return opening.end()
    closing = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE) if name else re.compile("-->")
    found = closing.search(text, opening.end())
    return found.end() if found else len(text)


def _find(raw: _Raw, words: Sequence[str], cursor: int, cut: bool) -> tuple[int, int] | None:
    """Return the first and last word of a piece in the text, looked for from a word on and then from the top."""
    found = _find_words(raw, words, cursor)
    if found is None and cut and len(words) > 1:
        found = _find_words(raw, words[:-1], cursor)  # the last word may be cut, too
    return found


def _find_words(raw: _Raw, words: Sequence[str], cursor: int) -> tuple[int, int] | None:
    wanted = f" {' '.join(words)} "
    first: tuple[int, int] | None = None
    for start in (cursor, 0) if cursor else (0,):
        at = raw.at[start] - 1 if start < len(raw.at) else len(raw.flat)
        for _ in range(_TRIES):
            at = raw.flat.find(wanted, at)
            if at < 0:
                break
            number = bisect_right(raw.at, at + 1) - 1
            place = (number, number + len(words) - 1)
            if _stands_alone(raw, *place):
                return place
            first = first or place
            at += 1
        if first:
            break
    return first


def _stands_alone(raw: _Raw, first: int, last: int) -> bool:
    """Is there a line break before the first and behind the last word?"""
    after = raw.words[last + 1][0] if last + 1 < len(raw.words) else None
    before = raw.text[raw.words[first - 1][1] if first else 0 : raw.words[first][0]]
    behind = raw.text[raw.words[last][1] : after]
    return (first == 0 or _BREAK.search(before) is not None) and (after is None or _BREAK.search(behind) is not None)
