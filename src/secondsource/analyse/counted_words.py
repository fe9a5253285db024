"""Tokens of a sentence -> the words a noun phrase may hold, and which of them are verbs or go on to another noun."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.plurals import is_plural
from secondsource.values.tokens import DASHES, Token, low_at

_LONGEST_PHRASE = 7  # tokens of a noun phrase read after a number


@dataclass(frozen=True, slots=True)
class Counted:
    """What an amount counts: tokens `first` to `last` (included), the head as a plural in lower case.

    `part`: the amount is a part of what is named ("30 of the 80"); `words` are all lower-case words looked at.
    """

    first: int
    last: int
    head: str
    part: bool = False
    words: tuple[str, ...] = ()


@cache
def known_nouns(key: str) -> frozenset[str]:
    """Return a word list of `matters.toml`."""
    return words("matters", key)


@cache
def stops() -> frozenset[str]:
    """Return the words no noun phrase holds: grammar words, and verbs that follow a counted noun."""
    return (words("stopwords", "general") | words("matters", "participle_prepositions")) - {"second", "own", "whole"}


def noun_tokens(tokens: Sequence[Token], at: int) -> list[int]:
    """Return the tokens that may belong to a noun phrase from here; hyphens inside compounds are stepped over."""
    found: list[int] = []
    i = at
    while i < len(tokens) and i - at < _LONGEST_PHRASE:
        token = tokens[i]
        if token.text[0].isalpha() and token.low not in stops() and token.low not in lexicon("numbers")["scales"]:
            found.append(i)
        elif found and (_numbers_name(tokens, i, found[-1]) or (token.low == "and" and _joins_adjectives(tokens, i))):
            pass
        elif not (
            token.low in DASHES
            and found
            and i + 1 < len(tokens)
            and (tokens[i + 1].text[0].isalpha() or _numbers_name(tokens, i + 1, found[-1]))
            and token.text == "-"
        ):
            break
        i += 1
    return found


def _numbers_name(tokens: Sequence[Token], at: int, name: int) -> bool:
    """Is this figure part of a name inside the phrase ("new 737 Max jets", "COVID-19 tests")?"""
    if not tokens[at].text.isdecimal() or at + 1 >= len(tokens) or not tokens[at + 1].text[0].isalpha():
        return False
    if low_at(tokens, at - 1) in DASHES:
        return tokens[at].glued and tokens[name].text[0].isupper()
    return at == name + 1 and tokens[at + 1].text[0].isupper() and not is_plural(tokens[name].low)


def _joins_adjectives(tokens: Sequence[Token], at: int) -> bool:
    """Does this "and" join two words before one plural noun ("digital and physical sales")?"""
    before, after, noun = (low_at(tokens, i) for i in (at - 1, at + 1, at + 2))
    plain = not is_plural(before) and not is_verb_form(before) and after.isalpha() and not is_verb_form(after)
    return plain and after not in stops() and not is_plural(after) and is_plural(noun) and noun not in stops()


def plural_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Does another plural follow at once ("telecommunications cables")?"""
    word = low_at(tokens, at)
    return (
        low_at(tokens, at - 1) in known_nouns("adjunct_plurals")
        and is_plural(word)
        and word not in stops()
        and not is_verb_form(word)
        and tokens[at].text.islower()
    )


def is_verb_form(word: str) -> bool:
    """Is this a participle or verb that shows a matter ("killed", "arrested")?"""
    return word in _matter_words()


@cache
def _matter_words() -> frozenset[str]:
    rows = lexicon("matters")["matter"].values()
    found = {w for row in rows for key in ("verbs", "after") for w in row.get(key, ()) if " " not in w}
    return frozenset(found - known_nouns("also_nouns"))


def is_finite(word: str) -> bool:
    """Is this a verb that ends a noun phrase ("struck", "fell", "says")?"""
    return word in _finite_verbs()


@cache
def _finite_verbs() -> frozenset[str]:
    tense = lexicon("calendar")["tense"]
    change = lexicon("numbers")["change"]
    return frozenset((*tense["irregular_past"], *tense["present_verbs"], *change["up"], *change["down"]))


def bare(word: str) -> str:
    """Return a word without the ending of a possessive."""
    return word.removesuffix("'s").removesuffix("’s")
