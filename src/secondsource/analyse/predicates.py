"""Syntax -> predicates: what tells that something happens – verbs, "is" and what someone is, nouns for events."""

from collections.abc import Sequence

from msgspec import Struct

from secondsource.lang.lexicon import words
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax

_NO_CLAUSE = frozenset(
    {"amod", "aux", "aux:pass", "case", "cc", "compound", "cop", "discourse", "fixed", "flat", "goeswith", "mark"}
)
_INSIDE_NAMES = frozenset({"flat", "goeswith"})
_STATES = frozenset({"ADJ", "ADV"})
_SHORT_ING = 5  # "king", "thing"
_NEAR = 4  # words between "is" and the adjective that still make one predicate ("is not yet clear")


class Predicate(Struct, frozen=True):
    """A predicate: the number of the word that its parts hang on, its place in the text and its plain form."""

    word: int
    span: Span
    lemma: str


def find_predicates(syntax: Syntax, below: Sequence[Sequence[int]]) -> list[Predicate]:
    """Return the predicates in text order of the words they hang on."""
    found = []
    for word in range(len(syntax.spans)):
        copula = next((child for child in below[word] if syntax.relations[child] == "cop"), None)
        if copula is not None:
            found.append(_with_copula(syntax, word, copula))
        elif _says_something(syntax, word):
            found.append(Predicate(word, syntax.spans[word], syntax.lemmas[word]))
    return found


def _says_something(syntax: Syntax, word: int) -> bool:
    """Does the word alone say that something happens or is so: a verb, an event, the state someone is found in?"""
    tag, relation = syntax.tags[word], syntax.relations[word]
    if tag == "VERB":
        return relation not in _NO_CLAUSE
    if tag == "AUX":
        return relation not in _NO_CLAUSE  # "there was"
    if tag == "ADJ":
        return relation == "xcomp" or syntax.lemmas[word] in words("predicates", "states")  # "was found dead"
    if tag == "PROPN":  # "the Arden Summit", but no name that ends in -ing
        return relation not in _INSIDE_NAMES and syntax.lemmas[word] in words("predicates", "event_nouns")
    return tag == "NOUN" and relation not in _INSIDE_NAMES and _names_event(syntax.lemmas[word])


def _names_event(lemma: str) -> bool:
    if lemma.endswith("ing") and len(lemma) > _SHORT_ING and lemma not in words("predicates", "no_doings"):
        return True
    return lemma in words("predicates", "event_nouns")


def _with_copula(syntax: Syntax, word: int, copula: int) -> Predicate:
    """An adjective and its "is" are one predicate; before a noun "is" stands alone and the noun is what someone is."""
    near = 0 < word - copula <= _NEAR
    if syntax.tags[word] in _STATES and near:
        return Predicate(word, Span(syntax.spans[copula].start, syntax.spans[word].end), syntax.lemmas[word])
    if _names_event(syntax.lemmas[word]):
        return Predicate(word, syntax.spans[word], syntax.lemmas[word])
    return Predicate(word, syntax.spans[copula], "be")
