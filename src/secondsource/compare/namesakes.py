"""Roles in many reports -> points: one post and one family name, but another given name in other reports."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.compare.holdings import NOT_NOW
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.lang.lexicon import words
from secondsource.records.reading import Reading
from secondsource.records.story import Identity
from secondsource.records.storyfile import Point
from secondsource.values.name import fold_name, parse_name, plain_organisation
from secondsource.values.place import with_the

_WHY = "One post and one family name, but two given names, and no report names both: one of them may be a mistake"


@dataclass(frozen=True, slots=True)
class _Named:
    """One report naming someone with a post; `title` and `of` as written there."""

    who: Identity
    saying: Saying
    title: str
    of: str


def compare_namesakes(readings: Sequence[Reading]) -> list[Point]:
    """Return one point for every post that reports give to persons of one family name and different given names.

    Offices that one person holds at a time are compared elsewhere.
    """
    found: dict[tuple[str, str, str], list[_Named]] = defaultdict(list)
    for reading in readings:
        for named in _named(reading):
            family = parse_name(named.who.name).family
            found[named.title, plain_organisation(named.of), family].append(named)
    points = (_point(found[key]) for key in sorted(found))
    return [point for point in points if point is not None]


def _named(reading: Reading) -> Iterator[_Named]:
    single = words("titles", "single_holder")
    for role in reading.analysis.roles:
        who = reading.identity.get(role.holder)
        if who is None or who.kind != "person" or not role.of or role.modifier in NOT_NOW or role.title in single:
            continue
        name = parse_name(who.name)
        if name.given and not name.eastern:
            yield _Named(who, Saying(who.name, reading, role.span), role.title, role.of)


def _point(named: Sequence[_Named]) -> Point | None:
    """Return the point when two persons are meant and no report knows of both."""
    people = {n.who.id: n.who for n in named}
    if len(people) != 2:
        return None
    reports = [{mention.report for mention in who.mentions} for who in people.values()]
    given = {fold_name(who.name) for who in people.values()}
    if reports[0] & reports[1] or len(given) < 2 or len({n.saying.reading.origin for n in named}) < 2:
        return None
    about = f"Given name of the {named[0].title} of {with_the(named[0].of)}"
    return build_point(Matter("name", about), [n.saying for n in named], "dispute", _WHY)
