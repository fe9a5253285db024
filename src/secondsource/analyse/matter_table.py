"""The matters of `matters.toml` as tables, and whether one of them fits an amount where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource.analyse.counted_words import Counted
from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount import AmountKind
from secondsource.values.amount_reading import Reading
from secondsource.values.tokens import Token

_Table = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a matter is asked for: the sentence's tokens, the amount, its kind, and what it counts.

    `weak`: only the matters are asked for that give way to all others ("the 20 people on board died" is of
    the dead).
    """

    tokens: Sequence[Token]
    reading: Reading
    kind: AmountKind
    counted: Counted | None
    weak: bool = False

    @property
    def after(self) -> int:
        """Return the index of the token after amount and counted noun."""
        counted = self.counted
        if counted and counted.first >= self.reading.end and counted.first - self.reading.end < 6:
            return counted.last + 1
        return self.reading.end


def counts_people(matter: str | None) -> bool:
    """Does this matter count people, even where no noun says so?"""
    return bool(matter and matters().get(matter, {}).get("people"))


@cache
def matters() -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of all matters by name."""
    table: Mapping[str, Mapping[str, Any]] = lexicon("matters")["matter"]
    return table


@cache
def phrases(key: str) -> _Table:
    """Return a table from the phrases under `key` to the matters they show."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, entry in matters().items():
        for phrase in entry.get(key, ()):
            said = tuple(phrase.split())
            found[said] = (*found.get(said, ()), name)
    return found


@cache
def known(key: str) -> frozenset[str]:
    """Return a word list of `matters.toml`."""
    return words("matters", key)


def fitting(names: Sequence[str], place: Place) -> str | None:
    """Return the first matter that fits kind and counted noun, its name filled in."""
    for name in names:
        entry = matters()[name]
        if fits(name, place) and _fits_noun(entry, place):
            return filled(name, place)
    return None


def fits(name: str, place: Place) -> bool:
    """Is the amount of a kind this matter may have, and is it asked for now?"""
    entry, unit = matters()[name], place.reading.unit
    sized = "of_dimension" not in entry or (unit is not None and unit.dimension == entry["of_dimension"])
    return place.kind in entry["kinds"] and sized and bool(entry.get("weak")) is place.weak


def filled(name: str, place: Place) -> str | None:
    """Put what is counted into a name that asks for it; None when that is not known."""
    if "{counted}" not in name:
        return name
    if place.counted and name.startswith(f"{place.counted.head} of "):
        return place.counted.head  # "a depth of 10 km": of what is not said
    return name.replace("{counted}", place.counted.head) if place.counted else None


def _fits_noun(entry: Mapping[str, Any], place: Place) -> bool:
    head = place.counted.head if place.counted else ""
    if head in known("no_things"):
        return False
    if entry.get("things"):
        return bool(head) and not is_people(head)
    if (entry.get("people") or entry.get("people_heads")) and head and not is_people(head):
        return False
    return "after_heads" not in entry or head in entry["after_heads"]


def is_people(head: str) -> bool:
    """Does a plural noun name people ("villagers", "Kenyans" in lower case)?"""
    if head in known("people_words") or head.endswith(("men", "women", "children", "people")):
        return True
    return head.endswith(("ers", "ors", "ists", "ians", "ees")) and head not in known("things_in_er")
