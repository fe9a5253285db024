"""Story and what belongs to it: pairwise judgements, copies, origins, identities, the calendar of its reports."""

from dataclasses import dataclass, field
from typing import Literal

from secondsource.records.analysis import NameKind
from secondsource.records.document import Published
from secondsource.records.span import Span
from secondsource.records.storyfile import Chapter, Related

JudgementKind = Literal["same-story", "copies", "same-entity", "nature"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pairwise judgement between two things (ids), with score 0–1 and the reason in words.

    A person's word has score 1 (it is so) or 0 (it is not) and stands above what was found. A left copies its right.
    Of a nature, the left are the passages whose values differ, one a line, and the right is what the difference is.
    """

    kind: JudgementKind
    left: str
    right: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a passage taken over (`here`, in the copying report) that read otherwise in the other (`there`)."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """`report` derives from `of` by `share` (0–1 of its words); `passages` are in `report`'s text and
    stand, word for word or nearly so, in the copied one too: `originals`, one for each passage.

    `joins`: so much was taken over that the two are one origin; otherwise it only took over a passage. `changes` are
    made within the passages, `added` is what the report has beside them. `order_known`: is it told which came first?
    `borrowed`: numbers of the passages that are told in the report's own words, no speech that both may have heard.
    """

    report: str
    of: str
    share: float
    passages: tuple[Span, ...]
    why: str
    joins: bool = False
    originals: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    added: tuple[Span, ...] = ()
    order_known: bool = True
    borrowed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A passage of a report that was taken from a report of another origin: whose number, and what was changed in it.

    What stands in it counts for that origin.
    """

    span: Span
    origin: int
    changes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """The news agency whose text an origin is; `report` is its own report of it (id), None when it is not there."""

    name: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in one report: report id and entity number within that report's analysis."""

    report: str
    entity: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what is meant across the reports of a story: canonical name, variants as written, mentions.

    `slips` are variants taken for misspellings of the name, each with the reason.
    """

    id: str
    kind: NameKind
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Mention, ...]
    slips: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one running story, in order of their files, with origins, identities and each report's date.

    Those of one file are in order of day, then id: where a record stands in its file changes nothing.

    `origins` maps report id -> origin number: reports with one number are one origin. `published` is the final date
    of each report, which may have been settled by the other reports of the story. `agencies` maps the number of an
    origin to the news agency whose text it is, by what its reports credit. `borrowed` maps report id -> the passages
    it took from other origins, in text order.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    published: dict[str, Published]
    origins: dict[str, int]
    copies: tuple[Copy, ...] = ()
    identities: tuple[Identity, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    heat: float = 0.0
    related: tuple[Related, ...] = ()
    agencies: dict[int, Agency] = field(default_factory=dict)
    borrowed: dict[str, tuple[Borrowed, ...]] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
