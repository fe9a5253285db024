"""The mark of a desk: another one after every writing by whomever, the same while nobody writes."""

import tempfile
from pathlib import Path

import pytest

from desk_by_hand import FAIR, FERRY, new_desk, put
from postgres_by_hand import postgres, why_not
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


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_postgresql_too():
    with tempfile.TemporaryDirectory(prefix="pg") as folder, postgres(Path(folder)) as address:
        desk, other = open_desk(address), open_desk(address)
        marks = looked_through(desk, other)
        assert marks[::2] == marks[1::2]
        assert len(set(marks)) == 3
        for one in (desk, other):
            one.close()
