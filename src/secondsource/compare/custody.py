"""Readings -> points of kind status: one person arrested by one report, gone to the police by another.

Who is caught did not give up. A report that tells both ("arrested after he surrendered") sees no clash and clashes with
none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart_in_time, one_day, read_subject
from secondsource.compare.tellings import doing_of
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Statement
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.terms import stem

_CAUGHT, _GAVE_UP = "was arrested", "gave up"


@dataclass(frozen=True, slots=True)
class _Told:
    """How one report says a person came into custody, and the clause that says it."""

    reading: Reading
    how: str
    span: Span
    subject: Subject


def compare_custody(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every person who was arrested by one report and gave up by another."""
    by_person: dict[str, list[_Told]] = defaultdict(list)
    names: dict[str, str] = {}
    for person, name, told in (memory or ComparisonMemory()).of_each(readings, _told):
        by_person[person].append(told)
        names.setdefault(person, name)
    return [p for person in sorted(by_person) for p in _points(names[person], by_person[person])]


def _points(name: str, told: Sequence[_Told]) -> Iterator[Point]:
    ways: dict[str, set[str]] = defaultdict(set)
    for one in told:
        ways[one.reading.id].add(one.how)
    for reading in {one.reading.id: one.reading for one in told}.values():
        ways[reading.id].update(_of_somebody(reading))
    single = [one for one in told if len(ways[one.reading.id]) == 1]
    caught = [one for one in single if one.how == _CAUGHT]
    gave_up = [one for one in single if one.how == _GAVE_UP]
    group = [
        one
        for mine, others in ((caught, gave_up), (gave_up, caught))
        for one in mine
        if any(_one_time(one, other) for other in others)
    ]
    if group:
        sayings = [Saying(one.how, one.reading, one.span) for one in group]
        why = "Who is arrested has not given up, and the reports tell but one of the two"
        yield build_point(Matter("status", f"Arrested or gave up: {name}"), sayings, "dispute", why)


def _one_time(a: _Told, b: _Told) -> bool:
    """Do two reports speak of one day, or of one place and no days that differ?"""
    if a.reading.origin == b.reading.origin or apart_in_time(a.subject, b.subject):
        return False
    return one_day(a.subject, b.subject) or bool(a.subject.places & b.subject.places)


def _of_somebody(reading: Reading) -> Iterator[str]:
    """Yield the ways a report tells of somebody it does not name there: "he was arrested" may be of any person."""
    for statement in _custody_statements(reading):
        doing = doing_of(reading, statement)
        if doing in _parts():
            how, roles = _parts()[doing]
            filled = [span for role, span in statement.roles if role in roles]
            if not any(reading.names_in(span) for span in filled):
                yield how


def _told(reading: Reading) -> Iterator[tuple[str, str, _Told]]:
    for statement in _custody_statements(reading):
        doing = doing_of(reading, statement)
        if doing not in _parts() or statement.negated or statement.status != "happened":
            continue
        how, roles = _parts()[doing]
        for role, span in statement.roles:
            names = [n for n in reading.names_in(span) if n.kind == "person" and n.entity in reading.identity]
            if role in roles and len(names) == 1 and names[0].span.end == span.end:
                identity = reading.identity[names[0].entity]
                claim = reading.claim_at(statement.predicate)
                clause = claim.span if claim else reading.sentence_at(statement.predicate.start)
                yield (
                    identity.id,
                    identity.name,
                    _Told(reading, how, clause, read_subject(reading, statement.predicate)),
                )


def _custody_statements(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of a report whose verb may tell of custody."""
    return (s for s in reading.analysis.statements if s.lemma in _verbs() and not s.nominal)


@cache
def _verbs() -> frozenset[str]:
    told: dict[str, list[str]] = lexicon("doings")["doings"]
    return frozenset(words.split()[0] for name in ("arrest", "give up") for words in (name, *told[name]))


@cache
def _parts() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return for each doing how it is told and in which part of the statement the person stands."""
    return {stem("arrest"): (_CAUGHT, ("what", "whom")), stem("give") + " up": (_GAVE_UP, ("who",))}
