"""Sentences -> claims: the clauses that state something, with their content words, names and status.

Without a parser a clause is what stands between the marks that split English sentences: semicolons, dashes, and commas
followed by a joining word. Marks inside quotation marks do not split.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from secondsource.lang.lexicon import words
from secondsource.records.analysis import Analysis, Claim, ClaimStatus, Name, Quote, Statement
from secondsource.records.span import Span
from secondsource.values.status import is_ongoing
from secondsource.values.terms import content_terms
from secondsource.values.verbs import has_finite_verb

_SPLIT = re.compile(
    r"(?:(?<!\s)\s++)?(?:;\s+|—\s*)|:\s+(?=[a-zA-Z])|\s–\s|\s-\s-\s|\s--\s"
    r"|,\s+(?=(?:and|although|as|because|before|but|since|so|though|where|whereas|which|while|who|with|yet|after)\s)"
    r"|(?<!\s)\s++(?=(?:although|but|whereas|while)\s)"
)
_Item = TypeVar("_Item", Name, Quote)
_FEWEST_TERMS = 3  # a shorter clause states nothing on its own


def read_claims(text: str, read: Analysis) -> tuple[Claim, ...]:
    """Return the claims of all sentences in text order; `read` holds what the other readers found."""
    names, quotes = read.names, read.quotes
    telling = [s for s in read.statements if not s.nominal]
    found, name_at, quote_at = [], 0, 0
    for number, sentence in enumerate(read.sentences):
        while name_at < len(names) and names[name_at].span.end <= sentence.start:
            name_at += 1
        while quote_at < len(quotes) and quotes[quote_at].span.end <= sentence.start:
            quote_at += 1
        near_names = _starting_before(names, name_at, sentence.end)
        near_quotes = _starting_before(quotes, quote_at, sentence.end)
        for clause in _clauses(text, sentence, near_quotes):
            claim = _read_claim(text, number, clause, near_names, _status(text, clause, telling))
            if claim is not None:
                found.append(claim)
    return tuple(found)


def _starting_before(items: Sequence[_Item], first: int, limit: int) -> list[_Item]:
    last = first
    while last < len(items) and items[last].span.start < limit:
        last += 1
    return list(items[first:last])


def _clauses(text: str, sentence: Span, quotes: Sequence[Quote]) -> Iterator[Span]:
    """Yield the clauses of a sentence; where a piece shows no verb of its own, it stays with the one before it."""
    start = sentence.start
    marks = [m for m in _SPLIT.finditer(text, sentence.start, sentence.end) if not _quoted(m.start(), quotes)]
    for number, mark in enumerate(marks):
        limit = marks[number + 1].start() if number + 1 < len(marks) else sentence.end
        if has_finite_verb(text[start : mark.start()]) and has_finite_verb(text[mark.end() : limit]):
            yield Span(start, mark.start())
            start = mark.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def _quoted(offset: int, quotes: Sequence[Quote]) -> bool:
    return any(q.form != "indirect" and q.span.start <= offset < q.span.end for q in quotes)


def _status(text: str, clause: Span, statements: Sequence[Statement]) -> tuple[ClaimStatus, bool]:
    """Return status and negation of a clause: those of its first verb that tells of a happening, not of saying.

    What merely holds ("the town lies on the coast") counts as happened: a clause is ongoing only when it says so.
    """
    first = bisect_left(statements, clause.start, key=lambda s: s.predicate.start)
    last = bisect_left(statements, clause.end, key=lambda s: s.predicate.start)
    inside = statements[first:last]
    said = words("status", "saying")
    telling = [s for s in inside if s.predicate.of(text).lower() not in said] or list(inside)
    if not telling:
        return "happened", False
    main, *after = telling
    if after and text[main.predicate.end : after[0].predicate.start].strip() == "to":
        main = replace(after[0], negated=main.negated != after[0].negated)  # "is set to open"
    if main.status in ("happened", "ongoing"):
        return ("ongoing" if is_ongoing(clause.of(text)) else "happened"), main.negated
    return main.status, main.negated


def _read_claim(
    text: str, sentence: int, clause: Span, names: Sequence[Name], status: tuple[ClaimStatus, bool]
) -> Claim | None:
    words_of = clause.of(text)
    inside = [n for n in names if clause.covers(n.span)]
    terms = content_terms(_without_names(text, clause, inside))
    whole = words_of.rstrip("\"'”’»)] ").endswith((".", "!", "?"))
    if len(terms) + len(inside) < _FEWEST_TERMS or not (whole or has_finite_verb(words_of)):
        return None  # too short to state anything, or a heading
    entities = tuple(sorted({n.entity for n in inside}))
    return Claim(clause, sentence, terms, entities, *status)


def _without_names(text: str, clause: Span, names: Sequence[Name]) -> str:
    pieces, at = [], clause.start
    for name in names:
        pieces.append(text[at : max(at, name.span.start)])
        at = max(at, name.span.end)
    return " ".join([*pieces, text[at : clause.end]])
