"""Notes of a folder of readings: what was left half written goes after a day; what to do with a damaged one is told."""

import os
import time

import pytest

from secondsource.engine.checkpoints import (
    Checkpoint,
    Piece,
    broken,
    check_reader,
    claim_folder,
    forget_parts,
    keep_cuts,
    kept_cuts,
    sort_out,
    standing_rows,
    write_checkpoint,
)
from secondsource.errors import InputError
from secondsource.ingest.cuts import Stretch

ONE = Stretch("a.jsonl", 0, 9, 1, 1, 9, 7)


def written(place, hours):
    """Write a file as if so many hours ago."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"half")
    then = time.time() - hours * 3600
    os.utime(place, (then, then))
    os.utime(place.parent, (then, then))
    return place


def test_what_was_left_half_written_goes_after_a_day(tmp_path):
    old, young = written(tmp_path / "_parts" / "b", 25), written(tmp_path / "_parts" / "a", 23)
    forget_parts(tmp_path)
    assert (old.exists(), young.exists()) == (False, True)


def test_what_a_killed_group_left_goes_when_none_of_it_is_of_this_day(tmp_path):
    old, young = written(tmp_path / "_groups" / "marks-a", 30), written(tmp_path / "_groups" / "marks-b", 2)
    forget_parts(tmp_path)
    assert old.exists(), "another groups just now"
    young.unlink()
    written(old, 30)
    forget_parts(tmp_path)
    assert not (tmp_path / "_groups").exists()


def test_a_link_in_the_place_of_parts_is_not_followed(tmp_path):
    mine = written(tmp_path / "mine" / "letter", 99)
    (tmp_path / "readings").mkdir()
    for name in ("_parts", "_groups"):
        (tmp_path / "readings" / name).symlink_to(mine.parent)
    forget_parts(tmp_path / "readings")
    assert mine.exists()


def test_a_folder_that_was_claimed_by_half_is_claimed(tmp_path):
    written(tmp_path / "_parts" / "reader-0123456789abcdef", 0)
    claim_folder(tmp_path, "1", as_is=False)
    check_reader(tmp_path, "1", as_is=False)


def noted(tmp_path):
    """Make a note of every kind that another stretch of the same file has put aside."""
    claim_folder(tmp_path, "1", as_is=False)
    keep_cuts(tmp_path, "c", (ONE,))
    write_checkpoint(tmp_path, Checkpoint("t", (Piece(ONE, "/a.jsonl", {"undated": 1}, ()),)))
    sort_out(tmp_path, frozenset([Stretch("/a.jsonl", 0, 9, 1, 1, 9, 8)]))


@pytest.mark.parametrize(
    ("place", "read", "hint"),
    [
        ("_reader.json", lambda folder: check_reader(folder, "1", as_is=False), "remove the folder of readings"),
        ("_cuts/c.json", lambda folder: kept_cuts(folder, "c"), "remove that file"),
        ("_tasks/t.json", lambda folder: sort_out(folder, frozenset()), "remove that file"),
        ("_older/t.json", lambda folder: standing_rows(folder, "t", "undated"), "remove that file"),
    ],
)
def test_what_to_remove_is_told_by_the_file_that_is_damaged(tmp_path, place, read, hint):
    noted(tmp_path)
    read(tmp_path)
    (tmp_path / place).write_bytes(b"{half")
    with pytest.raises(InputError, match="cannot be read") as error:
        read(tmp_path)
    assert error.value.code == "readings-broken"
    assert str(tmp_path / place) in error.value.what
    assert error.value.hint.startswith(hint)


def test_of_damaged_rows_the_note_of_their_task_is_to_be_removed(tmp_path):
    assert str(tmp_path / "_tasks" / "t.json") in broken(tmp_path / "day=undated" / "t.parquet", "half").hint
    assert broken(tmp_path / "day=undated", "half").hint.startswith("remove the folder of readings")


def test_a_task_that_is_done_again_stands_again(tmp_path):
    noted(tmp_path)
    assert list(standing_rows(tmp_path, "t", "undated")) == [False]
    write_checkpoint(tmp_path, Checkpoint("t", (Piece(ONE, "/a.jsonl", {"undated": 1}, ()),)))
    assert standing_rows(tmp_path, "t", "undated") is None
