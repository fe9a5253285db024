"""Identities written in different ways -> points: one name in several spellings, or a slip of another name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest

from rapidfuzz import fuzz

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.reading import Reading
from secondsource.records.story import Identity
from secondsource.records.storyfile import Point
from secondsource.values.name import (
    compare_names,
    fold_name,
    initials_of,
    is_spelling_only,
    plain_organisation,
    short_form,
)
from secondsource.values.place import country_of, parse_place
from secondsource.values.romanised import same_sound
from secondsource.values.terms import stem
from secondsource.values.verdict import Outcome

_WORD_ALIKE = 50  # every word of one must have its like in the other
_ALIKE = 70  # below this two variants are different words for one thing ("Paris" for France), not spellings (0–100)
_SIGN_CHARS = 6
_WORDS_OF_A_NAME, _WORDS_SHARED = 3, 2  # two names of one thing: long ones, and not all of their words are others
_STEM_CHARS = 5
_ENDINGS = ("", "s", "n", "ns", "an", "ans", "ian", "ians", "ic", "ics", "ish", "ism", "ist", "ists")
_SMALL = re.compile(r"\b[a-z]{3,}")
_SMALL_WORDS = 3  # a sentence with fewer words in small letters may be a headline, whose capitals say nothing

_TWO_WAYS = "Two ways to spell one name; one and the same is meant"
_SHORT_FORM = "One given name is a short form of the other; one and the same is meant"
_TWO_NAMES = "Two names for one and the same, as the reports themselves say"
_LETTERS = "The letters differ, though one and the same is meant"


def compare_spellings(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return one point for every identity whose full name reports spell in two or more ways."""
    kept = memory or ComparisonMemory()
    written: dict[str, list[Saying]] = defaultdict(list)
    known: dict[str, Identity] = {}
    mentions = kept.of_all([kept.known(reading) for reading in readings], _first_mentions)
    for reading, told in zip(readings, mentions, strict=True):
        for entity, saying in told:
            identity = reading.identity[entity]
            known[identity.id] = identity
            written[identity.id].append(saying)

    def point_of(one: Identity, said: Sequence[Saying]) -> Point | None:
        return kept.piece("spelling", said, (one.id, one.kind, one.name, one.slips), partial(_point, one, said))

    points = (point_of(known[key], written[key]) for key in sorted(written))
    return [point for point in points if point is not None]


def _first_mentions(reading: Reading) -> list[tuple[int, Saying]]:
    """Return the first mention of every spelling a report uses, by the entity it names."""
    seen = set()
    found = []
    for name in reading.analysis.names:
        identity = reading.identity.get(name.entity)
        variant = " ".join(name.span.of(reading.document.text).split()).replace("’", "'")
        if identity is None or (identity.id, variant) in seen or _shouted(reading, identity, variant, name.span.start):
            continue
        seen.add((identity.id, variant))
        found.append((name.entity, Saying(variant, reading, name.span)))
    return found


def _shouted(reading: Reading, identity: Identity, variant: str, at: int) -> bool:
    """Are the capitals of a name those of a headline or dateline, not its own?"""
    if identity.kind in ("person", "place"):
        return any(len(word) > 2 and word.isupper() for word in variant.split())
    sentence = reading.sentence_at(at).of(reading.document.text)
    return variant.isupper() and len(_SMALL.findall(sentence)) < _SMALL_WORDS


def _point(identity: Identity, written: Sequence[Saying]) -> Point | None:
    slips = dict(identity.slips)
    kept = _by_form([s for s in written if s.value in slips or _is_spelling(identity, s.value)])
    values = sorted({s.value for s in kept})
    if len(values) < 2:
        return _other_names(identity, written)
    matter = Matter("name", f"Spelling of the name {identity.name}")
    slip = next((v for v in values if v in slips), None)
    if slip is not None:
        return build_point(matter, kept, "dispute", slips[slip])
    if len({s.reading.origin for s in kept}) < 2:
        return None  # one report that spells a name in two ways is its own matter
    if all(_spelling_only(identity, v) for v in values):
        return build_point(matter, kept, "rounding", _TWO_WAYS)
    return build_point(matter, kept, "dispute", _LETTERS)


def _by_form(said: Sequence[Saying]) -> list[Saying]:
    """Return the sayings; forms that differ in dots alone ("U.S.", "US") are one value, the first in the alphabet."""
    form = {s.value.replace(".", ""): s.value for s in sorted(said, key=lambda s: s.value, reverse=True)}
    return [replace(s, value=form[s.value.replace(".", "")]) for s in said]


def _spelling_only(identity: Identity, variant: str) -> bool:
    """Do a variant and the name differ in spelling alone, so that nobody takes them for two?"""
    if identity.kind == "person":
        return is_spelling_only(identity.name, variant)
    if fold_name(identity.name).replace(" ", "") == fold_name(variant).replace(" ", ""):
        return True
    first, second = plain_organisation(identity.name), plain_organisation(variant)
    stems = [[stem(word) for word in plain.split()] for plain in (first, second)]
    inflected = identity.kind != "place" and stems[0] == stems[1]
    return inflected or first.replace(" ", "") == second.replace(" ", "") or _numbered(identity.name, variant)


def _numbered(name: str, variant: str) -> bool:
    """Is one the initials and number of the other ("MLT4", "Marsh Line Two 4")?"""
    numbers = [[c for c in text if c.isdigit()] for text in (name, variant)]
    return (
        bool(numbers[0]) and numbers[0] == numbers[1] and (initials_of(variant) == name or initials_of(name) == variant)
    )


def _is_spelling(identity: Identity, variant: str) -> bool:
    """Is the variant the whole name spelled otherwise – not a part, a title form or a demonym of it?"""
    name = identity.name
    if variant.casefold() == name.casefold() or _numbered(name, variant):
        return True
    if _is_short_form(identity, variant):
        return False
    if variant.isupper() != name.isupper() and min(len(variant), len(name)) < _SIGN_CHARS:
        return False  # a sign for it: "MRSH" for Marsh
    words = list(zip_longest(variant.replace("-", " ").split(), name.replace("-", " ").split(), fillvalue=""))
    alike = all(a == b or (fuzz.ratio(a.lower(), b.lower()) >= _WORD_ALIKE and _free(a, b)) for a, b in words)
    inflected = variant.startswith(name) or name.startswith(variant) or _is_derived(name, variant)
    other_word = inflected or parse_place(variant) is not None
    return alike and not other_word and fuzz.ratio(name.lower(), variant.lower()) >= _ALIKE


def _is_short_form(identity: Identity, variant: str) -> bool:
    """Does a variant have another given name, one of the two short for the other ("Bill", "William")?"""
    words, own = fold_name(variant).split(), fold_name(identity.name).split()
    if identity.kind != "person" or len(words) != len(own) or words == own:
        return False
    return all(a == b or short_form(a) == short_form(b) for a, b in zip(words, own, strict=True))


def _is_derived(name: str, variant: str) -> bool:
    """Are these one word with two endings ("Democrats", "Democratic")?"""
    same = next((n for n, (a, b) in enumerate(zip_longest(name.lower(), variant.lower())) if a != b), len(name))
    ends = (name.lower()[same:], variant.lower()[same:])
    return same >= _STEM_CHARS and all(end in _ENDINGS for end in ends)


def _free(word: str, of_name: str) -> bool:
    """May a word be a spelling of a word of the name? Of a country or known town only when it sounds the same."""
    return not country_of(of_name) or same_sound(fold_name(word), fold_name(of_name))


def _other_names(identity: Identity, written: Sequence[Saying]) -> Point | None:
    """Return a point for what reports call by two names: a body or place by other words, a person by a short form."""
    if identity.kind == "person":
        short = [s for s in written if _is_short_form(identity, s.value)]
        named = [*(s for s in written if s.value == identity.name), *short]
        many = len({s.value for s in named}) > 1 and len({s.reading.origin for s in named}) > 1
        return (
            build_point(Matter("name", f"What {identity.name} is called"), named, "rounding", _SHORT_FORM)
            if many
            else None
        )
    if parse_place(identity.name) is not None:
        return None
    own = set(fold_name(identity.name).split())
    others = [s for s in written if _is_other_name(identity, s.value, own)]
    mine = [s for s in written if s.value == identity.name]
    origins = {s.reading.origin for s in (*mine, *others)}
    if not mine or not others or len(origins) < 2:
        return None
    return build_point(Matter("name", f"What {identity.name} is called"), [*mine, *others], "rounding", _TWO_NAMES)


def _is_other_name(identity: Identity, variant: str, own: set[str]) -> bool:
    """Does a variant name the thing by other words – no part, short form, initials or spelling of the name?"""
    parts = set(fold_name(variant).split())
    if min(len(parts), len(own)) < _WORDS_OF_A_NAME or len(parts & own) < _WORDS_SHARED or parts <= own or own <= parts:
        return False
    if parse_place(variant) is not None or variant.isupper():
        return False
    return compare_names(identity.name, variant, "organisation").outcome is Outcome.DIFFERS
