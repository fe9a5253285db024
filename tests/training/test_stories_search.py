"""Tests of the search for weights: what it counts, that it only gets better, and that no sign is passed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from stories_search import SHIFTS, Trial, b_cubed, search

from secondsource.group.sameness import FEATURES, RULED
from secondsource.group.traits import SIDES, Traits

KEY = {"r0": "a", "r1": "a", "r2": "b"}
TOLD = [
    (Traits(f"{story}{n}", 741_000 + n, tuple({f"{story}{m}": 1.0 for m in range(n, n + 6)} for _ in SIDES)), story)
    for story in "abc"
    for n in range(4)
]
LEARNED = FEATURES[:-RULED]
SIGNS = [0] + [1] * (len(LEARNED) - 1)


def test_stories_are_counted_report_by_report():
    assert b_cubed([["r0", "r1"], ["r2"]], KEY) == 1.0
    assert b_cubed([["r0"], ["r1"], ["r2"]], KEY) == pytest.approx(0.8)
    assert b_cubed([["r0", "r1", "r2"]], KEY) == pytest.approx(2 * (5 / 9) / (1 + 5 / 9))


def test_the_search_gets_better_and_passes_no_sign():
    trial = Trial(TOLD)
    start = [1.0 if name in SIDES else 0.0 for name in LEARNED], -10.0
    weights, bias = search(start, SIGNS, [trial])
    assert trial.score((weights, bias + SHIFTS[0])) > trial.score((start[0], start[1] + SHIFTS[0]))
    assert all(weight >= 0.0 for weight in weights[1:])
    assert search(start, SIGNS, [trial]) == (weights, bias)
