"""A sentence of a report -> the parties of the affair it tells of: countries and bodies, not the one all is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from secondsource.compare.kept import ComparisonMemory
from secondsource.records.analysis import Name
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.values.place import country_of

_LED = 0.5


def party_map(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> Mapping[str, str]:
    """Return for the persons of a story the country or body that their office is of, by identity id."""
    seen: dict[str, Counter[str]] = {}
    for who, of in (memory or ComparisonMemory()).of_each(readings, _offices):
        seen.setdefault(who, Counter())[of] += 1
    return {who: min(counts, key=lambda of: (-counts[of], of)) for who, counts in seen.items()}


def _offices(reading: Reading) -> list[tuple[str, str]]:
    """Return who holds an office in a report, and of which country or body."""
    held = [role for role in reading.analysis.roles if role.of and role.holder in reading.identity]
    return [(reading.identity[role.holder].id, country_of(role.of or "") or role.of or "") for role in held]


def parties_of(reading: Reading, sentence: Span, offices: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the countries and bodies a sentence names, a person standing for what the office is of; and apart from
    them the countries it only places something in ("a summit in Norland").
    """
    found: set[str] = set()
    scene: set[str] = set()
    for name in reading.names_in(sentence):
        party = _party(reading, name, offices)
        if party is not None:
            before = reading.document.text[max(0, name.span.start - len(" in ")) : name.span.start].split()
            (scene if name.kind == "place" and before[-1:] in (["in"], ["at"]) else found).add(party)
    return frozenset(found), frozenset(scene)


def _party(reading: Reading, name: Name, offices: Mapping[str, str]) -> str | None:
    identity = reading.identity.get(name.entity)
    if name.kind in ("place", "nationality"):
        return country_of(name.span.of(reading.document.text)) or (country_of(identity.name) if identity else None)
    if identity is None:
        return None
    if name.kind == "organisation":
        return country_of(identity.name) or identity.name
    return offices.get(identity.id)


def leading_parties(named: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the party that most sentences name, where that is at least half of those that name any; else none.

    It is in every affair of the story, and tells none of them from another.
    """
    told = [parties for parties in named if parties]
    counts = Counter(party for parties in told for party in parties)
    first = min(counts, key=lambda party: (-counts[party], party), default=None)
    leads = first is not None and len(told) > 1 and counts[first] >= _LED * len(told)
    return frozenset([first] if first is not None and leads else [])
