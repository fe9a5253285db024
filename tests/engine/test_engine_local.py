"""Processes: results in order or as they come, one that dies costs its item only, errors come over whole."""

from collections import Counter

import pytest
from work_by_hand import die_at, double, refuse, threads

from secondsource.engine.local import Lost, Processes, as_done, in_order
from secondsource.errors import InputError


def test_in_order_whoever_is_first():
    with Processes(2) as workers:
        assert list(in_order(workers, double, range(40))) == [2 * number for number in range(40)]


def test_as_done_gives_every_item_with_its_result():
    with Processes(2) as workers:
        assert sorted(as_done(workers, double, range(20))) == [(number, 2 * number) for number in range(20)]


def test_only_so_many_items_are_asked_for():
    asked = []
    with Processes(1) as workers:
        results = in_order(workers, double, (asked.append(number) or number for number in range(1000)))
        assert [next(results) for _ in range(3)] == [0, 2, 4]
        assert len(asked) < 20
        results.close()


class NobodyYet:
    """A cluster that has no worker for a moment, or for longer."""

    count = busy = 0

    def __init__(self) -> None:
        self.waiting: list[tuple[int, int]] = []

    def put(self, number, work, item):
        self.busy += 1
        self.waiting.append((number, work(item)))

    def take(self):
        self.busy -= 1
        return self.waiting.pop(0)

    def drop(self):
        self.waiting.clear()


def test_where_nobody_works_for_a_moment_nothing_is_left_out():
    assert list(in_order(NobodyYet(), double, range(5))) == [0, 2, 4, 6, 8]
    assert list(as_done(NobodyYet(), double, range(3))) == [(0, 0), (1, 2), (2, 4)]


def test_nothing_to_do_begins_no_process():
    with Processes(4) as workers:
        assert list(in_order(workers, double, [])) == []
        assert not workers._processes


def test_a_process_that_dies_costs_the_item_it_was_at_and_no_other(tmp_path):
    notes = tmp_path / "notes"
    items = [(notes, number, 1 if number == 3 else 0) for number in range(12)]
    with Processes(2) as workers:
        assert list(in_order(workers, die_at, items)) == list(range(12))
    begun = Counter(notes.read_text(encoding="utf-8").split())
    assert {number: count for number, count in begun.items() if count > 1} == {"3": 2}
    assert len(begun) == 12


def test_an_item_that_kills_whoever_does_it_is_given_up_after_three_times(tmp_path):
    notes = tmp_path / "notes"
    items = [(notes, number, 9 if number == 1 else 0) for number in range(5)]
    with Processes(2) as workers:
        assert list(in_order(workers, die_at, items)) == [0, Lost(3), 2, 3, 4]
    assert Counter(notes.read_text(encoding="utf-8").split()) == {"0": 1, "1": 3, "2": 1, "3": 1, "4": 1}


def test_what_the_work_raises_is_raised_whole():
    with Processes(1) as workers, pytest.raises(InputError) as error:
        list(as_done(workers, refuse, ["a line"]))
    assert (error.value.code, error.value.what, error.value.hint) == ("bad-json", "a line", "mend it")


def test_each_process_takes_one_thread():
    with Processes(2) as workers:
        assert list(in_order(workers, threads, [1, 2])) == ["1", "1"]
