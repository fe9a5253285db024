"""Persons, places and days -> points: one person told in a place on a day when others have them still on the way there.

A report that has a person in a town of a country on a day clashes with one that has the person reach that country only
days later. Two countries on one day are no clash: people fly.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.stays_told import arrivals_told, still_to_come, stops_told
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Name
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.story import Identity
from secondsource.records.storyfile import Point
from secondsource.values.moment import Resolved
from secondsource.values.periods import render_day
from secondsource.values.place import country_of

_MOST_ARRIVALS = 50  # of one person in one country; more are no story but a diary
_DAYS_APART = 7  # a later arrival than that is another journey
_LONGEST_LINK_CHARS = 60  # between the words of going or being and the place


@dataclass(frozen=True, slots=True)
class _Stay:
    """A person in (or reaching) a place on a day, as one report has it."""

    reading: Reading
    person: Identity
    place: str
    country: str
    day: date
    span: Span
    arriving: bool


def compare_whereabouts(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every person and day on which a stay clashes with a later arrival."""
    kept = memory or ComparisonMemory()
    journeys: dict[tuple[str, str], list[_Stay]] = defaultdict(list)
    for stay in kept.of_each(readings, _stays):
        journeys[stay.person.id, stay.country].append(stay)
    of_each = (kept.piece("journey", journeys[key], None, partial(_points, journeys[key])) for key in sorted(journeys))
    return [point for points in of_each for point in points]


def _points(stays: Sequence[_Stay]) -> list[Point]:
    return list(_journey_points(stays))


def _journey_points(stays: Sequence[_Stay]) -> Iterator[Point]:
    """Yield a point for every day one person is told in a country that others have them reach only later."""
    arrivals = [stay for stay in stays if stay.arriving][:_MOST_ARRIVALS]
    days: dict[date, list[_Stay]] = defaultdict(list)
    for stay in stays:
        if not stay.arriving:
            days[stay.day].append(stay)
    for day in sorted(days):
        later = [arrival for arrival in arrivals if any(_clashes(stay, arrival) for stay in days[day][:_MOST_ARRIVALS])]
        if later:
            yield _point(days[day], later)


def _clashes(stay: _Stay, arrival: _Stay) -> bool:
    apart = arrival.day - stay.day
    return arrival.reading.id != stay.reading.id and timedelta(0) < apart <= timedelta(days=_DAYS_APART)


def _point(here: Sequence[_Stay], later: Sequence[_Stay]) -> Point:
    first = here[0]
    matter = Matter("whereabouts", f"Where {first.person.name} was on {render_day(first.day)}")
    sayings = [saying for stay in here for saying in _told_here(stay)]
    sayings += [saying for stay in later for saying in _told_later(stay)]
    return build_point(matter, sayings, "dispute", "One person cannot be in two places at one time.")


def _told_here(stay: _Stay) -> Iterator[Saying]:
    """Yield what a report says of a stay: the sentence with the day, more of the stop, words that do not fit it."""
    yield Saying(f"in {stay.place}", stay.reading, stay.span)
    for span in stops_told(stay.reading, stay.person, stay.place):
        yield Saying(f"in {stay.place}", stay.reading, span)
    for span in still_to_come(stay.reading, stay.person, stay.country):
        yield Saying(f"{stay.country} still to come, in words of the day", stay.reading, span)


def _told_later(stay: _Stay) -> Iterator[Saying]:
    """Yield what a report says of a later arrival: the sentence with the day, and where it was."""
    value = f"not yet in {stay.country}: reaches it on {render_day(stay.day)}"
    yield Saying(value, stay.reading, stay.span)
    for span in arrivals_told(stay.reading, stay.person, stay.country):
        yield Saying(value, stay.reading, span)


def _stays(reading: Reading) -> Iterator[_Stay]:
    for moment, time in reading.moments_in(Span(0, len(reading.document.text))):
        day = _one_day(time)
        if day is None:
            continue
        sentence = reading.sentence_at(moment.span.start)
        inside = reading.names_in(sentence)
        for name in inside:
            stay = _stay(reading, name, sentence) if _near(name.span, moment.span) else None
            person = _person(reading, inside, name.span)
            if stay is not None and person is not None:
                place, country, arriving = stay
                yield _Stay(reading, person, place, country, day, sentence, arriving)


def _one_day(time: Resolved) -> date | None:
    return time.first if time.first is not None and time.first == time.last else None


def _person(reading: Reading, inside: Sequence[Name], place: Span) -> Identity | None:
    """Return the last person named before the place, else the first after it."""
    persons = [n for n in inside if n.kind == "person" and n.entity in reading.identity]
    before = [n for n in persons if n.span.end <= place.start]
    after = [n for n in persons if n.span.start >= place.end]
    nearest = before[-1] if before else (after[0] if after else None)
    return reading.identity[nearest.entity] if nearest else None


def _near(place: Span, moment: Span) -> bool:
    gap = max(moment.start - place.end, place.start - moment.end)
    return gap <= _LONGEST_LINK_CHARS


def _stay(reading: Reading, name: Name, sentence: Span) -> tuple[str, str, bool] | None:
    if name.kind != "place":
        return None
    place = name.span.of(reading.document.text)
    country = country_of(place)
    before = reading.document.text[max(sentence.start, name.span.start - _LONGEST_LINK_CHARS) : name.span.start]
    arriving = _link("arriving").search(before) is not None
    if country is None or not (arriving or _link("being").search(before)):
        return None
    if not arriving and country == place:
        return None  # "in France" as a whole tells too little of where one is
    return place, country, arriving


@cache
def _link(key: str) -> re.Pattern[str]:
    phrases = sorted(words("movement", key), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")\s+\Z", re.IGNORECASE)
