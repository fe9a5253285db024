"""A parsed page and the text taken from it -> what was left behind, with the kind of page part it stood in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource.clean.furniture import judge_line
from secondsource.clean.lines import Line
from secondsource.lang.lexicon import lexicon
from secondsource.records.document import Removed

_MOST_PIECES = 60
_MOST_CHARS = 300
_MOST_BLOCKS = 5000  # the development pages have up to some 3,000; the rest of a huge page is not listed
_LEAST_WORDS = 2
_END_CHARS = 40  # of letters and digits: enough to know a paragraph by its beginning or end
_ELSE = "not part of the report"
_NO_WORDS = frozenset(
    {"head", "iframe", "noscript", "object", "option", "script", "style", "svg", "template", "textarea"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "font", "i", "img", "ins", "label", "mark", "q", "s", "small"}
    | {"span", "strong", "sub", "sup", "time", "u", "wbr"}
)
_WHOLE = frozenset({"article", "body", "html", "main"})  # their classes speak of the whole page
_TAGS = {"nav": "navigation", "aside": "sidebar", "footer": "footer"}
_TOKEN = re.compile(r"[a-z]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a page that is not in its text; `after` is the kept block before it ("" for the top of the page)."""

    text: str
    why: str
    after: str


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of one block element; `part` numbers the part of the page (navigation …) it belongs to, 0 for none."""

    text: str
    why: str
    part: int


def read_dropped(tree: Any, kept: str) -> tuple[Dropped, ...]:
    """Return the visible pieces of an lxml tree that are not in `kept`, in page order, each text once."""
    lines = {_letters(line) for line in kept.split("\n")}
    whole = _letters(kept)
    found: dict[str, Dropped] = {}
    after = ""
    parts: list[_Block] = []
    for block in _blocks(tree):
        if _is_kept(block, lines, whole):
            _take(parts, after, found)
            parts, after = [], block.text if len(block.text) > _END_CHARS else after
            continue
        if parts and (block.part != parts[-1].part or not block.part):
            _take(parts, after, found)
            parts = []
        parts.append(block)
        if len(found) >= _MOST_PIECES:
            break
    _take(parts, after, found)
    return tuple(found.values())[:_MOST_PIECES]


def place_dropped(dropped: Iterable[Dropped], text: str) -> list[Removed]:
    """Return the pieces with their places in the story text, behind the block that stood before them on the page."""
    removed, at = [], 0
    for piece in dropped:
        place = text.find(piece.after[:_END_CHARS], at) if piece.after else -1
        end = text.find("\n\n", place) if place >= 0 else at
        at = len(text) if end < 0 else end
        removed.append(Removed(piece.text, piece.why, at))
    return removed


def _take(parts: list[_Block], after: str, found: dict[str, Dropped]) -> None:
    text = " ".join(block.text for block in parts)
    if text.count(" ") + 1 < _LEAST_WORDS or not _letters(text):
        return
    shown = text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1].rstrip() + "…"
    why = parts[0].why if parts[0].part else judge_line(Line(shown)) or _ELSE
    found.setdefault(_letters(shown), Dropped(shown, why, after))


def _is_kept(block: _Block, lines: set[str], whole: str) -> bool:
    letters = _letters(block.text)
    if letters in lines:
        return True
    if block.part and block.text.count(" ") < _LEAST_WORDS:
        return False  # "World" of a menu, which the text names too
    return letters[:_END_CHARS] in whole and letters[-_END_CHARS:] in whole


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def _blocks(tree: Any) -> Iterator[_Block]:
    """Yield the words of the page block by block, in the order of the page."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    words: list[str] = []
    parts = [(_ELSE, 0)]  # of the elements that are open, the innermost last
    count = 0
    walker = iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag not in _INLINE and (text := " ".join("".join(words).split())):
            yield _Block(text, *parts[-1])
            count += 1
            words = []
        if count >= _MOST_BLOCKS:
            return
        if event == "end":
            parts.pop()
            words.append(element.tail or "")
            continue
        why = _part_of(element, tag)
        parts.append((why, count + 1) if why and why != parts[-1][0] else parts[-1])
        if tag in _NO_WORDS or element.get("hidden") is not None:
            walker.skip_subtree()
        else:
            words.append(f" {element.text or ''}" if tag in ("a", "br") else element.text or "")


def _part_of(element: Any, tag: str) -> str | None:
    if tag in _WHOLE:
        return None
    named = _TOKEN.findall(f"{element.get('class') or ''} {element.get('id') or ''}".lower())
    return next((_part_words()[token] for token in named if token in _part_words()), _TAGS.get(tag))


@cache
def _part_words() -> dict[str, str]:
    return {word: part for part, listed in lexicon("furniture")["page_parts"].items() for word in listed}
