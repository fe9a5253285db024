"""Cues -> indirect quotes: the clauses a report credits to someone in its own words ("X said that …")."""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.analyse.clause_bounds import (
    clause_start,
    closes,
    comma_before,
    in_relative,
    next_cue,
    only_links,
    opens_as,
    subordinate_end,
)
from secondsource.analyse.cues import Cue
from secondsource.analyse.lexemes import Row, ends_with_comma
from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.analyse.subjects import Subject, is_verb_like, known, sentence_end, sentence_start

_FEWEST_WORDS = 3
_CUES_AHEAD = 24  # cues looked at behind one: more than any sentence holds
_ASIDE_REACH = 8  # words of time and place inside an attribution set in commas
_SOURCE_REACH = 20  # words from "According to" to the comma that ends the source
_NAMED_REACH = 14  # words between a verb that names and the words in marks


@dataclass(frozen=True, slots=True)
class Credited:
    """A clause in the report's own words, its cue, and the words that name whom it is credited to.

    `stance` says that the words tell a view or an intention and make no statement alone.
    """

    parts: tuple[tuple[int, int], ...]  # first and last lexeme of each piece
    cue: tuple[int, int]
    subject: Subject | None
    stance: bool = False


def read_credited(row: Row, cues: Sequence[Cue]) -> list[Credited]:
    """Return the clauses credited to someone in the report's own words, outermost only."""
    found: list[Credited] = []
    taken = -1
    for number, cue in enumerate(cues):
        if cue.subject is None or cue.first <= taken or cue.negated:
            continue
        later = cues[number + 1 : number + _CUES_AHEAD]
        if any(_ends_sentence(row, cue, other) for other in later):
            continue
        parts = _parts(row, cue, later, taken)
        if not parts or sum(_length_words(row, *part) for part in parts) < _FEWEST_WORDS:
            continue
        taken = max(taken, parts[-1][1])
        found.append(Credited(tuple(parts), (cue.first, cue.last), cue.subject))
    return found


def _ends_sentence(row: Row, cue: Cue, later: Cue) -> bool:
    """Does a later cue of the sentence close it ("They agreed a truce, officials said.") and so hold the earlier?"""
    if later.subject is None or later.subject.shared or "states" not in later.verb.ways:
        return False
    if "states" in cue.verb.ways and not cue.verb.ways & {"wills", "thinks"}:
        return False  # "Lee said …, the Courier reported": the words are Lee's
    if sentence_start(row, later.first) != sentence_start(row, cue.first):
        return False
    head = later.first if later.inverted else min(later.first, later.subject.first)
    done = later.after >= len(row.items) or row.items[later.after].first or row.items[later.after].low in (".", "\n")
    passages = any(row.items[k].marked >= 0 for k in range(cue.first, head))
    return done and not passages and head > cue.after and row.items[head - 1].low == ","


def _parts(row: Row, cue: Cue, later: Sequence[Cue], taken: int) -> list[tuple[int, int]]:
    """Return the stretches of the clause a cue credits, as (first, last) lexemes; empty for none."""
    if _credits(row, cue):
        after = _clause_after(row, cue, later)
        if after is not None:
            return [after]
        before = _clause_before(row, cue, taken)
        if before is not None:
            rest = _clause_resumed(row, cue, later)
            return [before, rest] if rest is not None else [before]
    if "wills" in cue.verb.ways:
        after = _intention(row, cue, later)
        if after is not None:
            return [after]
    named = _named(row, cue, later) if "names" in cue.verb.ways else None
    return [named] if named is not None else []


def _clause_resumed(row: Row, cue: Cue, later: Sequence[Cue]) -> tuple[int, int] | None:
    """Return what goes on behind an attribution set in commas: "The boat, he said, was late"."""
    at, end = cue.after, sentence_end(row, cue.last)
    while at < min(end, cue.after + _ASIDE_REACH) and row.items[at].is_word and not is_verb_like(row, at):
        at += 1
    if at + 1 >= end or row.items[at].low != "," or cue.verb.lemma == "according to":
        return None
    if row.items[at + 1].low in ("who", "which") or _is_participle(row.items[at + 1].low):
        return None
    last = next_cue(row, at + 1, end, later) - 1
    while last > at and not row.items[last].is_word and row.items[last].marked < 0:
        last -= 1
    explains = cue.inverted and not any(is_verb_like(row, k) for k in range(at + 1, last + 1))  # "said Lee, a baker"
    return (at + 1, last) if last > at + 1 and not explains else None


def _is_participle(low: str) -> bool:
    verb = speech_verbs().get(low)
    return verb is not None and verb.form == "ing"


def _intention(row: Row, cue: Cue, later: Sequence[Cue]) -> tuple[int, int] | None:
    """Return what someone vows or asks for: "vowed to rebuild", "urged the city to act", "called for talks"."""
    at, end = cue.after, sentence_end(row, cue.last)
    if at >= end or cue.subject is None or (cue.subject.shared and cue.verb.form == "base"):
        return None
    low = row.items[at].low
    if cue.verb.lemma in ("call", "push", "beg", "ask") and low not in ("for", "on", "to"):
        return None
    if low in ("for", "on") and cue.verb.lemma in ("call", "push", "beg", "ask"):
        at += 1
    elif low != "to" and (
        cue.verb.lemma not in ("urge", "encourage", "implore", "order", "demand", "propose", "recommend")
        or not row.items[at].is_word
    ):
        return None
    end = subordinate_end(row, cue, at, end)
    last = next_cue(row, at, end, later) - 1
    while last > at and not row.items[last].is_word and row.items[last].marked < 0:
        last -= 1
    return (at, last) if last > at else None


def _named(row: Row, cue: Cue, later: Sequence[Cue]) -> tuple[int, int] | None:
    """Return what is said of something where words in marks are part of it: called the deal a "gift" to X."""
    end = next_cue(row, cue.after, sentence_end(row, cue.last), later)
    marked = [k for k in range(cue.after, end) if row.items[k].marked >= 0]
    if not marked or marked[0] - cue.after > _NAMED_REACH:
        return None
    last = marked[0]
    for k in marked[1:]:
        if k - last > 6:
            break
        last = k
    while last + 1 < end and row.items[last + 1].is_word and not _ends_named(row, last + 1):
        if ends_with_comma(row, last) or is_verb_like(row, last + 1):
            break
        last += 1
    return (cue.after, last) if last > cue.after else None


def _ends_named(row: Row, i: int) -> bool:
    low = row.items[i].low
    if low in known("subordinators") or low in known("days") or low in ("and", "but", "or"):
        return True
    return low in known("prepositions") and low not in ("of", "for", "to")


def _credits(row: Row, cue: Cue) -> bool:
    """Does the cue credit a clause to someone who can speak?"""
    ways, subject = cue.verb.ways, cue.subject
    if subject is None or not ways & {"states", "thinks", "finds"}:
        return False
    lows = [row.items[k].low for k in range(subject.first, subject.last + 1)]
    if lows[-1] in ("you", "i", "who", "which", "this", "that", "there") or (
        subject.shared and cue.verb.form == "base" and cue.first == cue.last
    ):
        return False
    if "'s" in lows and lows[lows.index("'s") - 1] in known("personal"):
        return False
    if ways <= {"finds", "states"} and "finds" in ways and cue.verb.lemma not in ("say", "report"):
        return any(low in known("evidence_nouns") for low in lows) or (cue.verb.form == "past" and "states" in ways)
    return True


def _length_words(row: Row, first: int, last: int) -> int:
    """Return how many words a stretch has, those of passages in marks included; a passage alone has none of its own."""
    own = sum(row.items[k].is_word for k in range(first, last + 1))
    marked = (row.items[k] for k in range(first, last + 1) if row.items[k].marked >= 0)
    return own + sum(len(row.text[item.start : item.end].split()) for item in marked) if own else 0


def _clause_after(row: Row, cue: Cue, later: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the clause right of the cue: "said (that) …", "According to X, …"."""
    at = cue.after
    end = sentence_end(row, cue.last)
    if cue.inverted and not opens_as(row, cue):
        return None
    if opens_as(row, cue):
        at = next((k for k in range(at, min(end, at + _SOURCE_REACH)) if row.items[k].low == ","), end)
        if at >= end or any(row.items[k].marked >= 0 for k in range(cue.after, at)):
            return None
        at += 1
        if (
            at + 1 < end
            and row.items[at + 1].low == ","
            and row.text[row.items[at].start : row.items[at].end].isupper()
        ):
            at += 2  # "According to the state media, NNA, …"
    else:
        at = clause_start(row, cue, end)
    if at < 0 or at >= end:
        return None
    end = subordinate_end(row, cue, at, end)
    last = next_cue(row, at, end, later) - 1
    while last > at and not row.items[last].is_word and row.items[last].marked < 0:
        last -= 1
    return (at, last) if last > at else None


def _clause_before(row: Row, cue: Cue, taken: int) -> tuple[int, int] | None:
    """Return the clause left of the cue: "…, X said", "…, according to X"."""
    subject = cue.subject
    if subject is None or subject.shared or row.items[subject.first].low == "who":
        return None
    if in_relative(row, subject.last + 1, cue.first):
        return None
    head = cue.first if cue.inverted else min(cue.first, subject.first)
    head -= row.items[head - 1].low == "as"
    start = max(sentence_start(row, cue.first), taken + 1)
    phrase = cue.verb.lemma == "according to"
    if head < start + 2 or (not comma_before(row, head) and not phrase) or not (phrase or closes(row, cue)):
        return None
    while start < head and only_links(row, start):
        start += 1
    if ends_with_comma(row, start):
        return None  # “…,” the words are whole, and what follows names who says them
    last = head - 1
    while last > start and not row.items[last].is_word and row.items[last].marked < 0:
        last -= 1
    return (start, last) if last >= start else None
