"""Comparison: what `compare` says of one story."""

from dataclasses import dataclass

from secondsource.records.storyfile import Point, QuoteEntry


@dataclass(frozen=True, slots=True)
class Comparison:
    """The points of a story (sorted: most independent first), its quotes with their links, and what was not compared.

    `limits` are plain sentences, shown on the page: kinds of difference this version does not look for.
    """

    points: tuple[Point, ...]
    quotes: tuple[QuoteEntry, ...]
    limits: tuple[str, ...] = ()
