"""Two texts of one report → what changed between them: pieces that stayed, went or came, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s*+\S++|\s++$")
_MOST_WORDS = 4000  # beyond, sentences are compared and not words: comparing words takes quadratic time
_SENTENCES = re.compile(r"[^.!?\n]*+[.!?\n]++\s*+|[^.!?\n]++$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kept` stands in both versions, `gone` only in the earlier, `come` only in the later one."""

    how: Literal["kept", "gone", "come"]
    text: str


def compare_versions(earlier: str, later: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order."""
    cut = _WORDS if max(len(earlier), len(later)) < _MOST_WORDS * 6 else _SENTENCES
    return tuple(_pieces(cut.findall(earlier), cut.findall(later)))


def _pieces(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, earlier, later, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            yield Piece("kept", "".join(earlier[a:b]))
            continue
        if b > a:
            yield Piece("gone", "".join(earlier[a:b]))
        if d > c:
            yield Piece("come", "".join(later[c:d]))
