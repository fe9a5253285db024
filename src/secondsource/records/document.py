"""Document: the story text of one report, with what was taken out and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from secondsource.records.problem import Problem
from secondsource.records.span import Span

DateOrigin = Literal["metadata", "dateline", "body", "file", "unknown"]
DatePrecision = Literal["day", "days", "month", "year", "unknown"]
BlockKind = Literal["title", "teaser", "heading", "paragraph", "bullet"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out: first and last possible day (both None when unknown), how precise, and from where."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    origin: DateOrigin = "unknown"
    why: str = ""
    doubtful: bool = False  # a page-header date that is probably the day the page was saved


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the story text: `kind` says what it is (`teaser`: the standfirst under the title)."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of a live blog: its stretch of the text, its time line, the time of day ("14:32"), the day if given."""

    span: Span
    label: Span
    time: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Matter of the raw text that is not story text; `at` is where in `Document.text` it stood."""

    text: str
    why: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The cleaned story text of a report; `text` begins with the headline when the raw text carried it.

    Blocks are separated by blank lines in `text`, in order, without overlap. `title` is the headline or None.
    `cites` are outlets or agencies named in a source list or credit line that was taken out of the text.
    """

    report_id: str
    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    language: str
    published: Published
    cites: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()
    sections: tuple[Section, ...] = ()  # the dated entries of a live blog, in order of the text
