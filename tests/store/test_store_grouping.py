"""Groups of reports become stories with ids that last: through growing, joining, parting and rebuilding."""

import pytest
from sqlalchemy import insert

from desk_by_hand import new_desk
from secondsource.store.grouping import (
    assign_reports,
    load_stream,
    members_of,
    pending_reports,
    save_stream,
    stale_stories,
    story_of_report,
)
from secondsource.store.schema import reports


@pytest.fixture
def writer(tmp_path):
    desk = new_desk(tmp_path)
    with desk.writing() as connection:
        for known in "abcdef":
            row = {"id": known, "source": known, "language": "en", "versions": 1, "version": known, "added_at": "2031"}
            connection.execute(insert(reports).values(**row))
        yield connection


def seats(writer):
    return {known: story_of_report(writer, known) for known in "abcdef"}


def test_stories_grow_under_one_id(writer):
    assert pending_reports(writer) == list("abcdef")
    assign_reports(writer, [["a"]], "2031")
    first = story_of_report(writer, "a")
    assign_reports(writer, [["a", "b"]], "2031")
    assert members_of(writer, first) == ["a", "b"]
    assert pending_reports(writer) == list("cdef")
    assert stale_stories(writer) == [(first, 2)]
    assign_reports(writer, [["a", "b"]], "2031")
    assert stale_stories(writer) == [(first, 2)], "nothing moved"


def test_the_larger_of_two_keeps_its_id_when_they_join_and_part(writer):
    assign_reports(writer, [["a"], ["b", "c"]], "2031")
    small, large = story_of_report(writer, "a"), story_of_report(writer, "b")
    assign_reports(writer, [["a", "b", "c"]], "2031")
    assert set(seats(writer).values()) == {large, None}
    assert [story for story, _ in stale_stories(writer)] == [large]
    assign_reports(writer, [["b", "c", "d"], ["a"]], "2031")
    assert story_of_report(writer, "d") == large
    assert story_of_report(writer, "a") == small, "its id runs again"
    assert {story for story, _ in stale_stories(writer)} == {small, large}


def test_a_story_that_parts_gives_its_id_to_one_half(writer):
    assign_reports(writer, [list("abcde")], "2031")
    whole = story_of_report(writer, "a")
    assign_reports(writer, [["a", "b"], ["c", "d", "e"]], "2031")
    assert story_of_report(writer, "c") == whole
    other = story_of_report(writer, "a")
    assert other != whole
    assert members_of(writer, whole) == ["c", "d", "e"]
    assert members_of(writer, other) == ["a", "b"]


def test_the_stream_is_kept(writer):
    assert load_stream(writer) is None
    save_stream(writer, b"one")
    save_stream(writer, b"two")
    assert load_stream(writer) == b"two"
