"""Words of a place -> the country they belong to: "Japanese", "US" and "White House" all lead to a country's name."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from secondsource.lang.lexicon import lexicon, words

PlaceSort = Literal["country", "demonym", "capital", "seat", "city", "state", "region"]

_LOOSE_PLURALS = ("ese", "ish", "ch", "ss", "men", "shman", "chman", "sman")


@dataclass(frozen=True, slots=True)
class Place:
    """A known place: its usual `name`, the `country` it lies in or is (None: no one country), and what `sort` it is."""

    name: str
    country: str | None
    sort: PlaceSort


@lru_cache(maxsize=20_000)
def fold_place(text: str) -> str:
    """Return `text` as places are looked up: no diacritics, straight apostrophes, no leading article, single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("–", "-"))
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
    return plain[4:] if plain[:4] in ("the ", "The ") else plain


@cache
def known_places() -> dict[str, Place]:
    """Return every place of the gazetteer by its folded form. A name of two places stands for the larger sort."""
    found: dict[str, Place] = {}
    places = lexicon("places")
    for name, entry in lexicon("countries")["countries"].items():
        _add_country(found, name, entry)
    for sort, key in (("capital", "capital"), ("seat", "seats")):
        _add_belongings(found, sort, key)  # type: ignore[arg-type]
    for key, sort in (("cities", "city"), ("states", "state")):
        for country, names in places[key].items():
            for name in names:
                found.setdefault(fold_place(name), Place(name, country, sort))  # type: ignore[arg-type]
    for key in ("continents", "regions", "waters", "landmarks"):
        for name in places[key]:
            found.setdefault(fold_place(name), Place(name, None, "region"))
    for form, name in {**places["aliases"], **places["state_abbreviations"]}.items():
        place = found.get(fold_place(name)) or Place(name, None, "region")
        found[fold_place(form)] = place
    return found


def _add_country(found: dict[str, Place], name: str, entry: dict[str, list[str]]) -> None:
    for form in (name, *entry.get("aliases", ())):
        found.setdefault(fold_place(form), Place(name, name, "country"))
    for form in entry.get("demonyms", ()):
        found.setdefault(fold_place(form), Place(name, name, "demonym"))
        if not form.endswith(_LOOSE_PLURALS) and not form.endswith("."):
            found.setdefault(fold_place(form) + "s", Place(name, name, "demonym"))


def _add_belongings(found: dict[str, Place], sort: PlaceSort, key: str) -> None:
    for country, entry in lexicon("countries")["countries"].items():
        forms = entry.get(key, ())
        if key == "capital":
            forms = [entry["capital"], *entry.get("capital_aliases", ())] if "capital" in entry else []
        for form in forms:
            name = entry["capital"] if sort == "capital" else form
            found.setdefault(fold_place(form), Place(name, country, sort))


def parse_place(text: str) -> Place | None:
    """Return the known place a name stands for ("Seoul", "Japanese", "the U.S."), or None. Capitals are heeded."""
    return known_places().get(fold_place(text))


def with_the(name: str) -> str:
    """Return a name as it stands in a sentence: "the United States", "France"."""
    return f"the {name}" if name in words("countries", "with_the") else name


def country_of(text: str) -> str | None:
    """Return the country a name belongs to ("Greek", "Athens" and "Greece" -> "Greece"), or None when none is known."""
    place = parse_place(text)
    return place.country if place else None
