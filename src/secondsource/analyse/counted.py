"""The words around an amount -> what it counts: "22 undersea cables" counts cables, "65 percent of traffic" traffic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount_reading import Reading
from secondsource.values.plurals import is_plural, people_or, plural_of
from secondsource.values.tokens import DASHES, Token, low_at

_LONGEST_PHRASE = 7  # tokens of a noun phrase read after a number
_LONGEST_CLAUSE = 40  # tokens looked back for a subject


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


def read_counted(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Return what the amount is of: the words after it, else those before it; None when they do not say."""
    if reading.unit is None and reading.form != "share":
        return _after_count(tokens, reading)
    return _after_unit(tokens, reading) or _before(tokens, reading)


@cache
def _nouns(key: str) -> frozenset[str]:
    return words("matters", key)


@cache
def stops() -> frozenset[str]:
    """Return the words no noun phrase holds: grammar words, and verbs that follow a counted noun."""
    return words("stopwords", "general") - {"second", "own", "whole"}


# after a count --------------------------------------------------------------------------------------------------------


def _after_count(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    at, part = reading.end, False
    while low_at(tokens, at) in _nouns("skipped"):
        at += 1
    if low_at(tokens, at) == "of":
        at += 1
        while low_at(tokens, at) in _nouns("determiners"):
            at, part = at + 1, True
        if tokens[at - 1 : at] and at < len(tokens) and tokens[at].text[0].isdecimal():
            at += 1  # "20 of the 90 wounded"
    hyphened = low_at(tokens, at) in DASHES
    if hyphened:
        return _compound(tokens, at + 1)
    single = reading.low == reading.high == 1 and not part
    return _singular_phrase(tokens, at) if single else _plural_phrase(tokens, at, part, reading.form == "ordinal")


def _compound(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "three-member panel": members."""
    if at >= len(tokens) or not tokens[at].text.isalpha() or tokens[at].low in stops():
        return None
    return Counted(at, at, plural_of(tokens[at].low), words=(tokens[at].low,))


def _plural_phrase(tokens: Sequence[Token], at: int, part: bool, ordinal: bool) -> Counted | None:
    """Read up to the first plural noun that no other follows; without one, what an ordinal counts is one word."""
    seen: list[str] = []
    for i in _noun_tokens(tokens, at):
        seen.append(tokens[i].low)
        if is_plural(tokens[i].low) and not _plural_goes_on(tokens, i + 1) and not _in_name(tokens, i):
            return Counted(at, i, people_or(tokens[i].low), part, tuple(seen))
        if is_verb_form(tokens[i].low) and not _before_noun(tokens, i):
            return None
    if ordinal and seen and tokens[at].text.islower():
        return Counted(at, at, plural_of(seen[0]), part, (seen[0],))
    return None


def _noun_tokens(tokens: Sequence[Token], at: int) -> list[int]:
    """Return the tokens that may belong to a noun phrase from here; hyphens inside compounds are stepped over."""
    found: list[int] = []
    i = at
    while i < len(tokens) and i - at < _LONGEST_PHRASE:
        token = tokens[i]
        if token.text[0].isalpha() and token.low not in stops() and token.low not in lexicon("numbers")["scales"]:
            found.append(i)
        elif token.low == "and" and found and i > at and _joins_adjectives(tokens, i):
            pass
        elif not (
            token.low in DASHES
            and found
            and i + 1 < len(tokens)
            and tokens[i + 1].text[0].isalpha()
            and token.text == "-"
        ):
            break
        i += 1
    return found


def _in_name(tokens: Sequence[Token], at: int) -> bool:
    """Is this capitalised word in -s followed by more of a name or noun ("the Athens metro")?"""
    after = low_at(tokens, at + 1)
    return tokens[at].text[0].isupper() and after.isalpha() and after not in stops() and not is_verb_form(after)


def _joins_adjectives(tokens: Sequence[Token], at: int) -> bool:
    """Does this "and" join two words before one plural noun ("digital and physical sales")?"""
    before, after, noun = (low_at(tokens, i) for i in (at - 1, at + 1, at + 2))
    plain = not is_plural(before) and not is_verb_form(before) and after.isalpha() and not is_verb_form(after)
    return plain and after not in stops() and not is_plural(after) and is_plural(noun) and noun not in stops()


def _plural_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Does another plural follow at once ("telecommunications cables")?"""
    word = low_at(tokens, at)
    return (
        low_at(tokens, at - 1) in _nouns("adjunct_plurals")
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
    return frozenset(found - _nouns("also_nouns"))


def _before_noun(tokens: Sequence[Token], at: int) -> bool:
    """Is a participle here an adjective ("355 damaged shops")? Then a plural noun follows at once."""
    word = low_at(tokens, at + 1)
    follows = tokens[at + 2].low if at + 2 < len(tokens) else ""
    if word in stops() or not word.isalpha():
        return False
    return is_plural(word) or (is_plural(follows) and follows not in stops())


def _singular_phrase(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read what "one" or "1" counts: the last of up to three words that no grammar word or verb ends."""
    found = _noun_tokens(tokens, at)[:3]
    taken: list[int] = []
    for i in found:
        low = tokens[i].low
        if low.endswith(("ed", "ing")) or is_verb_form(low) or (low.endswith("s") and taken and not low.endswith("ss")):
            break
        taken.append(i)
    if not taken:
        return None
    seen = tuple(tokens[i].low for i in taken)
    return Counted(at, taken[-1], people_or(plural_of(seen[-1])), words=seen)


# sums, shares and measures --------------------------------------------------------------------------------------------


def _after_unit(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read what follows a sum, a share or a measure: "of traffic", "in investments", "a 25 percent tariff"."""
    dimension = reading.unit.dimension if reading.unit else "percent"
    found = _of_phrase(tokens, reading.end)
    if found or reading.form == "share":
        return found
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
    while low_at(tokens, start) in _nouns("determiners") | {"new", "more"}:
        start += 1
    return _phrase(tokens, start) if low_at(tokens, at) == "of" or _is_sum_noun(tokens, start) else None


def _is_sum_noun(tokens: Sequence[Token], at: int) -> bool:
    word = low_at(tokens, at)
    return word in _around_words() or (is_plural(word) and tokens[at].text.islower() and word not in stops())


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
    for i in _noun_tokens(tokens, start)[:4]:
        low = tokens[i].low
        verb = is_finite(low) and (bool(found) or not is_plural(low))
        adjective = not found and low_at(tokens, i - 1) in _nouns("determiners") | {"of"}  # "of our required capacity"
        if verb or low in _nouns("unit_tails") or (low.endswith(("ed", "ly")) and not adjective):
            break
        found.append(i)
        if is_plural(low) and not _plural_goes_on(tokens, i + 1):
            break
    if not found or (is_verb_form(tokens[found[0]].low) and _may_be_verb(tokens, found[0])):
        return None
    seen = tuple(_bare(tokens[i].low) for i in found)
    return Counted(found[0], found[-1], people_or(seen[-1]), words=seen)


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Can a word such as "damage" be a verb here? Not behind "of" or an article, and not as a plural."""
    return low_at(tokens, at - 1) not in _nouns("determiners") | {"of", "in"} and not is_plural(tokens[at].low)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@cache
def _finite_verbs() -> frozenset[str]:
    tense = lexicon("calendar")["tense"]
    change = lexicon("numbers")["change"]
    return frozenset((*tense["irregular_past"], *tense["present_verbs"], *change["up"], *change["down"]))


def is_finite(word: str) -> bool:
    """Is this a verb that ends a noun phrase ("struck", "fell", "says")?"""
    return word in _finite_verbs()


def _before(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read the noun before: "a budget of $5 million"; else the subject of the clause: "exports to X fell 7%"."""
    if reading.unit and reading.unit.dimension in ("duration", "age"):
        return None
    return noun_before(tokens, reading) or _subject(tokens, reading.lead)


def noun_before(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Read the noun whose value the amount is: "a budget of $5 million", "estimates of 64,900"."""
    at = reading.lead - 2
    if at < 0 or low_at(tokens, at + 1) not in ("of", "at"):
        return None
    low = tokens[at].low
    noun = low.isalpha() and low not in stops() and low not in ("total", "average") and not low.endswith("ed")
    return Counted(at, at, low, words=(low,)) if noun and not is_finite(low) else None


def _subject(tokens: Sequence[Token], before: int) -> Counted | None:
    """Return the first noun phrase of the clause that ends here, up to its first grammar word or verb."""
    start = before
    while start > max(0, before - _LONGEST_CLAUSE) and tokens[start - 1].low not in _nouns("breaks"):
        start -= 1
    while start < before and tokens[start].low in _nouns("determiners"):
        start += 1
    taken: list[int] = []
    for i in range(start, before):
        low = tokens[i].low
        if not low[0].isalpha() or low in stops() or low.endswith(("ed", "ly", "ing")) or is_finite(low):
            break
        taken.append(i)
    if not taken or len(taken) > 5:
        return None
    head = _bare(tokens[taken[-1]].low)
    return Counted(taken[0], taken[-1], head, words=tuple(_bare(tokens[i].low) for i in taken))
