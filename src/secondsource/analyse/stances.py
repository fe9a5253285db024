"""A row -> the stances in it: what someone is for, against, after or speaks about, without a clause of their own.

"backed the plan", "spoke about the flood", "hopes to win": the words make no statement alone, so they are no claim.
"""

from collections.abc import Iterator
from functools import cache

from secondsource.analyse.credited import Credited
from secondsource.analyse.cues import Cue, find_cues
from secondsource.analyse.lexemes import Row
from secondsource.analyse.speech_verbs import SpeechVerb, verb_form
from secondsource.analyse.stance_ends import complement_end
from secondsource.analyse.stance_nouns import find_noun_stances
from secondsource.analyse.subjects import known, sentence_end
from secondsource.lang.lexicon import lexicon, words

_OBJECT_REACH = 8  # words between a verb and "to": "urged the older voters of Leeds to"
_OBJECT, _TO, _OBJECT_TO, _QUESTION = "object", "to", "object to", "question"
_QUESTIONS = frozenset({"how", "if", "what", "when", "where", "whether", "who", "why"})


@cache
def stance_verbs() -> dict[str, SpeechVerb]:
    """Return every form of every verb that tells a stance; its ways are the words it may go on with."""
    data = lexicon("stances")
    ways: dict[str, set[str]] = {}
    lists = (("with_object", _OBJECT), ("with_to", _TO), ("with_object_to", _OBJECT_TO), ("with_question", _QUESTION))
    for key, way in lists:
        for lemma in data[key]:
            ways.setdefault(lemma, set()).add(way)
    for pair in data["with_word"]:
        lemma, word = pair.split()
        ways.setdefault(lemma, set()).add(word)
    nouns = words("stances", "also_nouns")
    return {
        form: SpeechVerb(entry[0], frozenset(ways[entry[0]]), verb_form(entry, form), form in nouns)
        for entry in data["verbs"]
        for form in entry
    }


def read_stances(row: Row, taken: bytearray) -> list[Credited]:
    """Return the stances outside the lexemes taken (1), and take theirs."""
    found: list[Credited] = []
    for stance in sorted((*_find_verb_stances(row), *find_noun_stances(row)), key=lambda s: s.cue):
        first, last = stance.cue[0], stance.parts[-1][1]
        if not any(taken[first : last + 1]):
            taken[first : last + 1] = b"\1" * (last + 1 - first)
            found.append(stance)
    return found


def _find_verb_stances(row: Row) -> Iterator[Credited]:
    for cue in find_cues(row, stance_verbs()):
        part = _complement(row, cue) if cue.subject is not None else None
        if part is not None:
            yield Credited((part,), (cue.first, part[0] - 1), cue.subject, stance=True)


def _complement(row: Row, cue: Cue) -> tuple[int, int] | None:
    at, end = cue.last + 1, sentence_end(row, cue.last)
    while at < end and row.items[at].low.endswith("ly"):
        at += 1
    if at >= end:
        return None
    low, ways = row.items[at].low, cue.verb.ways
    if low == "to" and _TO in ways:
        return _to_end(row, at, end)
    if low in _QUESTIONS and ways & {_OBJECT, _QUESTION}:
        return _to_end(row, at, end)
    if low in ways and at + 1 < end:
        return _to_end(row, at + 1, end)
    if _OBJECT_TO in ways and _opens_object(row, at):
        to = next((k for k in range(at + 1, min(end, at + _OBJECT_REACH)) if row.items[k].low == "to"), None)
        if to is not None and all(row.items[k].is_word or row.items[k].low == "'s" for k in range(at, to)):
            return _to_end(row, to, end)
    if _OBJECT in ways and _opens_object(row, at):
        return _to_end(row, at, end)
    return None


def _opens_object(row: Row, at: int) -> bool:
    item = row.items[at]
    if item.marked >= 0:
        return True
    if not item.is_word or item.first or item.low in known("auxiliaries") or item.low in known("days"):
        return False
    if item.low in known("prepositions") or item.low in ("and", "or", "but", "so", "that", "if", "than", "because"):
        return False
    return not (item.low in known("adverbs") and item.low not in ("all", "both", "each", "last", "first", "next"))


def _to_end(row: Row, at: int, end: int) -> tuple[int, int] | None:
    return (at, complement_end(row, at, end)) if at < end else None
