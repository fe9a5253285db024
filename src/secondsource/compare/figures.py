"""Quantities in many reports -> points: one matter counted or measured, agreed, rounded, growing or disputed.

Figures meet when they count one thing in one setting: the same matter (killed, magnitude, …), or the same counted noun
with the same verb around the same names or words, or in claims that are aligned (see `statements`). What narrows a
figure (of whom, where, when: see `figure_facets`) sets it apart: it is shown beside the whole as another scope.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import combinations

from secondsource.compare.figure_facets import LEAD_SENTENCES, Told, narrowing, scene_of
from secondsource.compare.figure_frames import frame_of, source_of
from secondsource.compare.figure_owners import is_of_a_side, mover_of, person_of_age, side_named
from secondsource.compare.figure_settings import FIGURE_KINDS, Figure, is_age, read_figures, set_apart
from secondsource.compare.figure_sides import SIDE_BY_SIDE, judge, overtaken, roundings, sides_of
from secondsource.compare.group_numbers import Numbers, number_groups
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.money_rates import in_one_currency
from secondsource.compare.points import Matter, build_point
from secondsource.compare.same_count import join_counts, join_distances, join_sums, same_thing
from secondsource.compare.units import Group
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Nature, Point
from secondsource.values.amount import compare_amounts
from secondsource.values.terms import content_terms
from secondsource.values.units import unit_named
from secondsource.values.verdict import Outcome

# Figures this many times apart count different things; damage is estimated wildly, so sums may lie further apart.
_SCALE = 50
_SCALE_OF_MONEY = 200

Block = tuple[str, ...]


def compare_figures(
    readings: Sequence[Reading], groups: Sequence[Group], memory: ComparisonMemory | None = None
) -> list[Point]:
    """Return the points of the figures of known matters, and of other counts that are told of one thing."""
    kept = memory or ComparisonMemory()
    figures = in_one_currency(kept.of_each(readings, read_figures), kept)
    aligned = number_groups(groups, kept)
    scene = scene_of(readings, kept)

    def tell(block: Sequence[Figure]) -> list[Point]:
        return kept.piece("figures", block, scene, lambda: list(_tell(block, scene)))

    return [point for block in _blocks(figures, aligned, kept) for point in tell(block)]


def _blocks(figures: Sequence[Figure], aligned: Numbers, kept: ComparisonMemory) -> Iterator[Sequence[Figure]]:
    """Yield the figures that count or measure one thing: by matter first, then by noun and what is told of it."""
    known: dict[Block, list[Figure]] = defaultdict(list)
    other: dict[Block, list[Figure]] = defaultdict(list)
    for figure, (key, is_known) in zip(figures, kept.each("block", figures, _block), strict=True):
        if is_known:
            known[key].append(figure)
        elif figure.quantity.counted:
            other[key].append(figure)
    placed = words("matters", "of_a_place") - words("matters", "by_counted")
    for key in sorted(known):
        if known[key][0].quantity.matter in placed and not known[key][0].place:
            if known[key][0].quantity.matter not in words("matters", "nothing_without_place"):
                yield from ([figure] for figure in known[key])  # a distance from nowhere is like no other
            continue
        if known[key][0].quantity.matter == "distance":
            yield from kept.piece("distances", known[key], None, partial(join_distances, known[key]))
            continue
        loose = _is_of_something(known[key][0])
        yield from kept.piece("sums", known[key], None, partial(join_sums, known[key])) if loose else [known[key]]
    for key in sorted(other):
        numbers = tuple(aligned.get((figure.reading.id, figure.clause)) for figure in other[key])
        yield from kept.piece("counts", other[key], numbers, partial(join_counts, other[key], aligned))


def _is_of_something(figure: Figure) -> bool:
    """May a story know several of this matter, each of something else?"""
    matter, counted = figure.quantity.matter or "", figure.quantity.counted
    of_any = matter.replace(counted, "{counted}", 1) if counted else matter
    return bool({matter, of_any} & words("matters", "of_something"))


def _block(figure: Figure) -> tuple[Block, bool]:
    """Return what a figure is sorted by, and whether it is of a known matter."""
    return _key(figure), bool(figure.quantity.matter or (is_age(figure.quantity) and person_of_age(figure)))


def _key(figure: Figure) -> Block:
    told = set_apart(figure) or _aged(figure) or _moved(figure) or _met_with(figure) or figure.quantity.matter or ""
    told = told or figure.quantity.counted or ""
    if figure.quantity.matter in words("matters", "by_counted"):
        told = f"{told} {figure.quantity.counted or ''}"
    told = " ".join(same_thing(word, figure.reading.document.text) for word in told.split())
    what = " ".join(content_terms(told)) or told  # shops and stores, arrested and detained are one matter
    unit = figure.amount.unit if figure.amount.kind in ("money", "percent") or is_age(figure.quantity) else ""
    return (figure.amount.kind, what, unit, figure.place or "", frame_of(figure))


def _aged(figure: Figure) -> str | None:
    """Return the age of a person as a matter; None where it is of nobody known by name."""
    person = person_of_age(figure) if is_age(figure.quantity) else None
    return f"age of {person}" if person else None


def _moved(figure: Figure) -> str | None:
    """Return the matter of those aboard and of speeds, with the sort of craft, or the wind, that it is of."""
    matter = figure.quantity.matter or ""
    if matter != "aboard" and not matter.startswith("speed of "):
        return None
    return f"{'people aboard a' if matter == 'aboard' else 'speed of a'} {mover_of(figure) or figure.quantity.counted}"


def _met_with(figure: Figure) -> str | None:
    """Return the matter that the figure's own is held against, where another word tells much the same."""
    counted = figure.quantity.counted
    for name, entry in lexicon("matters")["matter"].items():
        if "met_with" in entry and counted and figure.quantity.matter == name.replace("{counted}", counted):
            return str(entry["met_with"]).replace("{counted}", counted)
    return None


def _by_scale(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Split figures of one matter where they lie so far apart that they count different things."""
    groups: list[list[Figure]] = []
    for figure in figures:
        home = next((g for g in groups if not _scale_apart(figure, g[0])), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def _scale_apart(a: Figure, b: Figure) -> bool:
    if a.amount.unit != b.amount.unit:
        return _lengths_apart(a, b)
    low, high = (a, b) if a.amount.high < b.amount.low else (b, a)
    step = lexicon("matters")["apart"].get(a.quantity.matter)
    if step is not None:
        return high.amount.low - low.amount.high >= Decimal(str(step))
    most = _SCALE_OF_MONEY if a.amount.kind == "money" else _SCALE
    return low.amount.high > 0 and high.amount.low / low.amount.high > most


def _lengths_apart(a: Figure, b: Figure) -> bool:
    """Are two lengths of time as far apart as minutes and years?"""
    if a.amount.kind != "duration" or b.amount.kind != "duration":
        return False
    known = [unit_named(x.amount.unit or "") for x in (a, b)]
    sizes = sorted(x.amount.low * unit.size for x, unit in zip((a, b), known, strict=True) if unit is not None)
    return len(sizes) == 2 and sizes[0] > 0 and sizes[1] / sizes[0] > _SCALE


# telling --------------------------------------------------------------------------------------------------------------


def _tell(block: Sequence[Figure], scene: frozenset[str]) -> Iterator[Point]:
    """Yield a point for the whole and for each narrower scope, then one that shows them side by side."""
    scopes = _scopes(block, scene)
    for scope in scopes:
        for figures in _by_scale(scope.figures):
            nature, why = judge(figures)
            if why == SIDE_BY_SIDE:
                yield from (_point(side.figures, scope.words, None, "") for side in sides_of(figures))
                continue
            yield _point(figures, scope.words, nature, why)
            if nature in ("dispute", "update"):
                yield from _within(figures, scope.words, nature)
    if len(scopes) > 1 and not scopes[0].words:
        yield from _side_by_side(scopes[0], scopes[1:])


def _within(figures: Sequence[Figure], scope: str, nature: Nature) -> Iterator[Point]:
    """Yield what stands between single values where they differ as a whole: roundings of one figure, later counts."""
    for rounded, because in roundings(figures):
        yield _point(rounded, scope, "rounding", because)
    grown, why = overtaken(figures) if nature == "dispute" else ([], "")
    if grown:
        yield _point(grown, scope, "update", why)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What narrows some figures of a matter, in words ("" for the whole), and those figures."""

    words: str
    figures: list[Figure]


def _scopes(block: Sequence[Figure], scene: frozenset[str]) -> list[_Scope]:
    """Sort figures by what narrows them, the whole first: of whom, and where, else of what far-off time, else day."""
    told = [_told(figure) for figure in block]
    scopes: dict[tuple[tuple[str, str], ...], _Scope] = {}
    for figure, facets in zip(block, narrowing(told, scene), strict=True):
        who = [facet for facet in facets if facet.kind in ("asked", "who")]
        where = sorted(
            (f for f in facets if f.kind not in ("asked", "who")),
            key=lambda f: ("place", "far", "day", "incident").index(f.kind),
        )
        kept = (*who, *where[:1])
        key = tuple((f.kind, f.key) for f in kept)
        scopes.setdefault(key, _Scope(", ".join(f.words for f in kept), [])).figures.append(figure)
    return sorted(scopes.values(), key=lambda scope: scope.words != "")


def _told(figure: Figure) -> Told:
    amount, reading = figure.amount, figure.reading
    tally = figure.quantity.matter in words("matters", "tallies") and not amount.vague
    sort = "money" if amount.kind == "money" else "tally" if tally else ""
    sentences = reading.analysis.sentences
    early = len(sentences) <= LEAD_SENTENCES or figure.quantity.span.start < sentences[LEAD_SENTENCES].start
    return Told(reading.id, amount.low, amount.high, figure.facets, sort, early)


def _side_by_side(whole: _Scope, narrower: Sequence[_Scope]) -> Iterator[Point]:
    values = {figure.told for figure in whole.figures}
    apart = [(scope, f) for scope in narrower for f in scope.figures if f.told not in values]
    if not apart:
        return
    scope, first = apart[0]
    why = f"“{first.told}” is told only of {scope.words}; the figures count different things"
    sayings = [f.saying for f in whole.figures] + [replace(f.saying, note=scope.words) for scope, f in apart]
    yield build_point(Matter(FIGURE_KINDS[first.amount.kind], _about(whole.figures[0], "")), sayings, "scope", why)


def _point(figures: Sequence[Figure], scope: str, nature: Nature | None, why: str) -> Point:
    matter = Matter(FIGURE_KINDS[figures[0].amount.kind], _about(figures[0], scope))
    sayings = [f.saying for f in figures]
    if nature == "dispute" and figures[0].amount.kind != "count" and _by_source(figures):
        sayings = [replace(f.saying, note=_credit(f)) for f in figures]
        why = f"{why}; a report that gives both puts them down to different sources"
    return build_point(matter, sayings, nature, why)


def _by_source(figures: Sequence[Figure]) -> bool:
    """Does one report itself give two of the values, each as somebody else's?"""
    given: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        source = source_of(figure)
        if source is not None:
            given[figure.reading.id][source] = figure
    return any(
        compare_amounts(a.amount, b.amount).outcome is Outcome.DIFFERS
        for told in given.values()
        for a, b in combinations(told.values(), 2)
    )


def _credit(figure: Figure) -> str:
    source = source_of(figure)
    return f"according to {source}" if source else ""


def _about(figure: Figure, scope: str) -> str:
    matter, counted = figure.quantity.matter, figure.quantity.counted
    label = str(lexicon("matters")["labels"].get(matter, matter)) if matter else ""
    what = set_apart(figure) or _aged(figure) or _moved(figure) or label or str(counted)
    of = figure.place or (side_named(figure) if is_of_a_side(figure) else None)
    where = f" of {of}" if of else ""
    return what + where + (f" ({scope})" if scope else "")
