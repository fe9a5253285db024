"""An amount among its words -> the matter of news it is about: killed, injured, magnitude, population, investment …"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from secondsource.analyse.matter_clauses import by_clause, by_verb_over
from secondsource.analyse.matter_table import Place, filled, fits, fitting, known, matters, phrases
from secondsource.values.tokens import DASHES, Token, low_at

_WINDOW = 18  # tokens looked through on either side


def read_matter(place: Place) -> str | None:
    """Return the matter by the nearest word that shows one: unit, noun, verb before, participle after, noun before."""
    return _read(place) or _read(replace(place, weak=True))


def _read(place: Place) -> str | None:
    dimension = _by_dimension(place)
    if dimension:
        return dimension
    readers = (
        _by_head, _by_verb, _by_participle, _by_inside, _by_list, _by_fall, _by_around, by_verb_over, by_clause,
        _by_noun_before,
    )  # fmt: skip
    return next((matter for matter in (reader(place) for reader in readers) if matter), None)


def _by_dimension(place: Place) -> str | None:
    """Return the matter a unit settles alone (magnitude, speed), or with a word beside it (depth, distance)."""
    unit = place.reading.unit
    if place.kind != "measure" or unit is None:
        return None
    for name, entry in matters().items():
        if unit.dimension not in entry.get("dimensions", ()) or not fits(name, place):
            continue
        alone = "after" not in entry and "before" not in entry
        if entry.get("named") and not (place.counted and place.counted.head[0].isupper()):
            continue
        if alone or _says_beside(place, entry):
            return filled(name, place)
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
    if place.counted is None:
        return None
    last = place.counted.words[-2:]  # "1,200 job cuts"
    before = {t.low for t in place.tokens[max(0, place.reading.lead - 4) : place.reading.lead]}
    for name in (*phrases("heads").get(last, ()), *phrases("heads").get((place.counted.head,), ())):
        need, near = matters()[name].get("heads_need"), matters()[name].get("heads_near")
        beside = near is None or any(token.low in known(near) for token in place.tokens)
        if (need is None or before & set(need)) and beside and fits(name, place):
            return name
    return None


def _by_verb(place: Place) -> str | None:
    """Return the matter of the verb right before the amount ("killing at least 10 people")."""
    at = place.reading.lead
    while low_at(place.tokens, at - 1) in known("increments") | {
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
        found = fitting(phrases("verbs").get(said, ()), place)
        if found:
            return found
    return None


def _by_list(place: Place) -> str | None:
    """Return the matter of the verb before a list the amount stands in ("attacked a bank, four shops and two cars")."""
    tokens, at = place.tokens, place.reading.lead
    ends = known("clause_ends") | known("prepositions") | {".", ""}
    if (
        place.kind != "count"
        or low_at(tokens, at - 1) not in known("list_joints")
        or low_at(tokens, place.after) not in ends
    ):
        return None
    for i in range(at - 1, max(at - 1 - _WINDOW, 0), -1):
        if low_at(tokens, i) in known("list_ends"):
            return None
        for size in (3, 2, 1):
            said = tuple(t.low for t in tokens[max(0, i - size) : i])
            found = fitting(phrases("verbs").get(said, ()), place)
            if found and low_at(tokens, i) not in known("prepositions"):
                return found
    return None


def _by_fall(place: Place) -> str | None:
    """Return the matter of what is down by a share ("services were down by 80 percent")."""
    tokens, lead = place.tokens, place.reading.lead
    if place.kind != "percent" or place.reading.change != "down" or low_at(tokens, lead) != "down":
        return None
    if low_at(tokens, lead - 1) not in known("auxiliaries"):
        return None
    return fitting(phrases("after").get(("down",), ()), place)


def _by_participle(place: Place) -> str | None:
    """Return the matter of what happened to the counted thing ("22 people … were killed")."""
    tokens = place.tokens
    in_phrase: bool | None = False
    for at in range(place.after, min(place.after + _WINDOW, len(tokens))):
        over = low_at(tokens, at - 1) in known("auxiliaries") or tokens[at].low in known("finite")
        if not in_phrase or over or _goes_on(tokens, at):
            found = _phrase_at(place, at)
            if found:
                return found
        in_phrase = _walked(place, at, bool(in_phrase))
        if in_phrase is None:
            return None
    return None


def _walked(place: Place, at: int, in_phrase: bool) -> bool | None:
    """Return whether a phrase that goes with the counted thing is still open behind this token; None: all is over."""
    tokens, low = place.tokens, place.tokens[at].low
    if in_phrase and (low in known("finite") or _goes_on(tokens, at)):
        return True
    if in_phrase and place.kind == "percent" and _in_row(tokens, at):
        return True  # "55 percent of traffic in A, 52 percent in B and 39 percent in C was lost"
    leads = _leads_on(place, low)
    if (low in known("clause_ends") and not leads) or low[0].isdecimal():
        return None
    if leads or low in known("prepositions") or (at == place.after and low.endswith("ing")):
        return True
    if in_phrase:
        return low not in known("auxiliaries")
    return False if low in known("fillers") else None


def _in_row(tokens: Sequence[Token], at: int) -> bool:
    """Does the row of shares go on here: a comma or "and" before a figure, the figure, its "percent"?"""
    ahead = [low_at(tokens, at + step) for step in range(3)]
    row = ahead[0] in (",", "and") and any(low[:1].isdecimal() for low in ahead[1:])
    ends = ahead[0] == "," and ahead[1] in known("auxiliaries")
    return row or ends or ahead[0][:1].isdecimal() or ahead[0] == "%"


def _leads_on(place: Place, low: str) -> bool:
    """Does a word lead on from what a share is of to where it goes ("lines and servers in Norland were lost")?"""
    return place.kind == "percent" and low in ("and", "to", "with")


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Does this "and" join two names ("cables between Malta and Libya")?"""
    after = at + 2 if low_at(tokens, at + 1) == "the" else at + 1
    return low_at(tokens, at) == "and" and after < len(tokens) and tokens[after].text[0].isupper()


def _by_inside(place: Place) -> str | None:
    """Return the matter of a participle inside the counted phrase ("355 damaged shops", "12 worst-hit villages")."""
    counted = place.counted
    if counted is None or place.kind != "count" or counted.first < place.reading.end:
        return None
    said = [t.low for t in place.tokens[counted.first : counted.last] if t.low not in DASHES]
    for size in (2, 1):
        for at in range(len(said) - size + 1):
            names = phrases("after").get(tuple(said[at : at + size]), ())
            found = fitting([n for n in names if "dimensions" not in matters()[n]], place)
            if found:
                return found
    return None


def _phrase_at(place: Place, at: int) -> str | None:
    for size in (4, 3, 2, 1):
        names = phrases("after").get(tuple(t.low for t in place.tokens[at : at + size]), ())
        found = fitting([n for n in names if "dimensions" not in matters()[n]], place)
        if found and at + size <= len(place.tokens):
            return found
    return None


def _by_around(place: Place) -> str | None:
    """Return the matter of a noun in what a sum or a share is of ("$350 billion in investments")."""
    if place.counted is None:
        return None
    for word in reversed(place.counted.words):
        found = fitting(phrases("around").get((word,), ()), place)
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
            found = _noun_at(place, i)
            if found:
                return found
        linked = linked and (low in known("links") or low == ":")
    return None


def _noun_at(place: Place, at: int) -> str | None:
    """Return the matter of a phrase before the amount that begins or ends at this word."""
    for size in (3, 2, 1):
        for first in sorted({at, max(at - size + 1, 0)}, reverse=True):
            said = tuple(t.low for t in place.tokens[first : first + size])
            names = [n for n in phrases("before").get(said, ()) if "dimensions" not in matters()[n]]
            found = fitting(names, place) if first + size <= place.reading.lead else None
            if found:
                return found
    return None
