import pytest

from secondsource.values.bearing import compare_bearings, parse_bearing
from secondsource.values.verdict import Outcome


@pytest.mark.parametrize(
    ("text", "word"),
    [("north", "north"), ("south-western", "southwest"), ("South - East", "southeast"), ("central", "centre")],
)
def test_a_direction_is_read_in_any_spelling(text, word):
    assert parse_bearing(text).word == word


def test_other_words_are_no_direction():
    assert parse_bearing("upper") is None


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("north", "northern", Outcome.SAME),
        ("north", "northwest", Outcome.COMPATIBLE),
        ("north", "east", Outcome.DIFFERS),
        ("north", "south", Outcome.DIFFERS),
        ("central", "southeastern", Outcome.DIFFERS),
    ],
)
def test_neighbouring_directions_go_together(a, b, outcome):
    assert compare_bearings(parse_bearing(a), parse_bearing(b)).outcome is outcome
