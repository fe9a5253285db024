"""A report's quantities -> figures: each with its clause, its place and the far-off time it speaks of, if any."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.compare.points import Saying
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Quantity
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import PointKind
from secondsource.values.amount import Amount, render_amount
from secondsource.values.moment import Resolved
from secondsource.values.place import country_of

FIGURE_KINDS: dict[str, PointKind] = {
    "count": "count", "money": "money", "percent": "percent", "measure": "measure", "duration": "time",
}  # fmt: skip
_LOCATED = re.compile(r"\b(?:across|around|at|in|inside|near|off|throughout)\s+(?:the\s+)?\Z")
_APPOSED_CHARS = 25  # ", a city of some ", ", home to more than "
_NO_THINGS = ("people", "person")  # counted without a matter these are nobody in particular
_FAR_DAYS = 60  # a moment this far from the report speaks of another happening
_FAR_DAYS_OF_MONEY = 180  # sums are pledged, spent and owed over longer times


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its setting: the clause, the place it is of, and the far-off time it speaks of, if any."""

    reading: Reading
    quantity: Quantity
    clause: Span
    place: str | None
    far: str | None

    @property
    def amount(self) -> Amount:
        """Return the amount."""
        return self.quantity.amount

    @property
    def saying(self) -> Saying:
        """Return the figure as a saying; its words are number, unit and what is counted."""
        counted = self.quantity.counted_span
        span = self.quantity.span
        if counted is not None and counted.start >= span.end and counted.start - span.end < 40:
            span = Span(span.start, counted.end)
        return Saying(render_amount(self.amount), self.reading, span)


def read_figures(reading: Reading) -> list[Figure]:
    """Return the quantities of a report that say what they count or measure, each in its setting."""
    found = []
    for quantity in reading.analysis.quantities:
        told = quantity.matter or (quantity.counted and quantity.counted not in _NO_THINGS)
        a_one = quantity.matter is None and quantity.amount.high == 1  # "one of their cables" counts nothing
        general = quantity.amount.kind == "measure" and _is_general(reading, quantity)
        if quantity.amount.kind in FIGURE_KINDS and told and not (a_one or general):
            clause = _clause_around(reading, quantity.span)
            days = _FAR_DAYS_OF_MONEY if quantity.amount.kind == "money" else _FAR_DAYS
            place, far = _place(reading, quantity, clause), _far(reading, clause, days)
            found.append(Figure(reading, quantity, clause, place, far))
    return found


def _is_general(reading: Reading, quantity: Quantity) -> bool:
    """Does the clause tell what such a measure may do ("such winds may reach 200 km an hour") and no happening?"""
    claim = reading.claim_at(quantity.span)
    return claim is not None and claim.status == "possible"


def _clause_around(reading: Reading, span: Span) -> Span:
    claim = reading.claim_at(span)
    return claim.span if claim is not None else reading.sentence_at(span.start)


def _place(reading: Reading, quantity: Quantity, clause: Span) -> str | None:
    """Of which place is the figure? The nearest named after it, else before, in the clause; of a count, its country."""
    own = _is_of_a_place(quantity)
    kinds = ("place", "nationality") if own else ("place",)  # "tariffs on Norlandish goods" are of Norland
    places = [n for n in reading.names_in(clause) if n.kind in kinds and (own or _is_located(reading, n))]
    after = [n for n in places if n.span.start >= quantity.span.end]
    nearest = after[0] if after else (places[-1] if places else None)
    if quantity.matter == "population":
        nearest = _populated(reading, quantity, places)
    if nearest is None:
        return None
    identity = reading.identity.get(nearest.entity)
    name = identity.name if identity else nearest.span.of(reading.document.text)
    return name if own else country_of(name)  # a count is held to countries only


def _populated(reading: Reading, quantity: Quantity, places: Sequence[Name]) -> Name | None:
    """Whose population is it? "Port Ada, a city of 500,000", else the place the sentence begins with."""
    before = [n for n in places if n.span.end <= quantity.span.start]
    if before and quantity.span.start - before[-1].span.end <= _APPOSED_CHARS:
        return before[-1]
    start = reading.sentence_at(quantity.span.start).start
    return next((n for n in before if n.span.start - start <= len("The ")), None)


def _is_located(reading: Reading, name: Name) -> bool:
    """Does the name stand after a word of place ("in Norland"), and not before what is counted ("Norland citizens")?"""
    return _LOCATED.search(reading.document.text, max(0, name.span.start - 12), name.span.start) is not None


def _is_of_a_place(quantity: Quantity) -> bool:
    return quantity.amount.kind == "percent" or quantity.matter in words("matters", "of_a_place")


def with_countries(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Keep the country of a tally only where the story counts its matter in several: else it tells nothing apart."""
    countries: dict[str | None, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.place and not _is_of_a_place(figure.quantity):
            countries[figure.quantity.matter].add(figure.place)
    tallies = words("matters", "tallies")
    for figure in figures:
        matter = figure.quantity.matter
        kept = _is_of_a_place(figure.quantity) or (matter in tallies and len(countries[matter]) > 1)
        yield figure if kept else replace(figure, place=None)


def _far(reading: Reading, clause: Span, days: int) -> str | None:
    """Return the value of a moment in the clause that is far from the report's own time, if there is one."""
    far = (time.value for _, time in reading.moments_in(clause) if _is_far(time, reading.published.end, days))
    return next(far, None)


def _is_far(time: Resolved, day: date | None, days: int) -> bool:
    if time.last is None or day is None:
        return time.precision in ("month", "season", "year")
    return abs(time.last - day) > timedelta(days=days)


def set_apart(figure: Figure) -> str | None:
    """A word of the clause that makes the matter another one: the magnitude of an aftershock is not the quake's."""
    telling = lexicon("matters")["set_apart"].get(figure.quantity.matter, ())
    words_of = figure.clause.of(figure.reading.document.text).lower().split()
    return next((f"{figure.quantity.matter}: {word}" for word in telling if word in words_of), None)
