"""The reading file (`secondsource/reading@1`): the public, versioned form of what was read in one report.

Offsets are half-open code points into `text`, but for `removed`: those count in the text as it came in.
"""

from typing import Literal

import msgspec

from secondsource.records.analysis import CitationKind, ClaimStatus, NameKind, QuoteForm, StatementRole
from secondsource.records.storyfile import Dated
from secondsource.values.moment import MomentKind

SCHEMA = "secondsource/reading@1"

Change = Literal["=", "~", ">", "<", "up", "down"]


class ReadName(msgspec.Struct, frozen=True, kw_only=True):
    """A name as written, titles left out; `entity` numbers who or what is meant (index into `entities`)."""

    start: int
    end: int
    kind: NameKind
    entity: int


class ReadRole(msgspec.Struct, frozen=True, kw_only=True):
    """An office or position ascribed to the entity `holder`; the span covers title and holder."""

    start: int
    end: int
    holder: int
    title: str
    of: str | None
    modifier: str | None


class ReadSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who words are credited to; `entity` None where it is no name that was read."""

    start: int
    end: int
    entity: int | None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of the text."""

    start: int
    end: int


class ReadQuote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of another: `parts` are the pieces, marks left out; `speaker` None when the report does not tell."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    form: QuoteForm
    speaker: ReadSpeaker | None
    cue: Passage | None
    via: str | None


class ReadTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression: `timex` its TIMEX3 value, `value` its place in the calendar (ISO 8601, None without one)."""

    start: int
    end: int
    timex: str | None
    value: str | None
    type: MomentKind
    anchor: str


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What a quantity is of: its words, or (`start` None) what they come to where it stands elsewhere."""

    text: str
    start: int | None
    end: int | None


class ReadQuantity(msgspec.Struct, frozen=True, kw_only=True):
    """An amount: `value` a number or "low-high" ("high-low" where it fell), `unit` singular, None for a bare number."""

    start: int
    end: int
    value: int | float | str
    unit: str | None
    change: Change
    counted: Counted | None


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """The word that tells what happened, and its plain form."""

    start: int
    end: int
    lemma: str


class RolePlayed(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that fills a part of what happened."""

    role: StatementRole
    start: int
    end: int


class Voice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose word a statement is: the quote (index in `quotes`) it stands in, or the entity it is put down to."""

    quote: int | None = None
    entity: int | None = None


class ReadStatement(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom; `voice` None: the report's own word."""

    start: int
    end: int
    predicate: Predicate
    roles: tuple[RolePlayed, ...]
    status: ClaimStatus
    negated: bool
    voice: Voice | None


class ReadCitation(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet, agency or document drawn on; no offsets where it is named beside the text (in a byline)."""

    start: int | None
    end: int | None
    name: str
    kind: CitationKind


class ReadProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something odd in the report; offsets where it can be pointed to."""

    start: int | None
    end: int | None
    code: str
    what: str
    effect: str


class ReadMention(msgspec.Struct, frozen=True, kw_only=True):
    """Other words for someone or something named: a pronoun ("she") or a noun ("the minister")."""

    start: int
    end: int
    kind: Literal["noun", "pronoun"]
    entity: int


class TakenOut(msgspec.Struct, frozen=True, kw_only=True):
    """Matter that is not story text; offsets into the text as it came in, None where it cannot be placed there."""

    start: int | None
    end: int | None
    text: str
    why: str


class ReadingFile(msgspec.Struct, frozen=True, kw_only=True):
    """What was read in one report, whole."""

    schema: Literal["secondsource/reading@1"] = "secondsource/reading@1"
    id: str | int | float
    source: str
    title: str | None
    text: str
    published: Dated
    language: str
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[str, ...]
    names: tuple[ReadName, ...]
    roles: tuple[ReadRole, ...]
    quotes: tuple[ReadQuote, ...]
    times: tuple[ReadTime, ...]
    quantities: tuple[ReadQuantity, ...]
    mentions: tuple[ReadMention, ...]
    statements: tuple[ReadStatement, ...]
    cites: tuple[ReadCitation, ...]
    problems: tuple[ReadProblem, ...]
    removed: tuple[TakenOut, ...]


def encode(reading: ReadingFile) -> bytes:
    """Return the reading as one line of UTF-8 JSON, without the line's end: stable field order."""
    return msgspec.json.encode(reading)


def decode(data: bytes) -> ReadingFile:
    """Read a reading; raises `msgspec.ValidationError` when it does not follow the schema."""
    return msgspec.json.decode(data, type=ReadingFile)
