"""Report: one report as it came in, before anything was cleaned – and what an intake of files came to."""

from dataclasses import dataclass, field
from typing import Literal

from secondsource.records.problem import Problem

Media = Literal["text", "html", "markdown"]


@dataclass(frozen=True, slots=True)
class Report:
    """`raw` is the decoded content; the metadata are as given beside it (None when not given).

    `id` is a hash of the raw bytes and the url (else the file name), so the same report read twice has the same id.
    `published` is the string given by the outside (ISO date, RFC 822, prose); `clean/dates` reads it. `given_id` is the
    name the caller gave the report in a JSON record, unchanged; `given_text` the text of the record where `raw` is not
    the very same (it is without white space around it, and without wiki markup). `data` are the bytes that `sha256` is
    the hash of, of a JSON record those of the record written out with sorted keys; empty when they were not kept.
    """

    id: str
    source: str
    raw: str
    media: Media
    sha256: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    problems: tuple[Problem, ...] = ()
    given_id: str | int | float | None = None
    given_text: str | None = None
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def as_given(self) -> str:
        """Return the text exactly as it came in."""
        return self.raw if self.given_text is None else self.given_text


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read as a report: where, a searchable code, what was found, what to do about it."""

    source: str
    code: str
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What the paths given came to: the reports in order of their sources, and all that was passed over."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]
