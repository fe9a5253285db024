"""What was read in a report → its text in pieces, each with what it is: a name, a time, a figure, a quote, a point."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.brief.render_passages import Range, TextBlock, cut_report
from secondsource.errors import RequestError
from secondsource.records.analysis import Analysis

_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})|x([0-9]{1,4})")
_MOST_PLACES = 40
PLACES_PATTERN = f"^(({_PLACE.pattern})(,({_PLACE.pattern}))*)?$"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage of a report: what it is (`name`, `role`, `quote`, `time`, `figure`), in more detail, its characters.

    `entity`: the desk's id of whom or what a name means.
    """

    what: str
    detail: str
    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """A point that rests on words of the report: its story, id, matter, standing, the value given here, the places."""

    story: str
    point: str
    about: str
    standing: str
    value: str
    places: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The text for the template: blocks of pieces; of each numbered passage its name and class, whether it is the one
    asked for, the number of the point that rests on it, the page of whom it names, and how many characters it has."""

    blocks: tuple[TextBlock, ...]
    names: tuple[str, ...]
    classes: tuple[str, ...]
    asked: tuple[bool, ...]
    rests: tuple[int | None, ...]
    pages: tuple[str | None, ...]
    chars: tuple[int, ...]

    def class_of(self, passages: Sequence[int]) -> str:
        """Return the classes of a piece that these passages cover."""
        return " ".join(dict.fromkeys(self.classes[number] for number in passages))

    def href_of(self, passages: Sequence[int]) -> str | None:
        """Return where a piece leads: to the point that rests on it, but within a longer passage to whom it names."""
        rest = next((number for number in passages if self.rests[number] is not None), None)
        named = next((number for number in passages if self.pages[number] is not None), None)
        if named is not None and (rest is None or self.chars[rest] > self.chars[named]):
            return self.pages[named]
        return None if rest is None else f"#rest-{self.rests[rest]}"

    def names_of(self, passages: Sequence[int]) -> str:
        """Return the names by which links find a piece."""
        return " ".join(dict.fromkeys(self.names[number] for number in passages))

    def is_asked(self, passages: Sequence[int]) -> bool:
        """Is the piece part of what was asked for?"""
        return any(self.asked[number] for number in passages)


def read_places(at: str) -> tuple[tuple[Range, ...], tuple[int, ...]]:
    """Read "120-140,x2" → ranges of characters and pieces of removed matter; raises `RequestError`."""
    ranges, removed = [], []
    for place in at.split(",")[:_MOST_PLACES] if at else []:
        match = _PLACE.fullmatch(place)
        if not match:
            raise RequestError("bad-parameter", "at names no place of a report", 'write it as "120-140"', 400)
        if match[3] is None:
            ranges.append((int(match[1]), int(match[2])))
        else:
            removed.append(int(match[3]))
    return tuple(ranges), tuple(removed)


def highlights_of(analysis: Analysis, text: str, meant: Mapping[str, str]) -> tuple[Highlight, ...]:
    """Return what was read in a report, in order of the text; `meant`: a spelling → the entity of the desk."""
    return tuple(sorted(_highlights(analysis, text, meant), key=lambda one: (one.start, -one.end, one.what)))


def _highlights(analysis: Analysis, text: str, meant: Mapping[str, str]) -> Iterator[Highlight]:
    for name in analysis.names:
        yield Highlight("name", name.kind, name.span.start, name.span.end, meant.get(name.span.of(text)))
    for role in analysis.roles:
        yield Highlight("role", role.title, role.span.start, role.span.end)
    for quote in analysis.quotes:
        for part in quote.parts:
            yield Highlight("quote", (quote.speaker and quote.speaker.name) or "", part.start, part.end)
    for moment in analysis.moments:
        yield Highlight("time", "", moment.span.start, moment.span.end)
    for quantity in analysis.quantities:
        yield Highlight("figure", quantity.matter or quantity.counted or "", quantity.span.start, quantity.span.end)


def mark_text(
    report: str, text: str, sentences: Sequence[Range], passages: Mapping[tuple[int, int, str], int | str | None]
) -> Marked:
    """Cut a text at passages: (start, end, class) → the number of the point that rests on it, or the page it names."""
    found = list(passages.items())
    return Marked(
        blocks=cut_report(text, sentences, [(start, end) for (start, end, _), _ in found]),
        names=tuple(f"{report}-{start}-{end}" for (start, end, _), _ in found),
        classes=tuple(kind for (_, _, kind), _ in found),
        asked=tuple(kind == "hit" for (_, _, kind), _ in found),
        rests=tuple(rest if isinstance(rest, int) else None for _, rest in found),
        pages=tuple(rest if isinstance(rest, str) else None for _, rest in found),
        chars=tuple(end - start for (start, end, _), _ in found),
    )
