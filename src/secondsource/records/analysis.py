"""Analysis: what was read in one report, every member with its span in `Document.text`."""

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from secondsource.records.problem import Problem
from secondsource.records.span import Span
from secondsource.values.amount import Amount
from secondsource.values.moment import TimeExpression

NameKind = Literal["person", "organisation", "place", "nationality", "event", "product", "other"]
QuoteForm = Literal["direct", "mixed", "indirect"]
Tense = Literal["past", "present", "future"]
CitationKind = Literal["agency", "outlet", "state media", "document"]
ClaimStatus = Literal["happened", "ongoing", "planned", "possible", "denied", "cancelled"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, titles left out. `entity` numbers who or what is meant within this report (0, 1, …)."""

    span: Span
    kind: NameKind
    entity: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office or position ascribed to a name: "Japan's Prime Minister X", "X, a consultant at Y".

    `holder` is an entity number; `title` is normalised ("prime minister"), `of` as normalised by the gazetteer
    ("Japan") or as written; `modifier` is former / acting / elect / newly appointed / None; `span` covers title and
    holder, `holder_span` the name alone.
    """

    span: Span
    holder: int
    holder_span: Span
    title: str
    of: str | None
    modifier: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quotation is credited to: the words that name them and, where it is a name, the entity number.

    `name` is the reader's form ("Ann Dale" for "the Treasury Secretary" or "He" if that is known), None for words that
    leave open who is meant ("he" after two men).
    """

    span: Span
    name: str | None
    entity: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words. `span` runs from first to last word inside the marks; `parts` are the pieces, marks left out.

    `via` is the outlet or agency it was given to or reported by ("told Reuters"), when named. `speaker` None: unknown.
    `nested` says that the words stand inside the clause of another quote of the list; `stance` that they tell what the
    speaker is for, against, after or about ("backed the plan") and make no statement alone.
    """

    span: Span
    parts: tuple[Span, ...]
    form: QuoteForm
    speaker: Speaker | None
    cue: Span | None
    via: str | None
    nested: bool = False
    stance: bool = False

    def words(self, text: str) -> str:
        """Return the quoted words as one string; between two parts stands the comma that stood inside the marks.

        Where the second part begins a sentence, an ellipsis tells of what stood between: “We came, … It was late.”
        """
        pieces = [" ".join(part.of(text).split()) for part in self.parts]
        for number, part in enumerate(self.parts[:-1]):
            comma = "," if text[part.end : part.end + 2].lstrip().startswith(",") else ""
            pieces[number] += comma + (" …" if pieces[number + 1][:1].isupper() else "")
        return " ".join(pieces)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression as found, not yet resolved: resolution needs the report's date (`values.moment`)."""

    span: Span
    expression: TimeExpression
    tense: Tense | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and what it counts or measures.

    `span` covers number and unit. `counted` is the normalised head of what is counted ("people", "villages",
    "houses") or None; `counted_span` its words. `matter` names a known matter of news ("killed", "injured",
    "magnitude", "population", …; see lang `matters.toml`) or None.
    """

    span: Span
    amount: Amount
    counted: str | None
    counted_span: Span | None
    matter: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """An outlet, agency or document the report says it draws on ("Reuters reported", "state news agency IRNA")."""

    name: str
    kind: CitationKind
    span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of a sentence that states something.

    `span` is the clause, `sentence` the number of its sentence. `terms` are its content words, names left out, stemmed,
    sorted; `entities` the entity numbers it names.
    """

    span: Span
    sentence: int
    terms: tuple[str, ...]
    entities: tuple[int, ...]
    status: ClaimStatus
    negated: bool


MentionKind = Literal["name", "pronoun", "noun"]


class Mention(Struct, frozen=True):
    """A passage that means someone or something: a name with its title, a pronoun, a noun phrase.

    `head` is its main word (the name, for a name). `chain` is the number that all mentions of one and the same share:
    the entity number where it has a name, else a number behind those of the entities; None: nothing else in the report
    is known to mean the same, or whom a pronoun stands for is unclear.
    """

    span: Span
    head: Span
    chain: int | None
    kind: MentionKind


StatementRole = Literal["who", "whom", "what", "where", "when", "how-many"]


class Statement(Struct, frozen=True):
    """Who did what to whom: one clause or one named event ("the explosion") around its predicate.

    `predicate` is the word that tells what happened and `lemma` its plain form ("was killed" → "kill"); `roles` are the
    passages that fill a part, in text order. `quote` is the index of the quotation it stands in, `credited_to` the
    entity number it is put down to without one; both None: the report's own word. `nominal`: the predicate is a noun.
    `lent` are parts that stand in another clause of the sentence ("X came and left": X left), not in its own.
    """

    predicate: Span
    lemma: str
    roles: tuple[tuple[StatementRole, Span], ...]
    status: ClaimStatus
    negated: bool
    nominal: bool = False
    quote: int | None = None
    credited_to: int | None = None
    lent: tuple[tuple[StatementRole, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read in one report. Lists are in text order; `entity_names[i]` is entity i's fullest name."""

    report_id: str
    sentences: tuple[Span, ...]
    names: tuple[Name, ...] = ()
    entity_names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
