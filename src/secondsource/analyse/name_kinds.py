"""A name where it stands -> what the words around it say of its kind: person, organisation or place."""

from functools import cache

from secondsource.analyse.known_names import generic_places, place_heads
from secondsource.analyse.titles import title_at, title_ending
from secondsource.analyse.written import Word
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import NameKind
from secondsource.values.place import parse_place

Hint = tuple[NameKind, float]

_LIST_WORDS = 14  # how far before a name the plural of its list may stand


@cache
def _speech() -> frozenset[str]:
    data = lexicon("speech")
    return frozenset(form for key in ("states", "utters") for verb in data[key] for form in verb)


@cache
def _beside(key: str) -> frozenset[str]:
    return frozenset(lexicon("organisations")["beside"][key])


@cache
def _after_places() -> frozenset[str]:
    return frozenset(lexicon("organisations")["places"]["after"]) | generic_places()


def context_hints(line: list[Word], start: int, end: int) -> list[Hint]:
    """Return the hints for the name at words `start` to `end` (excluded) of a line."""
    before = line[start - 1] if start else None
    after = line[end] if end < len(line) else None
    hints: list[Hint] = []
    if before is not None:
        hints += _before(line, start)
    if after is not None:
        hints += _after(line, start, end)
    return hints


def _before(line: list[Word], start: int) -> list[Hint]:
    before = line[start - 1]
    lowered = [w.lower for w in line[max(0, start - 6) : start]]
    title = title_ending(lowered, len(lowered))
    if (title is not None and before.gap != "") or before.lower in (
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "mr",
        "mrs",
        "ms",
        "dr",
    ):
        return [("person", 4.0)] if not before.possessive else []
    if before.lower in _beside("place_before"):
        return [("place", 1.5)]
    if before.lower in _beside("towards_before"):
        return [("place", 0.7)]
    if before.lower in _beside("side_before"):
        return [("place", 2.5)]
    if before.lower in ("of", "called") and start > 1 and _is_place_word(line[start - 2].lower):
        return [("place", 4.0)]
    if before.lower in _beside("organisation_before"):
        return [("organisation", 3.0)]
    if before.lower in _beside("settlement_before") or _is_settlement(line, start):
        return [("place", 2.5)]
    if before.text in (",", "and", "or", ":") or before.lower in ("were", "are", "as"):
        return _listed(line, start)
    if before.lower == "the":
        return [("organisation", 0.6)]
    return []


def _is_place_word(word: str) -> bool:
    return (
        word in generic_places()
        or word in place_heads()
        or word in _beside("plural_places")
        or word.removesuffix("s") in generic_places()
    )


def _is_settlement(line: list[Word], start: int) -> bool:
    """Does a name in commas say which town is meant ("in the capital, Tarn, police …")?"""
    comma = start > 1 and line[start - 1].text == ","
    return comma and line[start - 2].lower in _beside("settlement_before") and not line[start - 2].capital


def _listed(line: list[Word], start: int) -> list[Hint]:
    """Read "the villages of A, B and C", "cities such as A and B": the plural tells for every name in the list."""
    for i in range(start - 1, max(-1, start - _LIST_WORDS), -1):
        if (line[i].lower.endswith("s") and line[i].lower[:-1] in generic_places()) or line[i].lower in _beside(
            "plural_places"
        ):
            return [("place", 2.0)]
        if line[i].text in ".;()" or (line[i].marks and line[i].text not in ",:-"):
            break
    return []


def _after(line: list[Word], start: int, end: int) -> list[Hint]:
    after = line[end]
    previous = line[end - 1]
    if after.lower in _after_places() and not previous.possessive:
        return [("place", 4.0)]
    if after.lower in _beside("organisation_after") and not previous.possessive:
        return [("organisation", 2.0)]
    if after.lower in _speech():
        return [("person", 1.0 if end - start > 1 else 0.5)]
    business = title_at([w.lower for w in line[end : end + 4]], 0)
    if business is not None and not previous.possessive:
        if business.name in _beside("organisation_titles"):
            return [("organisation", 2.0)]
        if business.name in _beside("place_titles") and after.capital:
            return [("place", 1.5)]
    if after.text == "," and end + 1 < len(line):
        return _after_comma(line, end + 1, end - start)
    return [("person", 3.0)] if after.lower in _beside("person_after") else []


def _after_comma(line: list[Word], at: int, length: int) -> list[Hint]:
    """Read "X, 45," "X, who", "X, a lawyer", "X, head of"."""
    word = line[at]
    if word.lower in _beside("person_after"):
        return [("person", 3.0)]
    place = parse_place(word.text)
    if place is not None and place.sort == "state":
        return [("place", 4.0)]
    if word.text.isdigit() and len(word.text) <= 2 and (at + 1 == len(line) or line[at + 1].marks):
        return [("person", 4.0)]
    lowered = [w.lower for w in line[at : at + 8]]
    skip = 1 if lowered[0] in ("a", "an", "the") else 0
    for i in range(skip, min(len(lowered), skip + 3)):
        title = title_at(lowered, i)
        if title is not None:
            person = length > 1 or i <= skip
            return [("person", 2.5)] if person else []
        if line[at + i].marks:
            break
    return []
