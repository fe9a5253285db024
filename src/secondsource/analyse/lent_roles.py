"""A clause without a subject of its own -> who does it, as the clause it hangs on tells ("he came and | left").

A verb joined to another shares its subject; "to" and "-ing" clauses take that of the verb above them, or its object
("told the crew | to leave"); an act that a light verb does ("filed | a complaint") is done by the verb's subject.
"""

from collections.abc import Sequence

from secondsource.analyse.clauses import related
from secondsource.lang.lexicon import words
from secondsource.records.syntax import Syntax

_FARTHEST = 4  # clauses climbed: "he came, saw, and began to try to leave"
_TELLING = frozenset({"ADJ", "AUX", "VERB"})
_RELATIVE = frozenset({"that", "which", "who"})


def lent_subject(syntax: Syntax, below: Sequence[Sequence[int]], word: int) -> int | None:
    """Return the word that heads who does, or undergoes, what a predicate without a subject tells; None unless told."""
    return _lent(syntax, below, word, _FARTHEST)


def undergoes(syntax: Syntax, below: Sequence[Sequence[int]], word: int) -> bool:
    """Is it told of the subject of this predicate that something is done to it: "was seen", "asked by Lee, she …"?"""
    kinds = {syntax.relations[child] for child in below[word]}
    if kinds & {"aux:pass", "nsubj:pass"}:
        return True
    bare = syntax.forms[word] == "VBN" and "aux" not in kinds
    relation = syntax.relations[word]
    if relation == "conj":
        return bare and undergoes(syntax, below, syntax.heads[word])
    return bare and relation in ("advcl", "xcomp")


def _lent(syntax: Syntax, below: Sequence[Sequence[int]], word: int, steps: int) -> int | None:
    head, relation = syntax.heads[word], syntax.relations[word].partition(":")[0]
    if head == word or not steps:
        return None
    if syntax.tags[word] not in _TELLING:
        light = syntax.tags[head] == "VERB" and syntax.lemmas[head] in words("predicates", "light_verbs")
        acts = relation == "obj" and light and not undergoes(syntax, below, head)
        return _subject(syntax, below, head, steps) if acts else None
    if relation == "acl" and is_purpose(syntax, below, word):
        return _of_plan(syntax, below, head, steps)
    if syntax.tags[head] not in _TELLING and relation != "conj":
        return None
    if relation == "xcomp":
        found = _of_complement(syntax, below, head, steps)
        empty = found is not None and syntax.tags[word] == "ADJ" and syntax.lemmas[found] == "it"
        return None if empty else found  # "which makes it | possible to leave"
    if relation == "conj" or (relation == "advcl" and not _is_loose(syntax, below, word)):
        return _subject(syntax, below, head, steps)
    return None


def _of_complement(syntax: Syntax, below: Sequence[Sequence[int]], head: int, steps: int) -> int | None:
    """Return who does what the complement of a verb tells: its object, where it has one, else its subject."""
    kind = ("obj", "iobj", "obl") if syntax.lemmas[head] in words("predicates", "oblique_control") else ("obj", "iobj")
    told = next(related(syntax, below, head, *kind), None)
    own = told is None or syntax.lemmas[head] in words("predicates", "subject_control")
    return _subject(syntax, below, head, steps) if own else told


def _of_plan(syntax: Syntax, below: Sequence[Sequence[int]], noun: int, steps: int) -> int | None:
    """Return who is to do what a noun with "to" tells: "the town has plans | to build", "gave him time | to leave"."""
    verb = syntax.heads[noun]
    told = syntax.relations[noun] in ("iobj", "obj") and syntax.lemmas[verb] in words("predicates", "object_control")
    if told:
        return noun
    plans = syntax.lemmas[noun] in words("predicates", "plan_nouns")
    if not plans or syntax.relations[noun] != "obj" or undergoes(syntax, below, verb):
        return None
    return next(related(syntax, below, verb, "iobj"), None) or _subject(syntax, below, verb, steps)


def _subject(syntax: Syntax, below: Sequence[Sequence[int]], word: int, steps: int) -> int | None:
    """Return the subject of a predicate; a relative pronoun stands for the noun that its clause hangs on."""
    own = next(related(syntax, below, word, "nsubj"), None)
    hangs = syntax.relations[word].startswith("acl")
    if own is not None:
        return syntax.heads[word] if hangs and syntax.lemmas[own] in _RELATIVE else own
    if any(syntax.relations[child] in ("csubj", "expl") for child in below[word]):
        return None
    if hangs and not is_purpose(syntax, below, word):
        return syntax.heads[word]
    return _lent(syntax, below, word, steps - 1)


def _is_loose(syntax: Syntax, below: Sequence[Sequence[int]], word: int) -> bool:
    """Does the clause tell nothing of the subject above: "as mentioned", and what something "was built to" do?"""
    marks = {syntax.lemmas[child] for child in below[word] if syntax.relations[child] in ("advmod", "mark")}
    apart = "as" in marks or syntax.lemmas[word] in words("predicates", "loose_participles")
    if apart or syntax.forms[word] not in ("VBG", "VBN", "VB"):
        return True
    return is_purpose(syntax, below, word) and undergoes(syntax, below, syntax.heads[word])


def is_purpose(syntax: Syntax, below: Sequence[Sequence[int]], word: int) -> bool:
    """Is it a clause with "to": "a plan | to build a dam"?"""
    return any(syntax.relations[child] == "mark" and syntax.lemmas[child] == "to" for child in below[word])
