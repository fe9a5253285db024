"""Problem: something odd in a report – counted and shown, never a reason to lose the report."""

from dataclasses import dataclass

from secondsource.records.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is searchable, `what` says what was found, `effect` what it means for the reader of the brief."""

    code: str
    what: str
    effect: str
    span: Span | None = None
