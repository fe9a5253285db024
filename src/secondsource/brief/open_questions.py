"""Readings, points, timeline -> open questions: what reports say is not known, and when, where, how many nobody says.

That nobody says something is told only after every report was looked through for it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from secondsource.brief.own_words import best_told, telling_spans
from secondsource.brief.wording import readable_span, render_line
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Quantity
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import BriefLine, Evidence, Point, TimelineEntry
from secondsource.values.terms import content_terms, rarity

_MOST_OF_A_KIND = 3
_FEWEST_WORDS = 4  # fewer are no statement: "No comment" is a button of the page
_FEWEST_ORIGINS = 2  # what one report alone leaves open may be said in a part of it that was not read as the same
_SAME_MATTER = 0.5  # share of the telling words of a plan that make another passage speak of it
_TELLING = 2.0  # how rare in English a word must be to tell of a matter (see `values.terms.rarity`)


def open_lines(
    readings: Sequence[Reading], points: Sequence[Point], timeline: Sequence[TimelineEntry]
) -> Iterator[BriefLine]:
    """Yield what the reports say is unknown, then what none of them says."""
    yield from _said_unknown(readings)
    yield from _some(_no_day(readings, points))
    yield from _some(_no_place(readings, timeline))
    yield from _some(_no_figure(readings))


def _some(lines: Iterable[BriefLine]) -> Iterator[BriefLine]:
    for line, _ in zip(lines, range(_MOST_OF_A_KIND), strict=False):
        yield line


def _line(question: str, evidence: tuple[Evidence, ...], text: str = "") -> BriefLine:
    told = f"{question}: {text}" if text else question
    return BriefLine(text=told, section="open", evidence=evidence)


def _said_unknown(readings: Sequence[Reading]) -> Iterator[BriefLine]:
    for reading in readings:
        for claim in reading.analysis.claims:
            told = claim.span.of(reading.document.text)
            if len(told.split()) >= _FEWEST_WORDS and says_unknown(told):
                span = readable_span(reading, claim.span)
                yield _line(render_line(span.of(reading.document.text)), (reading.evidence(span),))


def says_unknown(words_of: str) -> bool:
    """Does a passage say that something is not known?"""
    return _unknown().search(words_of.replace("’", "'")) is not None


@cache
def _unknown() -> re.Pattern[str]:
    phrases = sorted(words("unknowns", "unknown"), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


def _no_day(readings: Sequence[Reading], points: Sequence[Point]) -> Iterator[BriefLine]:
    """Plans that two origins or more tell without a day, where no other passage gives one."""
    by_id = {r.id: r for r in readings}
    dated = _terms_of(readings, _has_day)
    for point in sorted(points, key=lambda p: (-p.independent, p.id)):
        evidence = tuple(e for position in point.positions for e in position.evidence)
        plans = [e for e in evidence if _is_plan(e, by_id)]
        if point.kind != "statement" or len({by_id[e.report].origin for e in plans}) < _FEWEST_ORIGINS:
            continue
        terms = {t for e in evidence for t in _telling(content_terms(e.text))}
        around = [(by_id[e.report], _whole_sentence(by_id[e.report], e)) for e in evidence]
        if not any(_has_day(reading, sentence) for reading, sentence in around) and not _elsewhere(terms, dated):
            reading, span = best_told(telling_spans(plans, by_id))
            told = render_line(span.of(reading.document.text))
            yield _line("No report says when", (reading.evidence(span), *evidence), told)


def _is_plan(evidence: Evidence, by_id: Mapping[str, Reading]) -> bool:
    claim = by_id[evidence.report].claim_at(Span(evidence.start, evidence.end))
    return claim is not None and claim.status == "planned" and not claim.negated


def _has_day(reading: Reading, sentence: Span) -> bool:
    return any(time.precision != "vague" for _, time in reading.moments_in(sentence))


def _whole_sentence(reading: Reading, evidence: Evidence) -> Span:
    last = reading.sentence_at(max(evidence.start, evidence.end - 1))
    return Span(reading.sentence_at(evidence.start).start, max(last.end, evidence.end))


def _terms_of(readings: Sequence[Reading], wanted: Callable[[Reading, Span], bool]) -> dict[str, set[tuple[str, int]]]:
    """Return for each telling word the sentences of the wanted sort that hold it."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for reading in readings:
        for sentence in reading.analysis.sentences:
            if wanted(reading, sentence):
                for term in _telling(content_terms(sentence.of(reading.document.text))):
                    found[term].add((reading.id, sentence.start))
    return found


def _telling(terms: Iterable[str]) -> set[str]:
    return {term for term in terms if rarity(term) >= _TELLING}


def _elsewhere(terms: set[str], sentences: Mapping[str, set[tuple[str, int]]]) -> bool:
    """Does some sentence of an index by telling words speak of the same matter?"""
    hits: dict[tuple[str, int], int] = defaultdict(int)
    for term in terms:
        for place in sentences.get(term, ()):
            hits[place] += 1
    return max(hits.values(), default=0) >= max(1, _SAME_MATTER * len(terms))


def _no_place(readings: Sequence[Reading], timeline: Sequence[TimelineEntry]) -> Iterator[BriefLine]:
    """Planned events for which no passage of their matter names a place."""
    by_id = {r.id: r for r in readings}
    placed = _terms_of(readings, _names_place)
    for entry in timeline:
        if entry.status != "planned" or entry.became or not _is_event(entry.text):
            continue
        if not all(_is_plan(e, by_id) for e in entry.evidence):
            continue
        terms = _telling(t for e in entry.evidence for t in content_terms(e.text))
        if not _elsewhere(terms, placed):
            yield _line("No report says where", entry.evidence, entry.text)


def _is_event(text: str) -> bool:
    return bool(_event_terms() & set(content_terms(text)))


@cache
def _event_terms() -> frozenset[str]:
    return frozenset(term for word in words("gatherings", "events") for term in content_terms(word))


def _names_place(reading: Reading, span: Span) -> bool:
    return any(name.kind == "place" for name in reading.names_in(span))


def _no_figure(readings: Sequence[Reading]) -> Iterator[BriefLine]:
    """Matters of news that reports count only in words like "several"."""
    counted: dict[str, list[tuple[Reading, Quantity]]] = defaultdict(list)
    for reading in readings:
        for quantity in reading.analysis.quantities:
            if quantity.matter is not None and quantity.amount.kind == "count":
                counted[quantity.matter].append((reading, quantity))
    for matter, found in sorted(counted.items()):
        origins = {reading.origin for reading, _ in found}
        if len(origins) >= _FEWEST_ORIGINS and all(quantity.amount.vague for _, quantity in found):
            label = lexicon("matters")["labels"].get(matter, matter)
            yield _line(f"No report gives an exact figure for {label}", tuple(r.evidence(q.span) for r, q in found))
