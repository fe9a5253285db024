"""Quantities in many reports -> points: one matter counted or measured, agreed, rounded, growing or disputed.

Figures meet when they count one thing in one setting: the same matter (killed, magnitude, …), or the same counted noun
in claims that are aligned (see `statements`) or as a share of one place. They must be of one place, where the place
tells them apart, and of one time: a toll of years ago is not the toll of today.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise

from secondsource.compare.figure_settings import FIGURE_KINDS, Figure, read_figures, set_apart, with_countries
from secondsource.compare.points import Matter, build_point
from secondsource.compare.statements import Group
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Nature, Point
from secondsource.values.amount import Amount, compare_amounts, render_amount
from secondsource.values.terms import content_terms
from secondsource.values.verdict import Outcome

_SCALE = 50  # figures this many times apart count different things
_MOST_SIDES = 8  # more different figures than this are hardly sides of one dispute


def compare_figures(readings: Sequence[Reading], groups: Sequence[Group]) -> list[Point]:
    """Return the points of the figures of known matters, and of other counts where the claims around are aligned."""
    figures = [figure for reading in readings for figure in read_figures(reading)]
    sums = _shared_sums(figures)
    aligned = {(u.reading.id, u.claim.span): number for number, group in enumerate(groups) for u in group.units}
    blocks: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in with_countries(figures):
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


def _block(figure: Figure, *, one_time: bool) -> tuple[str, ...]:
    told = set_apart(figure) or figure.quantity.matter or figure.quantity.counted or ""
    what = " ".join(content_terms(told)) or told  # shops and stores, arrested and detained are one matter
    unit = figure.amount.unit if figure.amount.kind in ("money", "percent") else ""
    return (figure.amount.kind, what, unit, figure.place or "", "" if one_time else figure.far or "")


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
    kind = FIGURE_KINDS[group[0].amount.kind]
    nature, why = _nature(group)
    return build_point(Matter(kind, _about(group)), [f.saying for f in group], nature, why)


def _nature(group: Sequence[Figure]) -> tuple[Nature | None, str]:
    values = {render_amount(f.amount): f for f in group}
    if len(values) < 2:
        return None, ""
    if len([f for f in values.values() if not f.amount.vague]) > _MOST_SIDES:
        return "scope", "So many figures speak of different places, days or incidents; the reports do not tell which"
    pairs = list(combinations(values.values(), 2))
    verdicts = [(compare_amounts(a.amount, b.amount), _can_clash(a, b)) for a, b in pairs]
    clash = next((v for v, can in verdicts if v.outcome is Outcome.DIFFERS and can), None)
    if clash is None:
        return "rounding", verdicts[0][0].why
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
    what = set_apart(figure) or label or str(counted)
    where = f" of {figure.place}" if figure.place else ""
    return what + where + (f" ({figure.far})" if figure.far else "")
