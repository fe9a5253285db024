"""Quantities in many reports -> points: one matter counted or measured, agreed, rounded, growing or disputed.

Figures meet when they count one thing in one setting: the same matter (killed, magnitude, …) or the same counted noun
with words in common around it, of one place where the place tells them apart, and of one time – a toll of years ago is
not the toll of today.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Quantity
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point, PointKind
from secondsource.values.amount import Amount, compare_amounts, render_amount
from secondsource.values.moment import Resolved
from secondsource.values.terms import content_terms, stem
from secondsource.values.verdict import Outcome

_KINDS: dict[str, PointKind] = {
    "count": "count", "money": "money", "percent": "percent", "measure": "measure", "duration": "time",
}  # fmt: skip
_FEWEST_SHARED_TERMS = 2  # words in common around two counts of one noun that is no known matter
_FAR_DAYS = 60  # a moment this far from the report speaks of another happening


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its setting: the clause's words, the place it is of, and the far-off time it speaks of, if any."""

    reading: Reading
    quantity: Quantity
    clause: Span
    terms: frozenset[str]
    place: str | None
    far: str | None

    @property
    def amount(self) -> Amount:
        """Return the amount."""
        return self.quantity.amount

    @property
    def saying(self) -> Saying:
        """Return the figure as a saying; its words are number, unit and what is counted."""
        counted = self.quantity.counted_span
        span = self.quantity.span
        if counted is not None and counted.start >= span.end and counted.start - span.end < 40:
            span = Span(span.start, counted.end)
        return Saying(render_amount(self.amount), self.reading, span)


def compare_figures(readings: Sequence[Reading]) -> list[Point]:
    """Return the points of all figures that at least two sayings speak of, and of single telling ones."""
    figures = [figure for reading in readings for figure in read_figures(reading)]
    sums = _shared_sums(figures)
    blocks: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        blocks[_block(figure, one_time=_sum_key(figure) in sums)].append(figure)
    return [_point(group) for key in sorted(blocks) for group in _aligned(blocks[key])]


def _shared_sums(figures: Sequence[Figure]) -> set[tuple[str, Amount]]:
    """Sums of money that two reports name for one matter: one sum, even where the reports date it differently."""
    reports: dict[tuple[str, Amount], set[str]] = defaultdict(set)
    for figure in figures:
        if figure.amount.kind == "money" and not figure.amount.vague:
            reports[_sum_key(figure)].add(figure.reading.id)
    return {key for key, named in reports.items() if len(named) > 1}


def _sum_key(figure: Figure) -> tuple[str, Amount]:
    return figure.quantity.matter or figure.quantity.counted or "", figure.amount


def read_figures(reading: Reading) -> list[Figure]:
    """Return the quantities of a report that say what they count or measure, each in its setting."""
    found = []
    for quantity in reading.analysis.quantities:
        if quantity.amount.kind not in _KINDS or not (quantity.matter or quantity.counted):
            continue
        clause = _clause_around(reading, quantity.span)
        own = quantity.counted_span.of(reading.document.text) if quantity.counted_span else ""
        terms = frozenset(content_terms(clause.of(reading.document.text))) - set(content_terms(own))
        found.append(Figure(reading, quantity, clause, terms, _place(reading, quantity, clause), _far(reading, clause)))
    return found


def _clause_around(reading: Reading, span: Span) -> Span:
    claim = reading.claim_at(span)
    return claim.span if claim is not None else reading.sentence_at(span.start)


def _place(reading: Reading, quantity: Quantity, clause: Span) -> str | None:
    """Of which place is a share, a population or a distance? The nearest named after it, else before, in the clause."""
    if quantity.amount.kind != "percent" and quantity.matter not in words("matters", "of_a_place"):
        return None
    places = [n for n in reading.names_in(clause) if n.kind in ("place", "nationality")]
    after = [n for n in places if n.span.start >= quantity.span.end]
    nearest = after[0] if after else (places[-1] if places else None)
    if nearest is None:
        return None
    identity = reading.identity.get(nearest.entity)
    return identity.name if identity else nearest.span.of(reading.document.text)


def _far(reading: Reading, clause: Span) -> str | None:
    """Return the value of a moment in the clause that is far from the report's own time, if there is one."""
    far = (time.value for _, time in reading.moments_in(clause) if _is_far(time, reading.published.end))
    return next(far, None)


def _is_far(time: Resolved, day: date | None) -> bool:
    if time.last is None or day is None:
        return time.precision in ("month", "season", "year")
    return abs(time.last - day) > timedelta(days=_FAR_DAYS)


def _block(figure: Figure, *, one_time: bool) -> tuple[str, ...]:
    what = figure.quantity.matter or stem(figure.quantity.counted or "")
    unit = figure.amount.unit if figure.amount.kind in ("money", "percent") else ""
    return (figure.amount.kind, what, unit, figure.place or "", "" if one_time else figure.far or "")


def _aligned(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Split a block into groups of one setting; figures of a known matter share it by their matter."""
    groups: list[list[Figure]] = []
    for figure in figures:
        home = next((g for g in groups if _belongs(figure, g)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def _belongs(figure: Figure, group: Sequence[Figure]) -> bool:
    if _scale_apart(figure, group[0]):
        return False
    if figure.quantity.matter:
        return True
    around = frozenset().union(*(f.terms for f in group))
    return len(figure.terms & around) >= _FEWEST_SHARED_TERMS


def _scale_apart(a: Figure, b: Figure) -> bool:
    """A hundredfold difference is no dispute about one thing: the figures count different things."""
    small, large = sorted((a.amount.high, b.amount.low)) if a.amount.high < b.amount.low else (b.amount.high, a.amount.low)
    return small > 0 and large / small > 100


def _point(group: Sequence[Figure]) -> Point:
    kind = _KINDS[group[0].amount.kind]
    nature, why = _nature(group)
    return build_point(Matter(kind, _about(group)), [f.saying for f in group], nature, why)


def _nature(group: Sequence[Figure]) -> tuple[Nature | None, str]:
    values = {render_amount(f.amount): f for f in group}
    if len(values) < 2:
        return None, ""
    figures = list(values.values())
    verdicts = [compare_amounts(a.amount, b.amount) for i, a in enumerate(figures) for b in figures[i + 1 :]]
    clash = next((v for v in verdicts if v.outcome is Outcome.DIFFERS), None)
    if clash is None:
        return "rounding", verdicts[0].why
    if _grows(group):
        return "update", "The later report gives the later figure."
    return "dispute", clash.why


def _grows(group: Iterable[Figure]) -> bool:
    """Is it a tally that rises from report day to report day? Then the later figure overtakes the earlier."""
    tallies = words("matters", "tallies")
    rows = [(f.reading.published.start, f.reading.published.end, f.amount.high, f.quantity.matter) for f in group]
    if any(first is None or first != last or matter not in tallies for first, last, _, matter in rows):
        return False
    rows.sort(key=lambda row: (row[1] or date.min, row[2]))
    by_day: dict[date | None, set[object]] = defaultdict(set)
    for _, day, high, _ in rows:
        by_day[day].add(high)
    rising = all(a[2] <= b[2] for a, b in zip(rows, rows[1:], strict=False))
    return rising and len(by_day) > 1 and all(len(v) == 1 for v in by_day.values())


def _about(group: Sequence[Figure]) -> str:
    figure = group[0]
    matter, counted = figure.quantity.matter, figure.quantity.counted
    label = str(lexicon("matters")["labels"].get(matter, matter)) if matter else ""
    what = label or str(counted)
    where = f" of {figure.place}" if figure.place else ""
    return what + where + (f" ({figure.far})" if figure.far else "")
