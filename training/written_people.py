"""A country -> a person with a name of its people, as newspapers write it in full, short and with initials."""

import random
from typing import NamedTuple

from written_pools import Culture, Pools

AWAY = 0.08
"""Share of people whose name is of another culture than their country's."""


class Person(NamedTuple):
    """One person's name: in full, as later sentences say it, its parts, and with initials."""

    full: str
    short: str
    given: str
    family: str
    initialled: str


def drawn_person(rng: random.Random, pools: Pools, country: str) -> Person:
    """Return a person of the country."""
    own = pools.of_country.get(country)
    name = rng.choice(own) if own and rng.random() > AWAY else rng.choice(list(pools.cultures))
    culture = pools.cultures[name]
    if culture.order == "family given":
        return _family_first(rng, culture)
    given, family = rng.choice(culture.given), _family(rng, culture)
    if culture.order == "given father" and rng.random() < 0.5:
        family = rng.choice(culture.given)
    if culture.order == "given given family" and rng.random() < 0.5:
        given = f"{given} {rng.choice(culture.given)}"
    if culture.order == "given family family" and rng.random() < 0.35:
        family = f"{family} {rng.choice(culture.family)}"
    return _western(rng, given, family)


def _family(rng: random.Random, culture: Culture) -> str:
    family = rng.choice(culture.family)
    if culture.particles and rng.random() < culture.particle_share:
        particle = rng.choice(culture.particles)
        return f"{particle}{family}" if particle.endswith(("-", "'")) else f"{particle} {family}"
    return family


def _family_first(rng: random.Random, culture: Culture) -> Person:
    given, family = rng.choice(culture.given), rng.choice(culture.family)
    if culture.particles:  # middle names, as in Vietnam
        given = f"{rng.choice(culture.particles)} {given}"
    return Person(f"{family} {given}", family, given, family, f"{given[0]}. {family}")


def _western(rng: random.Random, given: str, family: str) -> Person:
    initialled = (
        f"{given[0]}. {family}" if rng.random() < 0.6 else f"{given[0]}.{rng.choice('ABCDEFGHJLMPRST')}. {family}"
    )
    roll = rng.random()
    full = f"{given} {family}"
    if roll < 0.06:
        full = f"{given} {rng.choice('ABCDEFGHJKLMNPRSTVW')}. {family}"
    elif roll < 0.1:
        full = initialled
    elif roll < 0.11:
        full = f"{given} {family} {rng.choice(['Jr.', 'Jr', 'Sr.', 'III'])}"
    return Person(full, family, given, family, initialled)
