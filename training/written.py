"""Templates and pools written by us -> labelled sentences in the manner of world news, from a seed.

`written/templates_*.toml` hold the sentences, `pools_*.toml` what their slots are filled with, `names_*.toml` and
`places.toml` the names of people and places; countries and cities come from the lexicons of the package. In a text
`{slot}` is filled, `{slot2}` is a second one of its sort, `{slot@2}` one of the second country of the sentence;
`[o Bank of {country}]` is one name (p person, o organisation, l place, x other) and `<a|b|>` is one of these.
"""

import random
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from written_draws import COUNTED, chosen_country, drawn_place
from written_frames import framed
from written_people import Person, drawn_person
from written_pools import Pools, load_pools
from written_tokens import Piece, labelled, shaken, split_text

Labelled = tuple[list[str], list[str]]

KINDS = {"p": "person", "o": "organisation", "l": "place", "x": "other"}


class Slot(NamedTuple):
    """What a slot asks for: a pool or a sort of name, which one of its sort, and of which country of the sentence."""

    sort: str
    number: int
    country: int


class Scene:
    """The one thing that each slot of a sentence stands for: the same slot again is the same name again."""

    def __init__(self, rng: random.Random, pools: Pools) -> None:
        self.rng = rng
        self.pools = pools
        self.filled: dict[Slot, list[Piece]] = {}
        self.people: dict[tuple[int, int], Person] = {}
        self.countries: dict[int, str] = {}

    def country(self, number: int) -> str:
        """Return the country with this number; every number has another one."""
        while number not in self.countries:
            drawn = chosen_country(self.rng, self.pools)
            if drawn not in self.countries.values():
                self.countries[number] = drawn
        return self.countries[number]

    def person(self, number: int, country: int) -> Person:
        """Return the person with this number in the country with that number."""
        key = (number, country)
        if key not in self.people:
            self.people[key] = drawn_person(self.rng, self.pools, self.country(country))
        return self.people[key]

    def fill(self, slot: Slot) -> list[Piece]:
        """Return what the slot is filled with: pieces of text with their kinds ("" for no name)."""
        if slot not in self.filled or slot.sort in COUNTED:
            self.filled[slot] = self._drawn(slot)
        return self.filled[slot]

    def _drawn(self, slot: Slot) -> list[Piece]:
        if slot.sort in PERSONAL:
            return [(PERSONAL[slot.sort](self.person(slot.number, slot.country)), "person")]
        if slot.sort in COUNTED:
            return [(COUNTED[slot.sort](self.rng), "")]
        pool = self.pools.forms.get(slot.sort)
        if pool is None and slot.sort.isupper():
            return [(text.upper(), kind) for text, kind in self.fill(slot._replace(sort=slot.sort.lower()))]
        if pool is None:
            return [drawn_place(self.rng, self.pools, self.country(slot.country), slot.sort)]
        pieces = self.expand(self.rng.choice(pool.forms), slot.number, slot.country)
        return [("".join(text for text, _ in pieces), pool.kind)] if pool.kind else pieces

    def expand(self, text: str, number: int = 1, country: int = 1) -> list[Piece]:
        """Return the pieces of a text with its slots filled; slots without a number take the ones given."""
        pieces: list[Piece] = []
        for mark, inner in split_text(text):
            if mark == "<":
                pieces += self.expand(self.rng.choice(inner.split("|")), number, country)
            elif mark == "[":
                whole = "".join(part for part, _ in self.expand(inner[2:], number, country))
                pieces.append((whole, KINDS[inner[0]]))
            elif mark == "{":
                pieces += self.fill(_slot(inner, number, country))
            else:
                pieces.append((inner, ""))
        return pieces


PERSONAL: dict[str, Callable[[Person], str]] = {
    "person": lambda p: p.full,
    "surname": lambda p: p.short,
    "given": lambda p: p.given,
    "family": lambda p: p.family,
    "initials": lambda p: p.initialled,
}


def _slot(text: str, number: int, country: int) -> Slot:
    sort, _, of = text.partition("@")
    bare = sort.rstrip("0123456789")
    return Slot(bare, int(sort[len(bare) :] or number), int(of or country))


def generate(seed: int, count: int, held_out: bool | None = False) -> list[Labelled]:
    """Return `count` sentences as tokens with BIO labels, the same ones for the same seed.

    Of the templates and of the open pools 15 % are reserved: `held_out=True` draws from these only, False from the
    rest only, None from all. Closed pools (countries, bodies that every reader should know) are drawn from by both.
    """
    rng = random.Random(f"{seed} {held_out}")
    pools = load_pools(held_out)
    sentences: list[Labelled] = []
    while len(sentences) < count:
        sentence = _written(rng, pools)
        if sentence[0]:
            sentences.append(sentence)
    return sentences


def _written(rng: random.Random, pools: Pools) -> Labelled:
    genre = rng.choices(list(pools.templates), list(pools.weights))[0]
    template = rng.choice(pools.templates[genre])
    pieces = Scene(rng, pools).expand(framed(template, genre, rng, pools))
    words, labels = labelled(pieces, joined=rng.random() < 0.12)
    return shaken(words, labels, rng, genre == "headlines")


@cache
def counts() -> dict[str, int]:
    """Return how many templates and pool entries there are, reserved ones too."""
    pools = load_pools(None)
    return {
        "templates": sum(map(len, pools.templates.values())),
        "pools": len(pools.forms),
        "pool forms": sum(len(pool.forms) for pool in pools.forms.values()),
        "cultures": len(pools.cultures),
        "given names": sum(len(c.given) for c in pools.cultures.values()),
        "family names": sum(len(c.family) for c in pools.cultures.values()),
    }
