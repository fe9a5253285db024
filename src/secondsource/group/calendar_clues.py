"""Reports and what was read in them -> clues to their day: own time words, and dated happenings other reports share."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log

from secondsource.records.analysis import Analysis, Moment, Tense
from secondsource.records.document import Document, Published
from secondsource.records.span import Span
from secondsource.values.moment import Resolved, TimeExpression, resolve_moments
from secondsource.values.terms import content_terms

_TELLING = ("calendar", "weekday", "weekend", "shift")
_LEAD_SENTENCES, _NEXT_SENTENCES = 2, 5
_OPENING_ZONE = 1
_BESIDE_CHARS = 4
_LEAST_BLANKS = 7  # a sentence of the story, no credit line or caption
SURE_DAYS = 6  # a date less certain than a week dates nothing else
_TABLE_NUMBERS, _TABLE_SHARE = 8, 0.4  # words with digits that make a sentence a table, and their share of all words
_GAP_DAYS = 366  # days named further apart belong to different times
_LEAST_SHARE = 0.25  # of two sentences' weighted terms; below it they speak of different things (founding reports)


@dataclass(frozen=True, slots=True)
class Clue:
    """A time expression of a report: its words, meaning, tense and the terms of its sentence.

    `zone` is 0 in the lead (the first two full sentences), 1 in the next three, 2 further down.
    """

    words: str
    span: Span
    zone: int
    expression: TimeExpression
    tense: Tense | None
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """A day that a dated report tells something of, with the terms of the sentence that tells it."""

    report: str
    day: date
    terms: frozenset[str]


def is_sure(published: Published) -> bool:
    """Can this date serve to date other reports?"""
    if published.start is None or published.end is None or published.doubtful:
        return False
    return (published.end - published.start).days <= SURE_DAYS


def find_clues(document: Document, analysis: Analysis) -> tuple[Clue, ...]:
    """Return the report's time expressions that may tell its day, in text order."""
    found: list[Clue] = []
    full = 0  # sentences so far that end with a stop: headlines and teasers are no part of the count
    for words, moments in _by_sentence(document, analysis):
        terms = frozenset(content_terms(words)) if moments else frozenset()
        for moment in () if _is_table(words) else moments:
            if moment.expression.form in _TELLING:
                zone = _zone(document.text, moment.span, full)
                words_of = moment.span.of(document.text)
                found.append(Clue(words_of, moment.span, zone, moment.expression, moment.tense, terms))
        full += words.rstrip("\"'”’)]")[-1:] in (".", "!", "?", "…") and words.count(" ") >= _LEAST_BLANKS
    return tuple(found)


def _is_table(words: str) -> bool:
    """Are these the rows of a table? Its dates are what it lists, and say nothing of the report's own day."""
    tokens = words.split()
    numbers = sum(any(sign.isdigit() for sign in token) for token in tokens)
    return numbers >= _TABLE_NUMBERS and numbers >= _TABLE_SHARE * len(tokens)


def _zone(text: str, span: Span, full_sentences: int) -> int:
    """Tell where a moment stands; "since Monday" tells as little as one far down."""
    before = text[max(0, span.start - 8) : span.start].split()
    if before and before[-1].lower() in ("since", "until", "from"):
        return 2
    return 0 if full_sentences < _LEAD_SENTENCES else 1 if full_sentences < _NEXT_SENTENCES else 2


def _by_sentence(document: Document, analysis: Analysis) -> list[tuple[str, list[Moment]]]:
    """Return every sentence's words with the moments in it."""
    moments = deque(analysis.moments)
    found = []
    for sentence in analysis.sentences:
        inside = []
        while moments and moments[0].span.start < sentence.end:
            inside.append(moments.popleft())
        found.append((sentence.of(document.text), inside))
    return found


def day_of_week(clue: Clue) -> int | None:
    """Return 1–7 for a bare weekday, or one counted from ("a day after Wednesday's strike"); None for other words."""
    expression = clue.expression
    base = expression.base
    if expression.form == "weekday" and expression.shift is None:
        return expression.weekday
    if base and base.weekday and base.shift is None and expression.unit == "day" and expression.shift is not None:
        return (base.weekday + expression.shift - 1) % 7 + 1
    return None


def stated_day(document: Document, clues: Sequence[Clue]) -> tuple[str, date] | None:
    """Return the day a report calls "today" and names beside it ("today (10 October 2011)"), with the words."""
    for clue, following in pairwise(clues):
        expression = clue.expression
        today = expression.form == "shift" and expression.unit == "day" and expression.shift == 0
        if not today or expression.anchor != "report" or clue.zone > _OPENING_ZONE:
            continue  # further down it is the "today" of a statement given in the report
        named = full_dates([following])
        between = document.text[clue.span.end : following.span.start]
        if named and between.strip(" (,–—-") == "" and len(between) <= _BESIDE_CHARS:
            return document.text[clue.span.start : following.span.end], named[0][1]
    return None


def find_happenings(
    documents: Sequence[Document], analyses: Mapping[str, Analysis], dates: Mapping[str, Published]
) -> tuple[Happening, ...]:
    """Return the days named in reports: all days of surely dated ones, full dates of the others."""
    found: list[Happening] = []
    for document in documents:
        analysis = analyses.get(document.report_id)
        if analysis is None:
            continue
        published = dates[document.report_id]
        start, end = (published.start, published.end) if is_sure(published) else (None, None)
        placed = resolve_moments([(moment.expression, moment.tense) for moment in analysis.moments], start, end)
        days = dict(zip(analysis.moments, placed, strict=True))
        for words, moments in _by_sentence(document, analysis):
            named = [days[moment] for moment in moments]
            firsts = {place.first for place in named if place and place.precision in ("day", "part") and place.first}
            terms = frozenset(content_terms(words)) if firsts else frozenset()
            found.extend(Happening(document.report_id, day, terms) for day in sorted(firsts))
    return tuple(found)


def full_dates(clues: Sequence[Clue]) -> tuple[tuple[Clue, date], ...]:
    """Return the clues that name day, month and year."""
    found = []
    for clue in clues:
        placed = _own_day(clue.expression)
        if placed and placed.first:
            found.append((clue, placed.first))
    return tuple(found)


def days_told(clues: Sequence[Clue]) -> list[date]:
    """Return the days a report names with their year that may be of its own time.

    Those it tells as still to come are not; nor are days far behind all others ("the comet returns on 3 May 2061")
    that stand further down in the text and are not told throughout as past.
    """
    groups: list[list[tuple[Clue, date]]] = []
    for clue, day in sorted(full_dates(clues), key=lambda pair: pair[1]):
        if clue.tense == "future":
            continue
        if groups and (day - groups[-1][-1][1]).days <= _GAP_DAYS:
            groups[-1].append((clue, day))
        else:
            groups.append([(clue, day)])
    while len(groups) > 1 and _is_ahead(groups[-1], groups[-2]):
        groups.pop()
    return [day for _, day in groups[-1]] if groups else []


def _is_ahead(last: Sequence[tuple[Clue, date]], before: Sequence[tuple[Clue, date]]) -> bool:
    further_down = min(clue.zone for clue, _ in last) > min(clue.zone for clue, _ in before)
    return further_down and any(clue.tense != "past" for clue, _ in last)


def _own_day(expression: TimeExpression) -> Resolved | None:
    if not (expression.form == "calendar" and expression.year and expression.day):
        return None
    return resolve_moments([(expression, None)], None, None)[0]


def term_weights(documents: Sequence[Document]) -> dict[str, float]:
    """Return how telling each term is within the story: what every report says tells little."""
    counts = Counter(term for document in documents for term in set(content_terms(document.text)))
    return {term: log(1 + len(documents) / count) for term, count in counts.items()}


def likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return how much two sentences share, 0–1; 0 where they seem to speak of different things."""
    both = sum(weights.get(term, 0.0) for term in one & other)
    sizes = [sum(weights.get(term, 0.0) for term in terms) for terms in (one, other)]
    share = both / (sizes[0] * sizes[1]) ** 0.5 if all(sizes) else 0.0
    return share if share >= _LEAST_SHARE else 0.0
