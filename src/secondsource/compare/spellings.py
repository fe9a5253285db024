"""Identities written in different ways -> points: one name in several spellings, or a slip of another name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.reading import Reading
from secondsource.records.story import Identity
from secondsource.records.storyfile import Point
from secondsource.values.name import is_spelling_only
from secondsource.values.place import country_of, parse_place

_WORD_ALIKE = 50  # every word of one must have its like in the other
_ALIKE = 70  # below this two variants are different words for one thing ("Paris" for France), not spellings (0–100)


def compare_spellings(readings: Sequence[Reading]) -> list[Point]:
    """Return one point for every identity whose full name reports spell in two or more ways."""
    written: dict[str, list[Saying]] = defaultdict(list)
    known: dict[str, Identity] = {}
    for reading in readings:
        for identity, saying in _first_mentions(reading):
            known[identity.id] = identity
            written[identity.id].append(saying)
    points = (_point(known[key], written[key]) for key in sorted(written))
    return [point for point in points if point is not None]


def _first_mentions(reading: Reading) -> Iterator[tuple[Identity, Saying]]:
    """Yield the first mention of every spelling a report uses."""
    seen = set()
    for name in reading.analysis.names:
        identity = reading.identity.get(name.entity)
        variant = name.span.of(reading.document.text)
        if identity is not None and (identity.id, variant) not in seen:
            seen.add((identity.id, variant))
            yield identity, Saying(variant, reading, name.span)


def _point(identity: Identity, written: Sequence[Saying]) -> Point | None:
    slips = dict(identity.slips)
    kept = [s for s in written if s.value in slips or _is_spelling(identity.name, s.value)]
    values = sorted({s.value for s in kept})
    if len({v.casefold() for v in values}) < 2:
        return None
    matter = Matter("name", f"Spelling of the name {identity.name}")
    slip = next((v for v in values if v in slips), None)
    if slip is not None:
        return build_point(matter, kept, "dispute", slips[slip])
    if len({s.reading.origin for s in kept}) < 2:
        return None  # one report that spells a name in two ways is its own matter
    if all(is_spelling_only(identity.name, v) for v in values):
        return build_point(matter, kept, "rounding", "Two ways to spell one name; one and the same is meant")
    return build_point(matter, kept, "dispute", "The letters differ, though one and the same is meant")


def _is_spelling(name: str, variant: str) -> bool:
    """Is the variant the whole name spelled otherwise – not a part, a title form or a demonym of it?"""
    if variant == name:
        return True
    words = list(zip_longest(variant.replace("-", " ").split(), name.replace("-", " ").split(), fillvalue=""))
    alike = all(a == b or (fuzz.ratio(a.lower(), b.lower()) >= _WORD_ALIKE and not country_of(b)) for a, b in words)
    inflected = variant.startswith(name) or name.startswith(variant)
    other_word = inflected or parse_place(variant) is not None
    return alike and not other_word and fuzz.ratio(name.lower(), variant.lower()) >= _ALIKE
