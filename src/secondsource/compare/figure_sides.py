"""Figures of one matter and one scope -> how they stand: alike, rounded, growing or disputed, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.compare.figure_growth import grown
from secondsource.compare.figure_settings import Figure
from secondsource.lang.lexicon import words
from secondsource.records.storyfile import Nature
from secondsource.values.amount import compare_amounts
from secondsource.values.verdict import Outcome, Verdict

_MOST_SIDES = 8  # more different figures than this are hardly sides of one dispute
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


def judge(figures: Sequence[Figure]) -> tuple[Nature | None, str]:
    """Say why the figures of one matter differ (None: they do not), in one plain sentence."""
    sides = sides_of(figures)
    if len(sides) < 2:
        return None, ""
    if len([s for s in sides if not s.first.quantity.amount.vague]) > _MOST_SIDES:
        return "scope", "So many figures speak of different places, days or incidents; the reports do not tell which"
    pairs = [(a, b, compare_amounts(a.first.amount, b.first.amount)) for a, b in combinations(sides, 2)]
    clashes = [(a, b, v) for a, b, v in pairs if v.outcome is Outcome.DIFFERS and _can_clash(a, b)]
    growth = grown([(a.figures, b.figures) for a, b, _ in clashes or pairs])
    if growth:
        return "update", growth
    if clashes:
        return "dispute", _dispute(figures, clashes[0][2])
    fitting = next((v.why for _, _, v in pairs if v.outcome is Outcome.COMPATIBLE), None)
    if fitting is None and any(v.outcome is Outcome.SAME for _, _, v in pairs):
        fitting = next(v.why for _, _, v in pairs if v.outcome is Outcome.SAME)
    return (
        ("rounding", fitting)
        if fitting
        else ("scope", "They are told side by side, or in ways that cannot be set against each other")
    )


def _dispute(figures: Sequence[Figure], verdict: Verdict) -> str:
    tally = figures[0].quantity.matter in words("matters", "tallies")
    undated = tally and any(not f.reading.published.end for f in figures)
    return verdict.why + ("; not all reports are dated, so one may be the later count" if undated else "")


def _can_clash(a: Side, b: Side) -> bool:
    """Words without a figure clash with nothing, nor do two figures of one sentence ("10 of the 12")."""
    if a.first.quantity.amount.vague or b.first.quantity.amount.vague:
        return False
    return any(not _one_sentence(x, y) for x in a.figures for y in b.figures)


def _one_sentence(a: Figure, b: Figure) -> bool:
    if a.reading.id != b.reading.id:
        return False
    return a.reading.sentence_at(a.clause.start) == b.reading.sentence_at(b.clause.start)


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
    told = ""
    for a, b in combinations(sides_of(figures), 2):
        clash = compare_amounts(a.first.amount, b.first.amount).outcome is Outcome.DIFFERS and _can_clash(a, b)
        why = grown([(a.figures, b.figures)]) if clash else ""
        if why:
            found |= {a.value: a, b.value: b}
            told = told or why
    return [figure for side in found.values() for figure in side.figures], told


def _fits(a: Side, b: Side) -> bool:
    verdict = compare_amounts(a.first.amount, b.first.amount)
    return verdict.outcome in (Outcome.COMPATIBLE, Outcome.SAME) and not grown([(a.figures, b.figures)])
