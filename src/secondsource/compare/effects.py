"""Readings -> points of kind status: what has come about to one report and only may to another.

"The detour has caused jams" meets "the detour may lead to jams": told later it is an update, at one time a dispute.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from secondsource.compare.at_odds import at_odds, came_later
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart, read_subject, shared
from secondsource.lang.lexicon import words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point
from secondsource.values.terms import content_terms, stem
from secondsource.values.tokens import Token, low_at, tokens_of

_ENOUGH = 6.0  # what two sentences must share in names and telling words, the effect counted; as in `bearings`
_REACH = 4  # words of the noun group that names the effect
_HAS, _MAY = "it has", "it may"
_BREAKS = frozenset(".,;:()-–—\"'“”")


@dataclass(frozen=True, slots=True)
class _Effect:
    """What comes about (the term and the word of its noun), whether it has or may, and the clause that says so."""

    reading: Reading
    term: str
    noun: str
    how: str
    span: Span
    subject: Subject


def compare_effects(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for everything that has come about to one report and may come about to another."""
    by_term: dict[str, list[_Effect]] = defaultdict(list)
    kept = memory or ComparisonMemory()
    for one in kept.of_each(readings, _read):
        by_term[one.term].append(one)
    told = (by_term[term] for term in sorted(by_term))
    return [point for one in told for point in kept.piece("effects", one, None, partial(_of_term, one))]


def _of_term(told: Sequence[_Effect]) -> list[Point]:
    """Return the point of one effect; a report that has it both ways tells how it went on, and is left out."""
    group = at_odds(told, lambda one: one.how, _meet)
    if not group:
        return []
    sayings = [Saying(one.how, one.reading, one.span) for one in group]
    return [build_point(Matter("status", f"Has it come about: {group[0].noun}"), sayings, *_nature(group))]


def _meet(a: _Effect, b: _Effect) -> bool:
    if a.how == b.how or a.reading.id == b.reading.id or apart(a.subject, b.subject):
        return False
    return shared(a.subject, b.subject) >= _ENOUGH


def _nature(group: Sequence[_Effect]) -> tuple[Nature, str]:
    """It is an update where all that say it may are dated before all that say it has."""
    ahead = [one for one in group if one.how == _MAY]
    later = came_later(ahead, [one for one in group if one.how == _HAS])
    if later is None:
        return "dispute", "One report says that it may what another says that it has; not all of them are dated"
    if later:
        return "update", "What may come about at first has come about later"
    return "dispute", "One report says that it may what another, no later one says that it has"


def _read(reading: Reading) -> Iterator[_Effect]:
    text = reading.document.text
    for sentence in reading.analysis.sentences:
        if not _verb_pattern().search(text, sentence.start, sentence.end):
            continue
        tokens = tokens_of(text, sentence.start, sentence.end)
        for at, token in enumerate(tokens):
            size = next((n for verb in _verbs().get(stem(token.low), ()) if (n := _fits(verb, tokens, at))), 0)
            passive = low_at(tokens, at + size) == "by"  # "caused by": what follows is the cause
            how = _how(tokens, at) if size and not passive else None
            noun = _noun(tokens[at + size : at + size + _REACH]) if how else None
            if how and noun:
                span = Span(token.start, noun.end)
                claim = reading.claim_at(span)
                term = content_terms(noun.low)[0]
                yield _Effect(
                    reading, term, noun.low, how, claim.span if claim else sentence, read_subject(reading, span)
                )


def _fits(verb: Sequence[str], tokens: Sequence[Token], at: int) -> int:
    """Return how many words a verb takes at a place, 0 where it does not stand there."""
    said = tokens[at : at + len(verb)]
    return (
        len(verb) if len(said) == len(verb) and all(t.low == w for t, w in zip(said[1:], verb[1:], strict=True)) else 0
    )


def _how(tokens: Sequence[Token], at: int) -> str | None:
    before = [t.low for t in tokens[max(0, at - 2) : at]]
    if words("effects", "neither") & set(before):
        return None
    if words("effects", "possible") & set(before):
        return _MAY
    return _HAS if tokens[at].low.endswith("ed") or tokens[at].low in words("effects", "past") else None


def _noun(tokens: Sequence[Token]) -> Token | None:
    """Return the last noun of the group right behind a verb: small letters up to a small word or a mark."""
    last = None
    for token in tokens:
        if token.low in _BREAKS or (last is not None and token.low in words("stopwords", "general")):
            break
        if token.text.isalpha() and token.text.islower() and token.low not in words("stopwords", "general"):
            last = token
    return last if last and content_terms(last.low) and last.low not in words("effects", "no_effects") else None


@cache
def _verb_pattern() -> re.Pattern[str]:
    """Match where a word may begin that has the stem of a verb: cutting every sentence into tokens takes longer.

    A stem is the beginning of its words but for its last letter ("deny", "deni").
    """
    beginnings = sorted(re.escape(key[:-1]) for key in _verbs())
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(beginnings) + ")", re.IGNORECASE)


@cache
def _verbs() -> dict[str, list[list[str]]]:
    """Return the verbs by the stem of their first word, the longest first."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for verb in sorted(words("effects", "verbs"), key=lambda v: (-len(v.split()), v)):
        found[stem(verb.split()[0])].append(verb.split())
    return dict(found)
