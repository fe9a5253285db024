"""A passage -> its words, figures and signs with their offsets."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")
DASHES = frozenset("-–—‑‐−")


class Token(NamedTuple):  # made by the million: a plain dataclass takes twice as long
    """A word, number or sign of a text with its offsets; `low` is the lower-case form, `glued`: no space before it."""

    text: str
    low: str
    start: int
    end: int
    glued: bool


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a passage of a text into tokens; offsets are into the whole text."""
    found: list[Token] = []
    last = -1
    for hit in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begins, ends = hit.span()
        word = hit[0]
        found.append(Token(word, word.lower(), begins, ends, begins == last))
        last = ends
    return found


def low_at(tokens: Sequence[Token], at: int) -> str:
    """Return the lower-case token at an index, "" outside the text."""
    return tokens[at].low if 0 <= at < len(tokens) else ""
