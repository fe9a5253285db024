"""Text and sentences -> the same with rows of marks, of letters or of one word blanked: nothing in them can be read.

Every reader costs time for each word and mark; on such rows that is many times what the same length of prose costs.
Short stretches are left: a headline or a score may look like anything.
"""

import re
from collections.abc import Iterator, Sequence

from secondsource.records.span import Span

_STRETCH_CHARS = 400  # judged together: one long sentence, or short ones in a row
_CHARS_A_WORD = 40  # prose of 400 to 2000 characters has a word not used before in every 7 to 12 of them
_FEW_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def keep_legible(text: str, sentences: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return text and sentences; what is no prose is white space in the one, and no part of a sentence in the other."""
    rows = {sentence: row for stretch in _stretches(sentences) for sentence, row in _rows_in(text, stretch)}
    if not rows:
        return text, tuple(sentences)
    parts, at = [], 0
    for row in sorted(rows.values()):
        parts += [text[at : row.start], " " * (row.end - row.start)]
        at = row.end
    kept = (Span(s.start, rows[s].start) if s in rows else s for s in sentences)
    return "".join([*parts, text[at:]]), tuple(kept)


def _stretches(sentences: Sequence[Span]) -> Iterator[list[Span]]:
    stretch: list[Span] = []
    chars = 0
    for sentence in sentences:
        stretch.append(sentence)
        chars += sentence.end - sentence.start
        if chars >= _STRETCH_CHARS:
            yield stretch
            stretch, chars = [], 0


def _rows_in(text: str, stretch: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the sentences of a stretch that are rows, each with what is blanked of it; none where words are enough."""
    words = [_words(text, s) for s in stretch]
    if not _is_row(len(set().union(*words)), sum(s.end - s.start for s in stretch)):
        return
    for sentence, own in zip(stretch, words, strict=True):
        if len(own) < _FEW_WORDS or _is_row(len(own), sentence.end - sentence.start):
            opening = Span(sentence.start, min(sentence.end, sentence.start + _STRETCH_CHARS))
            kept = (
                opening
                if not _is_row(len(_words(text, opening)), _STRETCH_CHARS)
                else Span(opening.start, opening.start)
            )
            yield sentence, Span(kept.end, sentence.end)


def _words(text: str, span: Span) -> set[str]:
    return {word.lower() for word in _WORD.findall(text, span.start, span.end)}


def _is_row(different: int, chars: int) -> bool:
    return different * _CHARS_A_WORD < chars
