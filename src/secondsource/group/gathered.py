"""The weighed marks of reports -> what a story has gathered of them: sums by mark, small enough to keep a million of.

A story keeps the sum of its reports' vectors, not the reports. From two sums follow both the average likeness of all
pairs of reports (their product over the numbers of reports) and the likeness of the stories as wholes (the cosine).
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondsource.group.rarity import SIDE_BITS
from secondsource.group.traits import SIDES

# Most weighty marks kept of a story, by side: enough for what its reports share, however many they are.
KEPT_OF_STORY = (110, 45, 30, 25, 20, 30, 14, 14, 10)
_SIDE = (1 << SIDE_BITS) - 1

Products = list[float]  # one number a side


@dataclass(slots=True)
class Gathered:
    """The marks of a story: keys and summed weights; by side the squared length of the sum and how many reports have
    marks there; the days of its first and last report; its reports.
    """

    keys: "array[int]"
    weights: "array[float]"
    squares: "array[float]"
    held: "array[int]"
    first: int | None
    last: int | None
    members: list[str]


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


def products(marks: Mapping[int, float], story: Gathered) -> Products:
    """Return the sum of products over the marks in common, side by side."""
    found = [0.0] * len(SIDES)
    have = marks.get
    for key, weight in zip(story.keys, story.weights, strict=True):
        mine = have(key)
        if mine is not None:
            found[key & _SIDE] += mine * weight
    return found


def marks_of(story: Gathered) -> dict[int, float]:
    """Return the marks of a story for looking up."""
    return dict(zip(story.keys, story.weights, strict=True))


def telling_marks(story: Gathered, most: int) -> list[tuple[int, float]]:
    """Return the weightiest marks of the story's text, weightiest first."""
    text = [(key, weight) for key, weight in zip(story.keys, story.weights, strict=True) if not key & _SIDE]
    return sorted(text, key=lambda entry: (-entry[1], entry[0]))[:most]


def _kept(sums: Mapping[int, float]) -> "tuple[array[int], array[float]]":
    """Return the weightiest marks of every side as two rows, in order of keys."""
    sides: list[list[int]] = [[] for _ in SIDES]
    for key in sums:
        sides[key & _SIDE].append(key)
    chosen: list[int] = []
    for found, most in zip(sides, KEPT_OF_STORY, strict=True):
        if len(found) > most:
            found.sort(key=lambda key: (-sums[key], key))
        chosen += found[:most]
    chosen.sort()
    return array("Q", chosen), array("f", [sums[key] for key in chosen])


def _squares(marks: Iterable[tuple[int, float]]) -> "array[float]":
    squares = [0.0] * len(SIDES)
    for key, weight in marks:
        squares[key & _SIDE] += weight * weight
    return array("f", squares)
