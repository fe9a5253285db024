"""An amount among its words -> the matter of news it is about: killed, injured, magnitude, population, investment …"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource.analyse.counted_words import Counted
from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount import AmountKind
from secondsource.values.amount_reading import Reading
from secondsource.values.tokens import DASHES, Token, low_at

_WINDOW = 18  # tokens looked through on either side

_Table = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a matter is asked for: the sentence's tokens, the amount, its kind, and what it counts."""

    tokens: Sequence[Token]
    reading: Reading
    kind: AmountKind
    counted: Counted | None

    @property
    def after(self) -> int:
        """Return the index of the token after amount and counted noun."""
        counted = self.counted
        if counted and counted.first >= self.reading.end and counted.first - self.reading.end < 6:
            return counted.last + 1
        return self.reading.end


def read_matter(place: Place) -> str | None:
    """Return the matter by the nearest word that shows one: unit, noun, verb before, participle after, noun before."""
    dimension = _by_dimension(place)
    if dimension:
        return dimension
    readers = (_by_head, _by_verb, _by_participle, _by_inside, _by_around, _by_noun_before)
    return next((matter for matter in (reader(place) for reader in readers) if matter), None)


def counts_people(matter: str | None) -> bool:
    """Does this matter count people, even where no noun says so?"""
    return bool(matter and _matters().get(matter, {}).get("people"))


@cache
def _matters() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = lexicon("matters")["matter"]
    return table


@cache
def _phrases(key: str) -> _Table:
    """Return a table from the phrases under `key` to the matters they show."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, entry in _matters().items():
        for phrase in entry.get(key, ()):
            said = tuple(phrase.split())
            found[said] = (*found.get(said, ()), name)
    return found


@cache
def _known(key: str) -> frozenset[str]:
    return words("matters", key)


def _fitting(names: Sequence[str], place: Place) -> str | None:
    """Return the first matter that fits kind and counted noun, its name filled in."""
    for name in names:
        entry = _matters()[name]
        if place.kind not in entry["kinds"] or not _fits_noun(entry, place):
            continue
        return _filled(name, place)
    return None


def _filled(name: str, place: Place) -> str | None:
    """Put what is counted into a name that asks for it; None when that is not known."""
    if "{counted}" not in name:
        return name
    if place.counted and name.startswith(f"{place.counted.head} of "):
        return place.counted.head  # "a depth of 10 km": of what is not said
    return name.replace("{counted}", place.counted.head) if place.counted else None


def _fits_noun(entry: Mapping[str, Any], place: Place) -> bool:
    head = place.counted.head if place.counted else ""
    if head in _known("no_things"):
        return False
    if entry.get("things"):
        return bool(head) and not is_people(head)
    if (entry.get("people") or entry.get("people_heads")) and head and not is_people(head):
        return False
    return "after_heads" not in entry or head in entry["after_heads"]


def is_people(head: str) -> bool:
    """Does a plural noun name people ("villagers", "Kenyans" in lower case)?"""
    if head in _known("people_words") or head.endswith(("men", "women", "children", "people")):
        return True
    return head.endswith(("ers", "ors", "ists", "ians", "ees")) and head not in _known("things_in_er")


def _by_dimension(place: Place) -> str | None:
    """Return the matter a unit settles alone (magnitude, speed), or with a word beside it (depth, distance)."""
    unit = place.reading.unit
    if place.kind != "measure" or unit is None:
        return None
    for name, entry in _matters().items():
        if unit.dimension not in entry.get("dimensions", ()):
            continue
        alone = "after" not in entry and "before" not in entry
        if entry.get("named") and not (place.counted and place.counted.head[0].isupper()):
            continue
        if alone or _says_beside(place, entry):
            return _filled(name, place)
    return None


def _says_beside(place: Place, entry: Mapping[str, Any]) -> bool:
    at = place.reading.end + 1 if low_at(place.tokens, place.reading.end) in DASHES else place.reading.end
    if low_at(place.tokens, at) == "(":  # "20km (12 miles) north-east"
        at = _close(place.tokens, at) + 1
    if low_at(place.tokens, at) == ")":
        at += 1
    if low_at(place.tokens, at) in entry.get("after", ()):
        return True
    near = [t.low for t in place.tokens[max(0, place.reading.lead - 3) : place.reading.lead]]
    return any(word in near for word in entry.get("before", ()))


def _close(tokens: Sequence[Token], at: int) -> int:
    return next((i for i in range(at, min(at + _WINDOW, len(tokens))) if tokens[i].low == ")"), at)


def _by_head(place: Place) -> str | None:
    """Return the matter the counted noun names ("10 deaths")."""
    if place.counted is None or place.kind not in ("count", "ordinal"):
        return None
    names = _phrases("heads").get((place.counted.head,), ())
    for name in names:
        need = _matters()[name].get("heads_need")
        before = {t.low for t in place.tokens[max(0, place.reading.lead - 4) : place.reading.lead]}
        if (need is None or before & set(need)) and place.kind in _matters()[name]["kinds"]:
            return name
    return None


def _by_verb(place: Place) -> str | None:
    """Return the matter of the verb right before the amount ("killing at least 10 people")."""
    at = place.reading.lead
    while low_at(place.tokens, at - 1) in _known("increments") | {
        "between",
        "the",
        "some",
        "also",
        "all",
        "a",
        "least",
    }:
        at -= 1
    if (low_at(place.tokens, at - 2), low_at(place.tokens, at - 1)) == ("total", "of"):
        at -= 3
    for size in (4, 3, 2, 1):
        said = tuple(t.low for t in place.tokens[max(0, at - size) : max(0, at)])
        found = _fitting(_phrases("verbs").get(said, ()), place)
        if found:
            return found
    return None


def _by_participle(place: Place) -> str | None:
    """Return the matter of what happened to the counted thing ("22 people … were killed")."""
    tokens, at = place.tokens, place.after
    end = min(at + _WINDOW, len(tokens))
    in_phrase = False
    while at < end:
        if not in_phrase or low_at(tokens, at - 1) in _known("auxiliaries"):
            found = _phrase_at(place, at)
            if found:
                return found
        low = tokens[at].low
        if in_phrase and (low in _known("finite") or _goes_on(tokens, at)):
            found = _phrase_at(place, at)
            if found:
                return found
        elif low in _known("clause_ends") or low[0].isdecimal():
            return None
        elif low in _known("prepositions") or (at == place.after and low.endswith("ing")):
            in_phrase = True
        elif in_phrase and low in _known("auxiliaries"):
            in_phrase = False
        elif not in_phrase and low not in _known("fillers"):
            return None
        at += 1
    return None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Does this "and" join two names ("cables between Malta and Libya")?"""
    return low_at(tokens, at) == "and" and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()


def _by_inside(place: Place) -> str | None:
    """Return the matter of a participle inside the counted phrase ("355 damaged shops", "12 worst-hit villages")."""
    counted = place.counted
    if counted is None or place.kind != "count" or counted.first < place.reading.end:
        return None
    said = [t.low for t in place.tokens[counted.first : counted.last] if t.low not in DASHES]
    for size in (2, 1):
        for at in range(len(said) - size + 1):
            names = _phrases("after").get(tuple(said[at : at + size]), ())
            found = _fitting([n for n in names if "dimensions" not in _matters()[n]], place)
            if found:
                return found
    return None


def _phrase_at(place: Place, at: int) -> str | None:
    for size in (4, 3, 2, 1):
        names = _phrases("after").get(tuple(t.low for t in place.tokens[at : at + size]), ())
        found = _fitting([n for n in names if "dimensions" not in _matters()[n]], place)
        if found and at + size <= len(place.tokens):
            return found
    return None


def _by_around(place: Place) -> str | None:
    """Return the matter of a noun in what a sum or a share is of ("$350 billion in investments")."""
    if place.counted is None:
        return None
    for word in reversed(place.counted.words):
        found = _fitting(_phrases("around").get((word,), ()), place)
        if found:
            return found
    return None


def _by_noun_before(place: Place) -> str | None:
    """Return the matter of a noun before the amount ("the death toll from a quake on Sunday rose to 10")."""
    tokens, at = place.tokens, place.reading.lead
    linked = True
    for i in range(at - 1, max(at - 1 - _WINDOW, -1), -1):
        low = tokens[i].low
        if low in (",", ";", "(", ")", '"') or low[0].isdecimal():
            return None
        if linked or low_at(tokens, at - 1) in ("to", "at"):
            for size in (3, 2, 1):
                names = _phrases("before").get(tuple(t.low for t in tokens[i : i + size]), ())
                found = _fitting([n for n in names if "dimensions" not in _matters()[n]], place)
                if found and i + size <= at:
                    return found
        linked = linked and (low in _known("links") or low == ":")
    return None
