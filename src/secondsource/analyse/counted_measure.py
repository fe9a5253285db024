"""The words after a sum, a share or a measure -> what it is of: "65 percent of traffic", "a $5 million budget"."""

from collections.abc import Sequence
from functools import cache

from secondsource.analyse.counted_words import (
    Counted,
    bare,
    is_finite,
    is_verb_form,
    known_nouns,
    noun_tokens,
    plural_goes_on,
    stops,
)
from secondsource.lang.lexicon import lexicon
from secondsource.values.amount_reading import Reading
from secondsource.values.plurals import is_plural, people_or
from secondsource.values.tokens import DASHES, Token, low_at

_LONGEST_BRACKETS = 8  # tokens of the same amount in other units, in brackets


def read_measured(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read what follows a sum, a share or a measure: "of traffic", "in investments", "a 25 percent tariff"."""
    dimension = reading.unit.dimension if reading.unit else "percent"
    found = _of_phrase(tokens, _after_brackets(tokens, reading.end))
    if found is None and dimension == "money":
        found = _for_phrase(tokens, _after_brackets(tokens, reading.end))
    if found is None and dimension == "percent":
        found = _put_to(tokens, reading)
    if found or reading.form == "share":
        whole = reading.end - reading.first >= 3  # "one in five homes", "nine out of ten voters"
        return found or (_phrase(tokens, reading.end) if whole else None)
    at = reading.end
    if low_at(tokens, at) in DASHES and at + 1 < len(tokens):
        at += 1
    attributive = at > reading.end or dimension in ("money", "percent") or not tokens[reading.end - 1].low.endswith("s")
    if dimension == "duration" and not attributive:
        return None
    if dimension == "age":
        return _named(tokens, at) or _phrase(tokens, at)
    return _phrase(tokens, at) if attributive else None


def _of_phrase(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "of traffic", "in investments", "worth of damage"."""
    at = at + 1 if low_at(tokens, at) == "worth" else at
    if low_at(tokens, at) not in ("of", "in"):
        return None
    start = at + 1
    while low_at(tokens, start) in known_nouns("determiners") | {"new", "more"}:
        start += 1
    return _phrase(tokens, start) if low_at(tokens, at) == "of" or _is_sum_noun(tokens, start) else None


def _after_brackets(tokens: Sequence[Token], at: int) -> int:
    """Step over the same amount in other units ("8 miles (13 km) of tunnel")."""
    if low_at(tokens, at) != "(":
        return at
    return next((i + 1 for i in range(at, min(at + _LONGEST_BRACKETS, len(tokens))) if tokens[i].low == ")"), at)


def _put_to(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read "to the fees", "off its price" behind "add 20 percent", "knock a tenth"."""
    before = {low_at(tokens, reading.lead), low_at(tokens, reading.lead - 1)}
    start = _after_brackets(tokens, reading.end)
    if not before & known_nouns("adding") or low_at(tokens, start) not in ("to", "from", "off", "onto"):
        return None
    start += 1
    while low_at(tokens, start) in known_nouns("determiners"):
        start += 1
    return _phrase(tokens, start)


def _for_phrase(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "for flights", "for the repairs" after a sum; "for a year" tells no thing."""
    if low_at(tokens, at) != "for":
        return None
    start = at + 1
    while low_at(tokens, start) in known_nouns("determiners"):
        start += 1
    found = _phrase(tokens, start)
    plain = found is not None and tokens[found.first].text.islower() and not low_at(tokens, found.first).endswith("ing")
    times = lexicon("units")["duration"]
    return found if found and plain and found.head.removesuffix("s") not in times else None


def _is_sum_noun(tokens: Sequence[Token], at: int) -> bool:
    word = low_at(tokens, at)
    return (
        word in _around_words()
        or word in known_nouns("sums_in")
        or (is_plural(word) and tokens[at].text.islower() and word not in stops())
    )


@cache
def _around_words() -> frozenset[str]:
    return frozenset(w for row in lexicon("matters")["matter"].values() for w in row.get("around", ()))


def _named(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read the name after an age ("15-year-old Anna Berg"): its last word as written."""
    end = at
    while end < len(tokens) and end - at < 4 and tokens[end].text[0].isupper() and tokens[end].text.isalpha():
        end += 1
    return Counted(at, end - 1, tokens[end - 1].text, words=()) if end > at + 1 else None


def _phrase(tokens: Sequence[Token], start: int) -> Counted | None:
    """Read the noun phrase that begins here: up to the first grammar word or verb, head last."""
    found: list[int] = []
    for i in noun_tokens(tokens, start)[:4]:
        low = tokens[i].low
        verb = is_finite(low) and (bool(found) or not is_plural(low))
        after = low_at(tokens, i + 1)
        joined = low.endswith("ed") and is_plural(after) and after not in stops()  # "Green registered voters"
        adjective = joined or (
            not found and low_at(tokens, i - 1) in known_nouns("determiners") | {"of"}
        )  # "of our required capacity"
        if verb or low in known_nouns("unit_tails") or (low.endswith(("ed", "ly")) and not adjective):
            break
        found.append(i)
        if is_plural(low) and not plural_goes_on(tokens, i + 1):
            break
    if not found or (is_verb_form(tokens[found[0]].low) and _may_be_verb(tokens, found[0])):
        return None
    seen = tuple(bare(tokens[i].low) for i in found)
    return Counted(found[0], found[-1], people_or(seen[-1]), words=seen)


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Can a word such as "damage" be a verb here? Not behind "of" or an article, and not as a plural."""
    return low_at(tokens, at - 1) not in known_nouns("determiners") | {"of", "in"} and not is_plural(tokens[at].low)


def noun_before(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read the noun whose value the amount is: "a net profit of $5 million", "estimates of 64,900"."""
    lead = reading.lead + 1 if low_at(tokens, reading.lead) == "of" else reading.lead  # "winds of up to 140 km/h"
    at = lead - 3 if low_at(tokens, lead - 1) == "between" else lead - 2
    if at < 0 or low_at(tokens, at + 1) not in ("of", "at"):
        return None
    if tokens[at].low in known_nouns("changes") and at > 0 and _is_noun(tokens, at - 1):
        at -= 1  # "a pay rise of 5 percent"
    elif not _is_noun(tokens, at):
        return None
    if tokens[at].low in known_nouns("sums") or (low_at(tokens, at - 1) == "to" and tokens[at + 1].low == "at"):
        return None  # "a total of 40", "to close at 40"
    first = at
    while at - first < 2 and _is_noun(tokens, first - 1) and not is_plural(tokens[first - 1].low):
        first -= 1
    return Counted(first, at, tokens[at].low, words=tuple(tokens[i].low for i in range(first, at + 1)))


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """May this word be a noun, or stand before one, as far as its form tells?"""
    low = low_at(tokens, at)
    past = low.endswith("ed") and low not in known_nouns("nouns_in_ed")
    return low.isalpha() and low not in stops() and not past and not is_finite(low) and not is_verb_form(low)
