"""The story file (`secondsource/story@1`): the public, versioned form of all that is known of one story.

Offsets are half-open code points into `reports[].text`. Evidence from matter that was taken out of the text (a page
date) has `start == end` where it stood, an empty `text`, the removed words as `sentence`, and `removed`: its index.
"""

from typing import Literal

import msgspec

SCHEMA = "secondsource/story@1"

PointKind = Literal[
    "count", "money", "percent", "measure", "date", "time", "place", "name", "office-holder", "who", "cause",
    "status", "whereabouts", "outlook", "own-date", "quote", "statement",
]  # fmt: skip
Standing = Literal["agreed", "single", "disputed", "updated"]
Nature = Literal["dispute", "update", "rounding", "scope"]
TimelineStatus = Literal["happened", "ongoing", "planned", "possible", "denied", "cancelled", "overdue"]
Section = Literal["known", "differs", "changed", "figures", "planned", "said", "single", "open", "sources"]


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of a report, always verbatim; `sentence` is the whole sentence around it.

    `origin`: the number of the origin it counts for, where that is not the report's own (the passage was borrowed).
    """

    report: str
    start: int
    end: int
    text: str
    sentence: str
    removed: int | None = None
    origin: int | None = None


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """When a report came out: first and last possible day (ISO), precision, and where that was read."""

    start: str | None
    end: str | None
    precision: str
    from_: str = msgspec.field(name="from")
    why: str = ""


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a passage taken over that read otherwise in the original; either may be empty (`start == end`)."""

    here: Evidence
    there: Evidence


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """Which report this one copies, the share of its words (0–1) and the passages.

    `originals` are the passages in the other report, one for each; `changes` were made within them, `added` are the
    stretches that the other has not. `order_known`: do credits or dates tell which of the two came first?
    """

    of: str
    share: float
    passages: tuple[Evidence, ...]
    why: str = ""
    originals: tuple[Evidence, ...] = ()
    changes: tuple[Changed, ...] = ()
    added: tuple[Evidence, ...] = ()
    order_known: bool = True


class RemovedText(msgspec.Struct, frozen=True, kw_only=True):
    """Matter of the page that is not story text."""

    text: str
    why: str


class ReportProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something odd in the report; `span` [start, end] where it can be pointed to."""

    code: str
    what: str
    effect: str
    span: tuple[int, int] | None


class ReportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One report; reports with one `group` number are one origin.

    `copies` is the report of the same origin it takes most from; `borrows` are reports of other origins it took a
    passage from.
    """

    id: str
    source: str
    outlet: str | None
    url: str | None
    title: str | None
    byline: str | None
    language: str
    published: Dated
    text: str
    sha256: str
    group: int
    copies: Copied | None
    cites: tuple[str, ...]
    removed: tuple[RemovedText, ...]
    problems: tuple[ReportProblem, ...]
    sentences: tuple[tuple[int, int], ...] = ()
    borrows: tuple[Copied, ...] = ()


class OriginEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One origin: `number` is the `group` of its `reports`, oldest first, undated ones last.

    `original` is the report the others derive from, None when that cannot be told; `agency` the news agency whose text
    it is by what the reports credit, whether or not the agency's own report is among them. `name` is what to call it.
    """

    number: int
    name: str
    agency: str | None
    original: str | None
    reports: tuple[str, ...]
    why: str = ""


class EntityRole(msgspec.Struct, frozen=True, kw_only=True):
    """An office or position the reports ascribe; `from`/`to` are the first and last report day (ISO) it was said."""

    title: str
    of: str | None
    from_: str | None = msgspec.field(name="from")
    to: str | None
    evidence: tuple[Evidence, ...]
    modifier: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation or place across the reports."""

    id: str
    kind: Literal["person", "organisation", "place", "other"]
    name: str
    variants: tuple[str, ...]
    roles: tuple[EntityRole, ...]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a point, with the number of independent origins that carry it and the latest date (ISO)."""

    value: str
    independent: int
    latest: str | None
    evidence: tuple[Evidence, ...]
    note: str = ""


class Overruled(msgspec.Struct, frozen=True, kw_only=True):
    """What the program had taken the nature of a difference for, and why, before a person overruled it."""

    nature: Nature | None
    why: str


class Point(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What reports say about one and the same matter; `overruled`: a person said what its nature is."""

    id: str
    kind: PointKind
    about: str
    standing: Standing
    independent: int
    nature: Nature | None
    why: str
    positions: tuple[Position, ...]
    overruled: Overruled | None = None


class SameQuote(msgspec.Struct, frozen=True, kw_only=True):
    """Another quote (index) that gives the same words, and how the two differ."""

    quote: int
    drift: str


class QuoteEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Quoted words and who said them; `speaker` None when the report does not tell."""

    text: str
    speaker: str | None
    speaker_id: str | None
    via: str | None
    form: Literal["direct", "mixed", "indirect"]
    evidence: Evidence
    same_as: tuple[SameQuote, ...] = ()


class TimeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression with its ISO 8601 value (None when it cannot be placed) and what it was resolved against."""

    evidence: Evidence
    value: str | None
    anchor: str


Became = Literal["carried out", "cancelled", "postponed"]
PLAN = "Plan: "  # what begins the words for a plan that some reports tell the end of


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened, is planned, … at a time.

    `became` tells how a plan ended where another passage says so; that passage is `outcome_text` and `outcome`.
    """

    when: str
    status: TimelineStatus
    text: str
    evidence: tuple[Evidence, ...]
    became: Became | None = None
    outcome_text: str = ""
    outcome: tuple[Evidence, ...] = ()


class BriefLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the brief; a line without evidence cannot be built (`ValueError`)."""

    text: str
    section: Section
    evidence: tuple[Evidence, ...]
    point: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a brief line without evidence: {self.text!r}")


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another story and the reason it is related."""

    id: str
    title: str
    why: str


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a long story: its best headline, its first and last day (ISO), the ids of its reports."""

    title: str
    period: tuple[str, str]
    reports: tuple[str, ...]


class StoryHead(msgspec.Struct, frozen=True, kw_only=True):
    """Title, period [first day, last day] (ISO or None), heat, keywords and chapters of a story."""

    id: str
    title: str
    period: tuple[str | None, str | None]
    heat: float
    related: tuple[Related, ...] = ()
    keywords: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()


class StoryFile(msgspec.Struct, frozen=True, kw_only=True):
    """One story, whole."""

    schema: Literal["secondsource/story@1"] = "secondsource/story@1"
    story: StoryHead
    reports: tuple[ReportEntry, ...]
    entities: tuple[Entity, ...]
    points: tuple[Point, ...]
    quotes: tuple[QuoteEntry, ...]
    times: tuple[TimeEntry, ...]
    timeline: tuple[TimelineEntry, ...]
    brief: tuple[BriefLine, ...]
    limits: tuple[str, ...] = ()  # what this version did not look for, in plain sentences
    origins: tuple[OriginEntry, ...] = ()


def encode(story: StoryFile) -> bytes:
    """Return the story file as UTF-8 JSON: stable field order, indented, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(story), indent=1) + b"\n"


def decode(data: bytes) -> StoryFile:
    """Read a story file; raises `msgspec.MsgspecError` when it is damaged or does not follow the schema."""
    try:
        return msgspec.json.decode(data, type=StoryFile)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(f"no UTF-8: {error.reason}") from error
