"""A regular expression → the shapes in it that run away, each with a text that shows it.

Exponential: a circle that one text goes round in two ways. Polynomial: one text goes round a circle, on to the next and
round that one – or, in a search, is gone through from every place on – while what comes after can still fail.
"""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from patterns_graph import Graph, Guard, Mask

_State = tuple[int, ...]
_Step = tuple[Mask, Mask]  # what may stand before it, what it takes
_TURNS = 6  # texts tried for one shape
_MOST_STATES = 60_000  # of one search for a text; an expression with more is told as not looked through


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to run away: the text `before`, then one of `again` any number of times, then what does not fit.

    `kind`: exponential; polynomial; search (polynomial since a search begins anew at every letter); large (not known).
    """

    kind: str
    before: str
    again: tuple[str, ...]


def find_shapes(pattern: re.Pattern[str], used: Collection[str] = ()) -> list[Shape]:
    """Return the shapes of an expression, one of each kind, as the methods `used` meet them (none named: as all do)."""
    found: dict[str, Shape] = {}
    if not used or "fullmatch" in used:
        _look(Graph(pattern, searched=False), found, whole=True)
    if not used or set(used) - {"match", "fullmatch"}:
        _look(Graph(pattern, searched=True), found)
    elif "match" in used:
        _look(Graph(pattern, searched=False), found)
    return list(found.values())


def _look(graph: Graph, found: dict[str, Shape], *, whole: bool = False) -> None:
    """Add the shapes of a graph; `whole`: the text must fit to its end, so that any circle can be left in vain."""
    if whole:
        graph.done = set()
    rings = _rings(graph)
    try:
        for ring in rings:
            if 1 not in ring and "exponential" not in found and (text := _twice_round(graph, ring)):
                found.setdefault("exponential", Shape("exponential", _way_to(graph, text[0]), text[1]))
        for one in rings:
            for two in rings:
                kind = "search" if 1 in one else "polynomial"
                if one != two and 1 not in two and kind not in found and (text := _round_and_on(graph, one, two)):
                    found[kind] = Shape(kind, _way_to(graph, text[0]), text[1])
    except OverflowError:
        found["large"] = Shape("large", "", ())


def _rings(graph: Graph) -> list[frozenset[int]]:
    """Return the circles of a graph: places that reach one another (Tarjan, written flat)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    rings = []
    for start in graph.steps:
        work = [(start, iter([place for place, _ in graph.steps[start]]))] if start not in order else []
        while work:
            place, after = work[-1]
            if place not in order:
                order[place] = low[place] = len(order)
                stack.append(place)
            nxt = next(after, None)
            if nxt is not None:
                if nxt not in order:
                    work.append((nxt, iter([one for one, _ in graph.steps[nxt]])))
                elif nxt in stack:
                    low[place] = min(low[place], order[nxt])
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[place])
            if low[place] == order[place]:
                ring = stack[stack.index(place) :]
                del stack[stack.index(place) :]
                if len(ring) > 1 or any(one == place for one, _ in graph.steps[place]):
                    rings.append(frozenset(ring))
    return rings


def _twice_round(graph: Graph, ring: frozenset[int]) -> tuple[int, tuple[str, ...]] | None:
    """Return a place of the circle and a text that leads from it to itself in two ways."""
    for place in sorted(ring):
        start = (place, place, False)
        if not any(apart for (_, _, apart), _ in _forks(graph, start, ring)):
            continue
        text = _path(graph, start, (place, place, True), lambda state: _forks(graph, state, ring))
        if text:
            return place, text
    return None


def _forks(graph: Graph, state: tuple[int, int, bool], ring: frozenset[int]) -> Iterator[tuple[_State, _Step]]:
    one, two, apart = state
    ways = [(place, guard) for place, guard in graph.steps[one] if place in ring]
    if one == two and not apart:
        for number, (a, first) in enumerate(ways):
            for b, second in ways[number:]:
                step = _common(graph, (one, two), ((a, first), (b, second)))
                if step:
                    same = a == b and first is second
                    yield (a, b, not same), step
            if sum(a == b for b, _ in ways) > 1 and (step := _doubled(graph, one, a, ways)):
                yield (a, a, True), step
        return
    for a, first in ways:
        for b, second in graph.steps[two]:
            if b in ring and (step := _common(graph, (one, two), ((a, first), (b, second)))):
                yield (a, b, apart), step


def _doubled(graph: Graph, place: int, after: int, ways: Sequence[tuple[int, Guard]]) -> _Step | None:
    """Return the letters by which one place follows another in two ways at once."""
    guards = [guard for one, guard in ways if one == after]
    return next(
        (step for n, one in enumerate(guards) for two in guards[n + 1 :]
         if (step := _common(graph, (place, place), ((after, one), (after, two))))), None
    )  # fmt: skip


def _round_and_on(graph: Graph, one: frozenset[int], two: frozenset[int]) -> tuple[int, tuple[str, ...]] | None:
    """Return a place of the first circle and a text that stays in it, leads to the second, and stays in that."""
    if graph.done & two or not any(_kept(graph, place, other) for place in one for other in two):
        return None
    reach = _reached(graph, one, two)
    for place in sorted(one):
        for other in sorted(two & reach):
            ends = (place, other, other)
            text = _path(graph, (place, place, other), ends, lambda state: _threes(graph, state, (one, reach, two)))
            if text:
                return place, text
    return None


def _kept(graph: Graph, place: int, other: int) -> bool:
    """May what the first place took still be given back when the second is reached?"""
    return graph.places[place].atomic <= graph.places[other].atomic


def _threes(graph: Graph, state: _State, within: tuple[frozenset[int], ...]) -> Iterator[tuple[_State, _Step]]:
    first, second, third = (
        [(place, guard) for place, guard in graph.steps[at] if place in inside]
        for at, inside in zip(state, within, strict=True)
    )
    for a in first:
        for b in second:
            if not _common(graph, state[:2], (a, b)):
                continue
            for d in third:
                if step := _common(graph, state, (a, b, d)):
                    yield (a[0], b[0], d[0]), step


def _common(graph: Graph, state: Sequence[int], ways: Sequence[tuple[int, Guard]]) -> _Step | None:
    """Return what may stand before these steps and the letters that all of them can take; None: there are none."""
    before = takes = graph.all
    for at, (place, _) in zip(state, ways, strict=True):
        before &= graph.places[at].takes
        takes &= graph.places[place].takes
    combined = [(before, takes)] if before and takes else []
    for guard in {guard for _, guard in ways if guard != graph.free}:
        combined = [(b & x, t & y) for b, t in combined for x, y in guard if b & x and t & y]
    return combined[0] if combined else None


def _reached(graph: Graph, one: frozenset[int], two: frozenset[int]) -> frozenset[int]:
    """Return the places on the way from one circle to another."""
    back: dict[int, list[int]] = {}
    for place, after in graph.steps.items():
        for other, _ in after:
            back.setdefault(other, []).append(place)
    ahead = _spread(one, {place: [other for other, _ in after] for place, after in graph.steps.items()})
    return frozenset(ahead & _spread(two, back))


def _spread(start: frozenset[int], after: dict[int, list[int]]) -> set[int]:
    seen, todo = set(start), list(start)
    while todo:
        for other in after.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _path(
    graph: Graph, start: _State, end: _State, after: Callable[[_State], Iterable[tuple[_State, _Step]]]
) -> tuple[str, ...]:
    """Return texts that lead from one state to another, by the shortest way (none where there is no way)."""
    came: dict[_State, tuple[_State, _Step]] = {}
    todo = deque([start])
    while todo:
        state = todo.popleft()
        for other, step in after(state):
            if other in came:
                continue
            came[other] = (state, step)
            if other == end:
                return _spelt(graph, came, start, end)
            if len(came) > _MOST_STATES:
                raise OverflowError
            todo.append(other)
    return ()


def _spelt(graph: Graph, came: dict[_State, tuple[_State, _Step]], start: _State, end: _State) -> tuple[str, ...]:
    """Write the steps out, every time with other letters where there are others."""
    steps: list[_Step] = []
    state = end
    while not steps or state != start:
        state, step = came[state]
        steps.insert(0, step)
    masks = [takes & before or takes for (_, takes), (before, _) in zip(steps, [*steps[1:], steps[0]], strict=True)]
    texts = ("".join(graph.letter(mask, turn) for mask in masks) for turn in range(_TURNS))
    return tuple(dict.fromkeys(texts))


def _way_to(graph: Graph, place: int) -> str:
    """Return a text that leads from the beginning to a place."""
    if place <= 1:
        return ""

    def after(state: _State) -> Iterator[tuple[_State, _Step]]:
        for way in graph.steps[state[0]]:
            if step := _common(graph, state, (way,)):
                yield (way[0],), step

    return next(iter(_path(graph, (0,), (place,), after)), "")
