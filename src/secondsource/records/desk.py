"""What a desk keeps, as its pages read it: rows of stories, reports, quotes, points, entities, changes, judgements.

Days are ISO (`2025-10-29`), moments ISO in UTC (`2025-10-29T14:30:00Z`); both sort as text. None: not known.
"""

from dataclasses import dataclass
from typing import Literal

from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.report import Report
from secondsource.records.story import JudgementKind
from secondsource.records.storyfile import StoryFile

ChangeKind = Literal[
    "new fact", "confirmed", "figure revised", "corrected", "disputed", "dispute settled", "plan carried out",
    "plan cancelled", "plan postponed", "plan overdue", "quote re-attributed", "report edited", "report withdrawn",
]  # fmt: skip
FoundKind = Literal["report", "quote", "point"]
Stored = Literal["new", "version", "known"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report read and ready to be kept: `id` is the same for every version of it; `at` is when it came in."""

    id: str
    report: Report
    document: Document
    analysis: Analysis
    at: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read already, by a folder of readings or by another process."""

    report: Report
    document: Document
    analysis: Analysis

    @property
    def source(self) -> str:
        """Return where the report came from."""
        return self.report.source


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it. `heat` is as of the newest day of the desk, `origins` the independent ones.

    `points`, `disputed`, `agreed` count its points; `changed_at` is when its file was last written; `version` counts
    the writings. `waits`: something came in or was judged since, and it is still to be told anew.
    """

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    heat: float
    reports: int
    origins: int
    points: int
    disputed: int
    agreed: int
    version: int
    changed_at: str
    keywords: tuple[str, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as lists show it. `origin` is its origin's number within the story, `copies` the report it copies.

    `story` None: not yet grouped. `versions` counts how often its text was seen to differ.
    """

    id: str
    story: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    source: str
    first_day: str | None
    last_day: str | None
    origin: int | None
    copies: str | None
    share: float | None
    language: str
    versions: int
    withdrawn_at: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text that a report had; `number` begins with 1, the highest is the text as it stands now."""

    id: str
    number: int
    seen_at: str
    sha256: str
    title: str | None
    chars: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report whole: its row, one version's document (text, blocks, what was taken out) and analysis, all versions."""

    row: ReportRow
    version: int
    document: Document
    analysis: Analysis
    versions: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story whole: its row and the story file of one version. `versions` are the numbers that are kept."""

    row: StoryRow
    file: StoryFile
    versions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote of a story; `number` is its index in the story file's `quotes`; `entity` the desk's id of the speaker."""

    story: str
    number: int
    report: str
    text: str
    speaker: str | None
    entity: str | None
    via: str | None
    form: str
    outlet: str | None
    day: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, organisation or place of the desk, with the number of stories and reports that name it."""

    id: str
    kind: str
    name: str
    stories: int
    reports: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """An office ascribed to an entity by the reports of one story; `first`/`last` are report days."""

    story: str
    title: str
    of: str | None
    modifier: str | None
    first: str | None
    last: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity whole: other spellings, offices over time, its stories by heat."""

    row: EntityRow
    variants: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for: words (all must be there; `"…"` is a phrase) and filters; None or "" filters nothing.

    `outlet`, `speaker` are names as shown; `kind` is a kind of point, `standing` a point's standing; `first_day` and
    `last_day` are included. `best`: the newest thousand matches with the best first, else the newest first.
    """

    words: str = ""
    what: FoundKind | None = None
    outlet: str | None = None
    speaker: str | None = None
    kind: str | None = None
    standing: str | None = None
    story: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    best: bool = False
    limit: int = 20
    before: int | None = None  # the `number` of the last thing shown: what follows it (newest first only)


@dataclass(frozen=True, slots=True)
class Found:
    """Something found. `id` is a report's id, `story:number` of a quote, the id of a point; `story` the story it is in.

    `excerpt` is plain text in pieces, each with whether it matches the words.
    """

    number: int
    what: FoundKind
    id: str
    story: str | None
    report: str | None
    title: str
    excerpt: tuple[tuple[str, bool], ...]
    outlet: str | None
    speaker: str | None
    kind: str | None
    standing: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Something new in a story, told once. `number` grows: feeds go on after the last one they had."""

    id: str
    number: int
    at: str
    story: str
    story_title: str
    kind: ChangeKind
    text: str
    point: str | None
    report: str | None
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are wanted: found at `since` (a moment or a day) or later, with a number above `after`, of a story,
    naming an entity, told by a rule (its id); None asks for all.
    """

    since: str | None = None
    after: int | None = None
    story: str | None = None
    entity: str | None = None
    rule: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement of a person. `kind`: same-story, copies, same-entity, nature; `holds` False: it is not so.

    `left` and `right` are report ids, for same-entity names as written; for nature the passages whose values differ,
    one a line, and what the difference is. `undone_at` None: it holds.
    """

    id: str
    kind: JudgementKind
    left: str
    right: str
    holds: bool
    why: str
    at: str
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How much a desk holds; `pending` reports are kept but not yet grouped, `stale` stories not yet compared."""

    stories: int
    reports: int
    outlets: int
    points: int
    quotes: int
    changes: int
    newest_day: str | None
    pending: int
    stale: int


@dataclass(frozen=True, slots=True)
class Change:
    """A typed change as it is found, before it has a place in the desk.

    `key` tells it from all others of its kind and story: a change with the same key is not told again. `entities` are
    kind and name of those it names.
    """

    kind: ChangeKind
    text: str
    key: str
    point: str | None = None
    report: str | None = None
    entities: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of a report that a point of a story rests on, with the value it gives; places are code points."""

    story: str
    point: str
    about: str
    standing: str
    value: str
    start: int
    end: int
