"""Phrases in chains -> the same with the pronouns he, she, it and they in the chain of what they stand for.

For each pronoun the phrases shortly before it that fit by gender and number are weighed, as is that it takes up none of
them (the mention ranking of Denis & Baldridge 2008, with a log-linear weight per feature); one that is not clearly the
likeliest is left alone.
"""

from collections.abc import Iterator, Mapping
from math import exp

from secondsource.analyse.chains import Chains
from secondsource.analyse.phrase_traits import Traits, agree
from secondsource.analyse.phrases import Phrase
from secondsource.analyse.pronoun_features import Telling, pair_features, part_of, pronoun_features
from secondsource.lang.lexicon import lexicon

_SENTENCES_BACK = 4
_LOOKED_AT = 60  # phrases before a pronoun
_CANDIDATES = 12  # chains weighed for one pronoun
_REFLEXIVE = frozenset({"herself", "himself", "itself", "themselves"})

Weights = Mapping[str, float]


def link_pronouns(telling: Telling, chains: Chains) -> None:
    """Join each pronoun of the third person with what it stands for, where that is clear."""
    for i, phrase in enumerate(telling.phrases):
        group = group_of(phrase)
        if group:
            found = _reflexive(telling, chains, i) if phrase.words[0] in _REFLEXIVE else None
            found = choose(telling, chains, i, group) if found is None else found
            if found is not None:
                chains.join(found, i)


def group_of(phrase: Phrase) -> str:
    """Return whose weights a phrase is judged by: "person" (he, she), "it", "they"; "" for any other phrase.

    "This" and "that" are left alone: of 367 in GUM, fewer than a third could be told rightly.
    """
    if phrase.pronoun in ("he", "she"):
        return "person"
    return phrase.pronoun if phrase.pronoun in ("it", "they") else ""


def choose(telling: Telling, chains: Chains, i: int, group: str) -> int | None:
    """Return the phrase before pronoun i that means the same, or None where that is not clear."""
    table = lexicon("pronouns")
    weights: Weights = table[group]
    scored = [
        (weigh(weights, [*pair_features(telling, chains, i, j), *ranks]), j)
        for j, ranks in candidates(telling, chains, i)
    ]
    if not scored:
        return None
    none = weigh(weights, pronoun_features(telling, i))
    best, chosen = max(scored, key=lambda s: (s[0], s[1]))
    total = exp(none - best) + sum(exp(score - best) for score, _ in scored)
    return chosen if 1 / total >= table["least"][group] else None


def weigh(weights: Weights, features: list[str]) -> float:
    """Return the sum of the weights of some features."""
    return sum(weights.get(feature, 0.0) for feature in features)


def candidates(telling: Telling, chains: Chains, i: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the phrases that pronoun i may take up, the latest of each chain, nearest first, with features of rank."""
    phrases, phrase, own = telling.phrases, telling.phrases[i], chains.traits(i)
    seen: set[int] = set()
    rank = 0
    for j in range(i - 1, max(-1, i - 1 - _LOOKED_AT), -1):
        if phrase.sentence - phrases[j].sentence > _SENTENCES_BACK or rank >= _CANDIDATES:
            break
        chain = chains.of(j)
        if chain in seen or not _may_mean(telling, phrase, phrases[j], own, chains.traits(j)):
            continue
        seen.add(chain)
        if _bars(telling, chains, i, j):
            continue
        rank += 1
        yield j, [f"rank:{min(rank, 5)}"]


def _may_mean(telling: Telling, phrase: Phrase, other: Phrase, own: Traits, traits: Traits) -> bool:
    if other.relative or other.pronoun in ("i", "we", "you") or (other.joined and phrase.pronoun != "they"):
        return False
    if other.kind == "pronoun" and not other.pronoun and phrase.pronoun != "it":
        return False
    if not agree(own, traits) or traits.sort == "time":
        return False
    if phrase.pronoun in ("he", "she"):
        return traits.sort == "person" and traits.plural is not True
    if phrase.pronoun == "it":
        return traits.sort != "person" or traits.plural is None
    return True


def _bars(telling: Telling, chains: Chains, i: int, j: int) -> bool:
    """Does the sentence itself tell that both are not the same: one inside the other, or two parts of one verb?"""
    phrases, syntax = telling.phrases, telling.scene.syntax
    one, other = phrases[i], phrases[j]
    if other.span.start <= one.span.start and one.span.end <= other.span.end:
        return True
    here = telling.quote_of[i]
    speaker = telling.speakers[here] if here >= 0 else -1
    if one.pronoun in ("he", "she") and speaker >= 0 and chains.of(speaker) == chains.of(j):
        return True
    same_verb = syntax.heads[one.head] == syntax.heads[other.head]
    parts = {part_of(telling.scene, one.head), part_of(telling.scene, other.head)}
    return same_verb and parts <= {"subject", "object", "adverbial"}


def _reflexive(telling: Telling, chains: Chains, i: int) -> int | None:
    """Return the subject of the verb a reflexive pronoun belongs to."""
    scene, phrase = telling.scene, telling.phrases[i]
    head = scene.syntax.heads[phrase.head]
    for j in range(i - 1, max(-1, i - 12), -1):
        other = telling.phrases[j]
        if other.sentence != phrase.sentence:
            break
        subject = part_of(scene, other.head) == "subject" and scene.syntax.heads[other.head] == head
        if subject and chains.may_join(j, i):
            return j
    return None
