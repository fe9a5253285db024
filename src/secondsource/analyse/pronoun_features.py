"""A pronoun and a phrase before it -> what speaks for and against that both mean the same, as names of features.

The weights of the features are in `pronouns.toml`. No feature knows a word of the text: they tell of distance, part of
the sentence, kind of phrase, how often it was taken up, gender, number and sort, and of who speaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.analyse.chains import Chains
from secondsource.analyse.phrases import Phrase, Scene

_PARTS = {
    "nsubj": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "adverbial",
    "nmod:poss": "owner",
    "nmod": "within",
    "compound": "within",
    "root": "root",
    "appos": "beside",
    "conj": "joined",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Where the phrases of a report stand: in which quote each is (-1: in none), and who speaks there.

    `speakers` is for each quote the phrase that names its speaker (-1: none); `asks` the phrases that themselves name
    the speaker of a quote, each with the phrase of the speaker before it (-1: none); `credited` the entity that the
    reader of quotes takes such a phrase for, where it does.
    """

    scene: Scene
    phrases: Sequence[Phrase]
    quote_of: Sequence[int]
    speakers: Sequence[int]
    asks: dict[int, int]
    credited: dict[int, int]


def part_of(scene: Scene, word: int) -> str:
    """Return the part of a word in its sentence: "subject", "object", "owner" …"""
    relation = scene.syntax.relations[word]
    return _PARTS.get(relation) or _PARTS.get(relation.partition(":")[0], "other")


def pronoun_features(telling: Telling, i: int) -> list[str]:
    """Return what speaks for and against that phrase i, a pronoun, takes up nothing before it."""
    scene, phrase = telling.scene, telling.phrases[i]
    found = ["none", f"none:{part_of(scene, phrase.head)}"]
    if telling.quote_of[i] >= 0:
        found.append("none:quoted")
    if i in telling.asks:
        found.append("none:credited" if i in telling.credited else "none:speaks")
    if phrase.pronoun == "it":
        found += _of_it(scene, phrase.head)
    return found


def _of_it(scene: Scene, word: int) -> Iterator[str]:
    """Does "it" open "it is likely that", "it seems"?"""
    syntax = scene.syntax
    head = syntax.heads[word]
    if syntax.relations[word] == "expl":
        yield "none:expletive"
    if syntax.tags[head] == "ADJ":
        yield "none:of-adjective"
    if any(syntax.relations[c] in ("csubj", "ccomp", "xcomp", "advcl", "csubj:outer") for c in scene.below[head]):
        yield "none:clause"


def pair_features(telling: Telling, chains: Chains, i: int, j: int) -> list[str]:
    """Return what speaks for and against that pronoun i means what phrase j before it means."""
    scene, one, other = telling.scene, telling.phrases[i], telling.phrases[j]
    distance = one.sentence - other.sentence
    mine, its = part_of(scene, one.head), part_of(scene, other.head)
    traits, size = chains.traits(j), chains.size(j)
    found = [
        f"sentences:{min(distance, 4)}",
        f"part:{its}:{'here' if distance == 0 else 'before'}",
        f"kind:{_kind(one, other)}",
        f"sort:{traits.sort or 'unknown'}",
        f"mentions:{min(size, 4) if size < 6 else 'many'}",
        f"entity:{'named' if chains.entity(j) is not None else 'unnamed'}",
    ]
    if mine == its:
        found.append("same-part")
    if traits.gender:
        found.append("gender-known")
    if traits.plural is None:
        found.append("number-open")
    if its == "subject" and scene.syntax.relations[scene.syntax.heads[other.head]] == "root":
        found.append("main-subject")
    if distance == 0 and its == "subject" and _governs(scene, scene.syntax.heads[other.head], one.head):
        found.append("subject-above")
    if other.joined:
        found.append("joined")
    if other.kind == "noun":
        found.append(f"determiner:{_determiner(other)}")
    if other.sentence == 0:
        found.append("first-sentence")
    if "\n" in scene.text[other.span.end : one.span.start]:
        found.append("paragraph-before")
    return [*found, *_of_speech(telling, chains, i, j)]


def _kind(one: Phrase, other: Phrase) -> str:
    if other.kind != "pronoun":
        return other.kind
    return "same-pronoun" if other.pronoun == one.pronoun else "pronoun"


def _determiner(other: Phrase) -> str:
    if other.determiner in ("a", "an"):
        return "a"
    if other.determiner in ("the", "that", "these", "this", "those"):
        return "the"
    return "owned" if other.determiner else "bare"


def _own_words(telling: Telling, i: int, j: int) -> bool:
    """Does phrase j stand in a quote whose speaker phrase i names?"""
    quote = telling.quote_of[j]
    return quote >= 0 and telling.speakers[quote] == i


def _of_speech(telling: Telling, chains: Chains, i: int, j: int) -> Iterator[str]:
    here, there = telling.quote_of[i], telling.quote_of[j]
    if here != there:
        yield f"quote:{'out' if here < 0 else 'in'}-{'out' if there < 0 else 'in'}"
    if _own_words(telling, i, j):
        yield "own-words"
    if here >= 0 and telling.speakers[here] >= 0 and chains.of(telling.speakers[here]) == chains.of(j):
        yield "own-speaker"
    if i in telling.asks:
        credited, spoke = telling.credited.get(i), telling.asks[i]
        if credited is not None:
            yield "credited" if credited == chains.entity(j) else "credited-not"
        if spoke >= 0:
            yield "spoke-last" if chains.of(spoke) == chains.of(j) else "spoke-not"


def _governs(scene: Scene, verb: int, word: int) -> bool:
    """Does the verb stand above the word, with a clause between?"""
    heads = scene.syntax.heads
    for _ in range(12):
        word = heads[word]
        if word == verb:
            return True
        if heads[word] == word:
            return False
    return False
