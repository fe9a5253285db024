"""Readings -> points of kind place: a place told in one direction by one report, in another by the next.

"The southeastern city of X", "X in central Y", "X, 30 km north of Z", "crashed 30 km north of Z": what is placed is a
place by its name, or what happens in the clause; it is placed within a whole or seen from another place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.partners import find_partners
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.sites import events_in
from secondsource.compare.subjects import Subject, apart_in_time, read_subject, shared, telling_keys
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.bearing import DIRECTION, Bearing, compare_bearings, parse_bearing
from secondsource.values.place import parse_place
from secondsource.values.verdict import Outcome

_LEAD_CHARS = 40  # before a name, within which a direction is looked for
_BETWEEN_CHARS = 70  # from a place to the name it is placed by
_EVENT_CHARS = 90  # from what happens to the place it is seen from
_ENOUGH = 6.0  # what two tellings of one event must share in names and telling words

_ERN = rf"(?:{DIRECTION})(?:ern)?|central"


@dataclass(frozen=True, slots=True)
class Placed:
    """What is placed (`thing`: a folded name, or a question of the sites), by what (`frame`: "in …", "of …"; "in":
    whatever it lies in), where, and the passage; `subject` is what tells one event from another, None for a place.
    """

    reading: Reading
    thing: str
    frame: str
    bearing: Bearing
    words: str
    span: Span
    subject: Subject | None


_Way = tuple[str, Bearing, Subject | None]
"""The frame, the bearing and, of an event, what it is told of."""


def compare_bearings_told(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every place or event that is told in directions that do not go together."""
    by_thing: dict[str, list[Placed]] = defaultdict(list)
    for placed in (memory or ComparisonMemory()).of_each(readings, read_placed):
        by_thing[placed.thing].append(placed)
    return [point for thing in sorted(by_thing) for point in _points(by_thing[thing])]


def _points(placed: Sequence[Placed]) -> Iterator[Point]:
    group, why = _clashing(placed)
    if not group:
        return
    wording = _wordings(group)
    about = group[0].thing if group[0].subject else f"Where {_name(group[0])} lies"
    sayings = [Saying(wording[p.frame, p.bearing.word], p.reading, p.span) for p in group]
    yield build_point(Matter("place", about[:1].upper() + about[1:]), sayings, "dispute", why[:1].upper() + why[1:])


def _clashing(placed: Sequence[Placed]) -> tuple[list[Placed], str]:
    """Return what does not go together with something of another origin whose report does not say both; and why not.

    What many reports tell alike is held against the rest once.
    """
    alike: dict[_Way, list[int]] = defaultdict(list)
    ways: dict[str, set[_Way]] = defaultdict(set)
    for number, one in enumerate(placed):
        alike[_way(one)].append(number)
        ways[one.reading.id].add(_way(one))
    found: set[int] = set()
    first, why = (len(placed), len(placed)), ""
    for here, there in _pairs(alike, placed):
        verdict = compare_bearings(here[1], there[1])
        if verdict.outcome is not Outcome.DIFFERS or not _of_one_thing(placed[alike[here][0]], placed[alike[there][0]]):
            continue
        mine = [n for n in alike[here] if not _says(ways[placed[n].reading.id], there)]
        others = [n for n in alike[there] if not _says(ways[placed[n].reading.id], here)]
        clash = [*_of_other_origins(mine, others, placed), *_of_other_origins(others, mine, placed)]
        found.update(clash)
        if clash and (min(clash), max(clash)) < first:
            first, why = (min(clash), max(clash)), verdict.why
    return [placed[n] for n in sorted(found)], why


def _way(placed: Placed) -> _Way:
    return placed.frame, placed.bearing, placed.subject


def _pairs(alike: Mapping[_Way, Sequence[int]], placed: Sequence[Placed]) -> Iterator[tuple[_Way, _Way]]:
    """Yield the ways worth holding against each other: of a place all that are in one frame, of events the partners."""
    ways = list(alike)
    if placed[0].subject is None:
        yield from ((a, b) for a, b in combinations(ways, 2) if _one_frame(a[0], b[0]))
        return
    keys = [telling_keys(way[2]) if way[2] else [] for way in ways]
    told_by = [str(number) for number in range(len(ways))]
    yield from ((ways[i], ways[j]) for i, j in find_partners(ways, keys, told_by) if _one_frame(ways[i][0], ways[j][0]))


def _of_one_thing(a: Placed, b: Placed) -> bool:
    if a.subject is None or b.subject is None:
        return a.subject is b.subject
    needed = lexicon("sites")["persons"].get(a.thing, 0)
    alike = len(a.subject.persons & b.subject.persons) >= needed and not apart_in_time(a.subject, b.subject)
    return alike and shared(a.subject, b.subject) >= _ENOUGH


def _says(ways: Iterable[_Way], other: _Way) -> bool:
    """Does a report also say what goes together with another way?"""
    return any(
        _one_frame(way[0], other[0]) and compare_bearings(way[1], other[1]).outcome is not Outcome.DIFFERS
        for way in ways
    )


def _of_other_origins(mine: Sequence[int], others: Sequence[int], placed: Sequence[Placed]) -> list[int]:
    """Return those of `mine` against which one of another origin stands."""
    origins = {placed[n].reading.origin for n in others}
    return [n for n in mine if origins - {placed[n].reading.origin}]


def _one_frame(a: str, b: str) -> bool:
    return a == b or ("in" in (a, b) and a.startswith("in") and b.startswith("in"))


def _wordings(group: Sequence[Placed]) -> dict[tuple[str, str], str]:
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for placed in group:
        seen[placed.frame, placed.bearing.word][placed.words] += 1
    return {key: min(told, key=lambda w: (-told[w], w)) for key, told in seen.items()}


def _name(placed: Placed) -> str:
    names = placed.reading.names_in(placed.reading.sentence_at(placed.span.start))
    text = placed.reading.document.text
    return next((n.span.of(text) for n in names if _folded(n.span.of(text)) == placed.thing), placed.thing)


def read_placed(reading: Reading) -> Iterator[Placed]:
    """Yield what a report places by a direction, in text order of the names it is placed by."""
    text = reading.document.text
    places = [n for n in reading.analysis.names if n.kind == "place"]
    for number, name in enumerate(places):
        sentence = reading.sentence_at(name.span.start)
        before = text[max(sentence.start, name.span.start - _LEAD_CHARS) : name.span.start]
        earlier = places[number - 1] if number and places[number - 1].span.start >= sentence.start else None
        if told := _sort_of_place().search(before):
            yield _placed_name(reading, name, "in", told[1], f"“{_plain(told[1])}”")
        elif told := _within().search(before):
            yield from _placed_within(reading, earlier, name, told)
        elif told := _seen_from().search(before):
            yield from _placed_from(reading, earlier, name, told)


def _placed_within(reading: Reading, earlier: Name | None, whole: Name, told: re.Match[str]) -> Iterator[Placed]:
    """Yield "X, a town in central Y": a place within a whole."""
    text = reading.document.text
    start = whole.span.start - len(told[0])
    if earlier is None or not _is_whole(whole.span.of(text)) or not 0 <= start - earlier.span.end <= _BETWEEN_CHARS:
        return
    if _links_to_whole().fullmatch(text[earlier.span.end : start] + told[0][: told.start(1) - told.start()]):
        name = whole.span.of(text)
        yield _placed_name(reading, earlier, f"in {_folded(name)}", told[1], f"in {_plain(told[1])} {name}")


def _placed_from(reading: Reading, earlier: Name | None, other: Name, told: re.Match[str]) -> Iterator[Placed]:
    """Yield "X, 30 km north of Z", else what happens "30 km north of Z"."""
    text, name = reading.document.text, other.span.of(reading.document.text)
    start = other.span.start - len(told[0])
    frame, said = f"of {_folded(name)}", f"{_plain(told[1])} of {name}"
    bearing = parse_bearing(told[1])
    if earlier is not None and _links_to_other().fullmatch(text[earlier.span.end : start]):
        yield _placed_name(reading, earlier, frame, told[1], said)
        return
    claim = reading.claim_at(Span(start, other.span.end))
    events = [e for e in events_in(text, claim.span) if abs(e[1] - start) <= _EVENT_CHARS] if claim else []
    if claim is not None and bearing is not None and events:
        event, at = min(events, key=lambda e: (abs(e[1] - start), e))
        yield Placed(reading, event, frame, bearing, said, claim.span, read_subject(reading, Span(at, at)))


def _placed_name(reading: Reading, name: Name, frame: str, direction: str, said: str) -> Placed:
    bearing = parse_bearing(direction)
    assert bearing is not None, direction
    text = reading.document.text
    claim = reading.claim_at(name.span)
    span = claim.span if claim else reading.sentence_at(name.span.start)
    return Placed(reading, _folded(name.span.of(text)), frame, bearing, said, span, None)


def _is_whole(name: str) -> bool:
    place = parse_place(name)
    return place is not None and place.sort in ("country", "state", "region")


def _folded(name: str) -> str:
    place = parse_place(name)
    return place.name if place else name


def _plain(direction: str) -> str:
    return re.sub(r"\s?-\s?", "-", direction.lower())


@cache
def _sort_of_place() -> re.Pattern[str]:
    sorts = "|".join(sorted(words("bearings", "sorts")))
    return re.compile(rf"(?<!\w)({_ERN}) (?:\w+ )?(?:{sorts}) of \Z", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"(?:in|of) (?:the )?({_ERN}) \Z", re.IGNORECASE)


@cache
def _seen_from() -> re.Pattern[str]:
    capital = "|".join(sorted(words("bearings", "before_names")))
    return re.compile(rf"(?<![\w-])({DIRECTION}) of (?:the )?(?:(?:{capital}) )*\Z", re.IGNORECASE)


@cache
def _links_to_whole() -> re.Pattern[str]:
    return re.compile(r",? (?:(?:an?|the) [\w\s-]{1,40} )?(?:in |of )(?:the )?", re.IGNORECASE)


@cache
def _links_to_other() -> re.Pattern[str]:
    return re.compile(r",? ?(?:(?:\w+ )?(?:lies|located|situated),? ?)?(?:an? [\w\s-]{1,30} )?"
                      r"(?:(?:about|around|roughly|some|nearly) )?(?:[\d.,\s]{1,20} ?\w+ ?)?(?:\([^)]*\) ?)?"
                      r"(?:to )?(?:the )?", re.IGNORECASE)  # fmt: skip
