"""The scene of a sentence -> the country an office is of that is named without one: "In Seaton he met President X"."""

from collections.abc import Mapping, Sequence

from secondsource.analyse.written import Word
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Name
from secondsource.values.place import Place, parse_place

Names = Mapping[int, tuple[int, Name]]  # first word -> (word after the last, name)

_VISITORS = frozenset({"he", "she", "they", "him", "her", "them", "delegation", "envoy", "envoys", "visitors"})
_LEADS = frozenset({"with", "by", "of", "the", "from"})  # between the meeting and the title


def country_of_scene(found: Sequence[Word], names: Names, at: int, title: str) -> str | None:
    """Return the country whose office the title at word `at` must be, as its sentence tells, or None.

    Three scenes tell: "In Seaton, President X …", "Norland: talks with President X", and a visit – someone in a town
    meets the holder of an office of state, and the sentence names no place of another country before it. In a town
    that is no capital both may be guests, so there the holder must receive the other.
    """
    if title not in words("titles", "of_state") or at < 1:
        return None
    labelled = _label(found, names)
    if labelled is not None:
        return labelled
    before = {first: found for first, found in names.items() if found[0] <= at}
    if _is_visited(found, before, at):
        return _country_visited(found, before, at)
    return _opening(found, names, at)


def _label(found: Sequence[Word], names: Names) -> str | None:
    """Return the country the sentence opens with before a colon."""
    end = names[0][0] if 0 in names else len(found)
    place = _place(found, 0, end) if end < len(found) and found[end].text == ":" else None
    return place.name if place is not None and place.sort == "country" else None


def _opening(found: Sequence[Word], names: Names, at: int) -> str | None:
    """Return the country of "In Seaton, " where the title follows at once."""
    if found[0].text != "In" or 1 not in names or names[1][0] != at - 1 or found[at - 1].text != ",":
        return None
    place = _place(found, 1, at - 1)
    return place.country if place is not None else None


def _is_visited(found: Sequence[Word], before: Names, at: int) -> bool:
    """Is the holder the one met: someone else is named before, and a word of meeting leads to the title?"""
    named = any(n.kind not in ("place", "nationality") for _, n in before.values())
    someone = named or any(w.lower in _VISITORS for w in found[:at])
    last = found[at - 1].lower
    return someone and bool(_meetings(found, at)) and (last in _LEADS or last in words("titles", "meets"))


def _meetings(found: Sequence[Word], at: int) -> set[str]:
    return {w.lower for w in found[:at]} & (words("titles", "meets") | words("titles", "receives"))


def _country_visited(found: Sequence[Word], before: Names, at: int) -> str | None:
    """Return the one country of the places named before the title, where one of them is the town of the meeting."""
    towns = "city", "capital"
    received = bool(_meetings(found, at) & words("titles", "receives"))
    countries: set[str | None] = set()
    scene = False
    for first, (end, name) in before.items():
        if name.kind == "place":
            place = _place(found, first, end)
            countries.add(place.country if place is not None else None)
            inside = first > 0 and found[first - 1].lower == "in"
            scene |= inside and place is not None and place.sort in (towns if received else towns[1:])
    return countries.pop() if scene and len(countries) == 1 else None


def _place(found: Sequence[Word], first: int, end: int) -> Place | None:
    return parse_place(" ".join(word.text for word in found[first:end]))
