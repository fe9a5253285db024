"""The files of `written/` and the lexicons of countries and places -> pools to draw from, the reserved part apart."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).with_name("written")
LEXICONS = Path(__file__).parents[1] / "src/secondsource/lang/data/en"
RESERVED_PERCENT = 15


@dataclass(frozen=True, slots=True)
class Pool:
    """Forms that a slot is filled with, and the kind of name they make ("": text that may hold names)."""

    kind: str
    forms: list[str]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names of one culture: how they are put together, their parts, and the countries people bear them in."""

    order: str
    countries: list[str]
    given: list[str]
    family: list[str]
    particles: list[str]
    particle_share: float
    towns: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Pools:
    """All there is to draw from."""

    templates: dict[str, list[str]] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)
    forms: dict[str, Pool] = field(default_factory=dict)
    cultures: dict[str, Culture] = field(default_factory=dict)
    of_country: dict[str, list[str]] = field(default_factory=dict)
    countries: dict[str, dict[str, Any]] = field(default_factory=dict)
    prominent: list[str] = field(default_factory=list)
    cities: dict[str, list[str]] = field(default_factory=dict)
    states: dict[str, list[str]] = field(default_factory=dict)


def kept(entries: list[str], held_out: bool | None) -> list[str]:
    """Return the entries of one part: the reserved ones, the others, or all (also where too few are reserved)."""
    if held_out is None:
        return entries
    reserved = [e for e in entries if crc32(e.encode()) % 100 < RESERVED_PERCENT]
    if len(reserved) < 2:
        return entries
    if held_out:
        return reserved
    apart = set(reserved)
    return [e for e in entries if e not in apart]


@cache
def word_list(name: str) -> list[str]:
    """Return a list of `written/tokens.toml`."""
    return _names(_read(FOLDER / "tokens.toml")[name])


@cache
def load_pools(held_out: bool | None) -> Pools:
    """Return the pools of one part (see `kept`)."""
    pools = Pools()
    for path in sorted(FOLDER.glob("templates_*.toml")):
        for genre, entry in _read(path).items():
            pools.templates[genre] = kept(_lines(entry["templates"]), held_out)
            pools.weights.append(entry.get("weight", 1.0) * len(_lines(entry["templates"])))
    for path in sorted(FOLDER.glob("pools_*.toml")):
        for name, entry in _read(path).items():
            forms = _lines(entry["forms"])
            pools.forms[name] = Pool(entry.get("kind", ""), forms if entry.get("closed") else kept(forms, held_out))
    for path in sorted(FOLDER.glob("names_*.toml")):
        for name, entry in _read(path).items():
            pools.cultures[name] = _culture(entry, held_out)
            for country in entry["countries"]:
                pools.of_country.setdefault(country, []).append(name)
    _load_places(pools, held_out)
    return pools


def _culture(entry: dict[str, Any], held_out: bool | None) -> Culture:
    return Culture(
        order=entry.get("order", "given family"),
        countries=entry["countries"],
        given=kept(_names(entry["given"]), held_out),
        family=kept(_names(entry["family"]), held_out),
        particles=_names(entry.get("particles", "")),
        particle_share=entry.get("particle_share", 0.05),
        towns={part: kept(_names(text), held_out) for part, text in entry.get("towns", {}).items()},
    )


def _load_places(pools: Pools, held_out: bool | None) -> None:
    own = _read(FOLDER / "places.toml")
    lexicon = _read(LEXICONS / "places.toml")
    countries = _read(LEXICONS / "countries.toml")
    with_the = set(countries["with_the"])
    for name, entry in countries["countries"].items():
        if name in own["left_out"] or not entry.get("demonyms"):
            continue
        pools.countries[name] = {**entry, "the": name in with_the}
        cities = [*lexicon["cities"].get(name, []), *_names(own["towns"].get(name, ""))]
        pools.cities[name] = kept([c for c in cities if "," not in c], held_out)
        states = [*lexicon["states"].get(name, []), *_names(own["states"].get(name, ""))]
        pools.states[name] = kept(states, held_out)
    pools.prominent.extend(_names(own["prominent"]))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _names(text: str) -> list[str]:
    return [name.replace("_", " ") for name in text.split()]
