"""Words of a text -> plain numbers: "120, 000", "4.3M", "twenty-two", "a hundred and ten thousand"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from msgspec import Struct

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.plurals import is_plural
from secondsource.values.tokens import DASHES, Token, low_at, tokens_of

Form = Literal["figures", "words", "share", "vague", "ordinal"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,3}(?:,\d{2})*,\d{3}$|\d+(?:\.\d+)?$")
_MOST_DIGITS = 18  # longer rows of figures are no amounts
LARGEST = Decimal(10) ** 18
_MOST_WORDS = 12  # number words read as one number


class Number(Struct, frozen=True):
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
def openers_of(key: str) -> frozenset[str]:
    """Return the first words of a table's phrases."""
    return frozenset(words[0] for words in phrases(key))


@cache
def table_of(key: str) -> dict[str, Decimal]:
    """Return a table of `numbers.toml` from words to numbers."""
    return {word: Decimal(value) for word, value in lexicon("numbers")[key].items()}


def plain_number(text: str) -> Decimal | None:
    """Read a number in figures as one token gives it ("1,400", "1.5"); None for "1.2.3" or "12,34"."""
    figures = text.replace(",", "")
    return Decimal(figures) if len(figures) <= _MOST_DIGITS and _GROUPED.match(text) else None


# figures --------------------------------------------------------------------------------------------------------------


def figures_at(tokens: Sequence[Token], at: int, money: bool) -> Number | None:
    """Read a number in figures with the size that follows it; `money`: behind a currency sign."""
    point = low_at(tokens, at) == "." and at + 1 < len(tokens) and tokens[at + 1].glued and not tokens[at].glued
    first = at + 1 if point else at
    if first >= len(tokens) or not tokens[first].text[0].isdecimal():
        return None
    text, end = _joined(tokens, first)
    value = plain_number(f"0.{text}" if point else text)
    if value is None:
        return None
    factor, after = scale_at(tokens, end, money)
    if value * factor > LARGEST:
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


def scale_at(tokens: Sequence[Token], at: int, money: bool) -> tuple[Decimal, int]:
    """Read million, bn, hundred thousand … after a number: the factor and the index after it."""
    factor = Decimal(1)
    while at < len(tokens) and factor < LARGEST:
        step = at + 1 if low_at(tokens, at) in DASHES and low_at(tokens, at + 1) in table_of("scales") else at
        word = tokens[step].text if step < len(tokens) else ""
        size = table_of("scales").get(word.lower()) or _suffix(tokens, step, money)
        if size is None:
            break
        factor, at = factor * size, step + 1
    return factor, at


def _suffix(tokens: Sequence[Token], at: int, money: bool) -> Decimal | None:
    word = tokens[at].text
    size = table_of("suffixes").get(word) or (table_of("after_money").get(word) if money else None)
    if size is not None and (tokens[at].glued or len(word) > 1 or money):
        return size
    # "5m people", "2m jobs", "800k euros": a metre is never followed by what is counted
    if word in table_of("before_things") and tokens[at].glued and is_thing(low_at(tokens, at + 1)):
        return table_of("before_things")[word]
    return None


def is_thing(word: str) -> bool:
    """Is this a plural noun that no length is said of ("people", not the "hurdles" of 100m), or a currency's name?"""
    if word in words("numbers", "currencies_without_plural"):
        return True
    grammar = word in words("stopwords", "general") or word in words("numbers", "measured_in_metres")
    return is_plural(word) and not grammar


# words ----------------------------------------------------------------------------------------------------------------


def spelled_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a number in words: "twenty-two", "a hundred", "three million"."""
    start = at + 1 if low_at(tokens, at) in ("a", "an") else at
    if start != at and low_at(tokens, start) not in table_of("scales"):
        return None
    if start == at and low_at(tokens, at) not in table_of("cardinals"):
        return None
    total, current, end = _accumulate(tokens, start, Decimal(1) if start != at else Decimal(0))
    value = total + current
    if value > LARGEST:
        return None
    return Number(value, value, end, "words", value >= 100)


def _accumulate(tokens: Sequence[Token], at: int, current: Decimal) -> tuple[Decimal, Decimal, int]:
    """Add up spelled numbers: (finished thousands, running part, index after the last word used)."""
    total, room, end = Decimal(0), Decimal(100), at
    stop = min(len(tokens), at + _MOST_WORDS)
    while at < stop and total + current <= LARGEST:
        word = low_at(tokens, at)
        if word in table_of("scales"):
            size = table_of("scales")[word]
            if size >= 1000:
                total, current, room = (total + current) * size, Decimal(0), Decimal(1000)
            else:
                current, room = current * size, Decimal(100)
        elif word in table_of("cardinals") and table_of("cardinals")[word] < room:
            current += table_of("cardinals")[word]
            room = Decimal(10) if current % 100 >= 20 and current % 10 == 0 else Decimal(0)
        else:
            break
        at = end = at + 1
        at = _skip_link(tokens, at)
    return total, current, end


def _skip_link(tokens: Sequence[Token], at: int) -> int:
    """Step over the hyphen of twenty-two and the "and" of a hundred and ten."""
    word, after = low_at(tokens, at), low_at(tokens, at + 1)
    if word in DASHES and (after in table_of("cardinals") or after in table_of("scales")):
        return at + 1
    if word == "and" and after in table_of("cardinals") and low_at(tokens, at - 1) in ("hundred", "thousand"):
        return at + 1
    return at
