"""Readings -> their claims with a day, week or month: what the timeline is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.lang.lexicon import words
from secondsource.records.analysis import Claim, Moment, Tense
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import TimelineStatus
from secondsource.values.moment import Resolved

_PLACED = ("part", "day", "days", "month", "week")
_LONGEST_DAYS = 10  # a longer span of days is no place on a timeline
_FEW_WORDS = 9  # "Ann Dale, the mayor of Tarn, told reporters on Monday" tells nothing more
_INNER_CLAUSE = re.compile(r"\s(?:after|before|that|until|when|where|which|who)\s")
_CONDITION = re.compile(r"\W*(?:even if|if|unless|whether)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim with the time it is told of, and the tense of the verb at that time."""

    reading: Reading
    claim: Claim
    time: Resolved
    tense: Tense | None


def dated_claims(readings: Sequence[Reading]) -> list[Dated]:
    """Return the claims whose time has a place on a timeline, in the order of the reports and of their texts."""
    found = []
    for reading in readings:
        for claim in reading.analysis.claims:
            placed = _moments(reading, claim) if tells_something(reading, claim) else []
            moment = _own_moment(reading, claim, placed)
            if moment is not None and not _dates_another(reading, claim, moment):
                found.append(Dated(reading, claim, moment[1], moment[0].tense))
    return found


def status_of(dated: Dated, newest: date | None) -> TimelineStatus:
    """The clause's status, but: what lies after the report's day is planned, a plan whose day has passed is overdue."""
    status: TimelineStatus = dated.claim.status
    if dated.tense == "past" and status in ("planned", "possible"):
        status = "happened"  # the verb at the moment outweighs another verb of the clause
    if _is_ahead(dated.reading, dated.time) and status in ("happened", "ongoing"):
        return "planned"
    passed = newest is not None and dated.time.last is not None and dated.time.last < newest
    return "overdue" if status == "planned" and passed else status


def can_be_awaited(dated: Dated) -> bool:
    """Is it a plan of which a reader would ask what became: no speech, no condition, nothing that is not to be?"""
    text = dated.reading.document.text
    quoted = any(part.covers(dated.claim.span) for part in _spoken(dated.reading, dated.claim.span))
    return not (quoted or dated.claim.negated or _CONDITION.match(text, dated.claim.span.start))


def tells_something(reading: Reading, claim: Claim) -> bool:
    """Has a claim more in it than that somebody spoke ("the mayor said Monday"), and is it no notice of the page?"""
    told = claim.span.of(reading.document.text)
    if _is_notice(told.lower()):
        return False
    statements = reading.statements_in(claim.span)
    spoken = words("speech", "plain") | words("furniture", "reporting_words")
    verbs = [s.predicate.of(reading.document.text).lower() for s in statements if not s.nominal]
    return not verbs or len(told.split()) > _FEW_WORDS or not all(verb in spoken for verb in verbs)


def _is_notice(low: str) -> bool:
    """Is it addressed to the reader of the page ("For more news, visit our website")?"""
    if any(cue in low for cue in words("furniture", "notices")):
        return True
    said = set(low.replace(",", " ").split())
    return low.startswith(tuple(words("furniture", "appeals"))) and bool(said & words("furniture", "appeal_objects"))


def _moments(reading: Reading, claim: Claim) -> list[tuple[Moment, Resolved]]:
    """Return the times of a claim that have a place; those within words someone spoke date only what was spoken."""
    spoken = [part for part in _spoken(reading, claim.span) if not part.covers(claim.span)]
    found = reading.moments_in(claim.span)
    earlier = any(_is_earlier_year(reading, time) for _, time in found)
    return [
        (m, time)
        for m, time in found
        if is_placed(time) and not any(part.covers(m.span) for part in spoken) and not (earlier and time.anchor)
    ]


def _spoken(reading: Reading, span: Span) -> list[Span]:
    """Return the words in marks that meet a passage."""
    quotes = [q for q in reading.analysis.quotes if q.form == "direct" and q.span.start < span.end]
    return [part for q in quotes for part in q.parts if part.start < span.end and span.start < part.end]


def _is_earlier_year(reading: Reading, time: Resolved) -> bool:
    """Is it an earlier year? "Two years ago, on New Year's Eve" is not the New Year's Eve of the report."""
    told = reading.published.end
    return told is not None and time.precision == "year" and time.last is not None and time.last.year < told.year


def _own_moment(
    reading: Reading, claim: Claim, placed: Sequence[tuple[Moment, Resolved]]
) -> tuple[Moment, Resolved] | None:
    """Return the first moment; of what is told as done the first that is not still to come, if there is one.

    "Christmas shoppers came back on Saturday" happened on Saturday.
    """
    told = reading.published.end
    if claim.status == "happened" and told is not None:
        past = [(m, time) for m, time in placed if time.first is not None and time.first <= told]
        return next(iter(past or placed), None)
    return next(iter(placed), None)


def _dates_another(reading: Reading, claim: Claim, placed: tuple[Moment, Resolved]) -> bool:
    """Is the day ahead no day of what is told as done ("left before the talks that begin Friday", "have set up more
    posts for Friday's march")?
    """
    moment, time = placed
    if claim.status != "happened" or not _is_ahead(reading, time):
        return False
    between = reading.document.text[claim.span.start : moment.span.start]
    return moment.tense == "past" or _INNER_CLAUSE.search(between) is not None


def _is_ahead(reading: Reading, time: Resolved) -> bool:
    told = reading.published.end
    return told is not None and time.first is not None and time.first > told


def is_placed(time: Resolved) -> bool:
    """Has a time a place on a timeline: a month, or so few days that they are one place?"""
    if time.first is None or time.last is None or time.precision not in _PLACED:
        return False
    return time.precision == "month" or (time.last - time.first).days <= _LONGEST_DAYS
