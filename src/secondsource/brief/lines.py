"""Points, timeline and quotes -> the lines of the brief, by section, the most independent and most prominent first.

Every line is either the words of one report or a label with values; no line blends two reports into a new sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from secondsource.brief.doubts import with_doubts
from secondsource.brief.wording import readable_span, render_line
from secondsource.lang.lexicon import words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import BriefLine, Evidence, Point, QuoteEntry, Section, TimelineEntry
from secondsource.values.periods import render_day
from secondsource.values.terms import content_terms

_MOST_LINES: Mapping[Section, int] = {"known": 12, "planned": 10, "said": 14, "single": 8, "open": 8}
_SHOWN_ALREADY = 0.6  # a line whose content words stand in earlier lines to this share says nothing new
_FEWEST_QUOTED_WORDS = 2
_GOOD_LINE_CHARS = 120
_FIGURES = ("count", "money", "percent", "measure")
_NO_NEWS = ("date", "name", "office-holder", "quote")  # agreed, these stand in other lines or sections
_VALUED = ("office-holder", "date", "whereabouts", "own-date", "name", "place", "quote")


def brief_lines(
    readings: Sequence[Reading],
    points: Sequence[Point],
    timeline: Sequence[TimelineEntry],
    quotes: Sequence[QuoteEntry],
) -> tuple[BriefLine, ...]:
    """Return the lines of all sections in the order an editor reads them."""
    by_id = {r.id: r for r in readings}
    agreed = sorted(
        (p for p in points if p.standing == "agreed" and p.kind not in _NO_NEWS), key=lambda p: _rank(p, by_id)
    )
    lines = (
        *_cut("known", _fresh(_known(p, by_id) for p in agreed)),
        *(_compared("differs", p) for p in points if p.standing == "disputed"),
        *(_compared("changed", p) for p in points if p.standing == "updated"),
        *_cut("planned", _fresh(_planned(timeline, _newest(readings)))),
        *_cut("said", (_said(quotes[i]) for i in _worth_telling(quotes))),
        *_cut("single", _fresh(_single(points, timeline, by_id))),
        *_cut("open", _fresh(_open(readings))),
    )
    return with_doubts(lines or tuple(_leads(readings)), points)


def _cut(section: Section, lines: Iterator[BriefLine]) -> list[BriefLine]:
    return [line for line, _ in zip(lines, range(_MOST_LINES[section]), strict=False)]


def _fresh(lines: Iterator[BriefLine]) -> Iterator[BriefLine]:
    """Leave out lines that say again what earlier lines of the section said."""
    shown: list[set[str]] = []
    for line in lines:
        terms = set(content_terms(line.text))
        if not any(len(terms & s) >= _SHOWN_ALREADY * max(1, min(len(terms), len(s))) for s in shown):
            shown.append(terms)
            yield line


def _rank(point: Point, by_id: Mapping[str, Reading]) -> tuple[int, float, str]:
    """Most origins first; then by how far up in the reports it stands."""
    places = [e.start / max(1, len(by_id[e.report].document.text)) for e in _evidence(point)]
    return -point.independent, sum(places) / max(1, len(places)), point.id


def _evidence(point: Point) -> tuple[Evidence, ...]:
    return tuple(e for position in point.positions for e in position.evidence)


def _known(point: Point, by_id: Mapping[str, Reading]) -> BriefLine:
    if point.kind in _VALUED:
        text = f"{point.about}: {' / '.join(p.value for p in point.positions)}"
        return BriefLine(text=text, section="known", evidence=_evidence(point), point=point.id)
    return _in_own_words("known", point, by_id)


def _single(
    points: Sequence[Point], timeline: Sequence[TimelineEntry], by_id: Mapping[str, Reading]
) -> Iterator[BriefLine]:
    """What one origin alone says: happenings with their day, then figures of money, shares and known matters."""
    told = [p for p in points if p.independent > 1 and p.kind in (*_FIGURES, "date", "statement")]
    shared = {(e.report, e.sentence) for p in told for e in _evidence(p)}
    for entry in timeline:
        alone = not any((e.report, e.sentence) in shared for e in entry.evidence)
        if alone and entry.status in ("happened", "ongoing") and len(entry.evidence) == 1:
            yield BriefLine(text=entry.text, section="single", evidence=entry.evidence)
    figures = [p for p in points if p.standing == "single" and p.nature is None and p.kind in _FIGURES]
    for point in sorted(figures, key=lambda p: _rank(p, by_id)):
        if not any((e.report, e.sentence) in shared for e in _evidence(point)):
            yield _in_own_words("single", point, by_id)


def _in_own_words(section: Section, point: Point, by_id: Mapping[str, Reading]) -> BriefLine:
    """A line in the words of the first passage of a statement, else of the report that puts it best."""
    spans = [(by_id[e.report], _telling_span(by_id[e.report], e)) for e in _evidence(point)]
    if point.kind != "statement":
        spans.sort(key=lambda rs: (abs(rs[1].end - rs[1].start - _GOOD_LINE_CHARS), rs[0].id, rs[1].start))
    reading, span = spans[0]
    text = render_line(span.of(reading.document.text)) + _when(reading, span)
    first = reading.evidence(span)
    others = tuple(e for e in _evidence(point) if (e.report, e.sentence) != (first.report, first.sentence))
    return BriefLine(text=text, section=section, evidence=(first, *others), point=point.id)


def _when(reading: Reading, span: Span) -> str:
    """Return what a line torn from its report no longer tells: that it is a plan, and which day its "Thursday" is."""
    claim = reading.claim_at(span)
    times = [time for _, time in reading.moments_in(span) if time.anchor and time.precision in ("day", "part")]
    days = [render_day(time.first) for time in times if time.first is not None]
    told = [*(["planned"] if claim is not None and claim.status == "planned" else []), *dict.fromkeys(days)]
    return f" ({', '.join(told)})" if told else ""


def _telling_span(reading: Reading, evidence: Evidence) -> Span:
    claim = reading.claim_at(Span(evidence.start, evidence.end))
    return readable_span(reading, claim.span if claim else reading.sentence_at(evidence.start))


def _compared(section: Section, point: Point) -> BriefLine:
    values = " / ".join(p.value for p in point.positions)
    in_text = tuple(e for e in _evidence(point) if e.removed is None)
    text = f"{point.about}: {values}. {point.why}"
    return BriefLine(text=text, section=section, evidence=in_text, point=point.id)


def _leads(readings: Sequence[Reading]) -> Iterator[BriefLine]:
    """Where nothing else can be told: the first sentence of every report below its headline."""
    for reading in readings:
        title = next((b.span for b in reading.document.blocks if b.kind == "title"), Span(0, 0))
        below = [s for s in reading.analysis.sentences if not title.covers(s)] or list(reading.analysis.sentences)
        if below:
            text = render_line(below[0].of(reading.document.text))
            yield BriefLine(text=text, section="single", evidence=(reading.evidence(below[0]),))


def _newest(readings: Sequence[Reading]) -> str:
    return max((r.published.end.isoformat() for r in readings if r.published.end), default="")


def _planned(timeline: Sequence[TimelineEntry], newest: str) -> Iterator[BriefLine]:
    """What is still to come after the newest report's day, then what should have come and nobody tells of."""
    for entry in timeline:
        if entry.status == "planned" and entry.when.split("/")[-1][:10] >= newest[: len(entry.when)]:
            yield BriefLine(text=entry.text, section="planned", evidence=entry.evidence)
    for entry in timeline:
        if entry.status == "overdue":
            text = f"{entry.text} – the day has passed and no report tells how it went"
            yield BriefLine(text=text, section="planned", evidence=entry.evidence)


def _worth_telling(quotes: Sequence[QuoteEntry]) -> list[int]:
    """Return the quotes to tell, in report order; of the wordings of one remark only the longest."""
    said = [i for i, q in enumerate(quotes) if q.speaker and q.form != "indirect"]
    told: set[int] = set()
    for i in sorted(said, key=lambda i: (-len(quotes[i].text), i)):
        again = any(other.quote in told for other in quotes[i].same_as)
        if not again and len(quotes[i].text.split()) >= _FEWEST_QUOTED_WORDS:
            told.add(i)
    return sorted(told)


def _said(quote: QuoteEntry) -> BriefLine:
    via = f" (to {quote.via})" if quote.via else ""
    quoted = quote.text.rstrip(".,") if quote.form == "mixed" else quote.text
    return BriefLine(text=f"{quote.speaker}{via}: “{quoted}”", section="said", evidence=(quote.evidence,))


def _open(readings: Sequence[Reading]) -> Iterator[BriefLine]:
    """What the reports themselves say is not known."""
    for reading in readings:
        for claim in reading.analysis.claims:
            if _unknown().search(claim.span.of(reading.document.text).replace("’", "'")):
                span = readable_span(reading, claim.span)
                text = render_line(span.of(reading.document.text))
                yield BriefLine(text=text, section="open", evidence=(reading.evidence(span),))


@cache
def _unknown() -> re.Pattern[str]:
    phrases = sorted(words("unknowns", "unknown"), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)
