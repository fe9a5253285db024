"""Text and sentences -> the names in it, each with its kind and the number of who or what it means in this report."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from secondsource.analyse.entities import Form, initials, link_forms
from secondsource.analyse.found_names import ENOUGH, Found, find_names
from secondsource.analyse.known_names import (
    generic_places,
    known_kind,
    legal_forms,
)
from secondsource.analyse.written import lines_of, split_words
from secondsource.records.analysis import Name, NameKind
from secondsource.records.span import Span
from secondsource.values.name import plain_organisation
from secondsource.values.place import parse_place

_PLACE_ANYWAY = 8.0  # evidence for a place that outweighs the word being some person's name too
_SHORT_FORM = re.compile(r"\s?\(\s?(?:the\s)?['\"“]?([A-Z][A-Za-z-]{1,9})['\"”]?\s?\)")


def read_names(text: str, sentences: Sequence[Span]) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the names in text order and, by entity number, the fullest form of each.

    Spans leave out titles, forms of address and the possessive 's. A form has one kind throughout the report;
    adjectives of a country are of kind "nationality" and mean the country. Entities are numbered by first mention.
    """
    lines = [line for sentence in sentences for line in lines_of(split_words(text, sentence))]
    found = find_names(lines)
    kinds = _settle_kinds(found)
    shorts = _short_forms(text, found)
    forms = _forms(found, kinds)
    keys = link_forms(forms, shorts)
    return _number(found, kinds, keys)


def _settle_kinds(found: Sequence[Found]) -> dict[str, NameKind]:
    """Sum the evidence for every form over the report; single words share what full names that hold them say."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for f in found:
        if f.piece.kind is not None:
            votes[f.piece.text][f.piece.kind] += max(f.piece.weight, 0.1)  # type: ignore[assignment]
        if not f.headline and f.piece.kind != "nationality":
            for kind, weight in f.hints:
                votes[f.piece.text][kind] += weight  # type: ignore[assignment]
    kinds = {text: _strongest(counts) for text, counts in votes.items()}
    firms = {plain_organisation(text) for text in kinds if text.split()[-1] in legal_forms()} - {""}
    openings = {firm.split()[0] for firm in firms}
    givens = tuple({text.split()[0] for text, kind in kinds.items() if kind == "person" and " " in text})
    stems = {_stem(text) for text, kind in kinds.items() if kind == "place"} - {""}
    surnames = {w for text, kind in kinds.items() if kind == "person" and " " in text for w in text.split()[-1:]}
    surnames |= {text.split()[0] for text, kind in kinds.items() if kind == "person" and " " in text}
    settled: dict[str, NameKind] = {}
    for f in found:
        text = f.piece.text
        kind = kinds.get(text, "other")
        if text in surnames and known_kind(text) is None and votes[text]["place"] < _PLACE_ANYWAY:
            kind = "person"
        elif plain_organisation(text) in firms or text.lower() in openings:
            kind = "organisation"
        elif kind == "other" and len(text) > 3 and any(g.startswith(text) for g in givens):
            kind = "person"
        settled[text] = "place" if kind == "other" and text in stems else kind
    return settled


def _stem(text: str) -> str:
    """Return "Tarn" of "Tarn Island" and "Island of Tarn", else ""."""
    parts = text.split()
    if len(parts) > 1 and parts[-1].lower() in generic_places():
        return " ".join(parts[:-1])
    return " ".join(parts[2:]) if len(parts) > 2 and parts[0].lower() in generic_places() and parts[1] == "of" else ""


def _strongest(counts: Counter[NameKind]) -> NameKind:
    order: tuple[NameKind, ...] = ("person", "organisation", "place", "nationality")
    best = max(order, key=lambda kind: (counts[kind], -order.index(kind)))
    return best if counts[best] >= ENOUGH else "other"


def _short_forms(text: str, found: Sequence[Found]) -> dict[str, str]:
    """Return the short forms given in brackets after a full name: "Marsh Transit Authority (MTA)"."""
    shorts = {}
    for f in found:
        match = _SHORT_FORM.match(text, f.end, f.end + 24)
        if match and len(f.piece.words) > 1 and _abbreviates(match.group(1), f.piece.text):
            shorts[match.group(1)] = f.piece.text
    return shorts


def _abbreviates(short: str, full: str) -> bool:
    """Do the letters of the short form open words of the full name, in order?"""
    letters = initials(full).lower()
    return short.lower() in (letters, letters[: len(short)]) or (
        short.isupper()
        and short[0].lower() == letters[:1]
        and sum(c in letters for c in short.lower()) >= len(short) - 1
    )


def _forms(found: Sequence[Found], kinds: dict[str, NameKind]) -> list[Form]:
    counts = Counter(f.piece.text for f in found)
    first: dict[str, int] = {}
    for f in found:
        first.setdefault(f.piece.text, f.start)
    return [Form(text, kinds[text], counts[text], first[text]) for text in first]


def _number(
    found: Sequence[Found], kinds: dict[str, NameKind], keys: dict[str, str]
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    numbers: dict[str, int] = {}
    fullest: dict[str, str] = {}
    names = []
    for f in found:
        key = keys[f.piece.text]
        number = numbers.setdefault(key, len(numbers))
        names.append(Name(Span(f.start, f.end), kinds[f.piece.text], number))
        written = _fullest_of(key, f.piece.text)
        if _fullness(written) > _fullness(fullest.get(key, "")):
            fullest[key] = written
    return tuple(names), tuple(fullest[key] for key in numbers)


def _fullest_of(key: str, text: str) -> str:
    """A country is known by its usual name, whatever form the report uses; anything else as written."""
    sort, _, name = key.partition(":")
    return name if sort in ("country", "region", "state", "city", "capital") and parse_place(name) else text


def _fullness(text: str) -> tuple[int, int]:
    return (len(text.split()), len(text))
