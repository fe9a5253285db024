"""A reading -> its statements, each with what it can be told apart or brought together by, as plain words and keys.

A key names someone or something across reports: "@" and the id of an identity, else the word family of the noun that
heads a phrase. Pronouns take the key of what they stand for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from secondsource.records.analysis import Mention, Statement
from secondsource.records.comparison import Telling
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.values.amount import render_amount
from secondsource.values.doings import parse_doing
from secondsource.values.moment import Resolved
from secondsource.values.terms import content_terms, content_words, word_family

_FAR = timedelta(days=30)
_DATED = ("part", "day", "days", "week", "month", "season", "year")
_NEXT_CHARS = 20  # of the text behind a predicate: a small word that goes with it
_GROUPED = {"who": "who", "whom": "whom", "what": "whom", "where": "where"}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is aligned: `parts` are the keys of who, whom (and what) and where; `named` and `terms` those
    of the whole sentence; `times` and `amounts` those of the statement, else of its sentence where it has but one.
    """

    telling: Telling
    lemma: str
    family: str
    statement: Statement
    parts: Mapping[str, tuple[str, ...]]
    inside: tuple[str, ...]
    named: tuple[str, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]
    times: tuple[Resolved, ...]
    amounts: tuple[str, ...]
    headline: bool
    far: bool


def read_tellings(reading: Reading) -> list[Told]:
    """Return what the statements of a report can be aligned by, in text order."""
    keys = _Keys(reading)
    sentences: dict[Span, _Sentence] = {}
    found = []
    for number, statement in enumerate(reading.analysis.statements):
        sentence = reading.sentence_at(statement.predicate.start)
        around = sentences.get(sentence) or sentences.setdefault(sentence, _sentence(reading, keys, sentence))
        times = _times(reading, statement) or around.times
        parts: dict[str, tuple[str, ...]] = {}
        inside: set[str] = set()
        for role, span in (*statement.roles, *statement.lent):
            if role in _GROUPED:
                group = _GROUPED[role]
                parts[group] = tuple(dict.fromkeys((*parts.get(group, ()), *keys.heads(span))))
                inside.update(keys.named(span), content_terms(span.of(reading.document.text)))
        found.append(
            Told(
                telling=Telling(reading.id, number, sentence),
                lemma=statement.lemma,
                family=doing_of(reading, statement),
                statement=statement,
                parts=parts,
                inside=tuple(sorted(inside)),
                named=around.named,
                terms=around.terms,
                words=around.words,
                times=times,
                amounts=_amounts(reading, statement),
                headline=around.headline,
                far=_is_far(reading, times),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What all statements of a sentence have from it; `times`: its time, where it has but one."""

    named: tuple[str, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]
    times: tuple[Resolved, ...]
    headline: bool


def _sentence(reading: Reading, keys: "_Keys", sentence: Span) -> _Sentence:
    words = tuple(content_words(sentence.of(reading.document.text)))
    terms = tuple(sorted({word_family(word) for word in words}))
    times = _dated(reading, sentence)
    return _Sentence(
        keys.named(sentence), terms, words, times if len(times) == 1 else (), _in_headline(reading, sentence)
    )


def doing_of(reading: Reading, statement: Statement) -> str:
    """Return the doing of a statement: one word for all that tell the same ("acquired", "takeover")."""
    text, span = reading.document.text, statement.predicate
    after = text[span.end : span.end + _NEXT_CHARS]
    return parse_doing(statement.lemma, span.of(text), after, noun=statement.nominal)


def _times(reading: Reading, statement: Statement) -> tuple[Resolved, ...]:
    """Return the times that fill a part of the statement."""
    return tuple(time for role, span in statement.roles if role == "when" for time in _dated(reading, span))


def _dated(reading: Reading, span: Span) -> tuple[Resolved, ...]:
    return tuple(time for _, time in reading.moments_in(span) if time.precision in _DATED)


def _is_far(reading: Reading, times: Sequence[Resolved]) -> bool:
    """Do the times of a statement lie far from the report's own: "in January", "three years ago"?"""
    day = reading.published.end
    if day is None:
        return any(time.precision in ("month", "season", "year") for time in times)
    return any(time.last is not None and abs(time.last - day) > _FAR for time in times)


def _amounts(reading: Reading, statement: Statement) -> tuple[str, ...]:
    spans = [span for role, span in statement.roles if role not in ("when", "where")]
    found = (q for span in spans for q in reading.quantities_in(span) if not q.amount.vague)
    return tuple(sorted({f"{render_amount(q.amount)} {word_family(q.counted or '')}" for q in found}))


def _in_headline(reading: Reading, sentence: Span) -> bool:
    first = reading.document.blocks[:1]
    return any(block.kind == "title" and block.span.covers(sentence) for block in first)


class _Keys:
    """The keys of a report's phrases."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions: Sequence[Mention] = sorted(reading.analysis.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._of_chain: dict[int, str] = {}
        for mention in self._mentions:
            if mention.chain is not None and mention.kind == "noun":
                self._of_chain.setdefault(mention.chain, self._noun(mention))
        for entity in range(len(reading.analysis.entity_names)):
            self._of_chain[entity] = self._of_entity(entity)

    def heads(self, span: Span) -> Iterator[str]:
        """Yield the keys of the phrase that fills a passage: who is meant, and the noun it is called by."""
        mention = self._filling(span)
        if mention is None:
            yield from content_terms(span.of(self._reading.document.text))[-1:]
            return
        if mention.chain in self._of_chain:
            yield self._of_chain[mention.chain]
        if mention.kind == "noun":
            yield self._noun(mention)

    def named(self, span: Span) -> tuple[str, ...]:
        """Return the keys of the names in a passage."""
        return tuple(sorted({self._of_entity(name.entity) for name in self._reading.names_in(span)}))

    def _filling(self, span: Span) -> Mention | None:
        """Return the first and longest mention in a passage."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.end)
        return next((m for m in self._mentions[first:last] if m.span.end <= span.end), None)

    def _noun(self, mention: Mention) -> str:
        return word_family(mention.head.of(self._reading.document.text).lower())

    def _of_entity(self, entity: int) -> str:
        identity = self._reading.identity.get(entity)
        return "@" + (identity.id if identity else f"{self._reading.id}:{entity}")
