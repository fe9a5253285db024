"""Happenings of a story -> which sentences of its reports tell of one thing: the threads that run through them."""

from collections.abc import Iterable, Sequence

from secondsource.compare.subjects import statements_in
from secondsource.lang.lexicon import words
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading
from secondsource.records.span import Span

Place = tuple[str, int]  # a report and a statement of it


class Threads:
    """For every statement the number of its happening, where two or more reports tell of that; not of saying."""

    def __init__(self) -> None:
        self._happenings: Sequence[Happening] = ()
        self._places: list[frozenset[Place]] = []
        self._of_statement: dict[Place, int] = {}

    def follow(self, readings: Sequence[Reading], happenings: Sequence[Happening]) -> set[str]:
        """Take in how the story's happenings are now, and return the reports of which a statement is in another one."""
        by_id = {reading.id: reading for reading in readings}
        touched = set()
        nowhere = frozenset[Place]()
        for number in range(max(len(happenings), len(self._happenings))):
            now = happenings[number] if number < len(happenings) else None
            if number < len(self._happenings) and self._happenings[number] is now:
                continue
            places = _places(now) if now is not None else nowhere
            before = self._places[number] if number < len(self._places) else nowhere
            for place in before - places:
                if self._of_statement.get(place) == number:
                    del self._of_statement[place]
                    touched.add(place[0])
            for place in places - before:
                if not _is_saying(by_id[place[0]], place[1]):
                    self._of_statement[place] = number
                    touched.add(place[0])
            self._places[number : number + 1] = [places]
        del self._places[len(happenings) :]
        self._happenings = list(happenings)
        return touched

    def of(self, reading: Reading, statements: Iterable[int]) -> frozenset[int]:
        """Return the happenings of some statements of a report."""
        found = (self._of_statement.get((reading.id, number)) for number in statements)
        return frozenset(number for number in found if number is not None)

    def own(self, reading: Reading, said: Span) -> frozenset[int]:
        """Return the happenings that the words at `said` tell of: those of the statements they belong to."""
        return self.of(reading, own_statements(reading, said))

    def around(self, reading: Reading, said: Span) -> frozenset[int]:
        """Return the happenings of the sentence that holds the words at `said`."""
        return self.of(reading, statements_around(reading, said))


def own_statements(reading: Reading, said: Span) -> list[int]:
    """Return the statements that the words at `said` belong to."""
    return [
        number
        for number, statement in statements_in(reading, reading.sentence_at(said.start))
        if (statement.predicate.start < said.end and said.start < statement.predicate.end)
        or any(span.covers(said) for _, span in statement.roles)
    ]


def statements_around(reading: Reading, said: Span) -> list[int]:
    """Return the statements of the sentence that holds the words at `said`."""
    return [number for number, _ in statements_in(reading, reading.sentence_at(said.start))]


def _places(happening: Happening) -> frozenset[Place]:
    if len({telling.report for telling in happening.tellings}) < 2:
        return frozenset()
    return frozenset((telling.report, telling.statement) for telling in happening.tellings)


def _is_saying(reading: Reading, number: int) -> bool:
    predicate = reading.analysis.statements[number].predicate
    return predicate.of(reading.document.text).lower() in words("status", "saying")
