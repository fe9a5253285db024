"""A cue and the words around it -> where the clause it credits begins and ends."""

from collections.abc import Sequence

from secondsource.analyse.cues import Cue
from secondsource.analyse.lexemes import Row, ends_with_comma
from secondsource.analyse.subjects import is_verb_like, known, sentence_start

_THAT_REACH, _VERB_REACH = 9, 22  # words looked ahead for "that", and for the verb of a clause without it
_LINK_REACH = 8  # words between ", but" and the subject of the clause it opens
_NO_CLAUSE = frozenset(
    {"so", "to", "and", "or", "but", "as", "nothing", "how", "himself", "herself", "themselves", "itself"}
)


def opens_as(row: Row, cue: Cue) -> bool:
    """Do the cue and its subject open the sentence: "According to X, …", "As X put it, …"?"""
    start = sentence_start(row, cue.first)
    if cue.verb.lemma == "according to":
        return cue.first == start
    return (
        row.items[start].low == "as" and cue.subject is not None and cue.subject.first == start + 1 and not cue.inverted
    )


def subordinate_end(row: Row, cue: Cue, at: int, end: int) -> int:
    """Return where the clause ends when its cue stands in a clause that opens the sentence ("While X said …, Y …")."""
    start = sentence_start(row, cue.first)
    low = row.items[start].low
    if cue.first == start and cue.verb.form == "ing" and cue.subject is not None:
        return cue.subject.first - 1
    if low not in known("subordinators") and low not in ("after", "before", "since", "by", "in", "despite", "without"):
        return end
    if any(row.items[k].low == "," for k in range(start, cue.first)):
        return end
    return next((k for k in range(at, end) if row.items[k].low == ","), end)


def next_cue(row: Row, at: int, end: int, later: Sequence[Cue]) -> int:
    """Return where the clause ends: at the next cue that goes on beside it (", adding", "and said"), else at `end`."""
    for cue in later:
        if cue.first >= end:
            break
        if cue.subject is None or cue.first <= at:
            continue
        beside = bool(cue.verb.ways & {"states", "utters", "names", "wills"})
        if beside and cue.subject.shared and row.items[cue.first - 1].low in (",", "and", "but"):
            back = cue.first - 1
            return back - 1 if back > at + 1 and row.items[back - 1].low == "," else back
        head = min(cue.first, cue.subject.first)
        link = None if cue.subject.shared else _linked(row, at, head)
        if link is not None:
            return link
        if row.items[head - 1].low == "," and cue.verb.lemma == "according to":
            return head - 1
    return end


def _linked(row: Row, at: int, head: int) -> int | None:
    """Return where ", but" ahead of a new subject begins: "…, but in their report they could not rule"."""
    for k in range(head - 1, max(at, head - 1 - _LINK_REACH), -1):
        if row.items[k].low in ("and", "but", "while") and (row.items[k - 1].low == "," or ends_with_comma(row, k - 1)):
            return k - 1 if row.items[k - 1].low == "," else k
        if not row.items[k].is_word or is_verb_like(row, k):
            break
    return None


def clause_start(row: Row, cue: Cue, end: int) -> int:
    """Return where the clause begins: behind "that" within reach, or right here where one may begin; -1 for none."""
    at = cue.after
    for k in range(at, min(at + _THAT_REACH, end)):
        if row.items[k].low == "that":
            return k + 1
        if (not row.items[k].is_word and row.items[k].low not in ("'s", "'")) or is_verb_like(row, k):
            break
    at = _skip_time(row, at, end)
    if cue.verb.noun_too and cue.verb.form in ("base", "s") and cue.subject is not None and cue.subject.shared:
        return -1
    return at if at < end and _opens_clause(row, at, end) else -1


def _skip_time(row: Row, at: int, end: int) -> int:
    """Step over "on Monday morning"."""
    while at < end and row.items[at].low in known("days"):
        at += 1
    return at


def _opens_clause(row: Row, at: int, end: int) -> bool:
    """May a clause begin here: a noun phrase or a condition, with a verb to come?"""
    item = row.items[at]
    if (not item.is_word and item.marked < 0) or item.low in _NO_CLAUSE:
        return False
    if item.low in known("prepositions") and item.low not in ("under", "despite"):
        return False
    if item.low in known("prepositions") and not any(row.items[k].low == "," for k in range(at, min(at + 10, end))):
        return False
    if item.low in known("personal") or item.low == "there":
        return True
    return any(row.items[k].marked >= 0 or is_verb_like(row, k) for k in range(at + 1, min(at + _VERB_REACH, end)))


def only_links(row: Row, i: int) -> bool:
    """Does the word only tie its sentence to the one before ("But", "However,")?"""
    low = row.items[i].low
    return low in ("but", "and", ",") or (low in known("adverbs") and low != "not" and row.items[i + 1].low == ",")


def in_relative(row: Row, first: int, cue: int) -> bool:
    """Is the verb that of a relative clause ("said Lee, a baker who now advises others")?"""
    begins = next((k for k in range(first, cue) if row.items[k].low in ("who", "which")), None)
    return begins is not None and not any(is_verb_like(row, k) for k in range(begins + 1, cue))


def comma_before(row: Row, head: int) -> bool:
    """Does a comma stand before lexeme `head`, inside or outside of marks?"""
    return row.items[head - 1].low == "," or ends_with_comma(row, head - 1)


def closes(row: Row, cue: Cue) -> bool:
    """Does nothing but time, place or a stop follow the cue?"""
    if cue.after >= len(row.items) or row.items[cue.after].first:
        return True
    low = row.items[cue.after].low
    return (
        (not row.items[cue.after].is_word and row.items[cue.after].marked < 0 and low != ":")
        or low in known("days")
        or low in known("prepositions")
    )
