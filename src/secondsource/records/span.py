"""Span: a half-open range of code points of a text."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """Characters `start` (included) to `end` (excluded) of `Document.text`; raises `ValueError` when turned round."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the characters the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Does this span hold all of `other`?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end
