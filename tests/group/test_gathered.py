from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from secondsource.group.gathered import KEPT_OF_STORY, gather, joined, marks_of, products, telling_marks
from secondsource.group.rarity import key_of
from secondsource.group.traits import SIDES

MARKS = st.dictionaries(
    st.builds(key_of, st.integers(0, len(SIDES) - 1), st.sampled_from([f"mark{n}" for n in range(20)])),
    st.floats(0.0625, 1.0, width=32),
    max_size=30,
)


def test_a_story_of_both_has_the_sums_the_days_and_the_reports():
    reef, tug = key_of(0, "reef"), key_of(0, "tug")
    both = joined(gather("r1", 12, {reef: 0.5, tug: 0.25}), gather("r0", 9, {reef: 0.5}))
    assert marks_of(both) == {reef: 1.0, tug: 0.25}
    assert (both.first, both.last, both.members) == (9, 12, ["r1", "r0"])
    assert both.held[0] == 2
    assert both.squares[0] == 1.0625


def test_an_undated_report_leaves_the_days_as_they_are():
    both = joined(gather("r0", None, {}), gather("r1", 5, {}))
    assert (both.first, both.last) == (5, 5)
    assert joined(gather("r0", None, {}), gather("r1", None, {})).first is None


def test_only_the_weightiest_marks_are_kept():
    many = {key_of(0, f"mark{n}"): 1.0 + n for n in range(KEPT_OF_STORY[0] + 40)}
    story = gather("r", None, many)
    assert len(story.keys) == KEPT_OF_STORY[0]
    assert min(story.weights) == 41.0
    assert [weight for _, weight in telling_marks(story, 2)] == [150.0, 149.0]


@given(MARKS, MARKS)
def test_products_are_the_same_from_either_side(one: dict[int, float], other: dict[int, float]):
    left, right = gather("l", None, one), gather("r", None, other)
    there, back = products(left, [right])[0], products(right, [left])[0]
    assert all(isclose(a, b, abs_tol=1e-9) for a, b in zip(there, back, strict=True))


@given(MARKS)
def test_a_story_times_itself_is_its_square(marks: dict[int, float]):
    story = gather("r", None, marks)
    told = products(story, [story])[0]
    assert all(isclose(a, b, rel_tol=1e-5) for a, b in zip(told, story.squares, strict=True))
