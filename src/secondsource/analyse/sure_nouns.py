"""Syntax -> where words stand that are surely nouns: a form that could be a verb too ("protests", "state") is none.

The tagger alone takes some verbs for nouns ("Video shows that …"), so the words around must say so too.
"""

from secondsource.records.syntax import Syntax

_BEFORE_NOUN = frozenset({"amod", "nummod"})


def find_sure_nouns(syntax: Syntax) -> frozenset[int]:
    """Return where the nouns begin that an adjective or a number stands before, that are objects or part of a name."""
    found = set()
    for word, tag in enumerate(syntax.tags):
        if tag != "NOUN":
            continue
        relation, head = syntax.relations[word], syntax.heads[word]
        described = word > 0 and syntax.heads[word - 1] == word and syntax.relations[word - 1] in _BEFORE_NOUN
        part = relation == "compound" and head > word and syntax.forms[word] == "NN"
        acts = relation == "nsubj" and _stands_before(syntax, word, head)
        if described or part or acts or relation == "obj":
            found.add(syntax.spans[word].start)
    return frozenset(found)


def _stands_before(syntax: Syntax, word: int, verb: int) -> bool:
    """Does the noun stand right before the verb that tells what it does ("disputes | remain", "states | have sued")?"""
    last = word + 1
    while last < verb and syntax.tags[last] == "AUX":
        last += 1
    return syntax.tags[verb] == "VERB" and last == verb
