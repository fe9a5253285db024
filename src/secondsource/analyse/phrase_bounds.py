"""Syntax -> for every word the first and the last word of the phrase it heads, in one pass over the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.records.syntax import Syntax

_LEFT_OUT = frozenset({"parataxis", "punct", "discourse", "vocative", "list", "dep", "orphan"})
_OF_NOUNS = frozenset(
    {"acl", "amod", "case", "compound", "det", "fixed", "flat", "goeswith", "nmod", "nummod", "nummod:gov"}
)
_ALSO_BEFORE = frozenset({"advmod", "obl"})  # "almost all men", "some 40 years old houses"


@dataclass(frozen=True, slots=True)
class Extents:
    """For every word the bounds of all below it (`whole`), and of its own phrase (`own`): (first, last)."""

    whole: list[tuple[int, int]]
    own: list[tuple[int, int]]

    def of_phrase(self, word: int) -> tuple[int, int]:
        """Return the first and last word of the phrase: no preposition, no apposition, nothing joined by "and"."""
        return self.own[word]


def read_extents(syntax: Syntax, below: Sequence[Sequence[int]]) -> Extents:
    """Return the extents of a text's words."""
    whole = [(word, word) for word in range(len(syntax.spans))]
    own = list(whole)
    for word in _leaves_first(syntax, below):
        first = last = word
        for child in below[word]:
            if syntax.relations[child] not in _LEFT_OUT:
                first, last = min(first, whole[child][0]), max(last, whole[child][1])
        whole[word] = first, last
        if syntax.tags[word] in ("NOUN", "PROPN"):
            own[word] = _own(syntax, below[word], whole, word)
    return Extents(whole, own)


def _own(syntax: Syntax, children: Sequence[int], whole: Sequence[tuple[int, int]], word: int) -> tuple[int, int]:
    first = last = word
    for child in children:
        relation = syntax.relations[child]
        kind = relation.partition(":")[0]
        if kind == "case" and (child < word or syntax.forms[child] != "POS"):
            continue
        if kind in _OF_NOUNS or (kind in _ALSO_BEFORE and child < word and not _is_predicate(syntax, children)):
            first, last = min(first, whole[child][0]), max(last, whole[child][1])
    return first, last


def _is_predicate(syntax: Syntax, children: Sequence[int]) -> bool:
    return any(syntax.relations[child].startswith(("nsubj", "cop")) for child in children)


def _leaves_first(syntax: Syntax, below: Sequence[Sequence[int]]) -> list[int]:
    """Return the words so that each comes after all below it."""
    order = [word for word, head in enumerate(syntax.heads) if head == word]
    for word in order:
        order += below[word]
    return order[::-1]
