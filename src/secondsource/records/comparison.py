"""Comparison: what `compare` says of one story, and the happenings its points rest on."""

from dataclasses import dataclass

from secondsource.records.span import Span
from secondsource.records.storyfile import Point, QuoteEntry


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement of one report: `statement` is its index in the report's `Analysis.statements`."""

    report: str
    statement: int
    sentence: Span


@dataclass(frozen=True, slots=True)
class Happening:
    """Statements, of one report or of several, that speak of one and the same event or state.

    `tellings` are in the order of the story's reports, then of the text; every statement of a story is in exactly one
    happening, many a one alone. `sureness` (0–1) is how likely its members belong together, 1 for one alone.
    """

    tellings: tuple[Telling, ...]
    sureness: float = 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The points of a story (sorted: most independent first), its quotes with their links, and what was not compared.

    `limits` are plain sentences, shown on the page: kinds of difference this version does not look for.
    """

    points: tuple[Point, ...]
    quotes: tuple[QuoteEntry, ...]
    limits: tuple[str, ...] = ()
