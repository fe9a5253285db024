"""A predicate -> the passages that fill its parts: who, whom, what, where, when, how many.

Grammar names the parts (Universal Dependencies relations), the readers of names, times and quantities say what kind of
thing stands in them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.analyse.clauses import passage_of
from secondsource.analyse.lent_roles import is_purpose, lent_subject, undergoes
from secondsource.analyse.predicates import Predicate
from secondsource.lang.lexicon import words
from secondsource.records.analysis import StatementRole
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Readings:
    """What the other readers found, each span by the number of its word: places of words that belong to it."""

    persons: frozenset[int]
    places: frozenset[int]
    times: frozenset[int]
    amounts: frozenset[int]


@cache
def _person_words() -> frozenset[str]:
    persons = (words("mentions", key) for key in ("feminine", "masculine", "persons"))
    return words("predicates", "person_words").union(*persons)


Parts = Iterator[tuple[StatementRole, int]]
Roles = tuple[tuple[StatementRole, Span], ...]
_NOUNS = frozenset({"NOUN", "PRON", "PROPN"})


def roles_of(syntax: Syntax, below: Sequence[Sequence[int]], word: int, readings: Readings) -> Roles:
    """Return the parts of a predicate in text order; of two that overlap the first found stays, numbers beside them."""
    found: dict[Span, StatementRole] = {}
    tree = _Tree(syntax, below, readings)
    for role, filler in (*tree.within(word), *tree.outside(word)):
        span = passage_of(syntax, below, filler)
        if not any(span.overlaps(other) for other, kind in found.items() if role != "how-many" != kind):
            found.setdefault(span, role)
    return tuple(sorted(((role, span) for span, role in found.items()), key=lambda part: part[1]))


def lent_of(
    syntax: Syntax, below: Sequence[Sequence[int]], predicate: Predicate, readings: Readings, own: Roles
) -> Roles:
    """Return the part that the clause above lends to a predicate that says not who does it, if any."""
    if any(role == "who" for role, _ in own):
        return ()
    filler = lent_subject(syntax, below, predicate.word)
    if filler is None:
        return ()
    span = passage_of(syntax, below, filler)
    if span.overlaps(predicate.span) or any(span.overlaps(other) for _, other in own):
        return ()
    tree = _Tree(syntax, below, readings)
    return ((tree.undergoer(filler) if undergoes(syntax, below, predicate.word) else "who", span),)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The tree of a report with what the other readers found in it."""

    syntax: Syntax
    below: Sequence[Sequence[int]]
    readings: Readings

    def within(self, word: int) -> Parts:
        """Yield what hangs on a predicate and fills a part, and the predicate itself when it says what someone is."""
        kinds = {self.syntax.relations[child] for child in self.below[word]}
        if "cop" in kinds and self.syntax.tags[word] in _NOUNS:
            yield "what", word
        undergone = bool(kinds & {"aux:pass", "expl", "nsubj:pass"})  # "was seen", "there was"
        for child in self.below[word]:
            relation = self.syntax.relations[child]
            whole = relation.partition(":")[0]
            if whole == "nsubj":
                yield from self._subject(child, undergone)
            elif whole in {"obj", "iobj"} or (whole == "nmod" and self._case(child) == "of"):
                yield from self._object(child)
            elif relation in {"nmod:poss", "obl:agent"}:
                yield "who", child
            else:
                yield from self._setting(child, whole)

    def outside(self, word: int) -> Parts:
        """Yield the noun that a clause without a subject hangs on: "the ferry | carrying", "a man | arrested"."""
        head = self.syntax.heads[word]
        hangs = head != word and self.syntax.relations[word].startswith("acl")
        if not hangs or any(self.syntax.relations[child].startswith("nsubj") for child in self.below[word]):
            return
        if is_purpose(self.syntax, self.below, word) and self.undergoer(head) != "whom":
            return  # no plan builds what it is "a plan to build"
        if self.syntax.forms[word] == "VBN":
            yield self.undergoer(head), head
        else:
            yield "who", head

    def _subject(self, child: int, undergone: bool) -> Parts:
        yield from self._number(child)
        yield (self.undergoer(child) if undergone else "who"), child

    def _object(self, child: int) -> Parts:
        if child in self.readings.amounts:
            yield "how-many", child
        else:
            yield from self._number(child)
            yield self.undergoer(child), child

    def _number(self, child: int) -> Parts:
        yield from (("how-many", c) for c in self.below[child] if c in self.readings.amounts)

    def _setting(self, child: int, relation: str) -> Parts:
        near = (child, *self.below[child])
        if relation in {"advmod", "nmod", "nummod", "obl"} and any(w in self.readings.times for w in near):
            yield "when", child
        elif relation in {"nmod", "obl"}:
            placed = self._case(child) in words("predicates", "where_words")
            if placed and any(w in self.readings.places for w in near):
                yield "where", child
            elif self._case(child) == "by" and self.syntax.tags[child] == "PROPN":
                yield "who", child
        elif relation == "nummod" and child in self.readings.amounts:
            yield "how-many", child

    def undergoer(self, word: int) -> StatementRole:
        """Return the part of what something is done to: "whom" for persons."""
        person = word in self.readings.persons or self.syntax.lemmas[word] in _person_words()
        return "whom" if person else "what"

    def _case(self, child: int) -> str:
        return next((self.syntax.lemmas[c] for c in self.below[child] if self.syntax.relations[c] == "case"), "")
