"""Figures of one matter and one scope -> how they stand: alike, rounded, growing or disputed, and why."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations

from secondsource.compare.figure_growth import grown
from secondsource.compare.figure_settings import Figure
from secondsource.lang.lexicon import words
from secondsource.records.storyfile import Nature
from secondsource.values.amount import compare_amounts, parse_amount
from secondsource.values.verdict import Outcome, Verdict

_MANY = 3
_OTHER_SIZE = 10  # "thousands" and "tens of thousands" are this many times apart
_MOST_SIDES = 8  # more different figures than this are hardly sides of one dispute
# Reports further apart may tell of two happenings of one kind (two launches, two floods); populations and sums last.
_ONE_TIME = timedelta(days=10)
_ONE_TIME_OF_PLACES = timedelta(days=45)
SIDE_BY_SIDE = "They are told side by side, or in ways that cannot be set against each other"
_MOST_VALUES = 40  # different figures of one matter that are held against each other


@dataclass(frozen=True, slots=True)
class Side:
    """One value as it is told, with the figures that give it."""

    value: str
    figures: tuple[Figure, ...]

    @property
    def first(self) -> Figure:
        """Return the figure that stands for all."""
        return self.figures[0]


def sides_of(figures: Sequence[Figure]) -> list[Side]:
    """Return the different values in the order they are first told."""
    by_value: dict[str, list[Figure]] = {}
    for figure in figures:
        by_value.setdefault(figure.told, []).append(figure)
    return [Side(value, tuple(told)) for value, told in list(by_value.items())[:_MOST_VALUES]]


def first_told(figures: Sequence[Figure]) -> dict[str, Figure]:
    """Return the figure that each report gives first, by report id; words without a figure are passed over."""
    found: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: f.quantity.span):
        if not figure.quantity.amount.vague:
            found.setdefault(figure.reading.id, figure)
    return found


def judge(figures: Sequence[Figure]) -> tuple[Nature | None, str]:
    """Say why the figures of one matter differ (None: they do not), in one plain sentence."""
    sides = sides_of(figures)
    if len(sides) < 2:
        return None, ""
    if len([s for s in sides if not s.first.quantity.amount.vague]) > _MOST_SIDES:
        return "scope", "So many figures speak of different places, days or incidents; the reports do not tell which"
    if figures[0].quantity.matter in words("matters", "of_somebody") and _told_many(figures):
        return "scope", "One report gives many such figures; they are of different people, deeds or years"
    firsts = first_told(figures)
    pairs = [(a, b, _compare(a.first, b.first)) for a, b in combinations(sides, 2)]
    clashes = [(a, b, v) for a, b, v in pairs if v.outcome is Outcome.DIFFERS and _can_clash(a, b, firsts)]
    growth = grown([(a.figures, b.figures) for a, b, _ in clashes or pairs])
    if growth:
        return "update", growth
    if clashes:
        return "dispute", _dispute(figures, clashes[0][2])
    ranked = [v.why for o in (Outcome.COMPATIBLE, Outcome.SAME) for _, _, v in pairs if v.outcome is o]
    return ("rounding", ranked[0]) if ranked else ("scope", SIDE_BY_SIDE)


def _compare(a: Figure, b: Figure) -> Verdict:
    """Compare two figures; words without one are held against each other by the size they speak of."""
    one, other = a.quantity.amount, b.quantity.amount
    low, high = sorted((one.low, other.low))
    if one.vague and other.vague and _one_sort(a, b) and high >= _OTHER_SIZE * low:
        return Verdict(Outcome.DIFFERS, f"“{a.told}” and “{b.told}” are numbers of quite another size")
    return compare_amounts(a.amount, b.amount)


def _one_sort(a: Figure, b: Figure) -> bool:
    """Do two figures count things, or people, of one sort? "People" alone may be any."""
    counted = a.quantity.counted
    return counted == b.quantity.counted and counted not in words("matters", "anybody")


def _told_many(figures: Sequence[Figure]) -> bool:
    """Does one report give so many values that they can hardly be of one thing?"""
    values: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        values[figure.reading.id].add(figure.told)
    return any(len(told) >= _MANY for told in values.values())


def _dispute(figures: Sequence[Figure], verdict: Verdict) -> str:
    tally = figures[0].quantity.matter in words("matters", "tallies")
    undated = tally and any(not f.reading.published.end for f in figures)
    return verdict.why + ("; not all reports are dated, so one may be the later count" if undated else "")


def _can_clash(a: Side, b: Side, first_told: Mapping[str, Figure]) -> bool:
    """Do two reports of one time stand against each other, and does none say how the two figures fit?

    A report is taken by the figure it gives first; one that gives both speaks of two things, or of others' words. Words
    without a figure clash with other such words for the same people or things only ("thousands", "tens of thousands").
    """
    vague = (a.first.quantity.amount.vague, b.first.quantity.amount.vague)
    if any(vague) and not (all(vague) and _one_sort(a.first, b.first)):
        return False
    one, other = (_standing_by(side, first_told) for side in (a, b))
    told_both = {f.reading.id for f in a.figures} & {f.reading.id for f in b.figures}
    pairs = ((x, y) for x in one for y in other if x.reading.id not in told_both and y.reading.id not in told_both)
    return any(_one_time(x, y) for x, y in pairs) and not (_parts(a, b) or _parts(b, a))


def _standing_by(side: Side, first_told: Mapping[str, Figure]) -> list[Figure]:
    """Return the figures of a side whose reports do not give quite another one first; one of each report."""
    kept: dict[str, Figure] = {}
    for figure in side.figures:
        first = first_told.get(figure.reading.id, figure)
        if compare_amounts(first.amount, figure.amount).outcome is not Outcome.DIFFERS:
            kept.setdefault(figure.reading.id, figure)
    return list(kept.values())[:_MOST_VALUES]


def _one_time(a: Figure, b: Figure) -> bool:
    first, last = sorted((a.reading.published, b.reading.published), key=lambda p: p.start or date.min)
    lasting = a.amount.kind == "money" or (a.place and a.quantity.matter != "distance")
    most = _ONE_TIME_OF_PLACES if lasting else _ONE_TIME
    return first.end is None or last.start is None or last.start - first.end <= most


def _parts(whole: Side, part: Side) -> bool:
    """Does a report tell the one figure as a part of the other ("12 people, including 10 miners")?"""
    value = part.first.quantity.amount
    sentences = (f.reading.sentence_at(f.quantity.span.start).of(f.reading.document.text) for f in whole.figures)
    return any(value.low in _parts_in(sentence) for sentence in sentences)


@lru_cache(maxsize=16_384)  # a sentence is asked again when another report gives one of its figures
def _parts_in(sentence: str) -> tuple[Decimal, ...]:
    """Return the lowest values of what a sentence tells as a part of something."""
    found = (parse_amount(hit[1]) for hit in _part_pattern().finditer(sentence))
    return tuple(amount.low for amount in found if amount is not None)


@cache
def _part_pattern() -> re.Pattern[str]:
    """Match a number behind "including" and the like."""
    leads = "|".join(sorted(words("matters", "parts")))
    return re.compile(rf"\b(?:{leads})\s+(?:at least\s+|some\s+)?([\w,.]*\w)", re.IGNORECASE)


def roundings(figures: Sequence[Figure]) -> Iterator[tuple[list[Figure], str]]:
    """Yield the values of a dispute that are one and the same, told with other bounds or rounding, and why.

    Each value joins the first group that all of whose values it can be: no chain of roundings leads from 10 to 14.
    """
    groups: list[list[Side]] = []
    for side in sides_of(figures):
        if side.first.quantity.amount.vague:
            continue
        home = next((g for g in groups if all(_fits(side, other) for other in g)), None)
        if home is None:
            groups.append([side])
        else:
            home.append(side)
    for group in groups:
        if len(group) > 1:
            why = compare_amounts(group[0].first.amount, group[1].first.amount).why
            yield [figure for side in group for figure in side.figures], why


def overtaken(figures: Sequence[Figure]) -> tuple[list[Figure], str]:
    """Return the values of a dispute of which one is only the later count of another, and how that is known."""
    found: dict[str, Side] = {}
    firsts = first_told(figures)
    told = ""
    for a, b in combinations(sides_of(figures), 2):
        clash = compare_amounts(a.first.amount, b.first.amount).outcome is Outcome.DIFFERS and _can_clash(a, b, firsts)
        why = grown([(a.figures, b.figures)]) if clash else ""
        if why:
            found |= {a.value: a, b.value: b}
            told = told or why
    return [figure for side in found.values() for figure in side.figures], told


def _fits(a: Side, b: Side) -> bool:
    verdict = compare_amounts(a.first.amount, b.first.amount)
    return verdict.outcome in (Outcome.COMPATIBLE, Outcome.SAME) and not grown([(a.figures, b.figures)])
