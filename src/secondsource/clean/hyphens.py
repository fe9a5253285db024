"""The two parts of a word that a line end cut at a hyphen -> one word, with its hyphen or without."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from secondsource.lang.lexicon import words
from secondsource.values.terms import rarity, stem

_LAST = re.compile(r"(?<!\w)([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_LAST_CHARS = 40  # no word is longer
_FIRST = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"[^\W_][-‐]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST_LETTERS = 3  # of a part that is a word of its own
_UNSEEN = rarity("")


def is_cut(left: str, right: str) -> bool:
    """Does a line end in a hyphen within a word that goes on in the next line ("govern-" / "ment")?"""
    return _ends_in_hyphen(left) and right[:1].islower()


def join_lines(lines: Sequence[str], seen: Container[str]) -> str:
    """Return the lines of one paragraph as one; `seen` holds the words of the text, in lower case.

    The hyphen of a cut word goes when the whole is a word, or a part is none; it stays in "well-known", "twenty-five"
    and "Anglo-Saxon", and with a space after it in "pre- and post-war".
    """
    parts = []
    for left, right in pairwise(lines):
        if is_cut(left, right):
            parts.append(_up_to_cut(left, right, seen))
        else:
            parts.append(left if _ends_in_hyphen(left) and right[0].isalnum() else left + " ")
    return "".join([*parts, lines[-1]])


def _ends_in_hyphen(line: str) -> bool:
    return line.endswith(("-", "‐")) and _CUT.search(line[-2:]) is not None


def _up_to_cut(left: str, right: str, seen: Container[str]) -> str:
    found, follow = _LAST.search(left[-_LAST_CHARS:]), _FIRST.match(right)
    if not found or not follow:
        return left
    first, second = found[1].lower(), follow[0].lower()
    if second in ("and", "or", "to"):
        return left + " "
    return left[:-1] if _is_one_word(first, second, seen) else left


def words_seen(text: str) -> frozenset[str]:
    """Return the words of a text that are whole, in lower case."""
    return frozenset(_WORDS.findall(text.lower()))


def _is_one_word(first: str, second: str, seen: Container[str]) -> bool:
    if first + second in seen or f"{first}-{second}" in seen:
        return f"{first}-{second}" not in seen
    if "-" in first:
        return not _is_word(second)  # "state-of-the-" / "art"
    if _is_known(first + second):
        return True
    return first not in words("furniture", "hyphen_firsts") and not (_is_word(first) and _is_word(second))


def _is_word(part: str) -> bool:
    return len(part) >= _LEAST_LETTERS and _is_known(part)


def _is_known(word: str) -> bool:
    """Is this a word of general English, going by the table of frequencies?"""
    return rarity(stem(word)) < _UNSEEN or word in words("stopwords", "general")
