"""A story file -> tables for a spreadsheet or a data frame: its reports, points, quotes, timeline and names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.brief.render_words import outlet_of
from secondsource.records.storyfile import StoryFile

Cell = str | int | float | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the heads of its columns, each with what it holds (text, whole numbers, shares), and its rows."""

    columns: tuple[tuple[str, type], ...]
    rows: tuple[Row, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return tuple(name for name, _ in self.columns)


def report_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every report."""
    for report in file.reports:
        copied = report.copies
        days = (report.published.start, report.published.end, report.published.precision)
        origin = (report.group, copied.of if copied else None, copied.share if copied else None)
        yield (report.id, outlet_of(report), report.title, report.byline, report.url, *days, *origin, len(report.text))


def point_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every passage of every position of every point."""
    outlets = {report.id: outlet_of(report) for report in file.reports}
    for point in file.points:
        told = (point.kind, point.about, point.standing, point.nature, point.independent)
        for position in point.positions:
            for e in position.evidence:
                where = (outlets.get(e.report), e.report, e.start, e.end, e.text, e.sentence)
                yield (*told, position.value, position.independent, position.latest, *where)


def quote_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every quote."""
    outlets = {report.id: outlet_of(report) for report in file.reports}
    for quote in file.quotes:
        e = quote.evidence
        said = (quote.speaker, quote.text, quote.form, quote.via, "; ".join(same.drift for same in quote.same_as))
        yield (*said, outlets.get(e.report), e.report, e.start, e.end)


def timeline_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every passage of every entry of the timeline."""
    for entry in file.timeline:
        for e in entry.evidence:
            yield (entry.when, entry.status, entry.became, entry.text, e.report, e.start, e.end, e.sentence)


def name_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every office of every person, organisation and place; one for those without any."""
    for entity in file.entities:
        own = (entity.id, entity.kind, entity.name, "; ".join(entity.variants))
        for role in entity.roles:
            yield (*own, role.modifier, role.title, role.of, role.from_, role.to)
        if not entity.roles:
            yield (*own, None, None, None, None, None)


def _texts(*names: str) -> tuple[tuple[str, type], ...]:
    return tuple((name, str) for name in names)


_PLACED = (("report", str), ("start", int), ("end", int))
_COLUMNS: Mapping[str, tuple[tuple[tuple[str, type], ...], Callable[[StoryFile], Iterator[Row]]]] = {
    "reports": (
        (
            *_texts("report", "outlet", "title", "byline", "url", "first day", "last day", "precision"),
            ("origin", int), ("copies", str), ("share", float), ("characters", int),
        ),
        report_rows,
    ),
    "points": (
        (
            *_texts("kind", "about", "standing", "nature"), ("origins", int), ("value", str),
            ("origins of the value", int), *_texts("latest", "outlet"), *_PLACED, *_texts("words", "sentence"),
        ),
        point_rows,
    ),
    "quotes": (
        (*_texts("speaker", "words", "form", "given to", "other wordings", "outlet"), *_PLACED),
        quote_rows,
    ),
    "timeline": ((*_texts("when", "status", "became", "what"), *_PLACED, ("sentence", str)), timeline_rows),
    "names": (_texts("name id", "kind", "name", "spellings", "modifier", "office", "of", "from", "to"), name_rows),
}  # fmt: skip
TABLES = tuple(_COLUMNS)


def story_table(file: StoryFile, name: str) -> Table:
    """Return one of `TABLES` of a story."""
    columns, rows = _COLUMNS[name]
    return Table(columns, tuple(rows(file)))
