"""Page dates and claims -> points: a report whose date contradicts its own text.

A page that tells a happening as still to come cannot be newer than the happening. Another report of the story says when
it was: when that time had ended by the page's date, the date is not that of the text.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.periods import last_day, render_day
from secondsource.values.terms import content_terms, rarity

_AHEAD = ("planned", "ongoing")
_DONE = ("happened", "ongoing", "denied", "cancelled")
_FEWEST_NAMES = 2  # names that two claims must share to speak of one happening
_FEWEST_TERMS = 3  # telling words they must share when the other report tells it at length
_TELLING = 2.0  # how rare a shared content word must be in English (see `values.terms.rarity`)


@dataclass(frozen=True, slots=True)
class _Past:
    """A happening another report places in time: its claim, the words that tell of it, its last possible day."""

    reading: Reading
    claim: Claim
    words: Span
    last: date
    fewest: int
    terms: frozenset[str]
    near: frozenset[str]
    wide: frozenset[str]


def compare_own_dates(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every report with a page date that its own text contradicts."""
    kept = memory or ComparisonMemory()
    pasts = kept.of_each(readings, _pasts)
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, past in enumerate(pasts):
        for term in past.terms:
            by_term[term].append(number)
    points = []
    for reading, page in zip(readings, kept.of_all(readings, _page_date), strict=True):
        ahead = kept.of_report(reading, _ahead) if page is not None else {}
        if page is None or not ahead:
            continue
        told = sorted({number for term in ahead for number in by_term.get(term, ())})
        clash = next(_clashes(reading, page[1], ahead, [pasts[number] for number in told]), None)
        if clash is not None:
            points.append(_point(reading, page, *clash))
    return points


def _page_date(reading: Reading) -> tuple[int, date] | None:
    """Return the index of the removed page date and its day, when the report's date rests on one."""
    if reading.published.end is None or reading.published.origin not in ("metadata", "dateline"):
        return None
    for index, taken in enumerate(reading.document.removed):
        if taken.why == "date line of the page":
            return index, reading.published.end
    return None


def _pasts(reading: Reading) -> list[_Past]:
    """Return what a report tells as over: "met in May", and what it counts from: "two months after their meeting"."""
    start = reading.published.start
    found = []
    for moment, time in reading.moments_in(Span(0, len(reading.document.text))):
        claim = reading.claim_at(moment.span)
        if claim is None or start is None:
            continue
        if moment.span.of(reading.document.text).endswith(" after"):
            last = last_day(time.value.split("/")[0])  # an interval begins with the time that is counted from
            words, fewest = Span(moment.span.end, claim.span.end), 1
        else:
            last = time.last if claim.status in _DONE else None
            words, fewest = claim.span, _FEWEST_TERMS
        if last is not None and last < start:
            terms = {t for t in content_terms(words.of(reading.document.text)) if rarity(t) >= _TELLING}
            near, wide = _names(reading, words), _names(reading, claim.span)
            found.append(_Past(reading, claim, words, last, fewest, frozenset(terms), near, wide))
    return found


def _ahead(reading: Reading) -> dict[str, list[Claim]]:
    """Return what a report tells as still to come, by the words of it."""
    ahead: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.analysis.claims:
        for term in claim.terms if claim.status in _AHEAD else ():
            ahead[term].append(claim)
    return ahead


def _clashes(
    reading: Reading, page_day: date, ahead: Mapping[str, Sequence[Claim]], pasts: Sequence[_Past]
) -> Iterator[tuple[Claim, _Past]]:
    for past in pasts:
        # A month's happening may have been on its last day, the day of the page: only a doubtful date yields to it.
        over = past.last < page_day or (reading.published.doubtful and past.last == page_day)
        if past.reading.origin != reading.origin and over:
            terms = past.terms
            for claim in dict.fromkeys(c for t in sorted(terms) for c in ahead.get(t, ())):
                if len(terms & set(claim.terms)) < past.fewest:
                    continue
                here = _names(reading, claim.span)
                if past.near & here and len(past.wide & here) >= _FEWEST_NAMES:
                    yield claim, past


def _names(reading: Reading, span: Span) -> frozenset[str]:
    return frozenset(reading.identity[n.entity].id for n in reading.names_in(span) if n.entity in reading.identity)


def _point(reading: Reading, page: tuple[int, date], claim: Claim, past: _Past) -> Point:
    title = reading.document.title or reading.document.source
    page_saying = Saying(f"page date {render_day(page[1])}", reading, Span(0, 0), removed=page[0])
    text_saying = Saying("the text tells it as still to come", reading, claim.span)
    other = Saying(f"told elsewhere as over by {render_day(past.last)}", past.reading, past.claim.span)
    why = (
        "The page carries this date, but its text tells as still to come what another report places earlier; "
        "the page date is probably the day the page was saved."
    )
    return build_point(Matter("own-date", f"Date of “{title}”"), [page_saying, text_saying, other], "dispute", why)
