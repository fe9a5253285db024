"""A bare figure among its words -> the unit they imply.

A year of age ("Anna, 22,", "she was 81."), a magnitude ("but it was 6.1"), points ("at 1,463.78 points"),
that of the whole ("3 of the 9 bn yen").
"""

from collections.abc import Sequence

from secondsource.lang.lexicon import lexicon
from secondsource.values.amount_reading import Reading, reading_at
from secondsource.values.tokens import Token, low_at
from secondsource.values.units import Unit

_OLDEST = 115
_GROWN = 18  # "Berg was 81." tells an age; a name that "was 3." may have had a score
_CLAUSE = 8  # words before "is" in which the noun may stand that a figure is an age by ("the average age of … is 43")
_INDEX = 1000  # points without a fraction may be a score; from here on they are those of an index
_STRONGEST = 10  # no earthquake has had a magnitude of ten


def is_age(tokens: Sequence[Token], reading: Reading) -> bool:
    """Is it the age of who is named before: "Anna Berg, 22,", "aged 22", "age 22"?"""
    text = tokens[reading.first].text
    if not text.isdecimal() or not 0 < reading.high <= _OLDEST:
        return False
    if _after_age(tokens, reading.lead):
        return True
    if reading.ranged:
        return False
    if _is_of_age(tokens, reading):
        return True
    if reading.lead != reading.first or low_at(tokens, reading.first - 1) != "," or reading.first < 2:
        return False
    if low_at(tokens, reading.end) not in (",", ";", ".", ")") or low_at(tokens, reading.end + 1).isdecimal():
        return False
    return _ends_name(tokens, reading.first - 2)


def _after_age(tokens: Sequence[Token], at: int) -> bool:
    """Does "aged", "age", "the age of", "ages between" stand before?"""
    at -= 1 if low_at(tokens, at - 1) in ("of", "between", "from") else 0
    return low_at(tokens, at - 1) in ("aged", "age", "ages")


def _is_of_age(tokens: Sequence[Token], reading: Reading) -> bool:
    """Does a verb say that someone is so old: "she is 34.", "he turned 60 on Monday", "Berg was 81."?"""
    ages = lexicon("numbers")["age"]
    if reading.end < len(tokens) and tokens[reading.end].low not in ages["followers"]:
        return False
    at = reading.lead - 1
    if low_at(tokens, at) in ages["turning"]:
        return True
    if low_at(tokens, at) not in ages["being"]:
        return False
    at -= 1
    if low_at(tokens, at) != "it" and any(t.low in ages["nouns"] for t in tokens[max(at - _CLAUSE, 0) : at + 1]):
        return True
    while low_at(tokens, at) in ages["between"]:
        at -= 1
    if low_at(tokens, at) in ages["people"]:
        return True
    ended = low_at(tokens, reading.end) in (".", "", ",")
    return at >= 0 and ended and reading.high >= _GROWN and tokens[at].text[0].isupper() and _ends_name(tokens, at)


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Is this word capitalised, and no month, weekday or number label?"""
    name = tokens[at]
    calendar = lexicon("calendar")
    known = {*calendar["months"], *calendar["short_months"], *calendar["weekdays"], *calendar["short_weekdays"]}
    labels = lexicon("numbers")["labels"]["before"]
    return name.text[0].isupper() and len(name.text) > 1 and name.low not in known and name.low not in labels


def is_magnitude(tokens: Sequence[Token], reading: Reading, said_before: bool) -> bool:
    """Is it a magnitude: a figure such as 7.2 where one was given before, or "aftershocks of about 3.3"?"""
    text = tokens[reading.first].text
    if "." not in text or not 1 <= reading.low < _STRONGEST or len(text) != 3:
        return False
    nouns = lexicon("numbers")["magnitude"]["nouns"]
    beside = low_at(tokens, reading.lead - 1) == "of" and low_at(tokens, reading.lead - 2) in nouns
    after = low_at(tokens, reading.end)
    return beside or (said_before and (after in ("", ".", ",", ";", "and", ")") or after in nouns))


def is_index(tokens: Sequence[Token], reading: Reading) -> bool:
    """Do points follow that are those of an index, not of a score ("1,463.78 points")?"""
    said = low_at(tokens, reading.end) in ("point", "points")
    return said and (reading.low != int(reading.low) or reading.low >= _INDEX)


def is_index_as_before(reading: Reading) -> bool:
    """Is it so large, and with a fraction, that it is in points as the index told before it?"""
    return reading.low >= _INDEX and reading.low != int(reading.low)


def unit_of_whole(tokens: Sequence[Token], reading: Reading) -> Unit | None:
    """Return the unit of the whole that a sum or size is part of ("30 million of the 90 million shekels")."""
    at = reading.end + 1
    if low_at(tokens, reading.end) != "of" or low_at(tokens, at) not in ("the", "its", "their", "a", "an", "that"):
        return None
    at = at + 3 if low_at(tokens, at + 1) == "total" else at + 1
    whole = reading_at(tokens, at) if at < len(tokens) else None
    if whole is None or whole.unit is None or whole.form != "figures" or whole.high < reading.high:
        return None
    return whole.unit if whole.unit.dimension in ("money", "area", "length", "power", "weight", "volume") else None
