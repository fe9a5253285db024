"""Rebuilding makes the same desk again; judgements part and join stories, origins and names, and can be undone."""

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, dump, new_desk, put
from secondsource.desk.upkeep import overrule, rebuild, undo
from secondsource.group import parts
from secondsource.records.desk import Ruling
from secondsource.store.check import check_desk
from secondsource.store.judgements import list_rulings
from secondsource.store.reports import list_reports
from secondsource.store.stories import list_stories, read_story

_STAMPS = {"stories", "story_versions", "state", "migrations", "findings", "reports"}


def quiet(stage, done, total):
    """Show nothing."""


def ids(desk):
    return {row.outlet: row.id for row in list_reports(desk)}


def ruling(kind, left, right, holds):
    return Ruling("", kind, left, right, holds, "as I know", DAY.format(3))


def test_rebuilding_makes_the_same_desk(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    put(desk, FERRY_OTHER, FAIR, day=2)
    before, stories = dump(desk, _STAMPS), {s.id: s.reports for s in list_stories(desk)}
    texts, told, skipped = rebuild(desk, lambda: DAY.format(3), quiet)
    assert (texts, told, skipped) == (3, 2, ())
    assert dump(desk, _STAMPS) == before
    assert {s.id: s.reports for s in list_stories(desk)} == stories
    assert check_desk(desk) == []


def test_stories_are_parted_joined_and_as_before_when_undone(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FERRY_OTHER, FAIR)
    known = ids(desk)
    before = {s.id: s.reports for s in list_stories(desk)}
    parted = overrule(desk, ruling("same-story", known["Harbour Courier"], known["Northline Radio"], False), quiet)
    assert sorted(s.reports for s in list_stories(desk)) == [1, 1, 1]
    undo(desk, parted.id, DAY.format(4), quiet)
    assert {s.id: s.reports for s in list_stories(desk)} == before
    joined = overrule(desk, ruling("same-story", known["Harbour Courier"], known["Velden Post"], True), quiet)
    (story,) = list_stories(desk)
    assert story.reports == 3
    for gone in before:
        told = read_story(desk, gone)
        assert told is not None
        assert told.row.id == story.id
    undo(desk, joined.id, DAY.format(5), quiet)
    assert sorted(s.reports for s in list_stories(desk)) == [1, 2]
    assert [one.undone_at is None for one in list_rulings(desk)] == [False, False]
    assert undo(desk, joined.id, DAY.format(6), quiet) is None
    assert check_desk(desk) == []


def test_a_copy_is_one_origin_with_what_it_copies(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FERRY_OTHER)
    known = ids(desk)
    overrule(desk, ruling("copies", known["Harbour Courier"], known["Northline Radio"], True), quiet)
    (story,) = list_stories(desk)
    assert story.origins == 1
    overrule(desk, ruling("copies", known["Harbour Courier"], known["Northline Radio"], False), quiet)
    assert list_stories(desk)[0].origins == 2


def test_a_copy_said_of_two_stories_makes_them_one_until_it_is_undone(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FAIR)
    known = ids(desk)
    assert len(list_stories(desk)) == 2
    said = overrule(desk, ruling("copies", known["Velden Post"], known["Harbour Courier"], True), quiet)
    (story,) = list_stories(desk)
    assert (story.reports, story.origins) == (2, 1)
    undo(desk, said.id, DAY.format(4), quiet)
    assert [s.reports for s in list_stories(desk)] == [1, 1]
    assert check_desk(desk) == []


def test_a_story_that_proves_to_be_two_is_two_on_the_desk(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "LEAST_REPORTS", 1)
    monkeypatch.setattr(parts, "APART", 99.0)
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    (first,) = list_stories(desk)
    put(desk, {**FERRY_OTHER, "published": "2031-03-13"}, day=9)
    assert sorted(s.reports for s in list_stories(desk)) == [1, 1]
    assert first.id in {s.id for s in list_stories(desk)}
    assert check_desk(desk) == []


def test_names_are_joined(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FERRY_OTHER)
    (story,) = list_stories(desk)
    overrule(desk, ruling("same-entity", "Port Ash", "Brill Island", True), quiet)
    told = read_story(desk, story.id)
    assert told is not None
    assert any({"Port Ash", "Brill Island"} <= set(one.variants) for one in told.file.entities)
