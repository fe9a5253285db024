"""Happenings and the times told of them -> groups of dated claims: one happening, and when each report has it.

A time is of the statement it fills a part of, or of the last one before it with nothing told in between ("killed by
police a week ago").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.compare.kept import ComparisonMemory
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Moment, Name, Statement
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.values.moment import Resolved
from secondsource.values.terms import content_terms

_NEAR_CHARS = 90  # from a predicate to the time behind it


@dataclass(frozen=True, slots=True)
class DatedTelling:
    """One report's time for a happening: the statement, of which persons, the passage that says when, and the time."""

    reading: Reading
    statement: Statement
    people: frozenset[str]
    span: Span
    time: Resolved

    @property
    def once(self) -> bool:
        """Tell whether this happens to a person once ("was killed"), so that two dates for it are at odds."""
        roots = content_terms(self.statement.predicate.of(self.reading.document.text))
        return bool(self.people) and any(root in _once() for root in roots)


@cache
def _once() -> frozenset[str]:
    return frozenset(term for verb in lexicon("matters")["once"]["verbs"] for term in content_terms(verb))


def dated_tellings(
    readings: Sequence[Reading], happenings: Sequence[Happening], kept: ComparisonMemory
) -> Iterator[list[DatedTelling]]:
    """Yield the tellings that say when a happening was, by whom it is told of.

    Those that name nobody go with the others where these all tell of the same persons.
    """
    by_id = {reading.id: reading for reading in readings}
    for found in kept.each("dated", happenings, lambda happening: _dated(happening, by_id, kept)):
        yield from found


def _dated(happening: Happening, by_id: Mapping[str, Reading], kept: ComparisonMemory) -> list[list[DatedTelling]]:
    tellings = happening.tellings if len(happening.tellings) > 1 else ()
    told = (kept.of_report(by_id[one.report], _dated_statements).get(one.statement) for one in tellings)
    return list(_by_people([one for one in told if one is not None]))


def _dated_statements(reading: Reading) -> dict[int, DatedTelling]:
    """Return by their numbers the statements that are told of one time; of two it is unsure which is meant."""
    statements = reading.analysis.statements
    return {
        number: _telling(reading, statements[number], *told[0])
        for number, told in _times(reading).items()
        if len(told) == 1  # not "between January and March"
    }


def _by_people(tellings: Sequence[DatedTelling]) -> Iterator[list[DatedTelling]]:
    groups: list[list[DatedTelling]] = []
    for told in tellings:
        home = next((g for g in groups if told.people & g[0].people), None) if told.people else []
        if home is None:
            groups.append([told])
        elif told.people:
            home.append(told)
    unnamed = [told for told in tellings if not told.people]
    if len(groups) == 1:
        groups[0].extend(unnamed)
    yield from (g for g in groups if len(g) > 1)


def _telling(reading: Reading, statement: Statement, moment: Moment, time: Resolved) -> DatedTelling:
    return DatedTelling(reading, statement, frozenset(_people(reading, statement, moment)), moment.span, time)


def _people(reading: Reading, statement: Statement, moment: Moment) -> Iterator[str]:
    """Yield the persons a statement is of: those that head its parts, else those named between it and the time."""
    parts = [span for role, span in statement.roles if role in ("who", "whom", "what")]
    for span in parts:
        yield from (_id(reading, name) for name in reading.names_in(span) if _heads(reading, name, span))
    if not parts and statement.predicate.end < moment.span.start:
        between = reading.names_in(Span(statement.predicate.end, moment.span.start))
        yield from (_id(reading, name) for name in between if _is_person(reading, name))


def _heads(reading: Reading, name: Name, span: Span) -> bool:
    """Is a person what the phrase speaks of: does the name end it, or does only "…, 15" follow?"""
    rest = Span(name.span.end, span.end).of(reading.document.text)
    return _is_person(reading, name) and rest[:1] in ("", ",")


def _is_person(reading: Reading, name: Name) -> bool:
    return name.kind == "person" and name.entity in reading.identity


def _id(reading: Reading, name: Name) -> str:
    return reading.identity[name.entity].id


def _times(reading: Reading) -> Mapping[int, list[tuple[Moment, Resolved]]]:
    """Return the moments of a report by the statement they tell the time of."""
    statements = reading.analysis.statements
    order = sorted(range(len(statements)), key=lambda i: statements[i].predicate.start)
    starts = [statements[i].predicate.start for i in order]
    found: dict[int, list[tuple[Moment, Resolved]]] = {}
    for moment, time in reading.moments_in(Span(0, len(reading.document.text))):
        sentence = reading.sentence_at(moment.span.start)
        low, high = bisect_left(starts, sentence.start), bisect_right(starts, sentence.end)
        owner = _owner([(i, statements[i]) for i in order[low:high]], moment.span, found)
        if owner is not None:
            found.setdefault(owner, []).append((moment, time))
    return found


def _owner(statements: Sequence[tuple[int, Statement]], span: Span, timed: Collection[int]) -> int | None:
    """Return the statement a time belongs to: the one it fills a part of, if that has no time yet, else the last."""
    before = [i for i, s in statements if s.predicate.end <= span.start <= s.predicate.end + _NEAR_CHARS]
    filled = [i for i, s in statements if any(role == "when" and part.covers(span) for role, part in s.roles)]
    last = before[-1:]
    if last and (last[0] in filled or not filled or (filled[0] in timed and last[0] not in timed)):
        return last[0]
    return filled[0] if filled else None
