"""A bare figure among its words -> the unit they imply: a year of age ("Anna, 22,"), a magnitude ("but it was 6.1")."""

from collections.abc import Sequence

from secondsource.lang.lexicon import lexicon
from secondsource.values.amount_reading import Reading
from secondsource.values.tokens import Token, low_at

_OLDEST = 115
_STRONGEST = 10  # no earthquake has had a magnitude of ten


def is_age(tokens: Sequence[Token], reading: Reading) -> bool:
    """Is it the age of who is named before: "Anna Berg, 22,", "aged 22", "age 22"?"""
    text = tokens[reading.first].text
    if not text.isdecimal() or not 0 < reading.high <= _OLDEST or reading.ranged:
        return False
    if low_at(tokens, reading.lead - 1) in ("aged", "age"):
        return True
    if reading.lead != reading.first or low_at(tokens, reading.first - 1) != "," or reading.first < 2:
        return False
    if low_at(tokens, reading.end) not in (",", ";", ".", ")") or low_at(tokens, reading.end + 1).isdecimal():
        return False
    return _ends_name(tokens, reading.first - 2)


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
