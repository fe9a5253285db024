"""Readings -> points of kind time: a time of day and its Greenwich time that do not go together.

A report that gives both ("at 2:15 p.m. (1215 GMT)") tells how far its zone lies from Greenwich. That is checked against
the zone it names, against the zone of the country its report is about, and against what other reports tell. What one
report gives in local time and another in Greenwich time is one time where the zone of the place makes it so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from secondsource.compare.deeds import Deed, one_deed
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.place import country_of
from secondsource.values.zone import (
    DAY,
    Clock,
    find_clocks,
    is_greenwich,
    offset_between,
    offset_of,
    offsets_in,
    render_clock,
    render_offset,
)

_BETWEEN_CHARS = 24  # from a local time to the Greenwich time in brackets behind it
_ONE_TIME = 15  # minutes that two reports may lie apart for one moment
_FARTHEST = 5 * 60  # minutes; further apart it is another moment of the same day


@dataclass(frozen=True, slots=True)
class _Pair:
    """A local time with its Greenwich time as one report gives them, the offset they tell, and the report's country."""

    reading: Reading
    local: Clock
    greenwich: Clock
    offset: int
    country: str | None

    @property
    def span(self) -> Span:
        return Span(self.local.start, self.greenwich.end)


def compare_zones(
    readings: Sequence[Reading], told: Sequence[Sequence[Deed]], memory: ComparisonMemory | None = None
) -> list[Point]:
    """Return the points on times of day and their zones."""
    kept = memory or ComparisonMemory()
    pairs = kept.of_each(readings, _pairs)
    own = [point for pair in pairs for point in _own_points(pair)]
    zoned = any("GMT" in r.document.text or "UTC" in r.document.text for r in readings)
    found = kept.each("zones", told, _moment_points) if zoned else []
    return [*own, *_country_points(pairs), *(point for points in found for point in points)]


def _pairs(reading: Reading) -> Iterator[_Pair]:
    text = reading.document.text
    if "GMT" not in text and "UTC" not in text:
        return
    clocks = list(find_clocks(text))
    for local, greenwich in pairwise(clocks):
        between = text[local.end : greenwich.start]
        near = len(between) <= _BETWEEN_CHARS and between.lstrip().startswith("(") and ")" not in between
        if near and is_greenwich(greenwich.zone) and not is_greenwich(local.zone):
            yield _Pair(reading, local, greenwich, offset_between(local, greenwich), _country(reading))


def _country(reading: Reading) -> str | None:
    """Return the country a report names most, with its places."""
    named = [country_of(n.span.of(reading.document.text)) for n in reading.analysis.names if n.kind == "place"]
    counts = Counter(country for country in named if country)
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def _own_points(pair: _Pair) -> Iterator[Point]:
    """Yield a point for a report whose local and Greenwich times do not fit the zone it names."""
    offset = offset_of(pair.local.zone)
    if offset is not None and offset != pair.offset:
        right = f"{render_clock(pair.local.minutes - offset)} GMT, from the {pair.local.zone} given"
        told = f"{render_clock(pair.greenwich.minutes)} GMT, as told"
        sayings = [Saying(value, pair.reading, pair.span) for value in (right, told)]
        why = f"{pair.local.zone} is {render_offset(offset)}, the two times lie {render_offset(pair.offset)}"
        yield build_point(Matter("time", "Local time and GMT of one moment"), sayings, "dispute", why)


def _country_points(pairs: Sequence[_Pair]) -> Iterator[Point]:
    """Yield a point for every country of one zone for which reports tell two distances from Greenwich."""
    for country in sorted({pair.country for pair in pairs if pair.country}):
        known = offsets_in(country)
        inside = [p for p in pairs if p.country == country and p.offset in known and offset_of(p.local.zone) is None]
        if len({pair.offset for pair in inside}) > 1:
            sayings = [Saying(_told(pair), pair.reading, pair.span) for pair in inside]
            why = "The distance between local time and GMT is one for the whole country on these days"
            yield build_point(Matter("time", f"Local time and GMT in {country}"), sayings, "dispute", why)


def _told(pair: _Pair) -> str:
    return f"local time {render_offset(pair.offset)}"


def _moment_points(deeds: Sequence[Deed]) -> list[Point]:
    """Return a point for what one report gives in local, another in Greenwich time."""
    timed = [(deed, clock, meant) for deed in deeds for clock, meant in _clock_of(deed)]
    for (one, a, meant_a), (other, b, meant_b) in combinations(timed, 2):
        if is_greenwich(a.zone) == is_greenwich(b.zone) or not one_deed(one, other):
            continue
        apart = min(min((x - y) % DAY, (y - x) % DAY) for x in meant_a for y in meant_b)
        if apart > _FARTHEST:
            continue
        sayings = [Saying(_words(deed, clock), deed.reading, deed.clause) for deed, clock in ((one, a), (other, b))]
        matter = Matter("time", f"Time of day: {one.statement.lemma}")
        if apart <= _ONE_TIME:
            return [build_point(matter, sayings, "rounding", "One moment, told in two time zones")]
        return [build_point(matter, sayings, "dispute", "The two times are not one, whatever the zone of the place")]
    return []


def _words(deed: Deed, clock: Clock) -> str:
    return Span(clock.start, clock.end).of(deed.reading.document.text).strip()


def _clock_of(deed: Deed) -> Iterator[tuple[Clock, tuple[int, ...]]]:
    """Yield the only time of day of a deed's sentence, with the minutes of Greenwich time it may mean."""
    sentence = deed.reading.sentence_at(deed.statement.predicate.start)
    clocks = list(find_clocks(deed.reading.document.text, sentence.start, sentence.end))
    if len(clocks) != 1 or not deed.clause.covers(Span(clocks[0].start, clocks[0].end)):
        return
    named = offset_of(clocks[0].zone)
    offsets = (named,) if named is not None else offsets_in(_country(deed.reading) or "")
    if offsets and clocks[0].sure and (clocks[0].zone or not _words(deed, clocks[0]).isdigit()):  # 2008 is a year
        yield clocks[0], tuple((clocks[0].minutes - offset) % DAY for offset in offsets)
