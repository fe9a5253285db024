"""A phrase -> what its words tell of whom it means: man or woman, one or several, person, group, place or thing."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from secondsource.analyse.phrases import Phrase, Scene
from secondsource.analyse.titles import is_title
from secondsource.lang.lexicon import words

Sort = Literal["person", "group", "place", "thing", "time", ""]

_PLURAL_FORMS = frozenset({"NNS", "NNPS"})
_OF_KIND: dict[str, Sort] = {"person": "person", "organisation": "group", "place": "place"}
_OF_PRONOUN: dict[str, Sort] = {"he": "person", "she": "person", "i": "person", "we": "person", "you": "person"}


class Traits(Struct):
    """`gender` is "he", "she" or "" where nothing tells; `plural` None where it may be either ("the team")."""

    sort: Sort = ""
    gender: str = ""
    plural: bool | None = False


@cache
def nouns(key: str) -> frozenset[str]:
    """Return a list of `mentions.toml`."""
    return words("mentions", key)


def read_traits(scene: Scene, phrases: Sequence[Phrase]) -> list[Traits]:
    """Return the traits of each phrase, as its own words tell."""
    return [_traits(scene, phrase) for phrase in phrases]


def _traits(scene: Scene, phrase: Phrase) -> Traits:
    if phrase.kind == "pronoun":
        low = phrase.words[0]
        gender = phrase.pronoun if phrase.pronoun in ("he", "she") else ""
        plural = phrase.pronoun in ("they", "we") or low in ("these", "those")
        return Traits(_OF_PRONOUN.get(phrase.pronoun, ""), gender, None if phrase.pronoun == "you" else plural)
    if phrase.joined:
        return Traits("", "", True)
    before = [scene.syntax.lemmas[w] for w in range(phrase.first, phrase.head + 1)]
    if phrase.kind == "name":
        return _of_name(scene, phrase, before)
    return _of_noun(scene, phrase)


def _of_name(scene: Scene, phrase: Phrase, before: Sequence[str]) -> Traits:
    sort = _OF_KIND.get(phrase.name_kind, "thing")
    if sort == "person":
        written = phrase.head_span.of(scene.text)
        return Traits(sort, _gender_of(before) or gender_of_given(written.split()[0].lower()), False)
    if sort == "place":
        return Traits(sort, "", False)
    plural = scene.syntax.forms[phrase.head] in _PLURAL_FORMS
    return Traits(sort, "", None if plural or sort == "group" else False)


def _gender_of(low: Sequence[str]) -> str:
    if any(word in nouns("feminine") for word in low):
        return "she"
    return "he" if any(word in nouns("masculine") for word in low) else ""


def gender_of_given(given: str) -> str:
    """Return "he" or "she" for a given name, in lower case, that is nearly always a man's or a woman's."""
    if given in words("speech", "given_of_men"):
        return "he"
    return "she" if given in words("speech", "given_of_women") else ""


def _of_noun(scene: Scene, phrase: Phrase) -> Traits:
    lemma = scene.syntax.lemmas[phrase.head]
    several = scene.syntax.forms[phrase.head] in _PLURAL_FORMS or _counted(scene, phrase)
    plural = True if several else None if lemma in nouns("groups") or lemma in nouns("plural_groups") else False
    if lemma in nouns("measures") and (below := _parted(scene, phrase)) is not None:
        lemma, plural = scene.syntax.lemmas[below], None
    return Traits(_sort_of_phrase(scene, phrase, lemma), _gender_of([lemma]), plural)


def _sort_of_phrase(scene: Scene, phrase: Phrase, lemma: str) -> Sort:
    """Return what a noun means; "station chief" may be an office where "chief" alone tells nothing."""
    before = scene.syntax.lemmas[phrase.head - 1] if phrase.head > phrase.first else ""
    sort = sort_of(lemma)
    return "person" if sort == "thing" and before and is_title(f"{before} {lemma}") else sort


def sort_of(lemma: str) -> Sort:
    """Return what a noun means, as far as the lists know it."""
    if lemma in nouns("times"):
        return "time"
    if lemma in nouns("persons") or lemma in nouns("masculine") or lemma in nouns("feminine"):
        return "person"
    if lemma in nouns("groups") or lemma in nouns("countries"):
        return "group"
    if lemma in ("people", "man", "woman") or lemma in nouns("plural_groups"):
        return "person"
    if lemma in nouns("places") or lemma in nouns("towns"):
        return "place"
    return "person" if is_title(lemma) else "thing"


def _counted(scene: Scene, phrase: Phrase) -> bool:
    return any(
        scene.syntax.relations[c] == "nummod" and scene.syntax.lemmas[c] not in ("one", "1")
        for c in scene.below[phrase.head]
    )


def _parted(scene: Scene, phrase: Phrase) -> int | None:
    """Return the noun a measure is of: "a group of men"."""
    return next((c for c in scene.below[phrase.head] if scene.syntax.relations[c] == "nmod"), None)


def merged(one: Traits, other: Traits) -> Traits:
    """Return what two phrases of one chain tell together; what they contradict one another in is left open."""
    gender = one.gender or other.gender
    plural = one.plural if other.plural is None else other.plural if one.plural is None else one.plural
    return Traits(one.sort or other.sort, gender, plural)


def agree(one: Traits, other: Traits) -> bool:
    """May both mean the same, by gender and number?"""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return one.plural is None or other.plural is None or one.plural == other.plural
