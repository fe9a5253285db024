"""A template -> a longer one as the news writes: dateline, source, appositions, where a city lies, a second clause."""

import random
import re

from written_pools import Pools, word_list

FRAMED = frozenset(word_list("framed"))
_SAME = frozenset(word_list("same_in_second"))
_PERSON = re.compile(r"(?<=\{person\}) (?=[a-z])")
_CITY = re.compile(r"(?<= in )\{city\}(?= [a-z])")
_SLOT = re.compile(r"\{([a-z_]+)(?=[@}])")
_OPENS_LOW = re.compile(
    r"(?:The|A|An|In|On|At|Under|During|After|For|Two|Some|Members|Police) (?!\{title|\w+ Minister)"
)


def framed(template: str, genre: str, rng: random.Random, pools: Pools) -> str:
    """Return the template, now and then made longer; quotations and headlines stay as they are."""
    if genre not in FRAMED or not template.endswith(".") or '"' in template:
        return template
    template = _filled_out(template, rng, pools)
    roll = rng.random()
    if roll < 0.08:
        return _one(pools, "dateline", rng) + " " + template
    if roll < 0.15:
        return template[:-1] + _one(pools, "source_tail", rng) + "."
    if roll < 0.32:
        return _joined(template, rng.choice(pools.templates[genre]), rng, pools)
    return template


def _filled_out(template: str, rng: random.Random, pools: Pools) -> str:
    if rng.random() < 0.15:
        template = _PERSON.sub(lambda _: f", {_one(pools, 'apposition', rng)}, ", template, count=1)
    if rng.random() < 0.25:
        template = _CITY.sub(lambda _: _one(pools, "whereabouts", rng), template, count=1)
    return template


def _joined(template: str, second: str, rng: random.Random, pools: Pools) -> str:
    if not second.endswith(".") or '"' in second or second == template:
        return template
    second = _SLOT.sub(lambda slot: slot[0] if slot[1] in _SAME else f"{slot[0]}6", second)
    second = second.replace("{person6}", rng.choice(["{surname}", "{person6}", "{surname6}"]))
    if _OPENS_LOW.match(second):
        second = second[0].lower() + second[1:]
    elif second[0] not in "{[":
        return f"{template} {second}" if rng.random() < 0.2 else template
    return template[:-1] + _one(pools, "joiner", rng).replace("_", " ") + " " + second


def _one(pools: Pools, name: str, rng: random.Random) -> str:
    return rng.choice(pools.forms[name].forms)
