"""The reports of one story -> the date of each: known dates stay, undated reports are placed by their own words and
by what dated reports tell of the same happenings. Where the evidence is thin a date stays wide or unknown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.group.calendar_clues import (
    Clue,
    Happening,
    days_told,
    find_clues,
    find_happenings,
    is_sure,
    stated_day,
    term_weights,
)
from secondsource.group.calendar_scores import (
    Match,
    has_day_clue,
    match_happenings,
    score_own,
    score_shared,
    score_story,
    shares,
)
from secondsource.records.analysis import Analysis
from secondsource.records.document import DatePrecision, Document, Published
from secondsource.values.moment import render_weekday

_WINDOW_DAYS = 14
_STORY_DAYS = 366  # a date named that lies further back is history, not the story's own time
_SURE_VOTES = 2  # a report's own date counts for two of the latest dates that undated ones name
_WEEK_DAYS = 3  # days on either side of the best that count as the same week
# Tuned on the founding reports and on four stories of eleven to fourteen reports, one dated at a time.
_WEEK_SHARE = 0.7
_DAY_LEAD = 0.55  # a day whose own evidence is this share of the best day's may be the day too
_SURE_SHARE = 0.97
_WORST_FIT = -3.5
_LIKELY_SAME = 1.6  # two sentences that share 0.4 of their weighted terms
_ROUNDS = 2
_OPENING = 1  # the last zone of a text whose full dates can bear a date alone; further down they are history as often


@dataclass(frozen=True, slots=True)
class _Story:
    """What the reports of a story know of its days in one round: anchors (day, whose date it is) and happenings.

    `firm` are the days that can bear a date; other anchors only show how wide the story may lie.
    """

    anchors: tuple[tuple[date, str], ...]
    firm: tuple[date, ...]
    happenings: tuple[Happening, ...]
    weights: Mapping[str, float]


def settle_calendar(documents: Sequence[Document], analyses: Mapping[str, Analysis]) -> dict[str, Published]:
    """Return the date of every report of one story, by report id.

    Dates that are known or doubtful stay as they are; `Published.why` says what an undated report was placed by.
    """
    dates = {document.report_id: document.published for document in documents}
    weights = term_weights(documents)
    clues = {d.report_id: find_clues(d, analyses[d.report_id]) for d in documents if d.report_id in analyses}
    for _ in range(_ROUNDS):
        told = find_happenings(documents, analyses, dates)
        story = _Story(_anchors(documents, dates, clues), _firm(documents, dates, clues), told, weights)
        settled = dict(dates)
        for document in documents:
            undated = document.published.start is None and not is_sure(dates[document.report_id])
            if undated and document.report_id in clues:
                settled[document.report_id] = _settle(document, clues[document.report_id], story)
        dates = settled
    return dates


def _anchors(
    documents: Sequence[Document], dates: Mapping[str, Published], clues: Mapping[str, tuple[Clue, ...]]
) -> tuple[tuple[date, str], ...]:
    """Return the known dates of the story, and the latest full date each undated report names."""
    anchors: set[tuple[date, str]] = set()
    votes: dict[date, int] = defaultdict(int)
    for document in documents:
        published = dates[document.report_id]
        if is_sure(published):
            known = [day for day in (published.start, published.end) if day]
            anchors |= {(day, f"the date of {document.source}") for day in known}
            votes[known[-1]] += _SURE_VOTES
        elif not published.doubtful:
            days = days_told(clues.get(document.report_id, ()))
            if days:
                anchors.add((max(days), f"the latest date named in {document.source}"))
                votes[max(days)] += 1
    last = _story_end(votes)
    return tuple(sorted((day, why) for day, why in anchors if last and 0 <= (last - day).days <= _STORY_DAYS))


def _firm(
    documents: Sequence[Document], dates: Mapping[str, Published], clues: Mapping[str, tuple[Clue, ...]]
) -> tuple[date, ...]:
    """Return the days by which a report can be placed: the sure dates, and the latest dates named in openings."""
    found: set[date] = set()
    for document in documents:
        published = dates[document.report_id]
        known = [day for day in (published.start, published.end) if day] if is_sure(published) else []
        found.update(known or _opening_days(clues.get(document.report_id, ()))[-1:])
    return tuple(sorted(found))


def _opening_days(clues: Sequence[Clue]) -> list[date]:
    return days_told([clue for clue in clues if clue.zone <= _OPENING])


def _story_end(votes: Mapping[date, int]) -> date | None:
    """Return the end of the year that most reports date themselves or others into; of two such years the later.

    One report that names a day far ahead ("the comet is back in 2061") does not carry the story there.
    """

    def weight(end: date) -> int:
        return sum(count for day, count in votes.items() if 0 <= (end - day).days <= _STORY_DAYS)

    return max(sorted(votes), key=lambda day: (weight(day), day), default=None)


def _settle(document: Document, clues: tuple[Clue, ...], story: _Story) -> Published:
    stated = stated_day(document, clues)
    if stated:
        return Published(stated[1], stated[1], "day", "body", f"its text says “{stated[0]}”")
    anchors = _nearby(clues, story.anchors)
    if not anchors or not has_day_clue(clues):
        return document.published
    others = [happening for happening in story.happenings if happening.report != document.report_id]
    matches = match_happenings(clues, others, story.weights)
    own: dict[date, float] = {}
    scores: dict[date, float] = {}
    days = [day for day, _ in anchors]
    for day in _candidates(days):
        own[day] = score_own(clues, day) + score_shared(matches, day)
        scores[day] = own[day] + score_story(days, day)
    if max(own.values()) < _WORST_FIT:
        return Published(why="its own words contradict the dates of the other reports")
    share = shares(scores)
    if not _stands_firm(share, (*story.firm, *_opening_days(clues))):
        return document.published
    if not has_day_clue(clues, lead_only=True) and not _shared(matches, share):
        return document.published
    return _decide(clues, anchors, own, share)


def _stands_firm(share: Mapping[date, float], firm: Sequence[date]) -> bool:
    """Does the likeliest day lie in the week of a day that is more than history?"""
    best = max(sorted(share), key=lambda day: share[day])
    return any(abs((best - day).days) <= _WEEK_DAYS for day in firm)


def _shared(matches: Sequence[Match], share: Mapping[date, float]) -> bool:
    """Does a dated report tell of the same happening on the likeliest day?"""
    best = max(sorted(share), key=lambda day: share[day])
    return score_shared(matches, best) >= _LIKELY_SAME


def _nearby(clues: Sequence[Clue], anchors: tuple[tuple[date, str], ...]) -> tuple[tuple[date, str], ...]:
    """Return the anchors near the latest date the report itself names; without one, all."""
    own = days_told(clues)
    newest = max((day for day, _ in anchors), default=None)
    if not own or (newest and abs((newest - max(own)).days) > _STORY_DAYS):
        return anchors
    near = tuple(anchor for anchor in anchors if abs((anchor[0] - max(own)).days) <= _WINDOW_DAYS)
    return near or ((max(own), "the latest date it names"),)


def _candidates(anchors: Sequence[date]) -> list[date]:
    steps = range(-_WINDOW_DAYS, _WINDOW_DAYS + 1)
    return sorted({anchor + timedelta(days=step) for anchor in anchors for step in steps})


def _decide(
    clues: Sequence[Clue], anchors: Sequence[tuple[date, str]], own: Mapping[date, float], share: Mapping[date, float]
) -> Published:
    """Choose the week, then the days within it; where no week stands out, the span that holds nearly all of it."""
    best = max(sorted(share), key=lambda day: share[day])
    week = [day for day in share if abs((day - best).days) <= _WEEK_DAYS]
    if sum(share[day] for day in week) < _WEEK_SHARE:
        return _wide(share)
    weights = shares({day: own[day] for day in week})
    top = max(weights.values())
    days = [day for day in week if weights[day] >= _DAY_LEAD * top]
    first, last = min(days), max(days)
    precision: DatePrecision = "day" if first == last else "days"
    return Published(first, last, precision, "body", _why(clues, anchors, first, last))


def _wide(share: Mapping[date, float]) -> Published:
    kept, total = [], 0.0
    for day in sorted(share, key=lambda day: -share[day]):
        kept.append(day)
        total += share[day]
        if total >= _SURE_SHARE:
            break
    first, last = min(kept), max(kept)
    if (first.year, first.month) != (last.year, last.month):
        return Published(why="its words fit several weeks")
    why = f"its words fit several days from {render_weekday(first)} to {render_weekday(last)}"
    return Published(first, last, "month", "body", why)


def _why(clues: Sequence[Clue], anchors: Sequence[tuple[date, str]], first: date, last: date) -> str:
    """Say which words fit the day, and which known date it lies by."""
    anchor, whose = min(anchors, key=lambda pair: (abs((pair[0] - first).days), pair[0], pair[1]))
    apart = (first - anchor).days
    near = (
        "" if apart == 0 else f"{abs(apart)} day{'s' if abs(apart) > 1 else ''} {'after' if apart > 0 else 'before'} "
    )
    days = render_weekday(first) if first == last else f"{render_weekday(first)} to {render_weekday(last)}"
    return f"“{_telling_words(clues, first)}” in its text fits {days}, {near}{whose}"


def _telling_words(clues: Sequence[Clue], day: date) -> str:
    """Return the clue that names the day itself, else the first weekday, weekend or date."""
    fitting = [clue.words for clue in clues if clue.expression.weekday == day.isoweekday()]
    others = [c.words for c in clues if c.expression.form in ("weekend", "weekday") or c.expression.day is not None]
    return " ".join((fitting or others or [clues[0].words])[0].split())
