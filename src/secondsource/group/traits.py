"""Document and Analysis -> Traits: the small picture of a report that grouping works on, one bag of marks a side."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from secondsource.group.terms import Vector, inside_of, is_stopword, read_words, term_of
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Analysis, Quantity
from secondsource.records.document import Document
from secondsource.values.moment import Resolved, TimeExpression, resolve_moments

# The sides of a report on which two reports are held against one another, in the order all tables keep.
SIDES = ("text", "lead", "headline", "people", "places", "names", "figures", "times", "leading", "measures")

LEAD_CHARS = 700
_NEAR_TOP_CHARS = 500
_NEAR_TOP = 1.5  # a word near the top counts so much more
_IN_NAME = 2.0
_IN_TITLE = 4.0
_LEAST_FIGURE = 2  # "two" says little of which story this is


class Traits(msgspec.Struct, frozen=True):
    """A report's id, its day (proleptic ordinal, None where unknown) and, side by side, its marks with their counts."""

    report: str
    day: int | None
    sides: tuple[Vector, ...]


def read_traits(document: Document, analysis: Analysis | None) -> Traits:
    """Return what grouping needs of a report; without an analysis its words alone."""
    found = analysis or Analysis(document.report_id, ())
    day = day_of(document)
    people, places, names = _names(document, found)
    headline = _words(_headline(document, found))
    sides = (
        _text(document, found),
        _words(_top(document)),
        headline,
        people,
        places,
        names,
        _figures(found.quantities),
        _times(document, found),
        {mark: count for mark, count in people.items() if mark in headline},  # whom the report is about
        _measures(found.quantities),
    )
    return Traits(document.report_id, day, sides)


def day_of(document: Document) -> int | None:
    """Return the report's first possible day; the day a file was saved is no date of a report."""
    known = document.published
    dated = known.start is not None and known.origin != "file" and not known.doubtful
    return known.start.toordinal() if dated and known.start else None


def _text(document: Document, analysis: Analysis) -> Vector:
    counts: Vector = defaultdict(float)
    inside = inside_of([name.span for name in analysis.names])
    for word, start, _ in read_words(document.text):
        mark = term_of(word)
        if mark is not None:
            counts[mark] += (_IN_NAME if inside(start) else 1.0) * (_NEAR_TOP if start < _NEAR_TOP_CHARS else 1.0)
    for mark in _marks(document.title or ""):
        counts[mark] += _IN_TITLE
    return dict(counts)


def _marks(text: str) -> Iterator[str]:
    for word, _, _ in read_words(text):
        mark = term_of(word)
        if mark is not None:
            yield mark


def _words(text: str) -> Vector:
    counts: Vector = defaultdict(float)
    for mark in _marks(text):
        counts[mark] += 1.0
    return dict(counts)


def _top(document: Document) -> str:
    return f"{document.title or ''} . {document.text[:LEAD_CHARS]}"


def _headline(document: Document, analysis: Analysis) -> str:
    """Return the headline and the first sentence; they say what the matter is."""
    first = analysis.sentences[0].of(document.text) if analysis.sentences else document.text[: LEAD_CHARS // 4]
    return f"{document.title or first} . {first}"


def _names(document: Document, analysis: Analysis) -> tuple[Vector, Vector, Vector]:
    """Return the words of people's names, those of places, and all names as a whole."""
    people: Vector = defaultdict(float)
    places: Vector = defaultdict(float)
    whole: Vector = defaultdict(float)
    for name in analysis.names:
        worth = _NEAR_TOP if name.span.start < _NEAR_TOP_CHARS else 1.0
        written = name.span.of(document.text)
        side = {"person": people, "place": places, "nationality": places}.get(name.kind)
        for mark in _marks(written) if side is not None else ():
            side[mark] += worth  # type: ignore[index]
        parts = [w.lower() for w, _, _ in read_words(written)]
        key = " ".join(part for part in parts if not is_stopword(part))
        if key:
            whole[key] += worth
    return dict(people), dict(places), dict(whole)


def _figures(quantities: tuple[Quantity, ...]) -> Vector:
    counts: Vector = defaultdict(float)
    for quantity in quantities:
        amount = quantity.amount
        if amount.kind != "ordinal" and not amount.vague and amount.high > _LEAST_FIGURE:
            counts[f"{float(amount.high):g} {amount.unit}"] += 1.0
    return dict(counts)


def _measures(quantities: tuple[Quantity, ...]) -> Vector:
    """Return what the report says first of each measure of a happening itself, with its neighbours a tenth away.

    Such a measure does not grow as a toll does; where it is told otherwise by more than two tenths, it is another's.
    """
    first: dict[str, int] = {}
    for quantity in quantities:
        if quantity.matter in words("matters", "of_a_happening"):
            first.setdefault(quantity.matter or "", round(10 * float(quantity.amount.high)))
    return {f"{matter} {tenths + step}": 1.0 for matter, tenths in first.items() for step in (-1, 0, 1)}


def _times(document: Document, analysis: Analysis) -> Vector:
    """Return the days, months, years and days of the week that the report names."""
    counts: Vector = defaultdict(float)
    known = document.published
    start, end = (None, None) if known.doubtful else (known.start, known.end)
    placed = resolve_moments([(m.expression, m.tense) for m in analysis.moments], start, end)
    for moment, place in zip(analysis.moments, placed, strict=True):
        for mark, worth in _time_marks(moment.expression, place):
            counts[mark] += worth
    return dict(counts)


def _time_marks(said: TimeExpression, place: Resolved | None) -> Iterator[tuple[str, float]]:
    if said.form == "weekday" and said.weekday and not said.shift:
        yield f"w{said.weekday}", 1.0
    first, precision = (place.first, place.precision) if place else (None, "")
    if first and precision in ("day", "part"):
        yield f"{first:%m-%d}", 1.0
        yield f"w{first.isoweekday()}", 0.5
        yield f"y{first.year}", 0.5
    elif first and precision == "month":
        yield f"m{first:%m}", 1.0
        yield f"y{first.year}", 0.5
    elif first and precision == "year":
        yield f"y{first.year}", 1.0
    elif said.month and said.day:
        yield f"{said.month:02d}-{said.day:02d}", 1.0
