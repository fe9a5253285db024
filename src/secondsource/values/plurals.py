"""A counted noun -> its plural or singular, by rule."""

from functools import cache

from secondsource.lang.lexicon import lexicon, words

_PEOPLE = frozenset({"person", "persons", "peoples"})


def is_plural(word: str) -> bool:
    """Does a lower-case word look like a plural noun?"""
    if word in _nouns("irregular_plurals") or word in _nouns("invariant_nouns"):
        return True
    if word.endswith(("men", "women", "people", "children")) and len(word) > 5:
        return True
    return len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def plural_of(noun: str) -> str:
    """Return the plural of a lower-case noun by rule; plurals come back as they are."""
    if is_plural(noun):
        return noun
    if noun in _PEOPLE:
        return "people"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun == "child":
        return "children"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def singular_of(noun: str) -> str:
    """Return the singular of a lower-case noun by rule ("villages" → "village"); "people" stays, as units say it."""
    known = _singulars().get(noun)
    if known or not is_plural(noun) or not noun.endswith(("s", "men", "women")):
        return known or noun
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "sses", "uses", "xes", "zzes")) else noun[:-1]


@cache
def _singulars() -> dict[str, str]:
    return dict(lexicon("matters")["singulars"])


def people_or(head: str) -> str:
    """Return "people" for persons, any other plural as it is."""
    return "people" if head in _PEOPLE else head


@cache
def _nouns(key: str) -> frozenset[str]:
    return words("matters", key)
