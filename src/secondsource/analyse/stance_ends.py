"""Where a stance begins -> where it ends: at the next clause, at a verb beside its own, at what only tells when."""

from secondsource.analyse.lexemes import Row, ends_with_comma
from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.analyse.subjects import is_verb_like, known

_ENDS = frozenset({";", ":", "—", "–", "--", "?", "!", "\n"})
_CLAUSE_OPENERS = frozenset({"that", "whether", "how", "what", "why", "who", "where", "when", "if", "which"})
_TIME = frozenset({"while", "when", "after", "before", "during", "because", "since", "although", "though", "until"})
_GOES_ON = frozenset({"which", "who", "whose", "where", "whom", "including", "such", "or", "not", "especially"})
_LIST_REACH = 12  # words looked ahead for the verb that makes a clause of what follows a comma


def complement_end(row: Row, at: int, end: int, clause: bool = False) -> int:
    """Return the last lexeme of what begins at lexeme `at`, before lexeme `end`; a `clause` reaches over commas."""
    clause = clause or row.items[at].low in _CLAUSE_OPENERS
    last = at
    for k in range(at + 1, end):
        if _ends(row, k, end, clause):
            break
        last = k
    while last > at and not row.items[last].is_word and row.items[last].marked < 0:
        last -= 1
    return last


def _ends(row: Row, k: int, end: int, clause: bool) -> bool:
    low = row.items[k].low
    if low in _ENDS or (ends_with_comma(row, k - 1) and _parts_with(row, k, end, clause)):
        return True
    if low == ",":
        return k + 1 >= end or _parts_with(row, k + 1, end, clause)
    if low in ("and", "but", "or"):
        return k + 1 < end and _is_second_verb(row, k + 1)
    if low == "as":
        return k + 1 < end and row.items[k + 1].low in known("personal")
    return low in _TIME and not clause


def _parts_with(row: Row, k: int, end: int, clause: bool) -> bool:
    """Does what follows a comma no longer belong to the stance?"""
    low = row.items[k].low
    if low in _GOES_ON or row.items[k].marked >= 0:
        return False
    if low in ("and", "but") or low in _TIME or low in ("as", "with", "so", "if"):
        return low != "and" or _clause_follows(row, k + 1, end)
    if low.endswith("ing"):
        return True
    if low in known("prepositions") or low in known("adverbs") or low.endswith("ed"):
        return not clause
    return low in known("personal") or _clause_follows(row, k, end)


def _clause_follows(row: Row, k: int, end: int) -> bool:
    """Is there a verb before the next comma?"""
    for i in range(k, min(end, k + _LIST_REACH)):
        if row.items[i].low in (",", "who", "which", "that"):
            return False
        if is_verb_like(row, i):
            return True
    return False


def _is_second_verb(row: Row, k: int) -> bool:
    while row.items[k].low.endswith("ly") and k + 1 < len(row.items):
        k += 1
    verb = speech_verbs().get(row.items[k].low)
    return is_verb_like(row, k) or (verb is not None and not verb.noun_too and verb.form in ("base", "s", "past"))
