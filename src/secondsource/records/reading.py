"""Reading: one report of a story with all that is known of it – what `compare` and `brief` look things up in."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.records.analysis import Analysis, Claim, Mention, Moment, Name, Quantity, Statement
from secondsource.records.document import Document, Published
from secondsource.records.span import Span
from secondsource.records.story import Borrowed, Identity, Story
from secondsource.records.storyfile import Evidence
from secondsource.values.moment import Resolved, resolve_moments

_BORROWED_PART = 0.8  # so much of a piece of evidence must stand in a borrowed passage


@dataclass(frozen=True, slots=True)
class Starts:
    """Where the sentences, names … of a report begin, in order: what a passage holds is looked up in numbers."""

    sentences: list[int]
    claims: list[int]
    names: list[int]
    mentions: list[int]
    moments: list[int]
    quantities: list[int]
    statements: list[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's document and analysis, its settled date, its origin number and who its entity numbers stand for.

    `times[i]` is `analysis.moments[i]` resolved against `published` (None when it cannot be placed);
    `identity[e]` is the identity of entity number `e` (absent when it belongs to none). `borrowed` are passages
    that were taken from reports of other origins.
    """

    document: Document
    analysis: Analysis
    published: Published
    origin: int
    identity: Mapping[int, Identity]
    times: tuple[Resolved | None, ...]
    borrowed: tuple[Borrowed, ...] = ()
    starts: Starts = field(init=False, compare=False, repr=False)
    _told: dict[Span, Evidence] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", _starts(self.analysis))

    @property
    def id(self) -> str:
        """Return the report's id."""
        return self.document.report_id

    def origin_at(self, span: Span) -> int:
        """Return the origin that a passage counts for: the report's, unless most of it was borrowed from another.

        What the report changed in a borrowed passage is its own, where it makes up half of what is asked for.
        """
        chars = max(1, span.end - span.start)
        for lent in self.borrowed:
            changed = sum(_common(change, span) for change in lent.changes)
            if _common(lent.span, span) >= _BORROWED_PART * chars and 2 * changed < chars:
                return lent.origin
        return self.origin

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds the character at `offset` (the one before it, between two sentences)."""
        sentences = self.analysis.sentences
        if not sentences:
            return Span(0, len(self.document.text))
        return sentences[max(0, bisect_right(self.starts.sentences, offset) - 1)]

    def claim_at(self, span: Span) -> Claim | None:
        """Return the claim whose clause holds the whole passage."""
        claims = self.analysis.claims
        at = bisect_right(self.starts.claims, span.start) - 1
        return claims[at] if at >= 0 and claims[at].span.covers(span) else None

    def names_in(self, span: Span) -> tuple[Name, ...]:
        """Return the names that stand wholly in a passage, in text order."""
        names = self.analysis.names
        first = bisect_left(self.starts.names, span.start)
        last = bisect_right(self.starts.names, span.end)
        return tuple(n for n in names[first:last] if span.covers(n.span))

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions (names, pronouns, noun phrases) that stand wholly in a passage, in text order."""
        mentions = self.analysis.mentions
        first = bisect_left(self.starts.mentions, span.start)
        last = bisect_right(self.starts.mentions, span.end)
        return tuple(m for m in mentions[first:last] if span.covers(m.span))

    def moments_in(self, span: Span) -> tuple[tuple[Moment, Resolved], ...]:
        """Return the moments of a passage that could be resolved, each with its time, in text order."""
        moments = self.analysis.moments
        first = bisect_left(self.starts.moments, span.start)
        last = bisect_right(self.starts.moments, span.end)
        pairs = zip(moments[first:last], self.times[first:last], strict=True)
        return tuple((m, time) for m, time in pairs if time is not None and span.covers(m.span))

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities that stand wholly in a passage, in text order."""
        quantities = self.analysis.quantities
        first = bisect_left(self.starts.quantities, span.start)
        last = bisect_right(self.starts.quantities, span.end)
        return tuple(q for q in quantities[first:last] if span.covers(q.span))

    def statements_in(self, span: Span) -> tuple[Statement, ...]:
        """Return the statements whose predicate stands wholly in a passage, in text order."""
        statements = self.analysis.statements
        first = bisect_left(self.starts.statements, span.start)
        last = bisect_right(self.starts.statements, span.end)
        return tuple(s for s in statements[first:last] if span.covers(s.predicate))

    def evidence(self, span: Span) -> Evidence:
        """Return the passage as evidence, with the whole sentence (or sentences) around it."""
        return self._told.get(span) or self._told.setdefault(span, self._evidence(span))

    def _evidence(self, span: Span) -> Evidence:
        first, last = self.sentence_at(span.start), self.sentence_at(max(span.start, span.end - 1))
        around = Span(min(first.start, span.start), max(last.end, span.end))
        text = self.document.text
        counts_for = self.origin_at(span)
        return Evidence(
            report=self.id,
            start=span.start,
            end=span.end,
            text=span.of(text),
            sentence=around.of(text),
            origin=None if counts_for == self.origin else counts_for,
        )

    def removed_evidence(self, index: int) -> Evidence:
        """Return matter that was taken out of the text as evidence: empty where it stood, its words as sentence."""
        taken = self.document.removed[index]
        return Evidence(report=self.id, start=taken.at, end=taken.at, text="", sentence=taken.text, removed=index)


def _starts(read: Analysis) -> Starts:
    return Starts(
        sentences=[one.start for one in read.sentences],
        claims=[one.span.start for one in read.claims],
        names=[one.span.start for one in read.names],
        mentions=[one.span.start for one in read.mentions],
        moments=[one.span.start for one in read.moments],
        quantities=[one.span.start for one in read.quantities],
        statements=[one.predicate.start for one in read.statements],
    )


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def readings_of(
    story: Story, documents: Mapping[str, Document], analyses: Mapping[str, Analysis]
) -> tuple[Reading, ...]:
    """Return the readings of a story's reports, in the story's order."""
    who: dict[str, dict[int, Identity]] = {report: {} for report in story.reports}
    for identity in story.identities:
        for mention in identity.mentions:
            who[mention.report][mention.entity] = identity
    return tuple(_reading(story, documents[r], analyses[r], who[r]) for r in story.reports)


def _reading(story: Story, document: Document, analysis: Analysis, identity: Mapping[int, Identity]) -> Reading:
    published = story.published[document.report_id]
    found: Sequence[Resolved | None] = resolve_moments(
        [(m.expression, m.tense) for m in analysis.moments], published.start, published.end
    )
    origin = story.origins[document.report_id]
    borrowed = story.borrowed.get(document.report_id, ())
    return Reading(document, analysis, published, origin, identity, tuple(found), borrowed)
