"""Points, timeline and quotes -> the lines of the brief, by section, the most independent and most prominent first.

Every line is either the words of one report or a label with values; no line blends two reports into a new sentence, and
none names a person, a number or a day that its evidence does not hold (see `support`).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from secondsource.brief.difference_lines import compared_line, difference_lines
from secondsource.brief.doubts import with_doubts
from secondsource.brief.open_questions import open_lines, says_unknown
from secondsource.brief.own_words import bearers, best_told, render_told, telling_spans
from secondsource.brief.plan_lines import plan_lines
from secondsource.brief.quote_lines import quote_lines
from secondsource.brief.support import unsupported
from secondsource.brief.wording import render_line
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import BriefLine, Evidence, Point, QuoteEntry, Section, TimelineEntry
from secondsource.values.terms import content_terms

_MOST_LINES: Mapping[Section, int] = {"known": 12, "planned": 10, "single": 8, "open": 8}
_SHOWN_ALREADY = 0.6  # a line whose content words stand in an earlier line to this share says nothing new
_HELD_WHOLE = 0.8  # so does one that holds this share of the words of an earlier, shorter line
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
    changes = [p for p in points if p.standing == "updated"]
    known = _cut("known", _fresh(line for line in (_known(p, by_id) for p in agreed) if _is_told(line, by_id)))
    lines = (
        *known,
        *difference_lines(points, by_id),
        *(compared_line("changed", p, by_id) for p in changes if p.kind not in _FIGURES),
        *(compared_line("figures", p, by_id) for p in changes if p.kind in _FIGURES),
        *_cut("planned", _fresh(plan_lines(timeline, _newest(readings)))),
        *quote_lines(quotes, by_id),
        *_cut("single", _fresh(_single(points, timeline, by_id))),
        *_cut("open", _fresh(line for line in open_lines(readings, points, timeline) if not _says_again(line, known))),
    )
    held = [line for line in lines if not unsupported(line, by_id)]
    return with_doubts(held or tuple(_leads(readings)), points)


def _cut(section: Section, lines: Iterator[BriefLine]) -> list[BriefLine]:
    return [line for line, _ in zip(lines, range(_MOST_LINES[section]), strict=False)]


def _fresh(lines: Iterator[BriefLine]) -> Iterator[BriefLine]:
    """Leave out lines that say again what earlier lines of the section said."""
    shown: list[set[str]] = []
    for line in lines:
        terms = set(content_terms(line.text))
        if not any(_repeats(terms, before) for before in shown):
            shown.append(terms)
            yield line


def _repeats(terms: AbstractSet[str], before: AbstractSet[str]) -> bool:
    both = len(terms & before)
    return both >= _SHOWN_ALREADY * max(1, len(terms)) or both >= _HELD_WHOLE * max(1, len(before))


def _says_again(line: BriefLine, known: Sequence[BriefLine]) -> bool:
    """Does a line only repeat a sentence that a known line rests on, which itself says that nobody knows?"""
    told = {(e.report, e.sentence) for one in known if says_unknown(one.text) for e in one.evidence}
    return len(line.evidence) == 1 and (line.evidence[0].report, line.evidence[0].sentence) in told


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
    if point.nature == "scope":  # the positions speak of different things: only the one most carry is known
        point = replace(point, positions=point.positions[:1])
    return _in_own_words("known", point, by_id)


def _is_told(line: BriefLine, by_id: Mapping[str, Reading]) -> bool:
    """Do two origins bear out the line as it is worded, and is it no speech without a speaker ("We are glad …")?"""
    if line.text.split()[:1] in (["I"], ["My"], ["Our"], ["We"]):
        return False
    return len({e.origin or by_id[e.report].origin for e in line.evidence}) > 1


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
    """A line in the words of the passage that puts it best, with the passages that bear it out as it is worded."""
    evidence = _evidence(point)
    spans = telling_spans(evidence, by_id)
    told = best_told(spans)
    first = told[0].evidence(told[1])
    if point.kind == "statement" or point.nature == "rounding":
        evidence = tuple(evidence[number] for number in bearers(told, spans))
    others = tuple(e for e in evidence if (e.report, e.sentence) != (first.report, first.sentence))
    return BriefLine(text=render_told(told), section=section, evidence=(first, *others), point=point.id)


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
