"""Readings -> points of kind outlook: when reports expect one and the same thing to be done or over."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.partners import find_partners
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.speakers import speaker_of
from secondsource.compare.subjects import Subject, read_subject, shared, telling_keys
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Moment
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point
from secondsource.values.moment import Resolved, render_moment
from secondsource.values.outlook import Bound, Forecast, compare_forecasts
from secondsource.values.terms import stem
from secondsource.values.tokens import tokens_of
from secondsource.values.verdict import Outcome

_ENOUGH = 3.0  # what two clauses must share beside the thing that is awaited
_BOUND_CHARS = 24


@dataclass(frozen=True, slots=True)
class _Expected:
    """A clause that says when something is expected, or (forecast None) that nobody knows."""

    reading: Reading
    span: Span
    forecast: Forecast | None
    value: str
    speaker: str | None
    subject: Subject


def compare_forecast_times(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for everything of which reports expect the end, the start or the result at different times."""
    kept = memory or ComparisonMemory()
    awaited: dict[str, list[_Expected]] = defaultdict(list)
    for reading in readings:
        for about, expected in kept.of_report(reading, _told):
            awaited[about].append(expected)
    found = ((about, awaited[about]) for about in sorted(awaited))
    return [p for about, told in found for p in kept.piece("forecasts", told, about, partial(_points, about, told))]


def _told(reading: Reading) -> list[tuple[str, _Expected]]:
    return list(_expectations(reading))


def _points(about: str, found: Sequence[_Expected]) -> list[Point]:
    """Return the point of the two forecasts that clash and share most, with all that speak of the same."""
    pairs = find_partners(
        [(e.forecast, e.subject) for e in found],
        [telling_keys(e.subject) if e.forecast else () for e in found],
        [e.reading.id for e in found],
    )
    best = max(
        ((_clash(found[i], found[j]), i, j) for i, j in pairs),
        default=(0.0, 0, 0),
        key=lambda row: (row[0], -row[1], -row[2]),
    )
    if best[0] < _ENOUGH:
        return []
    core = (found[best[1]], found[best[2]])
    group = [e for e in found if e in core or max(shared(e.subject, c.subject) for c in core) >= _ENOUGH]
    nature, why = _nature(group)
    named = _with_speakers(group)
    sayings = [Saying(named[e.value], e.reading, e.span) for e in group]
    return [build_point(Matter("outlook", f"When {about}"), sayings, nature, why)]


def _with_speakers(group: Sequence[_Expected]) -> dict[str, str]:
    """Return the forecasts in reader's words, each with all who give it."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for e in group:
        speakers[e.value].update([e.speaker] if e.speaker else [])
    return {value: f"{value} ({', '.join(sorted(who))})" if who else value for value, who in speakers.items()}


def _clash(a: _Expected, b: _Expected) -> float:
    if a.forecast is None or b.forecast is None or a.reading.id == b.reading.id:
        return 0.0
    if compare_forecasts(a.forecast, b.forecast).outcome is not Outcome.DIFFERS:
        return 0.0
    return shared(a.subject, b.subject)


def _nature(group: Sequence[_Expected]) -> tuple[Nature, str]:
    """A forecast first given on a later day overtakes the earlier one; forecasts of one day are a dispute."""
    first: dict[str, date] = {}
    for e in group:
        if e.forecast is not None and e.reading.published.end:
            first[e.value] = min(e.reading.published.end, first.get(e.value, e.reading.published.end))
    if len(first) == len({e.value for e in group if e.forecast}) and len(set(first.values())) == len(first):
        return "update", "The later report gives a new forecast"
    return "dispute", "The forecasts of one thing do not fit together"


def _expectations(reading: Reading) -> Iterator[tuple[str, _Expected]]:
    text = reading.document.text
    for claim in reading.analysis.claims:
        low = claim.span.of(text).lower()
        about = _awaited(low)
        if about is None:
            continue
        subject = read_subject(reading, Span(claim.span.start, claim.span.start))
        if _open().search(low):
            yield about, _Expected(reading, claim.span, None, "not known", speaker_of(reading, claim.span), subject)
        elif _cue().search(low):
            for moment, time in _moments(reading, claim.span):
                yield about, _expected(reading, claim.span, moment, time, subject)


def _expected(reading: Reading, clause: Span, moment: Moment, time: Resolved | None, subject: Subject) -> _Expected:
    text = reading.document.text
    before = text[max(clause.start, moment.span.start - _BOUND_CHARS) : moment.span.start].lower()
    claim = reading.claim_at(moment.span)
    negated = (claim is not None and claim.negated) or "not" in before.split()
    word, bound = _bound(before, negated)
    forecast = Forecast(moment.expression, time, bound, reading.published.end)
    clear = time is not None and time.precision != "vague" and "PX" not in time.value
    told = render_moment(time) if time is not None and clear else moment.span.of(text)
    value = f"{word} {told}".strip()
    return _Expected(reading, clause, forecast, value, speaker_of(reading, moment.span), subject)


def _bound(before: str, negated: bool) -> tuple[str, Bound | None]:
    """Return the words that bound a time, with what they say of it; "not until" names the earliest."""
    bounds: dict[Bound, list[str]] = lexicon("forecasts")["bounds"]
    if negated and (late := re.search(r"(?<!\w)(till|until|before)\s*\W?\s*\Z", before)):
        return f"not {late[1]}", "earliest"
    for bound, said in bounds.items():
        for word in sorted(said, key=len, reverse=True):
            if re.search(rf"(?<!\w){word}\s*\W?\s*\Z", before):
                return word, bound
    return "", None


def _moments(reading: Reading, clause: Span) -> Iterator[tuple[Moment, Resolved | None]]:
    moments = reading.analysis.moments
    first = bisect_left(reading.starts.moments, clause.start)
    last = bisect_left(reading.starts.moments, clause.end)
    for moment, time in zip(moments[first:last], reading.times[first:last], strict=True):
        if _ahead(reading, moment, time):
            yield moment, time


def _ahead(reading: Reading, moment: Moment, time: Resolved | None) -> bool:
    """Is a moment a length of time, or a day that may still be to come when the report came out?"""
    told = moment.expression
    if told.form in ("set", "vague", "clock") or told.toward == "past" or told.shift == 0:
        return False
    if time is not None and time.last is not None:
        start = reading.published.start
        return start is not None and time.last > start
    return told.form in ("calendar", "duration") or moment.tense == "future"


@lru_cache(maxsize=16_384)  # many reports hold the same clauses
def _awaited(low: str) -> str | None:
    stems = " " + " ".join(stem(t.low) for t in tokens_of(low)) + " "
    return next((about for about, said in _awaited_words() if any(f" {s} " in stems for s in said)), None)


@cache
def _awaited_words() -> list[tuple[str, list[str]]]:
    return [
        (about, [" ".join(stem(w) for w in phrase.split()) for phrase in phrases])
        for about, phrases in lexicon("forecasts")["awaited"].items()
    ]


@cache
def _open() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p) for p in lexicon("forecasts")["open"]["phrases"]))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(lexicon("forecasts")["cues"]["words"]) + r")(?!\w)")
