"""Syntax -> its tree: the words under each word, and the passage that a word heads."""

from collections.abc import Iterator, Sequence

from secondsource.records.span import Span
from secondsource.records.syntax import Syntax


def children_of(syntax: Syntax) -> list[list[int]]:
    """Return for every word the words that depend on it, in text order."""
    below: list[list[int]] = [[] for _ in syntax.spans]
    for word, head in enumerate(syntax.heads):
        if head != word:
            below[head].append(word)
    return below


def related(syntax: Syntax, below: Sequence[Sequence[int]], word: int, *relations: str) -> Iterator[int]:
    """Yield the words that depend on `word` by one of the relations; "obl" stands for all its subtypes too."""
    for child in below[word]:
        relation = syntax.relations[child]
        if relation in relations or relation.partition(":")[0] in relations:
            yield child


_OUTSIDE = frozenset({"case", "punct", "mark", "cc"})
_APART = frozenset({"acl", "acl:relcl", "appos", "conj", "parataxis"})
_OF_CLAUSE = frozenset({"advcl", "advmod", "aux", "cop", "csubj", "discourse", "expl", "nsubj", "vocative"})


def passage_of(syntax: Syntax, below: Sequence[Sequence[int]], word: int) -> Span:
    """Return the passage a word heads, without its preposition, clauses and what is only added to it.

    Words further down count as long as they stand next to the passage: it is one unbroken stretch of text.
    """
    first = last = word
    members = sorted(_members(syntax, below, word))
    at = members.index(word)
    for left in reversed(members[:at]):
        if left < first - 1:
            break
        first = left
    for right in members[at + 1 :]:
        if right > last + 1:
            break
        last = right
    return Span(syntax.spans[first].start, syntax.spans[last].end)


def _members(syntax: Syntax, below: Sequence[Sequence[int]], word: int) -> set[int]:
    found = {word}
    outside = _OUTSIDE | _APART
    if any(syntax.relations[child] == "cop" for child in below[word]):
        outside |= _OF_CLAUSE  # "the vote | was | a farce": what belongs to the clause belongs not to the farce
    todo = [child for child in below[word] if syntax.relations[child].partition(":")[0] not in outside]
    todo = [child for child in todo if syntax.relations[child] not in outside]
    while todo:
        child = todo.pop()
        found.add(child)
        todo += (c for c in below[child] if syntax.relations[c] not in _APART)
    return found
