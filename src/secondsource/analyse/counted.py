"""The words around an amount -> what it counts: "22 undersea cables" counts cables, "65 percent of traffic" traffic."""

from collections.abc import Sequence
from functools import cache

from secondsource.analyse.counted_measure import noun_before, read_measured
from secondsource.analyse.counted_subject import read_subject
from secondsource.analyse.counted_words import (
    Counted,
    is_finite,
    is_verb_form,
    known_nouns,
    noun_tokens,
    plural_goes_on,
    stops,
)
from secondsource.lang.lexicon import lexicon
from secondsource.values.amount_reading import Reading
from secondsource.values.plurals import is_plural, people_or, plural_of
from secondsource.values.tokens import DASHES, Token, low_at

_LONGEST_SUBJECT = 16  # tokens looked back for "the number of …"
_LONGEST_PHRASE = 7  # tokens looked through for the noun of "two-, three- and four-seat cars"


def read_counted(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Return what the amount is of: the words after it, else those before it; None when they do not say."""
    if reading.unit is None and reading.form != "share":
        level = reading.moved or (reading.form == "figures" and reading.low != int(reading.low))  # of an index, a rate
        after = _after_count(tokens, reading) or _numbered(tokens, reading)
        return after or (read_subject(tokens, reading) if level else None)
    after = read_measured(tokens, reading)
    if after is not None or (reading.unit and reading.unit.dimension == "age"):
        return after
    return noun_before(tokens, reading) or read_subject(tokens, reading)


# after a count --------------------------------------------------------------------------------------------------------


def _after_count(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    at, part = _after_hedge(tokens, reading.end), False
    while low_at(tokens, at) in known_nouns("skipped"):
        at += 1
    if low_at(tokens, at) == "of":
        at += 1
        while low_at(tokens, at) in known_nouns("determiners"):
            at, part = at + 1, True
        if tokens[at - 1 : at] and at < len(tokens) and tokens[at].text[0].isdecimal():
            at += 1  # "20 of the 90 wounded"
    hyphened = low_at(tokens, at) in DASHES
    if hyphened:
        return _compound(tokens, at + 1)
    single = reading.low == reading.high == 1 and not part
    return _singular_phrase(tokens, at) if single else _plural_phrase(tokens, at, part, reading.form == "ordinal")


def _numbered(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read what "the number of measles cases has reached 61" counts: the plural behind "number of"."""
    links = known_nouns("links") | known_nouns("verb_adverbs")
    if reading.form not in ("figures", "words"):
        return None
    linked = True
    for at in range(reading.lead - 1, max(reading.lead - _LONGEST_SUBJECT, 0), -1):
        if (low_at(tokens, at - 1), tokens[at].low) == ("number", "of"):
            found = None if linked else _plural_phrase(tokens, at + 1, False, False)
            return found if found and found.last < reading.lead else None
        if not (tokens[at].text[0].isalpha() or tokens[at].low in DASHES):
            return None
        linked = linked and tokens[at].low in links
        if at == reading.lead - 1 and not linked:
            return None
    return None


def _after_hedge(tokens: Sequence[Token], at: int) -> int:
    """Step over the hedge glued to a number ("500+ guests", "50-plus people")."""
    if low_at(tokens, at) in DASHES and low_at(tokens, at + 1) == "plus":
        return at + 2
    return at + 1 if low_at(tokens, at) == "+" else at


def _compound(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "three-member panel": members; "two-, three- and four-seat cars": seats."""
    if low_at(tokens, at) in (",", "and", "or", "to"):
        dash = next((i for i in range(at, min(at + _LONGEST_PHRASE, len(tokens))) if tokens[i].low in DASHES), at)
        joined = low_at(tokens, dash + 1) in (",", "and", "or", "to")
        return _compound(tokens, dash + 1) if dash > at and (joined or tokens[dash].glued) else None
    if at >= len(tokens) or not tokens[at].text.isalpha() or tokens[at].low in stops():
        return None
    return Counted(at, at, plural_of(tokens[at].low), words=(tokens[at].low,))


def _plural_phrase(tokens: Sequence[Token], at: int, part: bool, ordinal: bool) -> Counted | None:
    """Read up to the first plural noun that no other follows; without one, what an ordinal counts is one word."""
    seen: list[str] = []
    for i in noun_tokens(tokens, at):
        seen.append(tokens[i].low)
        if is_plural(tokens[i].low) and not plural_goes_on(tokens, i + 1) and not _in_name(tokens, i):
            return Counted(at, _with_rate(tokens, i), people_or(tokens[i].low), part, tuple(seen))
        if is_verb_form(tokens[i].low) and not _before_noun(tokens, i):
            return None
    if ordinal and seen and tokens[at].text.islower():
        return Counted(at, at, plural_of(seen[0]), part, (seen[0],))
    return None


def _with_rate(tokens: Sequence[Token], last: int) -> int:
    """Return the last token of "tests" in "3,000 tests a day", the rate included."""
    per, unit, after = (low_at(tokens, last + i) for i in (1, 2, 3))
    rate = unit in _times() and (per == "per" or (per in ("a", "an") and after not in known_nouns("unit_tails")))
    return last + 2 if rate and after not in ("before", "after") else last


@cache
def _times() -> frozenset[str]:
    return frozenset(lexicon("units")["duration"])


def _in_name(tokens: Sequence[Token], at: int) -> bool:
    """Is this capitalised word in -s followed by more of a name or noun ("the Athens metro")?"""
    after = low_at(tokens, at + 1)
    return tokens[at].text[0].isupper() and after.isalpha() and after not in stops() and not is_verb_form(after)


def _before_noun(tokens: Sequence[Token], at: int) -> bool:
    """Is a participle here an adjective ("355 damaged shops")? Then a plural noun follows at once."""
    word = low_at(tokens, at + 1)
    follows = tokens[at + 2].low if at + 2 < len(tokens) else ""
    if word in stops() or not word.isalpha():
        return False
    return is_plural(word) or (is_plural(follows) and follows not in stops())


def _singular_phrase(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read what "one" or "1" counts: the last of up to three words that no grammar word or verb ends."""
    found = noun_tokens(tokens, at)[:3]
    taken: list[int] = []
    for i in found:
        low = tokens[i].low
        if (
            low.endswith(("ed", "ing"))
            or is_verb_form(low)
            or (taken and is_finite(low))
            or (low.endswith("s") and taken and not low.endswith("ss"))
        ):
            break
        taken.append(i)
    if not taken:
        return None
    seen = tuple(tokens[i].low for i in taken)
    return Counted(at, taken[-1], people_or(plural_of(seen[-1])), words=seen)


# sums, shares and measures --------------------------------------------------------------------------------------------
