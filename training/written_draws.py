"""A sort of slot -> a country, a place of it, or figures, dates and amounts as newspapers write them."""

import random
from collections.abc import Callable
from typing import Any

from written_pools import Culture, Pools, word_list

MONTHS = word_list("months")
SHORT_MONTHS = word_list("short_months")
WEEKDAYS = word_list("weekdays")
WORDS = word_list("counts")


def chosen_country(rng: random.Random, pools: Pools) -> str:
    """Return a country, one that the news is often about in more than half of the cases."""
    return rng.choice(pools.prominent) if rng.random() < 0.6 else rng.choice(list(pools.countries))


def drawn_place(rng: random.Random, pools: Pools, country: str, sort: str) -> tuple[str, str]:
    """Return a name of the country itself or of a place in it, with its kind."""
    entry = pools.countries[country]
    if sort == "country":
        names = [country, country, country, *[a for a in entry.get("aliases", []) if len(a) > 3 or a.isupper()]]
        name = rng.choice(names).removeprefix("The ")
        return ("the " if _takes_the(name, entry) else "") + name, "place"
    if sort == "nation":  # its plain name, for inside other names
        return country, "place"
    if sort == "demonym":
        name = rng.choice([*entry["demonyms"], *entry["demonyms"][:1]])
        return name, "place" if name.replace(".", "").isupper() else "other"  # "US troops" is the country
    if sort == "people":
        return _plural(rng.choice([d for d in entry["demonyms"] if not d.replace(".", "").isupper()])), "other"
    if sort == "capital":
        return entry.get("capital", country), "place"
    if sort == "state":
        name = rng.choice(pools.states[country] or pools.cities[country] or [entry.get("capital", country)])
        return name.removesuffix(" state").removesuffix(" province").removesuffix(" region"), "place"
    if sort in ("city", "town"):
        return _town(rng, pools, country, small=sort == "town"), "place"
    raise KeyError(sort)


def _takes_the(name: str, entry: dict[str, Any]) -> bool:
    if name.isupper():  # "the UK", but "USA"
        return name in ("UK", "U.K.", "US", "U.S.", "UAE", "U.A.E.", "DRC", "CAR")
    begins = ("United ", "Democratic ", "Republic ", "People's ", "Kingdom ", "Netherlands", "Philippines", "Bahamas")
    return name.startswith(begins) or (entry["the"] and " " in name)


def _plural(demonym: str) -> str:
    if demonym.endswith(("ese", "ss", "sh", "ch", "x", "man", "men")):
        return demonym
    return demonym if demonym.endswith("s") else demonym + "s"


def _town(rng: random.Random, pools: Pools, country: str, small: bool) -> str:
    own = pools.of_country.get(country, [])
    made = [pools.cultures[name] for name in own if pools.cultures[name].towns]
    known = pools.cities[country] or [pools.countries[country].get("capital", country)]
    if len(known) < 4 and not made and rng.random() < 0.7:
        return made_town(rng, rng.choice([c for c in pools.cultures.values() if c.towns]))
    if not made or rng.random() > (0.65 if small else 0.2):
        capital = pools.countries[country].get("capital")
        return capital if capital and not small and rng.random() < 0.2 else rng.choice(known)
    return made_town(rng, rng.choice(made))


def made_town(rng: random.Random, culture: Culture) -> str:
    """Return a town put together as the towns of a culture are."""
    begin, end = culture.towns["begin"], culture.towns["end"]
    name = rng.choice(begin) + rng.choice(end)
    front, back = culture.towns.get("front"), culture.towns.get("back")
    if front and rng.random() < 0.2:
        name = f"{rng.choice(front)}{name}" if front[0].endswith("-") else f"{rng.choice(front)} {name}"
    if back and rng.random() < 0.12:
        name = f"{name} {rng.choice(back)}"
    return name


def _count(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return rng.choice(WORDS)
    number = rng.choice([rng.randint(2, 99), rng.randint(100, 999), rng.randint(1, 90) * 1000])
    return rng.choice(["", "", "", "at least ", "more than ", "about ", "nearly ", "some ", "up to "]) + f"{number:,}"


def _money(rng: random.Random) -> str:
    amount = rng.choice([f"{rng.randint(2, 950)}", f"{rng.uniform(1, 90):.1f}"])
    scale = rng.choice(["million", "billion"])
    mark = rng.choice(["$", "$", "$", "£", "€", "US$", "¥"])
    short = f"{amount}m" if scale == "million" else f"{amount}bn"
    round_sum = f"{mark}{rng.randint(1, 900)},000"
    return rng.choice(
        [f"{mark}{amount} {scale}", f"{mark}{short}", f"{amount} {scale} dollars", f"{amount} {scale} euros", round_sum]
    )


def _date(rng: random.Random) -> str:
    day, year = rng.randint(1, 28), rng.randint(1990, 2027)
    month = rng.choice(MONTHS)
    return rng.choice([f"{month} {day}", f"{day} {month}", f"{month} {day}, {year}", f"{day} {month} {year}",
                       f"{rng.choice(SHORT_MONTHS)} {day}"])  # fmt: skip


def _ordinal(rng: random.Random) -> str:
    number = rng.randint(2, 120)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _percent(rng: random.Random) -> str:
    figure = rng.choice([f"{rng.randint(1, 90)}", f"{rng.uniform(0, 20):.1f}"])
    return figure + rng.choice(["%", " percent", " per cent", " percentage points"])


COUNTED: dict[str, Callable[[random.Random], str]] = {
    "count": _count,
    "money": _money,
    "date": _date,
    "ordinal": _ordinal,
    "score": lambda rng: f"{rng.randint(0, 6)}-{rng.randint(0, 5)}",
    "points": lambda rng: f"{rng.randint(61, 128)}-{rng.randint(60, 127)}",
    "minute": lambda rng: f"{rng.randint(1, 90)}",
    "few": lambda rng: f"{rng.randint(2, 40)}",
    "magnitude": lambda rng: f"{rng.uniform(4, 9):.1f}",
    "percent": _percent,
    "number": lambda rng: f"{rng.choice([rng.randint(2, 60), rng.randint(61, 5000)])}",
    "age": lambda rng: f"{rng.randint(17, 89)}",
    "year": lambda rng: f"{rng.randint(1850, 2027)}",
    "oldyear": lambda rng: f"{rng.randint(1100, 1930)}",
    "month": lambda rng: rng.choice(MONTHS),
    "weekday": lambda rng: rng.choice(WEEKDAYS),
    "time": lambda rng: (
        f"{rng.randint(1, 12)}:{rng.randint(0, 59):02d}" + rng.choice([" a.m.", " p.m.", " am", " pm", " GMT", ""])
    ),
}
