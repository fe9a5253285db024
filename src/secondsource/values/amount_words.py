"""Words of a text -> numbers: "120, 000", "twenty-two", "half a million", "two-thirds", "dozens", "sixth"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from secondsource.lang.lexicon import lexicon
from secondsource.values.tokens import DASHES, Token, low_at, tokens_of

Form = Literal["figures", "words", "share", "vague", "ordinal"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,3}(?:,\d{2})*,\d{3}$|\d+(?:\.\d+)?$")
_MOST_DIGITS = 18  # longer rows of figures are no amounts
_LARGEST = Decimal(10) ** 18
_MOST_WORDS = 12  # number words read as one number


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the index of the token after it. `scaled`: a word or letter such as million took part."""

    low: Decimal
    high: Decimal
    end: int
    form: Form
    scaled: bool = False


@cache
def phrases(key: str) -> dict[tuple[str, ...], str | tuple[Decimal, Decimal]]:
    """Return a table of `numbers.toml` whose keys are phrases, by their tokens."""
    table = lexicon("numbers")[key]
    return {
        tuple(t.low for t in tokens_of(k)): v if isinstance(v, str) else (Decimal(v[0]), Decimal(v[1]))
        for k, v in table.items()
    }


@cache
def _openers(key: str) -> frozenset[str]:
    """Return the first words of a table's phrases."""
    return frozenset(words[0] for words in phrases(key))


@cache
def _table(key: str) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in lexicon("numbers")[key].items()}


def number_at(tokens: Sequence[Token], at: int, money: bool = False) -> Number | None:
    """Read the number that begins at a token; `money`: behind a currency sign, where "m" means million."""
    found = (
        _vague(tokens, at)
        or _ordinal(tokens, at)
        or _figures(tokens, at, money)
        or _share(tokens, at)
        or _spelled(tokens, at)
    )
    if not found or found.form not in ("figures", "words"):
        return found
    return _out_of(tokens, at, found) or _and_a_half(tokens, found)


def plain_number(text: str) -> Decimal | None:
    """Read a number in figures as one token gives it ("1,400", "1.5"); None for "1.2.3" or "12,34"."""
    figures = text.replace(",", "")
    return Decimal(figures) if len(figures) <= _MOST_DIGITS and _GROUPED.match(text) else None


# figures --------------------------------------------------------------------------------------------------------------


def _figures(tokens: Sequence[Token], at: int, money: bool) -> Number | None:
    point = low_at(tokens, at) == "." and at + 1 < len(tokens) and tokens[at + 1].glued and not tokens[at].glued
    first = at + 1 if point else at
    if first >= len(tokens) or not tokens[first].text[0].isdecimal():
        return None
    text, end = _joined(tokens, first)
    value = plain_number(f"0.{text}" if point else text)
    if value is None:
        return None
    factor, after = _scale(tokens, end, money)
    if value * factor > _LARGEST:
        return None
    value = _tidy(value * factor) if factor != 1 else value  # "6.0" keeps its nought, "1.5 million" needs none
    return Number(value, value, after, "figures", factor != 1)


def _tidy(value: Decimal) -> Decimal:
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < Decimal(10) ** 20 else value
    )


def _joined(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Join thousands groups that stand apart: "120, 000" and "1 400"."""
    text, end = tokens[at].text, at + 1
    if len(text) > 3 or text.startswith("0"):
        return text, end
    while end < len(tokens) and len(text) <= _MOST_DIGITS:
        comma = low_at(tokens, end) == "," and tokens[end].glued
        group = end + 1 if comma else end
        if group >= len(tokens) or not _is_group(tokens, group, comma):
            break
        text, end = text + tokens[group].text, group + 1
    return text, end


def _is_group(tokens: Sequence[Token], at: int, comma: bool) -> bool:
    """Is this a group of three figures that belongs to the number before? One after ", " must begin with 0 or end it.

    "12, 400 people" may be a list, so a group after a spaced comma that does not begin with 0 must follow one figure.
    """
    token = tokens[at]
    text, _, fraction = token.text.partition(".")
    if len(text) != 3 or not text.isdecimal() or token.start != tokens[at - 1].end + 1:
        return False
    if fraction and not fraction.isdecimal():
        return False
    if (
        at + 1 < len(tokens)
        and tokens[at + 1].glued
        and (low_at(tokens, at + 1) in DASHES or tokens[at + 1].text[0].isalpha())
    ):
        return comma and text == "000"
    return not comma or text.startswith("0") or len(tokens[at - 2].text) == 1


def _scale(tokens: Sequence[Token], at: int, money: bool) -> tuple[Decimal, int]:
    """Read million, bn, hundred thousand … after a number: the factor and the index after it."""
    factor = Decimal(1)
    while at < len(tokens) and factor < _LARGEST:
        step = at + 1 if low_at(tokens, at) in DASHES and low_at(tokens, at + 1) in _table("scales") else at
        word = tokens[step].text if step < len(tokens) else ""
        size = _table("scales").get(word.lower()) or _suffix(tokens, step, money)
        if size is None:
            break
        factor, at = factor * size, step + 1
    return factor, at


def _suffix(tokens: Sequence[Token], at: int, money: bool) -> Decimal | None:
    word = tokens[at].text
    size = _table("suffixes").get(word) or (_table("after_money").get(word) if money else None)
    if size is not None and (tokens[at].glued or len(word) > 1 or money):
        return size
    # "5m people", "2m jobs": a metre is never followed by what is counted
    if word == "m" and tokens[at].glued and _is_plural_word(low_at(tokens, at + 1)):
        return Decimal(1000000)
    return None


def _is_plural_word(word: str) -> bool:
    return word in ("people", "children", "women", "men") or (len(word) > 3 and word.isalpha() and word.endswith("s"))


# words ----------------------------------------------------------------------------------------------------------------


def _spelled(tokens: Sequence[Token], at: int) -> Number | None:
    start = at + 1 if low_at(tokens, at) in ("a", "an") else at
    if start != at and low_at(tokens, start) not in _table("scales"):
        return None
    if start == at and low_at(tokens, at) not in _table("cardinals"):
        return None
    total, current, end = _accumulate(tokens, start, Decimal(1) if start != at else Decimal(0))
    value = total + current
    if value > _LARGEST:
        return None
    return Number(value, value, end, "words", value >= 100)


def _accumulate(tokens: Sequence[Token], at: int, current: Decimal) -> tuple[Decimal, Decimal, int]:
    """Add up spelled numbers: (finished thousands, running part, index after the last word used)."""
    total, room, end = Decimal(0), Decimal(100), at
    stop = min(len(tokens), at + _MOST_WORDS)
    while at < stop and total + current <= _LARGEST:
        word = low_at(tokens, at)
        if word in _table("scales"):
            size = _table("scales")[word]
            if size >= 1000:
                total, current, room = (total + current) * size, Decimal(0), Decimal(1000)
            else:
                current, room = current * size, Decimal(100)
        elif word in _table("cardinals") and _table("cardinals")[word] < room:
            current += _table("cardinals")[word]
            room = Decimal(10) if current % 100 >= 20 and current % 10 == 0 else Decimal(0)
        else:
            break
        at = end = at + 1
        at = _skip_link(tokens, at)
    return total, current, end


def _skip_link(tokens: Sequence[Token], at: int) -> int:
    """Step over the hyphen of twenty-two and the "and" of a hundred and ten."""
    word, after = low_at(tokens, at), low_at(tokens, at + 1)
    if word in DASHES and (after in _table("cardinals") or after in _table("scales")):
        return at + 1
    if word == "and" and after in _table("cardinals") and low_at(tokens, at - 1) in ("hundred", "thousand"):
        return at + 1
    return at


def _and_a_half(tokens: Sequence[Token], number: Number) -> Number:
    """Add the "and a half" of two and a half, two-and-a-half."""
    words = [i for i in range(number.end, min(number.end + 6, len(tokens))) if tokens[i].text not in DASHES][:3]
    said = [tokens[i].low for i in words]
    if len(said) < 3 or said[:2] != ["and", "a"] or said[2] not in ("half", "quarter"):
        return number
    more = Decimal(1) / _table("fractions")[said[2]]
    factor, end = _scale(tokens, words[2] + 1, False)
    if (number.high + 1) * factor > _LARGEST:
        return number
    return replace(number, low=(number.low + more) * factor, high=(number.high + more) * factor, end=end)


# shares, vague words, ordinals ----------------------------------------------------------------------------------------


def _share(tokens: Sequence[Token], at: int) -> Number | None:
    word = low_at(tokens, at)
    if word == "half":
        return _half(tokens, at)
    top = Decimal(1) if word in ("a", "an") else _table("cardinals").get(word)
    next_at = at + 2 if low_at(tokens, at + 1) in DASHES else at + 1
    part = low_at(tokens, next_at)
    bottom = _table("fractions").get(part)
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
        factor, end = _scale(tokens, at + 2, False)
        if factor != 1:
            return factor, end
    return Decimal(1), at


def _half(tokens: Sequence[Token], at: int) -> Number | None:
    half = Decimal("0.5")
    after = low_at(tokens, at + 1)
    if after in ("a", "an") or after in DASHES:
        factor, end = _scale(tokens, at + 2, False)
        if factor != 1:
            return Number(half * factor, half * factor, end, "words", True)
        return Number(half, half, at + 2, "words") if after in ("a", "an") else None
    if after in ("dozen", "million", "billion"):
        factor, end = _scale(tokens, at + 1, False)
        return Number(half * factor, half * factor, end, "words", True)
    if low_at(tokens, at - 1) in ("first", "second", "other", "latter", "last", "a", "and", "-"):
        return None
    return Number(half, half, at + 1, "share")


def _out_of(tokens: Sequence[Token], at: int, number: Number) -> Number | None:
    """Read "three out of ten", "one in five" as a share."""
    words = (low_at(tokens, number.end), low_at(tokens, number.end + 1))
    start = number.end + 2 if words == ("out", "of") else number.end + 1 if words[0] == "in" else 0
    whole = (_figures(tokens, start, False) or _spelled(tokens, start)) if start else None
    if not whole or number.low >= whole.low or number.low != int(number.low):
        return None
    small = whole.low <= 10 or (whole.low <= 1000 and number.low == 1)
    if not small or (words[0] == "in" and low_at(tokens, at) != "one"):
        return None
    if words[0] == "in" and not _is_plural_word(low_at(tokens, whole.end)):
        return None
    return Number(number.low / whole.low, number.low / whole.low, whole.end, "share")


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    for key in ("multiplying", "vague"):
        if low_at(tokens, at) not in _openers(key):
            continue
        for size in (4, 3, 2, 1):
            words = tuple(t.low for t in tokens[at : at + size])
            allowed = phrases(key).get(words)
            if len(words) < size or not isinstance(allowed, tuple):
                continue
            factor, end = _scale(tokens, at + size, False) if key == "multiplying" else (Decimal(1), at + size)
            if key == "vague" or factor != 1:
                return Number(allowed[0] * factor, allowed[1] * factor, end, "vague")
    return None


def _ordinal(tokens: Sequence[Token], at: int) -> Number | None:
    word = low_at(tokens, at)
    ordinals = _table("ordinals")
    if word in ordinals and low_at(tokens, at - 1) not in _table("cardinals"):
        return Number(ordinals[word], ordinals[word], at + 1, "ordinal")
    tens = _table("cardinals").get(word, Decimal(0))
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
        for scale, size in _table("scales").items():
            if (least * size, most * size) == (low, high) and not scale.endswith("s"):
                return " ".join((*words, scale))
    return f"{low:,f} to {high:,f}"
