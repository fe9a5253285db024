"""Readings -> points of kind status: the findings of an examination, awaited by one report and told by another.

"Police await the autopsy" meets "the autopsy showed that …": what is awaited at first and told later is an update; what
one report tells and another, no earlier one still awaits is a dispute.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from secondsource.compare.at_odds import at_odds, came_later
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart, read_subject
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point
from secondsource.values.tokens import Token, tokens_of

_BREAKS = frozenset(".,;:()")
_AWAITED, _TOLD = "awaited", "told"
_LOOKED_BACK = 8  # words before the examination, where it is awaited
_LOOKED_AHEAD = 20  # words behind it, where it tells what was found


@dataclass(frozen=True, slots=True)
class _Finding:
    """How one report has the findings of an examination, and the clause that says so."""

    reading: Reading
    of: str
    how: str
    span: Span
    subject: Subject


def compare_findings(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every examination whose findings one report awaits and another tells."""
    by_name: dict[str, list[_Finding]] = defaultdict(list)
    kept = memory or ComparisonMemory()
    for found in kept.of_each(readings, _read):
        by_name[found.of].append(found)
    told = (by_name[name] for name in sorted(by_name))
    return [point for one in told for point in kept.piece("findings", one, None, partial(_of_examination, one))]


def _of_examination(told: Sequence[_Finding]) -> list[Point]:
    """Return the point of one examination; a report that has it both ways tells how it went on, and is left out."""
    group = at_odds(told, lambda one: one.how, _meet)
    if not group:
        return []
    sayings = [Saying(one.how, one.reading, one.span) for one in group]
    return [build_point(Matter("status", f"Findings awaited or told: {group[0].of}"), sayings, *_nature(group))]


def _meet(a: _Finding, b: _Finding) -> bool:
    return a.reading.origin != b.reading.origin and not apart(a.subject, b.subject)


def _nature(group: Sequence[_Finding]) -> tuple[Nature, str]:
    """It is an update where all that await the findings are dated before all that tell them."""
    ahead = [one for one in group if one.how == _AWAITED]
    later = came_later(ahead, [one for one in group if one.how == _TOLD])
    if later is None:
        return "dispute", "One report awaits what another tells; not all are dated, so one may be the later"
    if later:
        return "update", "What is awaited at first is told later"
    return "dispute", "One report still awaits what another, no later one tells"


def _read(reading: Reading) -> Iterator[_Finding]:
    text = reading.document.text
    for sentence in reading.analysis.sentences:
        if not _named().search(text, sentence.start, sentence.end):
            continue
        tokens = tokens_of(text, sentence.start, sentence.end)
        at = next((n for n, token in enumerate(tokens) if token.low in _examinations()), None)
        how = _how(tokens, at) if at is not None else None
        if at is not None and how is not None:
            named = Span(tokens[at].start, tokens[at].end)
            claim = reading.claim_at(named)
            clause = claim.span if claim else sentence
            yield _Finding(reading, _examinations()[tokens[at].low], how, clause, read_subject(reading, named))


def _how(tokens: Sequence[Token], at: int) -> str | None:
    """Return whether the examination at a place is awaited or has told its findings; None where it is not said."""
    before = [token.low for token in tokens[max(0, at - _LOOKED_BACK) : at]]
    behind = tokens[at + 1 : at + 1 + _LOOKED_AHEAD]
    end = next((n for n, token in enumerate(behind) if token.low in _BREAKS), len(behind))
    said = [token.low for token in behind[:end]]
    if words("findings", "awaiting") & set(before) or _not_yet().search(" ".join(said)):
        return _AWAITED
    told = next((n for n, word in enumerate(said) if word in words("findings", "telling")), None)
    if told is None or words("findings", "not_told") & set(said[:told]):
        return None
    return _TOLD


@cache
def _examinations() -> dict[str, str]:
    told: dict[str, list[str]] = lexicon("findings")["examinations"]
    return {word: name for name, said in told.items() for word in said}


@cache
def _named() -> re.Pattern[str]:
    """Match what every sentence holds that names an examination."""
    return re.compile("|".join(map(re.escape, sorted(_examinations()))), re.IGNORECASE)


@cache
def _not_yet() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('findings', 'not_yet')))})\b")
