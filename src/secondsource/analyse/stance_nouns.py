"""A row -> the stances that nouns and adjectives tell: "the claim that …", "his plan for …", "is worried about …"."""

from collections.abc import Iterator
from functools import cache

from secondsource.analyse.credited import Credited
from secondsource.analyse.lexemes import Row
from secondsource.analyse.stance_ends import complement_end
from secondsource.analyse.subjects import Subject, is_verb_like, known, sentence_end, sentence_start, subject_before
from secondsource.lang.lexicon import lexicon, words

_LINK_REACH = 4  # words between "is" and the adjective: "has been very much worried"
_OWNER_REACH = 4  # words between the owner and the noun: "Lee's long and bitter criticism of"
_THAT_REACH = 25


@cache
def _going_on(key: str) -> dict[str, frozenset[str]]:
    """Return the words of a list of pairs with what each may go on with."""
    found: dict[str, set[str]] = {}
    for pair in lexicon("stances")[key]:
        head, word = pair.split()
        found.setdefault(head, set()).add(word)
    return {head: frozenset(after) for head, after in found.items()}


def find_noun_stances(row: Row) -> Iterator[Credited]:
    """Yield the stances of nouns and adjectives in text order."""
    feelings, nouns = _going_on("feelings"), _going_on("nouns")
    for i in range(len(row.items) - 2):
        low, after = row.items[i].low, row.items[i + 1].low
        if after in feelings.get(low, ()):
            found = _feeling(row, i)
        elif after in nouns.get(low, ()) and not row.items[i].capital:
            found = _noun(row, i)
        else:
            continue
        if found is not None:
            yield found


def _feeling(row: Row, i: int) -> Credited | None:
    """Return what someone is worried about, sure of, willing to do."""
    link = next(
        (k for k in range(i - 1, max(i - 1 - _LINK_REACH, -1), -1) if row.items[k].low in words("stances", "links")),
        None,
    )
    if link is None or any(not row.items[k].is_word for k in range(link, i)):
        return None
    subject = subject_before(row, link)
    if subject is None or row.items[subject.last].low in ("it", "that", "this", "there", "which"):
        return None
    part = _part(row, i + 1)
    return Credited((part,), (link, part[0] - 1), subject, stance=True) if part is not None else None


def _noun(row: Row, i: int) -> Credited | None:
    """Return what a claim, a plan or a fear is about, where the report says whose it is or gives a clause."""
    subject, head = _owner(row, i)
    if subject is None and row.items[i + 1].low != "that":
        return None
    part = _part(row, i + 1)
    if part is None or (row.items[i + 1].low == "that" and not _holds_verb(row, *part)):
        return None
    return Credited((part,), (head, part[0] - 1), subject, stance=True)


def _holds_verb(row: Row, first: int, last: int) -> bool:
    """Is this a clause with a subject of its own, and no "claim that was made"?"""
    if is_verb_like(row, first) or row.items[first].low in known("auxiliaries"):
        return False
    return any(is_verb_like(row, k) for k in range(first + 1, min(last + 1, first + _THAT_REACH)))


def _part(row: Row, at: int) -> tuple[int, int] | None:
    """Return what follows "that", "about", "for"; "to" belongs to it."""
    low = row.items[at].low
    first, end = at if low == "to" else at + 1, sentence_end(row, at - 1)
    if first >= end or (not row.items[first].is_word and row.items[first].marked < 0):
        return None
    return first, complement_end(row, first, end, clause=low == "that")


def _owner(row: Row, i: int) -> tuple[Subject | None, int]:
    """Return whose the noun at i is ("Lee's long criticism", "his plan"), and where the noun phrase behind begins."""
    for k in range(i - 1, max(i - 1 - _OWNER_REACH, sentence_start(row, i) - 1), -1):
        low = row.items[k].low
        if low in known("possessive_pronouns"):
            return Subject(k, k), k + 1
        if low in ("'s", "'") and k > 0 and row.items[k - 1].is_word:
            first = k - 1
            while first > 0 and _is_named(row, first):
                first -= 1
            return Subject(first, k - 1), k + 1
        if not row.items[k].is_word or low in known("determiners") or low in known("prepositions"):
            break
    return None, i


def _is_named(row: Row, first: int) -> bool:
    """Does the word before go on with the name or noun phrase of the owner?"""
    item, before = row.items[first], row.items[first - 1]
    if not before.is_word or item.first:
        return False
    return before.low in ("the", "a", "an") or (before.capital and item.capital)
