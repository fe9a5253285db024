"""Windows, however cut, come to the stories that one machine finds."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streams_by_hand import made, stream

from secondsource.group import rarity as counting
from secondsource.group.rarity import Rarity
from secondsource.group.rulings import Rulings
from secondsource.group.running import RunningStories
from secondsource.group.traits import Traits
from secondsource.group.windows import Run, count_window, in_order_of_stream, merge_windows, weigh_window

REPORTS = in_order_of_stream([*stream(reports=60), made("undated", "a", None), made("undated too", "b", None)])
CUTS = st.lists(st.integers(0, len(REPORTS)), max_size=6).map(sorted)


def cut(reports: list[Traits], places: list[int]) -> list[list[Traits]]:
    edges = [0, *places, len(reports)]
    return [reports[a:b] for a, b in pairwise(edges)]


def merged(windows: list[list[Traits]], order: list[int], rulings: Rulings | None = None) -> Run:
    """Work the windows out in this order, each by itself, and merge them."""
    before = [sum(map(len, windows[:n])) for n in range(len(windows))]
    counts = {n: list(count_window(windows[n], before[n])) for n in order}
    rarity = Rarity()
    for n in sorted(counts):
        for one in counts[n]:
            rarity.take(one)
    weighed = {n: weigh_window(windows[n], rarity) for n in order}
    return merge_windows((one for n in sorted(weighed) for one in weighed[n]), rarity, rulings or Rulings())


def one_by_one(reports: list[Traits]) -> RunningStories:
    """Let the reports run through a stream of one machine, a day at a time."""
    running = RunningStories()
    running.rarity.count(reports)
    for day in sorted({one.day for one in reports}, key=lambda day: (day is None, day or 0)):
        running.add([one for one in reports if one.day == day], counted=True)
    return running


def told(running: RunningStories) -> list[object]:
    return [(n, s.members, s.keys, s.weights, s.squares, s.held) for n, s in running.stories.items()]


@pytest.fixture(autouse=True)
def counts_are_halved_soon():
    kept, counting.HALVED_AT = counting.HALVED_AT, 20
    yield
    counting.HALVED_AT = kept


@settings(deadline=None)
@given(CUTS, st.randoms(use_true_random=False))
def test_windows_cut_anywhere_and_made_in_any_order_come_to_the_same(places, chance):
    windows = cut(REPORTS, places)
    order = list(range(len(windows)))
    chance.shuffle(order)
    found, expected = merged(windows, order).running, one_by_one(REPORTS)
    assert found.rarity.held == expected.rarity.held
    assert found.rarity.reports == expected.rarity.reports
    assert told(found) == told(expected)


def test_the_counts_were_halved_on_the_way():
    assert len(REPORTS) > 2 * counting.HALVED_AT
    assert one_by_one(REPORTS).rarity.reports < len(REPORTS)


def test_a_ruling_holds_across_windows():
    reports = in_order_of_stream([made("r0", "a", 0), made("r1", "b", 40)])
    rulings = Rulings()
    rulings.rule("r0", "r1", one_story=True)
    windows = cut(reports, [1])
    assert [s.members for _, s in merged(windows, [1, 0]).stories] == [["r0"], ["r1"]]
    assert [s.members for _, s in merged(windows, [1, 0], rulings).stories] == [["r0", "r1"]]


def test_undated_reports_come_last_whatever_their_ids():
    mixed = [made("z", "a", 3), made("a", "a", None), made("m", "a", 3)]
    random.Random(1).shuffle(mixed)
    assert [one.report for one in in_order_of_stream(mixed)] == ["m", "z", "a"]


def test_a_thousand_halvings_later_the_counts_are_still_the_same(monkeypatch):
    monkeypatch.setattr(counting, "HALVED_AT", 4)
    reports = [made(f"r{n}", f"s{n % 3}", n) for n in range(300)]
    straight, cut_up = Rarity(), Rarity()
    straight.count(reports)
    for counts in count_window(reports, 0):
        cut_up.take(counts)
    assert straight.held == cut_up.held
