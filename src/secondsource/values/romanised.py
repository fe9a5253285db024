"""Two words -> are they one name brought into Latin letters in two ways? Arabic, Persian, Slavic, Greek, Korean."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from secondsource.lang.lexicon import lexicon

_SKELETON_MIN = 2  # consonants needed before vowels may differ
_ALIKE = 0.6  # of the letters of two words with one skeleton (measured on person pairs of a name bench)

_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")


@cache
def _patterns(key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the spellings of sounds (`sounds`, `korean`) in the order they are used."""
    return tuple((re.compile(pattern), sound) for pattern, sound in lexicon("names")["romanisation"][key])


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return a folded word in one spelling of its sounds ("heydar", "haidar" stay apart in vowels only)."""
    for pattern, sound in _patterns("sounds"):
        word = pattern.sub(sound, word)
    return _DOUBLED.sub(r"\1", word)


def same_sound(a: str, b: str) -> bool:
    """Are two folded words one name in two transliterations: the same consonants, vowels alike?"""
    if a == b:
        return True
    first, second = sound_of(a), sound_of(b)
    if first == second:
        return len(first) > 1
    bones, others = _VOWELS.sub("", first), _VOWELS.sub("", second)
    if bones != others or len(bones) < _SKELETON_MIN or (first[0] in "aeiou") != (second[0] in "aeiou"):
        return False
    if len(bones) == _SKELETON_MIN and min(len(a), len(b)) < 5:
        return False
    return Levenshtein.normalized_similarity(first, second) >= _ALIKE


@lru_cache(maxsize=65536)
def _syllables(word: str) -> str:
    for pattern, sound in _patterns("korean"):
        word = pattern.sub(sound, word)
    return word


def same_standard(a: str, b: str) -> bool:
    """Are two syllables of a Korean or Chinese name one in two romanisation standards ("myung", "myeong")?"""
    return a == b or _syllables(a) == _syllables(b)


def same_syllables(a: str, b: str) -> bool:
    """Are two given or family names, syllables written together, one in two romanisations or nearly so?"""
    if same_standard(a, b):
        return True
    first, second = _syllables(a), _syllables(b)
    bones, others = _VOWELS.sub("", first), _VOWELS.sub("", second)
    return bones == others and len(bones) > _SKELETON_MIN and Levenshtein.distance(first, second) <= 1
