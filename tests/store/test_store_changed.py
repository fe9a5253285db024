"""The mark of a desk: another one after every writing by whomever, the same while nobody writes."""

import os
import tempfile
from pathlib import Path

import pytest

from desk_by_hand import FAIR, FERRY, new_desk, put
from postgres_by_hand import postgres, why_not
from secondsource.store import read_only
from secondsource.store.changed import ChangeWatch
from secondsource.store.connect import open_desk


def looked_through(desk, other):
    """Write through two connections and look after each step; return the marks."""
    watch = ChangeWatch(desk)
    marks = [watch.mark(), watch.mark()]
    for writer, report in ((desk, FERRY), (other, FAIR)):
        put(writer, report)
        marks += [watch.mark(), watch.mark()]
    watch.close()
    return marks


def test_every_writing_is_seen_and_reading_is_none(tmp_path):
    desk = new_desk(tmp_path)
    other = open_desk(tmp_path / "desk.db", make=False)
    marks = looked_through(desk, other)
    assert marks[::2] == marks[1::2]
    assert len(set(marks)) == 3
    for one in (desk, other):
        one.close()


def test_a_desk_that_is_gone_has_a_new_mark_each_time(tmp_path):
    desk = new_desk(tmp_path)
    desk.close()
    (tmp_path / "desk.db").unlink()
    (tmp_path / "desk.db").mkdir()
    watch = ChangeWatch(desk)
    assert watch.mark() != watch.mark()


@pytest.fixture
def locked_folder(tmp_path, monkeypatch):
    """Return a folder in which no desk may be written, whoever runs the tests."""
    monkeypatch.setattr(read_only.os, "access", lambda place, how: str(place) != str(tmp_path))
    return tmp_path


def quiet(folder, ago=60):
    """Have the files of the desk written a while ago."""
    for one in (folder / "desk.db", folder / "desk.db-wal"):
        if one.exists():
            now = one.stat().st_mtime_ns
            os.utime(one, ns=(now - ago * 10**9,) * 2)


def test_a_desk_that_is_read_as_it_lies_is_seen_to_be_written_by_others(locked_folder):
    new_desk(locked_folder).close()
    other_way = locked_folder.with_name("other-way")
    other_way.symlink_to(locked_folder)
    watch = ChangeWatch(open_desk(locked_folder / "desk.db", make=False))
    marks = []
    for ago, report in ((90, FERRY), (30, FAIR)):
        quiet(locked_folder, ago)
        marks += [watch.mark(), watch.mark()]
        writer = open_desk(other_way / "desk.db", make=False)
        put(writer, report)
        writer.close()
        assert watch.mark() != watch.mark()  # written this very moment: nothing is kept
    assert marks[::2] == marks[1::2]
    assert marks[0] != marks[2]


def test_there_what_another_program_adds_is_seen_in_its_log(locked_folder):
    writer = new_desk(locked_folder)
    desk = open_desk(locked_folder / "desk.db", make=False)
    watch = ChangeWatch(desk)
    marks = []
    for ago, report in ((90, FERRY), (30, FAIR)):
        put(writer, report)
        quiet(locked_folder, ago)
        marks += [watch.mark(), watch.mark()]
    assert marks[::2] == marks[1::2]
    assert marks[0] != marks[2]
    writer.close()


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_postgresql_too():
    with tempfile.TemporaryDirectory(prefix="pg") as folder, postgres(Path(folder)) as address:
        desk, other = open_desk(address), open_desk(address)
        marks = looked_through(desk, other)
        assert marks[::2] == marks[1::2]
        assert len(set(marks)) == 3
        for one in (desk, other):
            one.close()
