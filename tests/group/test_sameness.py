import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streams_by_hand import made

from secondsource.group.gathered import Gathered, gather, joined, marks_of
from secondsource.group.rarity import Rarity
from secondsource.group.sameness import (
    FEATURES,
    compare_stories,
    days_apart,
    probability,
    story_weights,
    surely_one,
)
from secondsource.group.traits import Traits


def story(name: str, days: list[int | None]) -> Gathered:
    """Return a story of made reports, one for each day."""
    counts, found = Rarity(), None
    for n, day in enumerate(days):
        one = made(f"{name}{n}{day}", name, day)
        alone = gather(one.report, one.day, counts.weigh(one))
        found = alone if found is None else joined(found, alone)
    assert found is not None
    return found


def features(one: Gathered, other: Gathered) -> dict[str, float]:
    return dict(zip(FEATURES, compare_stories(one, [other])[0].tolist(), strict=True))


def test_reports_of_one_story_are_more_alike_than_others_and_surely_one():
    same, apart = features(story("a", [0]), story("a", [1])), features(story("a", [0]), story("b", [1]))
    assert all(same[name] > apart[name] for name in ("text", "lead", "people", "places"))
    assert surely_one(np.array([list(same.values())]))[0] > 0 > surely_one(np.array([list(apart.values())]))[0]


def test_what_is_not_shared_is_told():
    empty = gather("e", 0, {})
    assert features(story("a", [0]), empty)["other_people"] == 0.0
    one, other = ({key: w for key, w in marks_of(story(n, [0])).items() if key & 15 == 3} for n in "ab")
    lone = gather("x", 0, dict(sorted(one.items())[:9])), gather("y", 0, dict(sorted(other.items())[-9:]))
    assert features(*lone)["text"] == 0.0


def test_two_quakes_of_one_region_are_told_apart_by_their_magnitudes():
    def quake(report: str, tenths: int | None) -> Gathered:
        marks = {} if tenths is None else {f"magnitude {tenths + step}": 1.0 for step in (-1, 0, 1)}
        one = made(report, "quake", 0)
        traits = Traits(report, one.day, (*one.sides[:-1], marks))
        return gather(report, one.day, Rarity().weigh(traits))

    first = quake("r0", 59)
    told = {tenths: features(first, quake("r1", tenths)) for tenths in (61, 56, None)}
    assert [told[tenths]["other_measures"] for tenths in told] == [0.0, 1.0, 0.0]
    sure, unsure = (surely_one(np.array([list(told[tenths].values())]))[0] for tenths in (61, 56))
    assert unsure == pytest.approx(sure - 2.0, abs=0.5)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [([0], [0], 0), ([0, 9], [4], 0), ([0, 3], [10], 7), ([10], [0, 3], 7), ([None], [4], 0)],
)
def test_days_apart(one: list[int | None], other: list[int | None], apart: int):
    left, right = story("a", one), story("b", other)
    assert days_apart(left, right) == apart
    assert features(left, right)["undated"] == float(None in one + other)


@given(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(1, 4), st.integers(1, 4))
def test_two_stories_are_as_alike_from_either_side(a: str, b: str, many: int, more: int):
    left, right = story(a, list(range(many))), story(b, list(range(2, 2 + more)))
    there, back = features(left, right), features(right, left)
    assert all(there[name] == pytest.approx(back[name], abs=1e-6) for name in FEATURES)


def test_a_probability_grows_with_the_logit_and_stays_finite():
    told = [probability(logit) for logit in (-1e9, -2.0, 0.0, 2.0, 1e9)]
    assert told == sorted(told)
    assert told[2] == 0.5
    assert 0.0 < told[0] < told[-1] < 1.0


def test_every_feature_has_a_weight():
    weights, bias = story_weights()
    assert len(weights) == len(FEATURES)
    assert bias < 0.0
