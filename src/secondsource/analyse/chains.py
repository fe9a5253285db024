"""Phrases -> chains: which phrases mean the same, joined link by link (a union of sets with what each set knows)."""

from collections.abc import Sequence

from secondsource.analyse.phrase_traits import Traits, agree, merged
from secondsource.analyse.phrases import Phrase


class Chains:
    """The phrases of a report, sorted into sets. A set has one entity at most: names of two never join."""

    def __init__(self, phrases: Sequence[Phrase], traits: Sequence[Traits]) -> None:
        self._above = list(range(len(phrases)))
        self._entity = [phrase.entity for phrase in phrases]
        self._traits = list(traits)
        self._size = [1] * len(phrases)

    def of(self, phrase: int) -> int:
        """Return the phrase that stands for the set of a phrase."""
        above = self._above
        while above[phrase] != phrase:
            above[phrase] = above[above[phrase]]
            phrase = above[phrase]
        return phrase

    def entity(self, phrase: int) -> int | None:
        """Return the entity number of a phrase's set."""
        return self._entity[self.of(phrase)]

    def traits(self, phrase: int) -> Traits:
        """Return what a phrase's set tells of whom it means."""
        return self._traits[self.of(phrase)]

    def size(self, phrase: int) -> int:
        """Return how many phrases a set has."""
        return self._size[self.of(phrase)]

    def may_join(self, one: int, other: int) -> bool:
        """May the sets be one: no two entities, and gender and number agree?"""
        a, b = self.of(one), self.of(other)
        entities = {self._entity[a], self._entity[b]} - {None}
        return len(entities) < 2 and agree(self._traits[a], self._traits[b])

    def join(self, one: int, other: int) -> bool:
        """Make one set of two where their entities allow; tell whether they are one now."""
        a, b = sorted((self.of(one), self.of(other)))
        if a == b:
            return True
        if self._entity[a] is not None and self._entity[b] is not None and self._entity[a] != self._entity[b]:
            return False
        self._above[b] = a
        self._entity[a] = self._entity[a] if self._entity[a] is not None else self._entity[b]
        self._traits[a] = merged(self._traits[a], self._traits[b])
        self._size[a] += self._size[b]
        return True
