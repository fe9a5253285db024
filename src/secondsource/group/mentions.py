"""One analysis -> what it names: an entity with its kind, written forms, offices and whether it stands for another."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Analysis, Name, NameKind
from secondsource.records.span import Span
from secondsource.values.name import fold_name
from secondsource.values.place import parse_place

_NOT_NOW = frozenset({"former", "elect"})
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof)\.? \Z")
_WORD_BEFORE = re.compile(r"(\w+)[^\w.!?]{1,3}\Z")
_WORD_AFTER = re.compile(r"(['’]s)?\s+(\w+)")
_LAST_WORD = re.compile(r"(?<![\w’'-])([\w-]+(?:[’']s)?) \Z")
_NEXT_WORD = re.compile(r" ([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Written:
    """An entity of one report. `key` is one for all reports that use the same name for the same sort of thing.

    `entity` None: it is described in the report and has no number there. `described`: `name` is no name of it.
    """

    report: str
    entity: int | None
    kind: NameKind
    name: str
    key: str
    variants: tuple[str, ...]
    count: int
    offices: tuple[str, ...]
    stands_for: str | None = None
    described: bool = False


def read_mentions(analysis: Analysis, text: str | None) -> Iterator[Written]:
    """Yield the entities of a report; `text` (when given) tells the written forms and how capitals are meant."""
    of_entity: dict[int, list[Name]] = {}
    for name in analysis.names:
        of_entity.setdefault(name.entity, []).append(name)
    for entity, names in sorted(of_entity.items()):
        full = analysis.entity_names[entity]
        kind = _kind(names)
        variants = _variants(analysis, text, names) if text is not None else (full,)
        held = [r for r in analysis.roles if r.holder == entity and r.of and r.modifier not in _NOT_NOW]
        offices = tuple(sorted({office_of(r.title, r.of) for r in held}))
        stands = _stands_for(text, names, full) if text is not None and kind == "place" else None
        key = f"stand-in/{full}" if stands else f"{kind}/{_known_form(full, kind)}"
        yield Written(analysis.report_id, entity, kind, full, key, variants, len(names), offices, stands)


def _kind(names: list[Name]) -> NameKind:
    counts = Counter("place" if n.kind == "nationality" else n.kind for n in names)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _known_form(full: str, kind: NameKind) -> str:
    """Return the name under which reports meet: the gazetteer's for places, else as written."""
    place = parse_place(full) if kind == "place" else None
    return place.name if place is not None else full


def office_of(title: str, of: str | None) -> str:
    """Return an office in words: one that one person holds at a time, or one of several."""
    return f"{title} of {of}" if title in words("titles", "single_holder") else f"{title} at {of}"


def _variants(analysis: Analysis, text: str, names: list[Name]) -> tuple[str, ...]:
    """Return the forms as written: bare, with the form of address, and with the title before them."""
    found: list[str] = []
    for name in names:
        found += _written_forms(text, name)
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


def _written_forms(text: str, name: Name) -> Iterator[str]:
    """Yield the name as written; with its article when it is a bare word ("the Gulf"); with what describes it."""
    written = name.span.of(text)
    yield written
    if name.kind == "person":
        return
    if written.lower() in _bare_heads() and text[max(0, name.span.start - 4) : name.span.start].lower() == "the ":
        yield f"the {written}"
    if name.kind != "organisation":
        return
    start, end = _described(text, name.span)
    if (start, end) != (name.span.start, name.span.end):
        yield text[name.span.start : end]
        yield text[start:end]


def _described(text: str, span: Span) -> tuple[int, int]:
    """Return the offsets of a name with the describing words around it: "Norlandic state news agency NNA"."""
    describers = frozenset(lexicon("organisations")["lists"]["describers"])
    start, end = span.start, span.end
    while (before := _LAST_WORD.search(text, max(0, start - 32), start)) and _describes(before.group(1), describers):
        start = before.start(1)
    while (after := _NEXT_WORD.match(text, end, end + 24)) and after.group(1) in describers:
        end = after.end(1)
    return start, end


def _describes(word: str, describers: frozenset[str]) -> bool:
    owner = word[:-2] if word.endswith(("'s", "’s")) else ""
    place = parse_place(owner or word)
    return word.lower() in describers or (place is not None and place.sort == ("country" if owner else "demonym"))


@cache
def _bare_heads() -> frozenset[str]:
    data = lexicon("organisations")
    return frozenset(
        {*data["lists"]["heads"], *data["places"]["heads"], *(o.lower() for o in data["places"]["openers"])}
    )


def _title_alone(title: str, titled: str, holder: Span, span: Span) -> str:
    """Return "Prime Minister X" of "Norland's Prime Minister X"."""
    at = fold_name(titled).find(title)
    return titled[at:] if at > 0 and len(fold_name(titled)) == len(titled) else ""


def _stands_for(text: str, names: list[Name], full: str) -> str | None:
    """Return the country whose government a capital stands for in this report: it more often acts than is a place."""
    place = parse_place(full)
    if place is None or place.sort != "capital" or place.country is None:
        return None
    meant = Counter(_meant(text, n.span) for n in names)
    return place.country if meant["government"] > meant["place"] else None


def _meant(text: str, span: Span) -> str:
    """Say whether a capital is meant as a place, as its government, or whether it cannot be told here."""
    clues = lexicon("places")["capital"]
    before = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    after = _WORD_AFTER.match(text, span.end, span.end + 24)
    word = before.group(1).lower() if before else ""
    owned, follows = (bool(after.group(1)), after.group(2).lower()) if after else (False, "")
    if word in clues["town_before"] or (not owned and follows in clues["town_after"]):
        return "place"
    if owned:
        return "place" if follows in clues["town_owns"] else "government"
    deed = follows in clues["government_after"] or follows.endswith(("ed", "es"))
    return "government" if word in clues["government_before"] or deed else "unclear"
