"""Two words -> are they one name brought into Latin letters in two ways? Arabic, Persian, Slavic, Greek, Korean."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_SKELETON_MIN = 2  # consonants needed before vowels may differ
_ALIKE = 0.6  # of the letters of two words with one skeleton (measured on person pairs of a name bench)

# Spellings of one sound, in this order; longest first where one holds another.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sz|š", "sh"), (r"tch|tsch|cz|č", "ch"), (r"dzh|dj|dsch", "j"), (r"zh|ž", "j"), (r"ph", "f"), (r"kh|gh", "k"), (r"ck|q", "k"),
        (r"th", "t"), (r"dh", "d"), (r"x", "ks"), (r"w", "v"), (r"c(?!h)", "k"), (r"off\b", "ov"), (r"eff\b", "ev"), (r"tz|ts", "z"),
        (r"(?<=[aeiou])h(?![aeiou])", ""), (r"ou|oo", "u"), (r"ee|ii|iy|yi|ij|ey\b|iyy", "i"), (r"ye|je(?!n)", "e"), (r"ya|ia", "ia"), (r"y", "i"),
    )
]  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")

# Revised Romanisation, McCune-Reischauer and house styles of Korean brought to one.
_KOREAN = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:lee|yi|rhee|rhie|ri|li|i)$", "lee"), (r"^(?:park|pak|bak)$", "pak"), (r"^(?:choi|choe)$", "choe"), (r"^(?:roh|noh|no|ro)$", "no"),
        (r"^gim$", "kim"), (r"yeo|yu(?=ng)|you(?=ng)|yo(?=ng)", "yo"), (r"eo|u(?=ng|n[gk]|k$|ng$)", "o"), (r"eu|oo|ou|wu", "u"), (r"^ch(?!o?l)", "j"), (r"^ch", "j"), (r"^g", "k"),
        (r"^b", "p"), (r"^d", "t"), (r"^r", "l"), (r"shi", "si"), (r"ae", "e"), (r"woo", "u"),
    )
]  # fmt: skip


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return a folded word in one spelling of its sounds ("heydar", "haidar" stay apart in vowels only)."""
    for pattern, sound in _SOUNDS:
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
    for pattern, sound in _KOREAN:
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
