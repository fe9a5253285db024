"""The words before a sum, a share or a measure -> the subject it is said of ("shares of Arla fell 3%", "Arla up 3%")"""

from collections.abc import Sequence
from functools import cache

from secondsource.analyse.counted_words import Counted, bare, is_finite, known_nouns, stops
from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount_reading import Reading
from secondsource.values.plurals import people_or
from secondsource.values.tokens import DASHES, Token, low_at

_LONGEST_CLAUSE = 40  # tokens looked back for a subject
_LONGEST_OBJECT = 12  # tokens between a verb and the amount it governs
_LONGEST_NAME = 6  # words of the subject that are kept
_JOINERS = DASHES | frozenset("’'.&") | {"and"}  # between the words of one noun phrase ("telephone and internet lines")


def read_subject(tokens: Sequence[Token], reading: Reading) -> Counted | None:
    """Return the subject of the verb the amount belongs to; None when none is near or it is a mere pronoun."""
    share = reading.form == "share" and reading.change is None  # "half of whom", "to half its speed"
    verb = None if share else _verb_before(tokens, reading)
    if verb is None:
        return None
    if reading.unit and reading.unit.dimension == "duration" and tokens[verb].low not in known_nouns("lasting"):
        return None
    found = _of_verb(tokens, verb)
    if found is None and not _has_subject(tokens, verb):
        found = _named_before(tokens, verb)
        earlier = _earlier_verb(tokens, verb) if found is None else None
        found = _of_verb(tokens, earlier) if earlier is not None else found
    return found


# verbs ----------------------------------------------------------------------------------------------------------------


def _verb_before(tokens: Sequence[Token], reading: Reading) -> int | None:
    """Return the verb the amount belongs to: the change before it, or the nearest verb of the clause."""
    if reading.lead < reading.first and _is_verb(tokens, reading.lead):
        return reading.lead
    if low_at(tokens, reading.lead - 1) in known_nouns("breaks") or low_at(tokens, reading.lead - 1) == "for":
        return None  # "60 percent said so", "bought for 20 shillings": said of no subject
    for at in range(reading.lead - 1, max(reading.lead - _LONGEST_OBJECT, 0) - 1, -1):
        if _is_verb(tokens, at) or tokens[at].low in known_nouns("measuring_nouns"):
            return at
        if tokens[at].low in _strong_breaks():
            return None
    return None


def _earlier_verb(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the verb of the clause before, whose subject one without its own goes on with ("…, up 3 percent")."""
    seen_break = False
    for at in range(verb - 1, max(verb - _LONGEST_CLAUSE, 0) - 1, -1):
        seen_break = seen_break or tokens[at].low in known_nouns("breaks")
        if seen_break and _is_verb(tokens, at):
            return at
        if tokens[at].low in _strong_breaks():
            return None
    return None


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Is this word a verb, as far as its form and the word before tell?"""
    low, before = tokens[at].low, low_at(tokens, at - 1)
    if low in _auxiliaries() or low == "+":
        return True
    if not tokens[at].text.islower() or before in known_nouns("determiners") or before in ("of", "for"):
        return False
    past = low.endswith("ed") and len(low) > 4 and low not in stops() and low not in known_nouns("nouns_in_ed")
    return past or is_finite(low) or low in known_nouns("measuring") or low in known_nouns("lasting")


@cache
def _auxiliaries() -> frozenset[str]:
    return known_nouns("auxiliaries") | words("matters", "modals")


@cache
def _strong_breaks() -> frozenset[str]:
    return frozenset({";", ":", '"', "“", "”", "(", ")"})


# subjects -------------------------------------------------------------------------------------------------------------


def _of_verb(tokens: Sequence[Token], verb: int) -> Counted | None:
    """Return the noun phrase that is the subject of a verb."""
    start, end = _region(tokens, verb)
    if low_at(tokens, end) == "to" and end > start:  # "it announced plans to give": who gives stands before "announced"
        main = next((i for i in range(start - 1, max(start - 3, -1), -1) if _is_verb(tokens, i)), None)
        start, end = _region(tokens, main) if main is not None else (start, end)
    if start < end and _is_relative(tokens, start):  # "the waves that hit Port Ada were 3 metres high"
        return _noun_phrase(tokens, *_before(tokens, start - 1), last=True)
    if start == end and low_at(tokens, start - 1) in ("which", "that", "who"):
        return _noun_phrase(tokens, *_before(tokens, start - 1), last=True)
    led = start < end and tokens[start].low in _prepositions()
    near = end == verb and (tokens[verb].low in ("up", "down", "+", "worth") or tokens[verb].low.endswith("ing"))
    return _noun_phrase(tokens, start, end, last=led or near)


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Does a relative clause begin before this verb ("the waves that | hit")? Behind "said that" none does."""
    low, before = tokens[at].low, low_at(tokens, at - 2)
    verb = low in known_nouns("measuring") or low.endswith("ed") or is_finite(low)
    noun = before.isalpha() and before not in stops() and before not in _calendar() and not _is_verb(tokens, at - 2)
    return low_at(tokens, at - 1) in ("which", "that", "who") and verb and not low.endswith("s") and noun


def _named_before(tokens: Sequence[Token], verb: int) -> Counted | None:
    """Return the name of "Arla Group, down 3 percent"."""
    if low_at(tokens, verb - 1) != "," or tokens[verb].low not in ("up", "down"):
        return None
    found = _noun_phrase(tokens, *_before(tokens, verb), last=True)
    return found if found and tokens[found.last].text[0].isupper() and found.last == verb - 2 else None


def _has_subject(tokens: Sequence[Token], verb: int) -> bool:
    start, end = _region(tokens, verb)
    return any(tokens[i].low not in _elided() for i in range(start, end))


@cache
def _elided() -> frozenset[str]:
    """Return words that may stand before a verb whose subject is left out or said earlier."""
    return frozenset({"after", "also", "and", "as", "before", "but", "now", "then", "to", "while"})


def _region(tokens: Sequence[Token], verb: int) -> tuple[int, int]:
    """Return where the words of the subject begin and end: from the last break or verb to the verbs of the amount."""
    end = verb
    while end > 0 and (
        _is_verb(tokens, end - 1)
        or tokens[end - 1].low in known_nouns("verb_adverbs")
        or tokens[end - 1].low.endswith("ly")
    ):
        end -= 1
    start, joined = end, -1
    while start > max(0, verb - _LONGEST_CLAUSE):
        token = tokens[start - 1]
        if token.low in ("and", "&"):
            joined = start if joined < 0 else joined
        elif token.low in known_nouns("breaks") or not _in_subject(token):
            return (joined if joined > 0 and not _in_subject(token) and token.low != "," else start), end
        elif _is_verb(tokens, start - 1):
            return (joined if joined > 0 else start), end
        start -= 1
    return start, end


def _in_subject(token: Token) -> bool:
    return token.text[0].isalpha() or token.low in DASHES or token.text in "’'.&/" or token.text.isdecimal()


def _before(tokens: Sequence[Token], relative: int) -> tuple[int, int]:
    """Return the words right before a "which" or a comma, back to a break or verb."""
    end = relative - 1 if low_at(tokens, relative - 1) == "," else relative
    start = end
    while (
        start > 0
        and _in_subject(tokens[start - 1])
        and not _is_verb(tokens, start - 1)
        and tokens[start - 1].low not in known_nouns("breaks")
    ):
        start -= 1
    return start, end


@cache
def _prepositions() -> frozenset[str]:
    return known_nouns("prepositions") | {"after", "before", "by", "during", "for", "since", "to", "with", "over"}


def _noun_phrase(tokens: Sequence[Token], start: int, end: int, last: bool) -> Counted | None:
    """Return the first noun phrase between two places (`last`: the last one) with an "of" phrase after it."""
    runs = _runs(tokens, start, end)
    taken = (runs[-1] if last else runs[0])[-_LONGEST_NAME:] if runs else []
    if not taken:
        return None
    seen = tuple(bare(tokens[i].low) for i in taken)
    of = next((run for run in runs if _joined_by_of(tokens, taken[-1], run[0])), taken)
    return Counted(taken[0], of[:_LONGEST_NAME][-1], people_or(seen[-1]), words=seen)


def _runs(tokens: Sequence[Token], start: int, end: int) -> list[list[int]]:
    """Return the rows of words between two places that may be noun phrases."""
    runs: list[list[int]] = [[]]
    for i in range(start, end):
        token = tokens[i]
        named = token.text[0].isupper() and (token.low not in stops() or token.text.isupper())
        number = token.low in _number_words() or (low_at(tokens, i - 1) == "to" and token.text.islower())
        if not number and (named or (token.text[0].isalpha() and not _no_noun(token.low))):
            runs[-1].append(i)
        elif not (runs[-1] and (token.low in _JOINERS or token.text.isdecimal())):
            runs.append([])
    return [run for run in runs if run and not {tokens[i].low for i in run} <= _calendar()]


@cache
def _number_words() -> frozenset[str]:
    return frozenset({*lexicon("numbers")["cardinals"], *lexicon("numbers")["scales"]})


def _no_noun(low: str) -> bool:
    known = low in stops() or low in known_nouns("measuring") or low in known_nouns("verb_adverbs")
    return known or low in _calendar() or low in _auxiliaries() or low.endswith("ly")


def _joined_by_of(tokens: Sequence[Token], last: int, first: int) -> bool:
    between = [t.low for t in tokens[last + 1 : first]]
    return bool(between) and between[0] == "of" and all(w in known_nouns("determiners") for w in between[1:])


@cache
def _calendar() -> frozenset[str]:
    calendar = lexicon("calendar")
    known = (*calendar["months"], *calendar["weekdays"], *calendar["short_months"])
    return frozenset(known) | {"year", "years", "month", "week", "today", "yesterday", "quarter", "day", "days"}
