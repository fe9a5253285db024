"""Deeds -> points of kind who: one deed told of two doers.

Two doers are two when both are named as persons, or both as bodies, and are not one; or when they are people of two
sorts ("police", "a guard"). Only deeds of one doer count: many may "say" or "visit", one only kills a certain man.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from secondsource.compare.deeds import Deed, one_deed
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import shared_words
from secondsource.compare.tellings import doing_of
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.terms import content_terms, stem
from secondsource.values.tokens import tokens_of

Doer = tuple[str, str, str]  # of which sort ("person", "organisation", "~police"), the key, the words


def compare_doers(told: Sequence[Sequence[Deed]]) -> list[Point]:
    """Return a point for every deed that reports put down to two doers."""
    return [point for deeds in told for point in _points(deeds)]


def _points(deeds: Sequence[Deed]) -> Iterator[Point]:
    found = [(doer, deed) for deed in deeds if _of_one(deed) and (doer := _doer(deed)) is not None]
    said: dict[str, set[str]] = defaultdict(set)
    for doer, deed in found:
        said[deed.reading.id].add(doer[1])
    members: set[int] = set()
    for (i, (a, one)), (j, (b, other)) in combinations(enumerate(found), 2):
        both = b[1] in said[one.reading.id] or a[1] in said[other.reading.id]
        if not both and _two(a, b) and _named_patient(one, other) and one_deed(one, other, by_whom=False):
            members |= {i, j}
    if members:
        yield _point([found[n] for n in sorted(members)])


def _point(group: Sequence[tuple[Doer, Deed]]) -> Point:
    doer, first = group[0]
    other = next(deed for one, deed in group if one[1] != doer[1])
    said = shared_words(first.reading, first.statement.predicate, first.subject, other.subject)
    about = f"Who did it: {', '.join([first.statement.lemma, *(w for w in said if w != first.statement.lemma)])}"
    words_of = {one[1]: one[2] for one, _ in reversed(group)}
    sayings = [Saying(words_of[one[1]], deed.reading, deed.clause) for one, deed in group]
    return build_point(Matter("who", about), sayings, "dispute", "One deed is put down to two doers")


def _of_one(deed: Deed) -> bool:
    told = deed.statement.status == "happened" and not (deed.statement.negated or deed.statement.nominal)
    return told and doing_of(deed.reading, deed.statement) in _deeds()


def _named_patient(a: Deed, b: Deed) -> bool:
    """Is it done to one and the same by name, or do both sentences name one person, or one place and day?"""
    both = a.patients & b.patients
    there = a.subject.places & b.subject.places and a.subject.days & b.subject.days
    return any(key.startswith("@") for key in both) or bool(both and (a.subject.persons & b.subject.persons or there))


def _two(a: Doer, b: Doer) -> bool:
    return a[1] != b[1] and (a[0] == b[0] or (a[0][0] == "~" and b[0][0] == "~"))


def _doer(deed: Deed) -> Doer | None:
    spans = [span for role, span in deed.statement.roles if role == "who"]
    return _doer_of(deed, spans[0]) if len(spans) == 1 else None


def _doer_of(deed: Deed, span: Span) -> Doer | None:
    text = deed.reading.document.text
    names = [n for n in deed.reading.names_in(span) if n.span.end == span.end and n.entity in deed.reading.identity]
    if names:
        identity = deed.reading.identity[names[-1].entity]
        one = identity.kind in ("person", "organisation")
        return (identity.kind, identity.id, identity.name) if one else None
    last = [t.text for t in tokens_of(text, span.start, span.end)][-1:]
    sort = next((_sorts()[term] for word in last for term in content_terms(word) if term in _sorts()), None)
    return (f"~{sort}", f"~{sort}", " ".join(span.of(text).split())) if sort else None


@cache
def _deeds() -> frozenset[str]:
    return frozenset(stem(deed) for deed in words("doers", "deeds"))


@cache
def _sorts() -> dict[str, str]:
    told = lexicon("doers")["sorts"].items()
    return {term: sort for sort, nouns in told for noun in nouns for term in content_terms(noun)[-1:]}
