"""Terms: the content words of a passage, stemmed and led back to one word per family ("tremor" -> "earthquak")."""

import re
from functools import cache, lru_cache
from math import log

import snowballstemmer

from secondsource.lang.lexicon import lexicon, words

_WORD = re.compile(r"[^\W\d_](?:[\w’']*[^\W_])?")
_FEWEST_CHARS = 3


@lru_cache(maxsize=65_536)  # the same sentences and phrases are asked for by many, and stand in many reports
def content_terms(passage: str) -> tuple[str, ...]:
    """Return the content words of a passage as terms, each once, sorted; figures and function words are left out."""
    return tuple(sorted({_root(word) for word in content_words(passage)}))


def content_words(passage: str) -> list[str]:
    """Return the content words of a passage as written, in lower case, in order."""
    lowered = (w.lower().replace("’", "'").removesuffix("'s") for w in _WORD.findall(passage))
    return [w for w in lowered if len(w) >= _FEWEST_CHARS and w not in _stopwords()]


def word_family(word: str) -> str:
    """Return the term of one word, function words and short ones too ("tremors" -> "earthquak")."""
    return _root(word.lower())


@lru_cache(maxsize=65_536)  # words come again; stemming one takes longer than looking it up
def stem(word: str) -> str:
    """Return the stem of a lower-case word (Snowball, English)."""
    return str(_stemmer().stemWord(word))


@cache
def _stopwords() -> frozenset[str]:
    return words("stopwords", "general") | words("stopwords", "news")


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")


@cache
def _families() -> dict[str, str]:
    table: dict[str, str] = {}
    for family in lexicon("equivalents")["families"]:
        for word in family:
            table.setdefault(stem(word), stem(family[0]))
    return table


@cache
def _root(word: str) -> str:
    plain = stem(word)
    return _families().get(plain, plain)


def rarity(term: str) -> float:
    """Return how telling a term is: the logarithm of how seldom a passage of general English holds it (0 and up)."""
    passages, held = _frequencies()
    return log(passages / held.get(term, 1.5))  # unseen: rarer than the rarest in the table


@cache
def _frequencies() -> tuple[float, dict[str, float]]:
    table = lexicon("frequencies")
    held = {t: float(band["held_by"]) for band in table["band"] for t in band["stems"].split()}
    return float(table["passages"]), held
