"""Story text and its blocks -> the spans of its sentences.

A full stop, question or exclamation mark ends a sentence unless an abbreviation, an initial, a number or a lower-case
continuation says otherwise. Loose quotation marks after the stop (`the storm. " In Oslo`) stay with the sentence
that opened them. A sentence never crosses a block, and one far too long for a sentence is cut at a white space.
"""

import re
from collections.abc import Iterator, Sequence

from secondsource.lang.lexicon import words
from secondsource.records.document import Block
from secondsource.records.span import Span

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}")
_NEXT = re.compile(r"\s+((?:\"|''|“|‘|\(|\[|«|-\s|–\s|•\s?)*)(\w*)")
_MARK = re.compile(r"\"|''")
_LAST_SPACE = re.compile(r".*\s", re.DOTALL)
_LOOSE = re.compile(r"\s(?:\"|'')(?=\s|\Z)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘'—–/]*\Z")
_LONGEST_CHARS = 2000  # the longest of 913 development sentences has 523; it bounds the work on text without stops
_REACH_CHARS = 24  # the longest abbreviation with its stops is far shorter


def read_sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the sentences of every block, in order, without the white space around them."""
    found: list[Span] = []
    for block in blocks:
        found.extend(_split_block(text, block.span))
    return tuple(found)


def _split_block(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    start = pending = block.start
    quoted = False
    for stop in _STOP.finditer(text, block.start, block.end):
        quoted ^= len(_MARK.findall(text, pending, stop.end())) % 2 == 1
        pending = stop.end()
        if stop.end() >= block.end or not _ends_sentence(text, stop, block.end):
            continue
        end = stop.end()
        loose = _loose_mark(text, end, block.end) if quoted else end
        if loose > end:
            quoted, pending, end = False, loose, loose
        found.extend(_cut(text, _trim(text, start, end)))
        start = end
    if start < block.end:
        found.extend(_cut(text, _trim(text, start, block.end)))
    return [span for span in found if span.start < span.end]


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield the span, in pieces where it is too long: each ends at the last white space within reach, if any."""
    start = span.start
    while span.end - start > _LONGEST_CHARS:
        hit = _LAST_SPACE.match(text, start, start + _LONGEST_CHARS)
        end = hit.end() if hit else start + _LONGEST_CHARS
        piece = _trim(text, start, end)
        yield piece
        start = end
    yield _trim(text, start, span.end)


def _loose_mark(text: str, at: int, limit: int) -> int:
    """Return the end of a closing mark that stands alone after the stop, or `at` when there is none."""
    loose = _LOOSE.match(text, at, limit)
    return loose.end() if loose else at


def _ends_sentence(text: str, stop: re.Match[str], limit: int) -> bool:
    following = _NEXT.match(text, stop.end(), limit)
    if following is None:
        return False
    word = following.group(2)
    opens = bool(following.group(1))
    if (word and word[0].islower()) or not (word or opens):
        return False
    if stop.group() != ".":
        return True
    return _stop_ends(_word_before(text, stop.start()), word)


def _word_before(text: str, stop: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, stop - _REACH_CHARS) : stop])
    return found.group() if found else ""


def _stop_ends(before: str, after: str) -> bool:
    """Does a single full stop between these two words end a sentence?"""
    known = before.lower()
    if known in words("sentences", "never_ends"):
        return False
    if known in words("sentences", "before_number") and after[:1].isdigit():
        return False
    initial = len(before) == 1 and before.isupper() and before != "I"
    if initial or known in words("sentences", "rarely_ends"):
        return after.lower() in words("sentences", "openers")
    return True


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
