"""A verb or noun that tells what happens -> its doing: one word for all that tell the same ("blast" -> "blast")."""

import re
from functools import cache, lru_cache

from secondsource.lang.lexicon import lexicon
from secondsource.values.terms import stem

_NEXT = re.compile(r"\s*([a-z]+)(?:\s+([a-z]+))?")
_FEWEST_CHARS = 3  # a plain form shorter than this was read wrongly more often than not


def parse_doing(lemma: str, word: str, after: str, *, noun: bool) -> str:
    """Return the doing of a word: `lemma` is its plain form, `word` as written, `after` the text behind it."""
    told = _NEXT.match(after)
    small = (told[1], f"{told[1]} {told[2]}") if told else ()
    return _doing(lemma, word.lower().rpartition(" ")[2], small, noun)


@lru_cache(maxsize=16_384)  # of a hundred words that tell what happens, most have stood before the same small words
def _doing(lemma: str, written: str, small: tuple[str, ...], noun: bool) -> str:
    for plain in (lemma, written):
        for longer in reversed(small):
            found = _table().get((_stems(f"{plain} {longer}"), None)) if not noun else None
            if found:
                return found
        found = _table().get((stem(plain), noun)) or _table().get((stem(plain), None))
        if found:
            return found
    return stem(lemma if len(lemma) >= _FEWEST_CHARS else written)


@cache
def _stems(words: str) -> str:
    first, *others = words.split(" ")
    return " ".join([stem(first), *others])


@cache
def _table() -> dict[tuple[str, bool | None], str]:
    """Return the lexicon by stem and by what the word must be: noun, verb (False) or either (None)."""
    table: dict[tuple[str, bool | None], str] = {}
    for name, others in sorted(lexicon("doings")["doings"].items()):
        for word in (name, *others):
            kind, _, rest = word.partition(" ")
            only = {"the": True, "to": False}.get(kind) if rest else None
            table.setdefault((_stems(rest if only is not None else word), only), stem(name))
    return table
