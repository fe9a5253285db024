"""A word -> the numbers the reader's network knows it by: its key among the word vectors, rows for its letters.

Training and reading share this file, so that a word is never spelled in two ways.
"""

import re
from functools import lru_cache
from zlib import crc32

ROWS = 24_576
"""Rows of the table of letter features; features may share one (the hashing trick, Weinberger et al. 2009)."""

LETTERS = 10
"""Letter features of one word."""

_STRAIGHT = str.maketrans("“”‘’–—", "\"\"''--")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_LONGEST_RUN = 3
_RUN = re.compile(r"(.)\1{3,}")


class _Forms(dict[int, str]):
    """Every character's form by its number, worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        char = chr(number)
        form = ("X" if char.isupper() else "x") if _LETTER.match(char) else "d" if _DIGIT.match(char) else char
        self[number] = form
        return form


_FORMS = _Forms()


def vector_key(word: str) -> str:
    """Return the form under which a word stands in the table of word vectors."""
    return word.translate(_STRAIGHT).lower()


def letter_rows(word: str) -> list[int]:
    """Return the rows of a word's letter features: the word, its form and shape, its first and last letters."""
    plain = word.translate(_STRAIGHT)
    low = plain.lower()
    features = (
        "w" + low,
        "f" + plain,
        "x" + word_shape(plain),
        "1" + plain[:1],
        "2" + low[:2],
        "3" + low[:3],
        "a" + low[-1:],
        "b" + low[-2:],
        "c" + low[-3:],
        "d" + low[-4:],
    )
    return [crc32(feature.encode("utf-8", "surrogatepass")) % ROWS for feature in features]


def word_shape(word: str) -> str:
    """Return the word with capitals as X, other letters as x, digits as d; longer runs are cut to three ("Xxxx")."""
    form = word.translate(_FORMS)
    return _RUN.sub(r"\1\1\1", form) if len(form) > _LONGEST_RUN else form


def lemma_script(word: str, lemma: str) -> str:
    """Return how a word becomes its lemma: "-3+y" cuts three letters and adds a y; "=be" is another word altogether."""
    low, want = word.lower(), lemma.lower()
    same = 0
    while same < min(len(low), len(want)) and low[same] == want[same]:
        same += 1
    if same == 0:
        return f"={want}" if len(want) < 8 else "-0+"
    return f"-{len(low) - same}+{want[same:]}"


@lru_cache(50_000)
def apply_script(word: str, script: str) -> str:
    """Return the lemma that a script makes of a word, in lower case."""
    low = word.lower()
    if script.startswith("="):
        return script[1:]
    cut, add = script[1:].split("+", 1)
    return low[: len(low) - int(cut)] + add if int(cut) < len(low) else low
