"""Syntax and what the other readers found -> statements: who did what to whom, where, when, how many."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from secondsource.analyse.clauses import children_of
from secondsource.analyse.predicates import Predicate, find_predicates
from secondsource.analyse.statement_roles import Readings, lent_of, roles_of
from secondsource.records.analysis import Analysis, ClaimStatus, Statement
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax
from secondsource.values.verb_status import parse_status_at

_NOUNS = frozenset({"NOUN", "PROPN"})
_BESIDE_VERB = frozenset({"nsubj", "obj"})


def read_statements(text: str, syntax: Syntax, read: Analysis) -> tuple[Statement, ...]:
    """Return one statement for every predicate, in text order; `read` holds what the other readers found."""
    below, readings, credited = children_of(syntax), _readings(syntax, read), _credited(read)
    found = [_statement(syntax, below, predicate, readings, text) for predicate in find_predicates(syntax, below)]
    in_order = sorted(found, key=lambda s: s.predicate)
    return tuple(replace(s, quote=_quote_at(credited, s.predicate)) for s in in_order)


def read_statement_at(text: str, syntax: Syntax, read: Analysis, predicate: Predicate) -> Statement:
    """Return the statement around a predicate found elsewhere."""
    statement = _statement(syntax, children_of(syntax), predicate, _readings(syntax, read), text)
    return replace(statement, quote=_quote_at(_credited(read), predicate.span))


def _readings(syntax: Syntax, read: Analysis) -> Readings:
    return Readings(
        persons=_words_in(syntax, (n.span for n in read.names if n.kind == "person")),
        places=_words_in(syntax, (n.span for n in read.names if n.kind == "place")),
        times=_words_in(syntax, (m.span for m in read.moments)),
        amounts=_words_in(syntax, (q.span for q in read.quantities)),
    )


def _credited(read: Analysis) -> list[tuple[Span, int]]:
    return sorted((part, n) for n, quote in enumerate(read.quotes) for part in quote.parts)


def _statement(
    syntax: Syntax,
    below: Sequence[Sequence[int]],
    predicate: Predicate,
    readings: Readings,
    text: str,
) -> Statement:
    status, negated = _status(text, syntax, predicate.word, predicate.span)
    roles = roles_of(syntax, below, predicate.word, readings)
    return Statement(
        predicate=predicate.span,
        lemma=predicate.lemma,
        roles=roles,
        status=status,
        negated=negated,
        nominal=syntax.tags[predicate.word] in _NOUNS and predicate.lemma != "be",
        lent=lent_of(syntax, below, predicate, readings, roles),
    )


def _status(text: str, syntax: Syntax, word: int, span: Span) -> tuple[ClaimStatus, bool]:
    """Return status and negation by the words around; an event noun is as real as the verb it belongs to."""
    first, last = syntax.sentence_of(word)
    start, end = syntax.spans[first].start, syntax.spans[last - 1].end
    status, negated = parse_status_at(text[start:end], span.start - start, span.end - start)
    if syntax.tags[word] not in _NOUNS or span != syntax.spans[word] or status not in ("happened", "ongoing"):
        return status, negated
    head = syntax.heads[word]
    if head != word and syntax.tags[head] == "VERB" and syntax.relations[word].partition(":")[0] in _BESIDE_VERB:
        above = syntax.spans[head]
        return parse_status_at(text[start:end], above.start - start, above.end - start)[0], False
    return "happened", negated


def _quote_at(credited: Sequence[tuple[Span, int]], span: Span) -> int | None:
    """Return the quotation whose words the predicate stands among: of several the one that begins last."""
    at = bisect_right(credited, span.start, key=lambda c: c[0].start) - 1
    for back in range(at, max(-1, at - 3), -1):
        if credited[back][0].covers(span):
            return credited[back][1]
    return None


def _words_in(syntax: Syntax, spans: Iterable[Span]) -> frozenset[int]:
    """Return the numbers of the words that stand in one of the passages."""
    found = []
    for span in spans:
        at = bisect_right(syntax.spans, span.start, key=lambda s: s.end)
        while at < len(syntax.spans) and syntax.spans[at].start < span.end:
            found.append(at)
            at += 1
    return frozenset(found)
