"""The weighed marks of reports -> what a story has gathered of them: sums by mark, small enough to keep a million of.

A story keeps the sum of its reports' vectors, not the reports. From two sums follow both the average likeness of all
pairs of reports (their product over the numbers of reports) and the likeness of the stories as wholes (the cosine).
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.group.rarity import SIDE_BITS
from secondsource.group.traits import SIDES

# Most weighty marks kept of a story, by side: enough for what its reports share, however many they are.
KEPT_OF_STORY = (110, 45, 30, 25, 20, 30, 14, 14, 10, 8)
# How like one another two reports of one story are on average, by side: measured on the training topics of ECB+. A
# story of few reports is taken to hold together so much, one of many as much as it does.
COHERENCE = (0.36, 0.32, 0.36, 0.45, 0.41, 0.34, 0.26, 0.32, 0.69, 0.40)
_PRIOR_PAIRS = 3.0
_SIDE = (1 << SIDE_BITS) - 1

Table = NDArray[np.float64]


@dataclass(slots=True)
class Gathered:
    """The marks of a story: keys and summed weights; by side the squared length of the sum and how many reports have
    marks there; the days of its first and last report; its reports. `within`: by side, how like one another its reports
    are; less sure of it, the fewer they are.
    """

    keys: "array[int]"
    weights: "array[float]"
    squares: "array[float]"
    held: "array[int]"
    first: int | None
    last: int | None
    members: list[str]
    within: "array[float]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out how well the story holds together."""
        self.within = array("d", map(_coherence, self.held, self.squares, COHERENCE))


def _coherence(reports: int, square: float, usual: float) -> float:
    return (max(0.0, square - reports) + _PRIOR_PAIRS * usual) / (reports * (reports - 1) + _PRIOR_PAIRS)


def gather(report: str, day: int | None, weighed: Mapping[int, float]) -> Gathered:
    """Return a story of one report."""
    squares = _squares(weighed.items())
    held = array("I", [1 if square > 0.0 else 0 for square in squares])
    return Gathered(*_kept(weighed), squares, held, day, day, [report])


def joined(one: Gathered, other: Gathered) -> Gathered:
    """Return the story of both; the members of `one` stand first."""
    sums = dict(zip(one.keys, one.weights, strict=True))
    for key, weight in zip(other.keys, other.weights, strict=True):
        sums[key] = sums.get(key, 0.0) + weight
    keys, weights = _kept(sums)
    firsts = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return Gathered(
        keys,
        weights,
        _squares(zip(keys, weights, strict=True)),
        array("I", [a + b for a, b in zip(one.held, other.held, strict=True)]),
        min(firsts, default=None),
        max(lasts, default=None),
        one.members + other.members,
    )


def products(story: Gathered, others: Sequence[Gathered]) -> Table:
    """Return, for every other story a row, the sum of products over the marks in common, side by side."""
    mine, keys = _row(story.keys, "u8"), np.concatenate([_row(other.keys, "u8") for other in others])
    found = np.zeros(len(others) * len(SIDES))
    if len(mine) and len(keys):
        places = np.minimum(np.searchsorted(mine, keys), len(mine) - 1)
        common = np.flatnonzero(mine[places] == keys)
        weights = np.concatenate([_row(other.weights, "f4") for other in others])[common].astype(np.float64)
        owners = np.repeat(np.arange(len(others)), [len(other.keys) for other in others])[common]
        cells = owners * len(SIDES) + (keys[common] & np.uint64(_SIDE)).astype(np.int64)
        found += np.bincount(cells, _row(story.weights, "f4")[places[common]] * weights, len(found))
    return found.reshape(len(others), len(SIDES))


def _row(values: "array[int] | array[float]", kind: str) -> Any:
    """Return a row as numpy sees it, without a copy."""
    return np.frombuffer(values, kind)


def marks_of(story: Gathered) -> dict[int, float]:
    """Return the marks of a story for looking up."""
    return dict(zip(story.keys, story.weights, strict=True))


def telling_marks(story: Gathered, most: int) -> list[tuple[int, float]]:
    """Return the weightiest marks of the story's text, weightiest first."""
    text = [(-weight, key) for key, weight in zip(story.keys, story.weights, strict=True) if not key & _SIDE]
    return [(key, -weight) for weight, key in sorted(text)[:most]]


def _kept(sums: Mapping[int, float]) -> "tuple[array[int], array[float]]":
    """Return the weightiest marks of every side as two rows, in order of keys."""
    sides: list[list[int]] = [[] for _ in SIDES]
    for key in sums:
        sides[key & _SIDE].append(key)
    chosen: list[int] = []
    for found, most in zip(sides, KEPT_OF_STORY, strict=True):
        if len(found) > most:
            found = [key for _, key in sorted((-sums[key], key) for key in found)[:most]]
        chosen += found
    chosen.sort()
    return array("Q", chosen), array("f", [sums[key] for key in chosen])


def _squares(marks: Iterable[tuple[int, float]]) -> "array[float]":
    squares = [0.0] * len(SIDES)
    for key, weight in marks:
        squares[key & _SIDE] += weight * weight
    return array("f", squares)
