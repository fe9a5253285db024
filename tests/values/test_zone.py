import pytest

from secondsource.values.zone import (
    find_clocks,
    is_greenwich,
    offset_between,
    offset_of,
    offsets_in,
    render_clock,
    render_offset,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("at 1353 (1023 GMT)", [("13:53", None), ("10:23", "GMT")]),
        ("at 09 : 10 hours (0540 GMT)", [("09:10", None), ("05:40", "GMT")]),
        ("at 2:15 p.m. local time (1215 GMT)", [("14:15", "local"), ("12:15", "GMT")]),
        ("at 6.41pm EST", [("18:41", "EST")]),
        ("12 a.m.", [("00:00", None)]),
        ("built in 1987, 25 people", []),
        ("25 people (12 of them)", []),
    ],
)
def test_times_of_day_are_found_with_their_zones(text, told):
    assert [(render_clock(c.minutes), c.zone) for c in find_clocks(text)] == told


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("at 1353 (1023 GMT)", 210),
        ("at 7 p.m. local time (0030 GMT)", -330),
        ("at 1:30 a.m. local time (1730 GMT)", 480),
    ],
)
def test_two_times_of_one_moment_tell_the_offset(text, offset):
    local, greenwich = find_clocks(text)
    assert is_greenwich(greenwich.zone)
    assert offset_between(local, greenwich) == offset


def test_zones_and_countries_have_offsets():
    assert offset_of("EST") == -300
    assert offset_of("local") is None
    assert offsets_in("Norway") == (60, 120)
    assert offsets_in("Canada") == ()


def test_an_offset_is_told_in_hours():
    assert render_offset(210) == "3:30 hours ahead of GMT"
    assert render_offset(-300) == "5:00 hours behind GMT"
