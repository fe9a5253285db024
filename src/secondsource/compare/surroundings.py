"""Readings -> points of kind place: what is in a place to one report and next to it to another.

"A depot in the Lower Quarter" clashes with "the depot lies just outside the Lower Quarter". People go in and out; of
them nothing is said.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.compare.at_odds import at_odds
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart_in_time, head_keys, read_wide_subject, shared, statements_in
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Name
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.terms import content_terms
from secondsource.values.tokens import tokens_of

_ENOUGH = 6.0  # what two tellings must share in names and telling words, the place itself counted; as in `bearings`
_LEAD_CHARS = 40  # before a name, where the word of place stands
_LOOKED_BACK = 12  # mentions before a name that may hold it
_TAKES_UP = frozenset({"it", "this", "that"})


@dataclass(frozen=True, slots=True)
class _Set:
    """What a report sets in or next to which place, in its words, and the passage."""

    reading: Reading
    thing: str
    place: str
    inside: bool
    words: str
    span: Span
    subject: Subject


def compare_surroundings(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for everything that is in a place to one report and next to it to another."""
    by_key: dict[tuple[str, str], list[_Set]] = defaultdict(list)
    for one in (memory or ComparisonMemory()).of_each(readings, _read):
        by_key[one.thing, one.place].append(one)
    return [point for key in sorted(by_key) for point in _points(by_key[key])]


def _points(told: Sequence[_Set]) -> Iterator[Point]:
    """Yield the point of one thing and one place; a report that has it both ways is left out."""
    group = at_odds(told, lambda one: one.inside, _meet)
    if group:
        said = {inside: next(one.words for one in group if one.inside == inside) for inside in (True, False)}
        sayings = [Saying(said[one.inside], one.reading, one.span) for one in group]
        noun = next(word for one in group for word in _words(one) if one.thing in content_terms(word))
        why = "What lies next to a place does not lie in it"
        yield build_point(Matter("place", f"Where the {noun} is"), sayings, "dispute", why)


def _meet(a: _Set, b: _Set) -> bool:
    if a.reading.id == b.reading.id or apart_in_time(a.subject, b.subject):
        return False
    return shared(a.subject, b.subject) >= _ENOUGH


def _read(reading: Reading) -> Iterator[_Set]:
    text = reading.document.text
    for name in reading.analysis.names:
        sentence = reading.sentence_at(name.span.start)
        told = _relation().search(text, max(sentence.start, name.span.start - _LEAD_CHARS), name.span.start)
        if name.kind != "place" or told is None:
            continue
        thing, subject = _thing(reading, name, told.start())
        if thing is not None:
            claim = reading.claim_at(name.span)
            span = claim.span if claim else sentence
            said = f"{told.group(1).lower()} {name.span.of(text)}"
            inside = told.group(1).lower() in words("surroundings", "inside")
            yield _Set(reading, thing, _place(reading, name), inside, said, span, subject)


def _thing(reading: Reading, name: Name, at: int) -> tuple[str | None, Subject]:
    """Return what is set by a name: the noun group that ends in it, else who or what lies there."""
    subject = read_wide_subject(reading, name.span)
    mentions = reading.analysis.mentions
    last = bisect_left(mentions, at, key=lambda m: m.span.start)
    before = mentions[max(0, last - _LOOKED_BACK) : last]
    around = [m for m in before if m.kind == "noun" and m.span.end >= name.span.end]
    if around:
        return _key(reading, max(around, key=lambda m: m.span.start).head), subject
    sentence = reading.sentence_at(name.span.start)
    for _, statement in statements_in(reading, sentence):
        if any(role == "where" and span.covers(name.span) for role, span in statement.roles):
            who = next((span for role, span in statement.roles if role in ("who", "what")), None)
            return (_key(reading, _taken_up(reading, sentence, who)) if who else None), subject
    return None, subject


def _taken_up(reading: Reading, sentence: Span, who: Span) -> Span:
    """Return what "It" at the head of a sentence takes up: what the sentence before is about."""
    if who.start != sentence.start or who.of(reading.document.text).lower() not in _TAKES_UP or sentence.start == 0:
        return who
    before = reading.sentence_at(sentence.start - 1)
    told = [s for _, s in statements_in(reading, before) if not s.nominal]
    parts = (span for s in told for role, span in s.roles if role in ("who", "what"))
    return next(parts, who)


def _key(reading: Reading, span: Span) -> str | None:
    """Return the noun that a passage is of, as a key; None for a name and for people."""
    keys = head_keys(reading, span)
    return keys[0] if keys and keys[0][0] != "@" and keys[0] not in _people() else None


def _place(reading: Reading, name: Name) -> str:
    identity = reading.identity.get(name.entity)
    return identity.id if identity else name.span.of(reading.document.text)


def _words(one: _Set) -> Iterator[str]:
    """Yield the words of the sentence of a telling and the one before."""
    sentence = one.reading.sentence_at(one.span.start)
    start = one.reading.sentence_at(max(0, sentence.start - 1)).start
    yield from (t.low for t in tokens_of(one.reading.document.text, start, sentence.end))


@cache
def _people() -> frozenset[str]:
    told = words("matters", "people_words") | words("matters", "anybody")
    return frozenset(term for word in told for term in content_terms(word))


@cache
def _relation() -> re.Pattern[str]:
    said = sorted(words("surroundings", "inside") | words("surroundings", "beside"), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)({'|'.join(said)}) (?:the )?(?:central )?\Z", re.IGNORECASE)
