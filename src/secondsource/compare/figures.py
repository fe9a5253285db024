"""Quantities in many reports -> points: one matter counted or measured, agreed, rounded, growing or disputed.

Figures meet when they count one thing in one setting: the same matter (killed, magnitude, …), or the same counted noun
in claims that are aligned (see `statements`) or as a share of one place. They must be of one place, where the place
tells them apart, and of one time: a toll of years ago is not the toll of today.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.statements import Group
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Quantity
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point, PointKind
from secondsource.values.amount import Amount, compare_amounts, render_amount
from secondsource.values.moment import Resolved
from secondsource.values.place import country_of
from secondsource.values.terms import content_terms
from secondsource.values.verdict import Outcome

_KINDS: dict[str, PointKind] = {
    "count": "count", "money": "money", "percent": "percent", "measure": "measure", "duration": "time",
}  # fmt: skip
_LOCATED = re.compile(r"\b(?:across|around|at|in|inside|near|off|throughout)\s+(?:the\s+)?\Z")
_APPOSED_CHARS = 25  # ", a city of some ", ", home to more than "
_NO_THINGS = ("people", "person")  # counted without a matter these are nobody in particular
_SCALE = 100  # figures this many times apart count different things
_MOST_SIDES = 8  # more different figures than this are hardly sides of one dispute
_FAR_DAYS = 60  # a moment this far from the report speaks of another happening
_FAR_DAYS_OF_MONEY = 180  # sums are pledged, spent and owed over longer times


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its setting: the clause, the place it is of, and the far-off time it speaks of, if any."""

    reading: Reading
    quantity: Quantity
    clause: Span
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


def compare_figures(readings: Sequence[Reading], groups: Sequence[Group]) -> list[Point]:
    """Return the points of the figures of known matters, and of other counts where the claims around are aligned."""
    figures = [figure for reading in readings for figure in read_figures(reading)]
    sums = _shared_sums(figures)
    aligned = {(u.reading.id, u.claim.span): number for number, group in enumerate(groups) for u in group.units}
    blocks: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in _with_countries(figures):
        known = figure.quantity.matter or (figure.amount.kind == "percent" and figure.place)
        setting = "matter" if known else str(aligned.get((figure.reading.id, figure.clause), "alone"))
        if setting != "alone":
            blocks[(*_block(figure, one_time=_sum_key(figure) in sums), setting)].append(figure)
    return [_point(group) for key in sorted(blocks) for group in _by_scale(blocks[key])]


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
        told = quantity.matter or (quantity.counted and quantity.counted not in _NO_THINGS)
        a_one = quantity.matter is None and quantity.amount.high == 1  # "one of their cables" counts nothing
        general = quantity.amount.kind == "measure" and _is_general(reading, quantity)
        if quantity.amount.kind in _KINDS and told and not (a_one or general):
            clause = _clause_around(reading, quantity.span)
            days = _FAR_DAYS_OF_MONEY if quantity.amount.kind == "money" else _FAR_DAYS
            place, far = _place(reading, quantity, clause), _far(reading, clause, days)
            found.append(Figure(reading, quantity, clause, place, far))
    return found


def _is_general(reading: Reading, quantity: Quantity) -> bool:
    """Does the clause tell what such a measure may do ("a magnitude 6 quake can cause damage") and no happening?"""
    claim = reading.claim_at(quantity.span)
    return claim is not None and claim.status == "possible"


def _clause_around(reading: Reading, span: Span) -> Span:
    claim = reading.claim_at(span)
    return claim.span if claim is not None else reading.sentence_at(span.start)


def _place(reading: Reading, quantity: Quantity, clause: Span) -> str | None:
    """Of which place is the figure? The nearest named after it, else before, in the clause; of a count, its country."""
    own = _is_of_a_place(quantity)
    places = [n for n in reading.names_in(clause) if n.kind == "place" and (own or _is_located(reading, n))]
    after = [n for n in places if n.span.start >= quantity.span.end]
    nearest = after[0] if after else (places[-1] if places else None)
    if quantity.matter == "population":
        nearest = _populated(reading, quantity, places)
    if nearest is None:
        return None
    identity = reading.identity.get(nearest.entity)
    name = identity.name if identity else nearest.span.of(reading.document.text)
    return name if own else country_of(name)  # a count is held to countries only


def _populated(reading: Reading, quantity: Quantity, places: Sequence[Name]) -> Name | None:
    """Whose population is it? "Port Ada, a city of 500,000", else the place the sentence begins with."""
    before = [n for n in places if n.span.end <= quantity.span.start]
    if before and quantity.span.start - before[-1].span.end <= _APPOSED_CHARS:
        return before[-1]
    start = reading.sentence_at(quantity.span.start).start
    return next((n for n in before if n.span.start - start <= len("The ")), None)


def _is_located(reading: Reading, name: Name) -> bool:
    """Does the name stand after a word of place ("in Norland"), and not before what is counted ("Norland citizens")?"""
    return _LOCATED.search(reading.document.text, max(0, name.span.start - 12), name.span.start) is not None


def _is_of_a_place(quantity: Quantity) -> bool:
    return quantity.amount.kind == "percent" or quantity.matter in words("matters", "of_a_place")


def _with_countries(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Keep the country of a tally only where the story counts its matter in several: else it tells nothing apart."""
    countries: dict[str | None, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.place and not _is_of_a_place(figure.quantity):
            countries[figure.quantity.matter].add(figure.place)
    tallies = words("matters", "tallies")
    for figure in figures:
        matter = figure.quantity.matter
        kept = _is_of_a_place(figure.quantity) or (matter in tallies and len(countries[matter]) > 1)
        yield figure if kept else replace(figure, place=None)


def _far(reading: Reading, clause: Span, days: int) -> str | None:
    """Return the value of a moment in the clause that is far from the report's own time, if there is one."""
    far = (time.value for _, time in reading.moments_in(clause) if _is_far(time, reading.published.end, days))
    return next(far, None)


def _is_far(time: Resolved, day: date | None, days: int) -> bool:
    if time.last is None or day is None:
        return time.precision in ("month", "season", "year")
    return abs(time.last - day) > timedelta(days=days)


def _block(figure: Figure, *, one_time: bool) -> tuple[str, ...]:
    told = _set_apart(figure) or figure.quantity.matter or figure.quantity.counted or ""
    what = " ".join(content_terms(told)) or told  # shops and stores, arrested and detained are one matter
    unit = figure.amount.unit if figure.amount.kind in ("money", "percent") else ""
    return (figure.amount.kind, what, unit, figure.place or "", "" if one_time else figure.far or "")


def _set_apart(figure: Figure) -> str | None:
    """A word of the clause that makes the matter another one: the magnitude of an aftershock is not the quake's."""
    telling = lexicon("matters")["set_apart"].get(figure.quantity.matter, ())
    words_of = figure.clause.of(figure.reading.document.text).lower().split()
    return next((f"{figure.quantity.matter}: {word}" for word in telling if word in words_of), None)


def _by_scale(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Split a block where figures lie a hundredfold apart: those count different things."""
    groups: list[list[Figure]] = []
    for figure in figures:
        home = next((g for g in groups if not _scale_apart(figure, g[0])), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def _scale_apart(a: Figure, b: Figure) -> bool:
    low, high = (a, b) if a.amount.high < b.amount.low else (b, a)
    return low.amount.high > 0 and high.amount.low / low.amount.high > _SCALE


def _point(group: Sequence[Figure]) -> Point:
    kind = _KINDS[group[0].amount.kind]
    nature, why = _nature(group)
    return build_point(Matter(kind, _about(group)), [f.saying for f in group], nature, why)


def _nature(group: Sequence[Figure]) -> tuple[Nature | None, str]:
    values = {render_amount(f.amount): f for f in group}
    if len(values) < 2:
        return None, ""
    pairs = list(combinations(values.values(), 2))
    verdicts = [(compare_amounts(a.amount, b.amount), _can_clash(a, b)) for a, b in pairs]
    clash = next((v for v, can in verdicts if v.outcome is Outcome.DIFFERS and can), None)
    if clash is None:
        return "rounding", verdicts[0][0].why
    if len([f for f in values.values() if not f.amount.vague]) > _MOST_SIDES:
        return "scope", "So many figures speak of different places, days or incidents; the reports do not tell which"
    if _grows(group):
        return "update", "The later report gives the later figure."
    tally = group[0].quantity.matter in words("matters", "tallies")
    undated = tally and any(not f.reading.published.end for f in group)
    return "dispute", clash.why + ("; not all reports are dated, so one may be the later count" if undated else "")


def _can_clash(a: Figure, b: Figure) -> bool:
    """Words without a figure clash with nothing, nor do two figures of one sentence ("10 of the 12")."""
    one_report = a.reading.id == b.reading.id
    one_sentence = one_report and a.reading.sentence_at(a.clause.start) == b.reading.sentence_at(b.clause.start)
    return not (a.amount.vague or b.amount.vague or one_sentence)


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
    rising = all(a[2] <= b[2] for a, b in pairwise(rows))
    return rising and len(by_day) > 1 and all(len(v) == 1 for v in by_day.values())


def _about(group: Sequence[Figure]) -> str:
    figure = group[0]
    matter, counted = figure.quantity.matter, figure.quantity.counted
    label = str(lexicon("matters")["labels"].get(matter, matter)) if matter else ""
    what = _set_apart(figure) or label or str(counted)
    where = f" of {figure.place}" if figure.place else ""
    return what + where + (f" ({figure.far})" if figure.far else "")
