"""Story text and its blocks -> the spans of its sentences.

A full stop, question or exclamation mark ends a sentence unless an abbreviation, an initial, a number or a lower-case
continuation says otherwise. Loose quotation marks after the stop (`the storm. " In Oslo`) stay with the sentence
that opened them. A sentence never crosses a block, and one far too long for a sentence is cut at a white space.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.document import Block
from secondsource.records.span import Span

_STOP = re.compile(
    r"[.!?…]+[\"'”’»)\]]{0,3}"
    r"|\s(?=(?:Images?|Photos?|Pictures?|Credits?|Photographs?|Copyright|File photo)(?: credits?)?: )"
)
_NEXT = re.compile(r"\s+((?:\"|''|“|‘|\(|\[|«|-\s|–\s|•\s?)*)(\w[\w’'-]*)?")
_MARK = re.compile(r"\"|''")
_LAST_SPACE = re.compile(r".*\s", re.DOTALL)
_LOOSE = re.compile(r"\s(?:\"|'')(?=\s|\Z)")
_NOTES = re.compile(r"(?:\s?\[(?:\d{1,3}|[a-z][a-z ]{2,30} needed)\]){1,6}(?=\s|\Z)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘'—–/]*\Z")
_GLUED = re.compile(r"[A-Z][a-z]*(?=[\s,])")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]\Z")
_ITEM = re.compile(r"(?:[\dA-Za-z]|\d\d|(?:\d{1,2}\.){1,3}\d{1,2})\Z")  # "1." and "2.1." before what is listed
_LABEL = re.compile(r"(?:(?:Annex|Appendix|Box|Chapter|Chart|Figure|Graphic|Map|Part|Section|Table)\s)?")
_CREDIT = re.compile(r"\s[–—-]{1,2}\s?[A-Z][\w.'’-]{0,30}(?:,?\s[A-Z][\w.'’-]{0,30}){0,4}\s*\Z")  # "… game." — Ann Dale
_CAPTION = re.compile(  # "Ann Berg of the Reform Party In the west of the town, the …"
    r"(?=[A-Z])(?:\w[\w'’-]*,?\s){1,15}?\w[\w'’-]*\b(?=\s(?:(?:At|For|In|On) (?:the|a|an) [^,.!?\n]{3,80},"
    r"|(?:He|It|She) (?:is|was|had|has)|They (?:are|were|had|have)|There (?:is|are|was|were)|This (?:is|was))"
    r"\s[^.!?\n]{20,})"
)
_ZONE = re.compile(r"\s+(?:[A-Z]{2,4}\b|(?:[A-Z]\w+\s){1,2}(?:[Dd]aylight\s|[Ss]tandard\s|[Ss]ummer\s)?[Tt]ime\b)")
_LONGEST_CHARS = 2000  # the longest of 913 development sentences has 523; it bounds the work on text without stops
_REACH_CHARS = 24  # the longest abbreviation with its stops is far shorter
_HEAD_CHARS = 240  # a headline and its date stand in the first characters of a block


def read_sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the sentences of every block, in order, without the white space around them."""
    found: list[Span] = []
    for block in blocks:
        found.extend(_split_block(text, block.span))
    return tuple(found)


def _split_block(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    start = pending = block.start
    for cut in _unstopped(text, block):
        found.extend(_cut(text, _trim(text, start, cut)))
        start = pending = cut
    quoted = False
    for stop in _STOP.finditer(text, start, block.end):
        quoted ^= len(_MARK.findall(text, pending, stop.end())) % 2 == 1
        pending = stop.end()
        if stop.end() >= block.end or not _ends_sentence(text, stop, Span(start, block.end)):
            continue
        end = stop.end()
        loose = _loose_mark(text, end, block.end) if quoted else end
        if loose > end:
            quoted, pending, end = False, loose, loose
        notes = _NOTES.match(text, end, block.end)
        end = notes.end() if notes else end
        found.extend(_cut(text, _trim(text, start, end)))
        start = end
    if start < block.end:
        found.extend(_cut(text, _trim(text, start, block.end)))
    return [span for span in found if span.start < span.end]


def _unstopped(text: str, block: Span) -> Iterator[int]:
    """Yield where a sentence ends without a stop: around a full date that stands alone, after a glued caption."""
    limit = min(block.end, block.start + _HEAD_CHARS)
    caption = _CAPTION.match(text, block.start, limit)
    if caption:
        yield caption.end()
        return
    alone = _date_alone().search(text, block.start, limit)
    if alone and not _STOP.search(text, block.start, alone.start()) and _stands_alone(text, alone, block):
        if alone.start() > block.start:
            yield alone.start()
        if alone.end() < block.end:
            yield alone.end()


@cache
def _date_alone() -> re.Pattern[str]:
    """Return the pattern of a full date with its weekday: "Monday, 3 May 2021" or "Monday, May 3, 2021"."""
    days, months = ("|".join(name.capitalize() for name in lexicon("calendar")[key]) for key in ("weekdays", "months"))
    return re.compile(
        rf"\b(?:{days}),?\s(?:(?:{months})\s\d{{1,2}}|\d{{1,2}}\s(?:{months})),?\s\d{{4}}(?=\s[A-Z]|\s?\Z)"
    )


def _stands_alone(text: str, date: re.Match[str], block: Span) -> bool:
    """Is the date no part of a sentence? None before it but a headline, and none or a sentence's opening after it."""
    before = text[block.start : date.start()].split()
    if before and (before[-1][-1] in ",:;(-–—" or before[-1].lower() in words("speech", "prepositions")):
        return False
    following = _NEXT.match(text, date.end(), block.end)
    if following is None:
        return len(before) != 1
    return (following.group(2) or "").lower() in words("sentences", "openers")


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


def _ends_sentence(text: str, stop: re.Match[str], sentence: Span) -> bool:
    """Does a sentence end here? `sentence` runs from where it began to the end of its block."""
    if stop.group().isspace():
        return True
    before = _word_before(text, stop.start())
    following = _NEXT.match(text, stop.end(), sentence.end)
    if following is None:
        return _is_glued(text, stop, before)
    word = following.group(2) or ""
    opens = bool(following.group(1))
    if not (word or opens or _NOTES.match(text, stop.end(), sentence.end)):
        return False
    single = stop.group() == "."
    if word and word[0].islower():
        return _opens_small(word) or (
            len(word) > 1 and single and _is_plain(before) and stop.start() - len(before) > sentence.start
        )
    if not single:
        return not _CREDIT.match(text, stop.end(), sentence.end)
    begin = stop.start() - len(before)
    listed = _ITEM.match(before) is not None and _LABEL.fullmatch(text, sentence.start, begin) is not None
    return not listed and _stop_ends(before, word, text, stop.end())


def _is_glued(text: str, stop: re.Match[str], before: str) -> bool:
    """Does the next sentence follow without a space ("the town.The mayor")?"""
    following = _GLUED.match(text, stop.end())
    plain = len(before) > 2 and before.isalpha() and before.islower()
    return plain and following is not None and following.group().lower() in words("sentences", "openers")


def _opens_small(word: str) -> bool:
    """Is it a name that begins in lower case, or an address ("iPhone", "https")?"""
    return word.startswith(("http", "www")) or any(letter.isupper() for letter in word[1:])


def _is_plain(before: str) -> bool:
    """Is it an everyday word, after which a stop ends a sentence even where the next begins in lower case?"""
    lists = ("never_ends", "rarely_ends", "before_number")
    plain = len(before) > 3 and before.isalpha() and before.islower()
    return plain and not any(before in words("sentences", key) for key in lists)


def _word_before(text: str, stop: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, stop - _REACH_CHARS) : stop])
    return found.group() if found else ""


def _stop_ends(before: str, after: str, text: str, at: int) -> bool:
    """Does a single full stop between these two words end a sentence? `at` is where the stop ends."""
    known = before.lower()
    if known in words("sentences", "never_ends"):
        return False
    if known in words("sentences", "before_number") and (after[:1].isdigit() or after.lower() in _months()):
        return False
    if known in ("a.m", "p.m"):
        return after.lower() not in _days() and not _ZONE.match(text, at)
    initial = (len(before) == 1 and before.isupper() and before != "I") or _INITIALS.match(before)
    if initial or (known in words("sentences", "rarely_ends") and not _is_word(before)):
        return after.lower() in words("sentences", "openers")
    return True


def _is_word(before: str) -> bool:
    """Is it written as a word ("ill"), not as the abbreviation of a name ("Ill")?"""
    return before.islower() and before in words("sentences", "words_too")


@cache
def _months() -> frozenset[str]:
    return frozenset(lexicon("calendar")["months"]) | frozenset(lexicon("calendar")["short_months"])


@cache
def _days() -> frozenset[str]:
    calendar = lexicon("calendar")
    return _months() | frozenset(calendar["weekdays"]) | frozenset(calendar["short_weekdays"])


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
