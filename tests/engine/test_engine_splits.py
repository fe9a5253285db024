"""Stretches put together to tasks: none lost, none doubled, and after any stop the same tasks as without it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from secondsource.engine.splits import bundle, find_sources, task_name
from secondsource.ingest.cuts import Limits, Stretch
from secondsource.ingest.files import read_in_order
from secondsource.records.report import Skipped

_STRETCHES = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 6)), max_size=40).map(
    lambda some: [Stretch(f"{n}.txt", 0, size, 1, records, size, 7) for n, (size, records) in enumerate(some)]
)
_LIMITS = st.builds(Limits, stretch_bytes=st.integers(1, 120), records=st.integers(1, 12))


@given(stretches=_STRETCHES, limits=_LIMITS)
def test_every_stretch_is_in_one_task_and_in_its_place(stretches, limits):
    tasks = list(bundle(stretches, frozenset(), limits))
    assert [one for task in tasks for one in task] == stretches
    for task in tasks:
        assert len(task) == 1 or sum(one.end for one in task) <= limits.stretch_bytes
        assert len(task) == 1 or sum(one.records for one in task) <= limits.records


@given(stretches=_STRETCHES, limits=_LIMITS, data=st.data())
def test_after_any_stop_the_tasks_that_are_left_are_those_of_the_beginning(stretches, limits, data):
    tasks = list(bundle(stretches, frozenset(), limits))
    done = data.draw(st.sets(st.sampled_from(tasks))) if tasks else set()
    left = list(bundle(stretches, {one for task in done for one in task}, limits))
    assert left == [task for task in tasks if task not in done]


def test_a_new_file_among_those_done_makes_a_task_of_its_own():
    old = [Stretch(f"{n}.txt", 0, 9, 1, 1, 9, 7) for n in range(6)]
    new = Stretch("2b.txt", 0, 9, 1, 1, 9, 8)
    assert list(bundle([*old[:3], new, *old[3:]], set(old), Limits())) == [(new,)]


def test_the_name_of_a_task_tells_path_place_size_and_moment():
    one = Stretch("a.jsonl", 0, 9, 1, 1, 9, 7)
    others = [
        Stretch("b.jsonl", 0, 9, 1, 1, 9, 7),
        Stretch("a.jsonl", 0, 9, 1, 1, 10, 7),
        Stretch("a.jsonl", 0, 8, 1, 1, 9, 7),
        Stretch("a.jsonl", 0, 9, 1, 1, 9, 8),
    ]
    assert len({task_name([one]), *(task_name([other]) for other in others), task_name([one, one])}) == 6
    assert task_name([one]) == task_name([one])


def test_a_link_to_itself_is_told_as_plain_reading_tells_it(tmp_path):
    (tmp_path / "a.txt").write_text("A ferry sank.", encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    files, skipped = find_sources([tmp_path], tmp_path / "readings")
    assert [path.name for path in files] == ["a.txt"]
    assert [(Path(one.source).name, one.code) for one in skipped] == [("loop.txt", "unreadable")]
    assert skipped == [one for one in read_in_order([tmp_path]) if isinstance(one, Skipped)]


def test_sources_stand_in_the_order_given_and_what_is_not_there_is_told(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("A ferry sank.", encoding="utf-8")
    files, skipped = find_sources([tmp_path / "b.txt", tmp_path, tmp_path / "none.txt"], tmp_path / "readings")
    assert [path.name for path in files] == ["b.txt", "a.txt"]
    assert [(Path(one.source).name, one.code) for one in skipped] == [("none.txt", "not-found")]
