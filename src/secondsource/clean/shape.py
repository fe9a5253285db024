"""Kept lines -> the story text with its blocks: title, teaser, headings, paragraphs, bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.clean.furniture import plain
from secondsource.clean.lines import Line
from secondsource.clean.live import is_time_line
from secondsource.clean.page import Page
from secondsource.clean.sift import kept_lines
from secondsource.lang.lexicon import words
from secondsource.records.document import Block, BlockKind, Removed
from secondsource.records.span import Span

_GAP = "\n\n"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$|\b(?:Inc|Co|Jr|Sr|St|No|vs)\.$")
_TITLE_WORDS = 30
_TITLE_CHARS = 220
_HEADING_WORDS = 14
_TEASER_WORDS = 32
_CLOSED_TITLE_WORDS = 18
_LONGER = 1.6  # a headline or teaser with a full stop is believed when the next block is this much longer


@dataclass(frozen=True, slots=True)
class Shaped:
    """The story text, its blocks, the headline if it has one, and what was taken out with its place in the text."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    removed: tuple[Removed, ...]


def shape(page: Page, given_titles: Sequence[str] = ()) -> Shaped:
    """Put the kept lines together; `given_titles` are headlines known from outside the text, the surest first."""
    numbered = list(kept_lines(page))
    lines = [line for _, line in numbered]
    kinds = _kinds(lines, given_titles)
    blocks: list[Block] = []
    ends: dict[int, int] = {}
    for (number, line), kind in zip(numbered, kinds, strict=True):
        start = blocks[-1].span.end + len(_GAP) if blocks else 0
        blocks.append(Block(Span(start, start + len(line.text)), kind))
        ends[number] = start + len(line.text)
    title = lines[0].text if kinds and kinds[0] == "title" else next(iter(given_titles), None)
    return Shaped(_GAP.join(line.text for line in lines), tuple(blocks), title, _removed(page, ends))


def same_headline(a: str, b: str) -> bool:
    """Are two headlines one, but for marks, case and the outlet's name after a bar or dash?"""
    left, right = plain(a), plain(b)
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short.split()) >= 3 and long.startswith(short) and len(short) >= len(long) / 2


def _removed(page: Page, ends: dict[int, int]) -> tuple[Removed, ...]:
    """Return what was taken out, in page order, placed at the end of the kept line before it."""
    removed: list[Removed] = []
    at = 0
    cuts = {number: (text, why) for number, text, why in page.cuts}
    for number, line in enumerate(page.lines):
        at = ends.get(number, at)
        why = page.why[number]
        if why:
            removed.append(Removed(line.text, why, at))
        elif number in cuts:
            removed.append(Removed(*cuts[number], at))
    return tuple(removed)


def _kinds(lines: list[Line], given_titles: Sequence[str]) -> list[BlockKind]:
    """Say what each line is."""
    kinds: list[BlockKind] = []
    for number, line in enumerate(lines):
        follower = lines[number + 1] if number + 1 < len(lines) else None
        if number == 0 and follower and _is_title(line, follower, given_titles):
            kinds.append("title")
        elif line.bullet:
            kinds.append("bullet")
        elif number == 1 and kinds[0] == "title" and follower and _is_teaser(line, follower):
            kinds.append("teaser")
        elif follower and _is_heading(line):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return kinds


def _is_title(line: Line, follower: Line, given_titles: Sequence[str]) -> bool:
    if any(same_headline(line.text, title) for title in given_titles):
        return True
    if line.bullet or line.words > _TITLE_WORDS or len(line.text) > _TITLE_CHARS or line.words < 2:
        return False
    if given_titles:
        return False
    if not _ends_sentence(line.text):
        return not line.text.endswith((",", ";", ":", "…", "..."))
    return _is_closed_title(line, follower)


def _is_closed_title(line: Line, follower: Line) -> bool:
    """Is a line with a full stop a headline? It lacks the small words of a first sentence; text follows."""
    if not line.text.endswith(".") or line.words > _CLOSED_TITLE_WORDS or line.words < 4:
        return False
    small = {word.lower() for word in _WORD.findall(line.text)}
    return not small & words("furniture", "lead_words") and len(follower.text) > _LONGER * len(line.text)


def _is_teaser(line: Line, follower: Line) -> bool:
    """Is this the sentence under the headline? Short, one sentence, with a longer paragraph after it."""
    inner = line.text[:-1]
    one = not any(mark in inner for mark in (". ", "! ", "? "))
    return (
        4 <= line.words <= _TEASER_WORDS
        and one
        and not is_time_line(line.text)
        and len(follower.text) > _LONGER * len(line.text)
    )


def _is_heading(line: Line) -> bool:
    if line.words > _HEADING_WORDS or line.text[0] in "\"“‘'([" or line.text[0].islower():
        return False
    if line.text.endswith("?"):
        return line.words <= 10
    return not _ends_sentence(line.text) and not line.text.endswith((",", ";", ":", "…", "...", "-", "–"))


def _ends_sentence(text: str) -> bool:
    """Does the line end with a full stop or mark of exclamation, quotation marks aside? Not with initials ("U.S.")."""
    bare = text.rstrip("\"'”’)]»")
    if bare.endswith("..."):
        return False
    return bare.endswith((".", "!")) and not _INITIALS.search(bare)
