"""Happenings of a story -> which sentences of its reports tell of one thing: the threads that run through them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.compare.subjects import statements_in
from secondsource.lang.lexicon import words
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading
from secondsource.records.span import Span

Place = tuple[str, Span]  # a report and a sentence of it


@dataclass(frozen=True, slots=True)
class Threads:
    """For every statement, and every sentence, the numbers of the happenings that two or more reports tell of."""

    of_statement: Mapping[tuple[str, int], int]
    of_sentence: Mapping[Place, frozenset[int]]

    def own(self, reading: Reading, said: Span) -> frozenset[int]:
        """Return the happenings that the words at `said` tell of: those of the statements they belong to."""
        found = set()
        for number, statement in statements_in(reading, reading.sentence_at(said.start)):
            told = statement.predicate.start < said.end and said.start < statement.predicate.end
            if told or any(span.covers(said) for _, span in statement.roles):
                happening = self.of_statement.get((reading.id, number))
                found.update([] if happening is None else [happening])
        return frozenset(found)

    def around(self, reading: Reading, said: Span) -> frozenset[int]:
        """Return the happenings of the sentence that holds the words at `said`."""
        return self.of_sentence.get((reading.id, reading.sentence_at(said.start)), frozenset())


def find_threads(readings: Sequence[Reading], happenings: Sequence[Happening]) -> Threads:
    """Return the threads of a story; words of saying are none, nor what one report alone tells."""
    by_id = {reading.id: reading for reading in readings}
    of_statement: dict[tuple[str, int], int] = {}
    of_sentence: dict[Place, set[int]] = defaultdict(set)
    for number, happening in enumerate(happenings):
        if len({t.report for t in happening.tellings}) < 2:
            continue
        for telling in happening.tellings:
            statement = by_id[telling.report].analysis.statements[telling.statement]
            if statement.predicate.of(by_id[telling.report].document.text).lower() in words("status", "saying"):
                continue
            of_statement[telling.report, telling.statement] = number
            of_sentence[telling.report, telling.sentence].add(number)
    return Threads(of_statement, {place: frozenset(found) for place, found in of_sentence.items()})
