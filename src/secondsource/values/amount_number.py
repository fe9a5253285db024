"""Words of a text -> any number: plain ones, "2½", "half a million", "two-thirds", "one in five", "dozens", "sixth"."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from secondsource.values.amount_words import (
    LARGEST,
    Number,
    figures_at,
    is_thing,
    openers_of,
    phrases,
    scale_at,
    spelled_at,
    table_of,
)
from secondsource.values.tokens import DASHES, Token, low_at
from secondsource.values.units import unit_after

_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64})  # what things are divided into; "9/11" is none

_BETWEEN = frozenset(',;:!?"“”()[]')  # marks that no number begins with


@cache
def _first_words() -> frozenset[str]:
    tables = [table_of(key) for key in ("cardinals", "scales", "ordinals")]
    return frozenset({"a", "an", "half", "minus", *openers_of("vague"), *openers_of("multiplying")}).union(*tables)


def may_begin_number(word: str) -> bool:
    """Can a number begin with this word, figure or sign, by itself? Words that open none are told apart at once."""
    return word.lower() in _first_words() if word[0].isalpha() else word not in _BETWEEN


def number_at(tokens: Sequence[Token], at: int, money: bool = False) -> Number | None:
    """Read the number that begins at a token; `money`: behind a currency sign, where "m" means million."""
    found = (
        _vague(tokens, at)
        or _ordinal(tokens, at)
        or _fraction(tokens, at)
        or figures_at(tokens, at, money)
        or _share(tokens, at)
        or spelled_at(tokens, at)
    )
    if not found or found.form not in ("figures", "words"):
        return found
    return _out_of(tokens, at, found) or _with_fraction(tokens, found) or _and_a_half(tokens, found)


def _and_a_half(tokens: Sequence[Token], number: Number) -> Number:
    """Add the "and a half" of two and a half, two-and-a-half."""
    places = [i for i in range(number.end, min(number.end + 6, len(tokens))) if tokens[i].text not in DASHES][:3]
    said = [tokens[i].low for i in places]
    if len(said) < 3 or said[:2] != ["and", "a"] or said[2] not in ("half", "quarter"):
        return number
    more = Decimal(1) / table_of("fractions")[said[2]]
    factor, end = scale_at(tokens, places[2] + 1, False)
    if (number.high + 1) * factor > LARGEST:
        return number
    return replace(number, low=(number.low + more) * factor, high=(number.high + more) * factor, end=end)


# fractions in figures -------------------------------------------------------------------------------------------------


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "½", "1/2 pint", "1/3 of homes"; two figures with a stroke need a unit or an "of" after them."""
    found = _parted(tokens, at)
    if found is None:
        return None
    value, end = found
    if low_at(tokens, end) == "of" or (len(tokens[at].text) == 1 and not tokens[at].text.isdecimal()):
        share = unit_after(tokens, end, True) is None
        return Number(value, value, end, "share" if share else "figures")
    return Number(value, value, end, "figures") if unit_after(tokens, end, True) else None


def _parted(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read "½" or "1/2": the value and the index after it."""
    text = tokens[at].text if at < len(tokens) else ""
    if len(text) == 1 and unicodedata.category(text) == "No" and 0 < unicodedata.numeric(text) < 1:
        return round(Decimal(unicodedata.numeric(text)), 6), at + 1
    whole = low_at(tokens, at + 2)
    if not (text.isdecimal() and low_at(tokens, at + 1) in ("/", "⁄") and whole.isdecimal() and tokens[at + 2].glued):
        return None
    if len(whole) > 2 or len(text) > 2 or int(whole) not in _PARTS or not 0 < int(text) < int(whole):
        return None
    stroke = low_at(tokens, at + 3) in ("/", "⁄") and tokens[at + 3].glued  # "1/2/2020"
    return None if stroke else (round(Decimal(text) / Decimal(whole), 6), at + 3)


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number | None:
    """Read "2½", "2 1/2", "2-1/2"."""
    at = number.end + 1 if low_at(tokens, number.end) in DASHES else number.end
    found = _parted(tokens, at) if number.form == "figures" and number.low == int(number.low) else None
    if found is None:
        return None
    factor, end = scale_at(tokens, found[1], False)
    value = (number.low + found[0]) * factor
    return Number(value, value, end, "figures", factor != 1) if value <= LARGEST else None


# shares, vague words, ordinals ----------------------------------------------------------------------------------------


def _share(tokens: Sequence[Token], at: int) -> Number | None:
    word = low_at(tokens, at)
    if low_at(tokens, at + 1) == "half" and low_at(tokens, at - 1) == "and":
        return None  # "a mile and a half"
    if word == "half":
        return _half(tokens, at)
    top = Decimal(1) if word in ("a", "an") else table_of("cardinals").get(word)
    next_at = at + 2 if low_at(tokens, at + 1) in DASHES else at + 1
    part = low_at(tokens, next_at)
    bottom = table_of("fractions").get(part)
    if top is None or bottom is None or top >= bottom or (top > 1) != part.endswith("s"):
        return None
    if top == 1 and low_at(tokens, next_at + 1) not in ("of", "to", "in", "from", "less", "more", "", ".", ",", ")"):
        return None
    factor, end = _of_scale(tokens, next_at + 1)
    value = top / bottom * factor
    return Number(value, value, end, "share" if factor == 1 else "words")


def _of_scale(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """Read "of a million" after a fraction."""
    if low_at(tokens, at) == "of" and low_at(tokens, at + 1) == "a":
        factor, end = scale_at(tokens, at + 2, False)
        if factor != 1:
            return factor, end
    return Decimal(1), at


def _half(tokens: Sequence[Token], at: int) -> Number | None:
    half = Decimal("0.5")
    after = low_at(tokens, at + 1)
    if after in ("a", "an") or after in DASHES:
        factor, end = scale_at(tokens, at + 2, False)
        if factor != 1:
            return Number(half * factor, half * factor, end, "words", True)
        return Number(half, half, at + 2, "words") if after in ("a", "an") else None
    if after in ("dozen", "million", "billion"):
        factor, end = scale_at(tokens, at + 1, False)
        return Number(half * factor, half * factor, end, "words", True)
    if low_at(tokens, at - 1) in ("first", "second", "other", "latter", "last", "a", "and", "-"):
        return None
    return Number(half, half, at + 1, "share")


def _out_of(tokens: Sequence[Token], at: int, number: Number) -> Number | None:
    """Read "three out of ten", "one in five" as a share."""
    words = (low_at(tokens, number.end), low_at(tokens, number.end + 1))
    start = number.end + 2 if words == ("out", "of") else number.end + 1 if words[0] == "in" else 0
    whole = (figures_at(tokens, start, False) or spelled_at(tokens, start)) if start else None
    if not whole or number.low >= whole.low or number.low != int(number.low):
        return None
    small = whole.low <= 10 or (whole.low <= 1000 and number.low == 1)
    if not small or (words[0] == "in" and not _in_all(tokens, at, whole)):
        return None
    return Number(number.low / whole.low, number.low / whole.low, whole.end, "share")


def _in_all(tokens: Sequence[Token], at: int, whole: Number) -> bool:
    """Is it "one in five homes", "six in 10 say", not "six in 10 days"?"""
    if unit_after(tokens, whole.end, True) is not None:
        return False
    if low_at(tokens, at) == "one" and is_thing(low_at(tokens, whole.end)):
        return True
    return whole.low == 10 and low_at(tokens, whole.end)[:1].isalpha()


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    for key in ("multiplying", "vague"):
        if low_at(tokens, at) not in openers_of(key):
            continue
        for size in (4, 3, 2, 1):
            words = tuple(t.low for t in tokens[at : at + size])
            allowed = phrases(key).get(words)
            if len(words) < size or not isinstance(allowed, tuple):
                continue
            factor, end = scale_at(tokens, at + size, False) if key == "multiplying" else (Decimal(1), at + size)
            if key == "vague" or factor != 1:
                return Number(allowed[0] * factor, allowed[1] * factor, end, "vague")
    return None


def _ordinal(tokens: Sequence[Token], at: int) -> Number | None:
    word = low_at(tokens, at)
    ordinals = table_of("ordinals")
    if word in ordinals and low_at(tokens, at - 1) not in table_of("cardinals"):
        return Number(ordinals[word], ordinals[word], at + 1, "ordinal")
    tens = table_of("cardinals").get(word, Decimal(0))
    unit = ordinals.get(low_at(tokens, at + 2), Decimal(10))
    if tens >= 20 and low_at(tokens, at + 1) in DASHES and unit < 10:
        return Number(tens + unit, tens + unit, at + 3, "ordinal")
    if word.isdecimal() and low_at(tokens, at + 1) in ("st", "nd", "rd", "th") and tokens[at + 1].glued:
        return Number(Decimal(word), Decimal(word), at + 2, "ordinal")
    return None


def vague_words(low: Decimal, high: Decimal) -> str:
    """Return the words of a vague number by its range ("dozens", "several hundred"); else the range in figures."""
    for words, allowed in phrases("vague").items():
        if allowed == (low, high):
            return " ".join(words)
    for words, (least, most) in ((w, a) for w, a in phrases("multiplying").items() if not isinstance(a, str)):
        for scale, size in table_of("scales").items():
            if (least * size, most * size) == (low, high) and not scale.endswith("s"):
                return " ".join((*words, scale))
    return f"{low:,f} to {high:,f}"
