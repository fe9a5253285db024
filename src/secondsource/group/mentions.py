"""One analysis -> what it names: an entity with its kind, written forms, offices and whether it stands for another."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.lang.lexicon import words
from secondsource.records.analysis import Analysis, Name, NameKind
from secondsource.records.span import Span
from secondsource.values.name import fold_name
from secondsource.values.place import parse_place

_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof)\.? \Z")
_PLACED = frozenset({"in", "at", "near", "outside", "around", "to", "from", "visit", "visited", "visiting", "left", "leaving", "reach", "reached", "arrived", "for", "around", "via", "toward", "towards", "central", "downtown", "the", "of"})  # fmt: skip
_DEALT = frozenset({"with", "by", "between", "against", "pressure", "pressed", "pressing", "urged", "accused", "and", "among", "warned"})  # fmt: skip
_WORD_BEFORE = re.compile(r"(\w+)[^\w.!?]{1,3}\Z")
_WORD_AFTER = re.compile(r"(['’]s)?\s+(\w+)")
_DEEDS = frozenset({"has", "had", "is", "was", "will", "would", "may", "might", "could", "can", "should", "must", "does", "did", "negotiates", "seeks", "wants", "stops", "pursues", "prioritizes", "and"})  # fmt: skip
_LOCAL = frozenset({"airport", "airports", "biggest", "capital", "centre", "center", "city", "downtown", "east", "famous", "hotels", "largest", "main", "mayor", "metro", "north", "old", "police", "port", "residents", "south", "square", "stadium", "streets", "suburbs", "university", "west"})  # fmt: skip
_NO_DEEDS = frozenset({"talks", "this", "has", "is", "was", "newspaper", "police", "residents", "as", "officials", "streets", "offices", "airport", "based"})


@dataclass(frozen=True, slots=True)
class Written:
    """An entity of one report. `key` is one for all reports that use the same name for the same sort of thing."""

    report: str
    entity: int
    kind: NameKind
    name: str
    key: str
    variants: tuple[str, ...]
    count: int
    offices: tuple[str, ...]
    stands_for: str | None = None


def read_mentions(analysis: Analysis, text: str | None) -> Iterator[Written]:
    """Yield the entities of a report; `text` (when given) tells the written forms and how capitals are meant."""
    of_entity: dict[int, list[Name]] = {}
    for name in analysis.names:
        of_entity.setdefault(name.entity, []).append(name)
    for entity, names in sorted(of_entity.items()):
        full = analysis.entity_names[entity]
        kind = _kind(names)
        variants = _variants(analysis, text, names) if text is not None else (full,)
        offices = tuple(sorted({_office(r.title, r.of) for r in analysis.roles if r.holder == entity and r.of}))
        stands = _stands_for(text, names, full) if text is not None and kind == "place" else None
        key = f"stand-in/{full}" if stands else f"{kind}/{_known_form(full, kind)}"
        yield Written(analysis.report_id, entity, kind, full, key, variants, len(names), offices, stands)


def _kind(names: list[Name]) -> NameKind:
    counts = Counter("place" if n.kind == "nationality" else n.kind for n in names)
    return min(counts, key=lambda kind: (-counts[kind], kind))  # type: ignore[return-value]


def _known_form(full: str, kind: NameKind) -> str:
    """Return the name under which reports meet: the gazetteer's for places, else as written."""
    place = parse_place(full) if kind == "place" else None
    return place.name if place is not None else full


def _office(title: str, of: str | None) -> str:
    return f"{title} of {of}" if title in words("titles", "single_holder") else f"{title} at {of}"


def _variants(analysis: Analysis, text: str, names: list[Name]) -> tuple[str, ...]:
    """Return the forms as written: bare, with the form of address, and with the title before them."""
    found = []
    for name in names:
        found.append(name.span.of(text))
        address = _ADDRESS.search(text, max(0, name.span.start - 8), name.span.start)
        if address:
            found.append(text[address.start() : name.span.end])
    entity = names[0].entity
    for role in analysis.roles:
        if role.holder == entity and role.span.end == role.holder_span.end and role.span.start < role.holder_span.start:
            titled = role.span.of(text)
            if "," not in titled and "\n" not in titled:
                found.append(titled)
                found.append(_title_alone(role.title, titled, role.holder_span, role.span))
    return tuple(dict.fromkeys(" ".join(f.split()) for f in found if f))


def _title_alone(title: str, titled: str, holder: Span, span: Span) -> str:
    """Return "Prime Minister X" of "Norland's Prime Minister X"."""
    at = fold_name(titled).find(title)
    return titled[at:] if at > 0 and len(fold_name(titled)) == len(titled) else ""


def _stands_for(text: str, names: list[Name], full: str) -> str | None:
    """Return the country whose government a capital stands for in this report: it acts and is nowhere a place."""
    place = parse_place(full)
    if place is None or place.sort != "capital" or place.country is None:
        return None
    meant = [_meant(text, n.span) for n in names]
    return place.country if "place" not in meant and "government" in meant else None


def _meant(text: str, span: Span) -> str:
    """Say whether a capital is meant as a place, as its government, or whether it cannot be told here."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    after = _WORD_AFTER.match(text, span.end, span.end + 24)
    word = before.group(1).lower() if before else ""
    follows = after.group(2).lower() if after else ""
    if word in _PLACED or (after and not after.group(1) and follows in _NO_DEEDS - {"has", "is", "was"}):
        return "place"
    if after and after.group(1) and follows not in _LOCAL:
        return "government"
    if word in _DEALT or follows in _DEEDS or (after and follows.endswith(("ed", "es")) and not after.group(1)):
        return "government"
    return "unclear"
