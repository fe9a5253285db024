"""The lexicons are data one can review: they parse, and their lists are sorted, without doubles or empty words.

A short list may lead with its main form ("square foot", "sq feet"); one of a dozen or more words is sorted.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from house_files import PACKAGE

FOLDER = PACKAGE / "lang" / "data"
FILES = sorted(FOLDER.rglob("*.toml"))

SHORT = 12
# Lists whose order means something: (file, key).
ORDERED: set[tuple[str, str]] = set()


def letters(word: str) -> str:
    """Return what counts in a dictionary's order: no case, marks, accents or spaces; "U.S. dollar" is "usdollar"."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if char.isalnum()) or word


def out_of_order(words: list[str]) -> list[tuple[str, str]]:
    """Return the first neighbours that stand the wrong way round, unless the list is sorted in any usual way."""
    wrong = []
    for key in (str, str.casefold, letters):
        pairs = [(a, b) for a, b in pairwise(words) if key(a) > key(b)]
        if not pairs:
            return []
        wrong = pairs[:1]
    return wrong


def lists(value: Any, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield (key, list) for every plain list of strings in a parsed file, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        yield key, value
    elif isinstance(value, list):
        for inner in value:
            yield from lists(inner, key)


def read(path: Path) -> list[tuple[str, list[str]]]:
    return list(lists(tomllib.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lists_are_sorted(path):
    long = [(key, words) for key, words in read(path) if len(words) >= SHORT and (path.stem, key) not in ORDERED]
    assert {key: out_of_order(words) for key, words in long if out_of_order(words)} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_twice_and_none_empty(path):
    """A list of two may be a pair (what is written, what it becomes), and its second part may be nothing."""
    for key, words in read(path):
        assert len(words) == len(set(words)), (key, sorted({w for w in words if words.count(w) > 1}))
        assert len(words) == 2 or all(word == word.strip() and word for word in words), key


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_lexicon_says_what_it_holds(path):
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_there_are_lexicons_and_orders_that_exist():
    assert FILES
    known = {(path.stem, key) for path in FILES for key, _ in read(path)}
    assert known >= ORDERED


def test_lists_are_found_at_any_depth():
    assert list(lists({"a": {"b": ["x", "y"]}, "c": [{"d": ["z"]}, 3]})) == [("a.b", ["x", "y"]), ("c.d", ["z"])]


def test_orders_are_told_apart():
    assert out_of_order(["a.m", "a.m.", "am", "bst"]) == []
    assert out_of_order(["AT&T", "Accenture", "Adidas"]) == []
    assert out_of_order(["b", "a", "c"]) == [("b", "a")]
