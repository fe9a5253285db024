"""Reports come in: new, known, as another version; ids by address; stories touched are told."""

from pathlib import Path

import pytest

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, dump, new_desk, put, report
from secondsource.desk import intake, telling
from secondsource.desk.intake import add_reports, desk_id
from secondsource.ingest.files import read_in_order
from secondsource.records.report import Skipped
from secondsource.store.check import check_desk
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports, read_bytes, read_report
from secondsource.store.stories import count_desk, list_stories, read_story


def test_reports_join_stories_and_stories_are_told(tmp_path):
    desk = new_desk(tmp_path)
    added = put(desk, FERRY, FERRY_OTHER, FAIR)
    assert (added.new, added.versions, added.known, added.stories) == (3, 0, 0, 2)
    ferry = next(s for s in list_stories(desk) if s.reports == 2)
    told = read_story(desk, ferry.id)
    assert told is not None
    assert told.file.story.id == ferry.id
    assert {r.outlet for r in told.file.reports} == {"Harbour Courier", "Northline Radio"}
    assert ferry.origins == 2
    assert check_desk(desk) == []


def test_the_same_again_changes_nothing(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FAIR)
    before = dump(desk)
    added = put(desk, FAIR, FERRY, FERRY, day=2)
    assert (added.new, added.versions, added.known, added.stories) == (0, 0, 3, 0)
    assert dump(desk) == before


def test_an_edited_page_is_a_second_version(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    edited = FERRY | {"text": FERRY["text"].replace("12 people", "14 people")}
    added = put(desk, edited | {"url": FERRY["url"] + "?utm_source=letter#top"}, day=2)
    assert (added.new, added.versions) == (0, 1)
    (row,) = list_reports(desk)
    assert row.versions == 2
    now, then = read_report(desk, row.id), read_report(desk, row.id, 1)
    assert now is not None
    assert then is not None
    assert "14 people" in now.document.text
    assert "12 people" in then.document.text
    assert [v.seen_at for v in now.versions] == [DAY.format(1), DAY.format(2)]
    (story,) = list_stories(desk)
    told = read_story(desk, story.id)
    assert told is not None
    assert told.row.version == 2
    assert "14 people" in told.file.reports[0].text
    assert len(told.versions) == 2
    first = read_story(desk, story.id, 1)
    assert first is not None
    assert "12 people" in first.file.reports[0].text
    assert check_desk(desk) == []


def test_other_bytes_with_the_same_text_are_no_version(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    added = put(desk, FERRY | {"byline": "A. Writer"}, day=2)
    assert (added.versions, added.known) == (0, 1)


def test_the_bytes_come_back_as_they_were(tmp_path):
    page = Path(tmp_path, "in")
    page.mkdir()
    text = FAIR["text"].encode() + b"\r\n"
    (page / "fair.txt").write_bytes(text)
    desk = new_desk(tmp_path)
    add_reports(desk, read_in_order([page]), lambda: DAY.format(1))
    (row,) = list_reports(desk)
    assert read_bytes(desk, row.id) == text


def test_what_is_no_report_is_passed_over(tmp_path):
    desk = new_desk(tmp_path)
    bad = Skipped("x", "not-found", "no such file or folder", "check the path")
    added = add_reports(desk, [bad, report({"text": "Zu kurz."}), report(FAIR)], lambda: DAY.format(1))
    assert added.new == 1
    assert [one.code for one in added.skipped] == ["not-found", "not-a-report"]


@pytest.mark.parametrize("address", ["http://courier.example/ferry/", "https://www.courier.example/ferry?fbclid=1"])
def test_one_address_is_one_report(address):
    assert desk_id(report(FERRY)) == desk_id(report(FERRY, url=address))
    assert desk_id(report(FERRY)) != desk_id(report(FERRY, url="https://courier.example/ferry?id=2"))


def test_work_left_undone_is_done_by_the_next_call(tmp_path, monkeypatch):
    desk = new_desk(tmp_path)
    monkeypatch.setattr(intake, "group_pending", lambda desk, now: 0)
    put(desk, FERRY, FERRY_OTHER)
    assert count_desk(desk).pending == 2
    monkeypatch.undo()
    monkeypatch.setattr(intake, "tell_stale", lambda *given: telling.Telling())
    put(desk, FERRY)
    assert (count_desk(desk).pending, count_desk(desk).stale) == (0, 1)
    monkeypatch.undo()
    added = put(desk, FERRY, day=3)
    assert (added.known, added.stories) == (1, 1)
    assert count_desk(desk).stale == 0
    assert check_desk(desk) == []


def test_a_story_that_cannot_be_told_is_named_and_keeps_no_other_from_being_told(tmp_path, monkeypatch):
    desk, tell = new_desk(tmp_path), telling.tell_story

    def stumble(members, *rest):
        if len(members) > 1:
            raise ValueError("odd")
        return tell(members, *rest)

    monkeypatch.setattr(telling, "tell_story", stumble)
    added = put(desk, FERRY, FERRY_OTHER, FAIR)
    assert (added.new, added.stories, [one.code for one in added.skipped]) == (3, 1, ["story-failed"])
    assert count_desk(desk).stale == 1
    monkeypatch.undo()
    assert put(desk).stories == 1
    assert (count_desk(desk).stale, check_desk(desk)) == (0, [])


def test_an_older_text_that_comes_in_after_a_newer_one_stands_again(tmp_path):
    desk, edited = new_desk(tmp_path), FAIR | {"text": FAIR["text"].replace("3,000", "4,000")}
    put(desk, FAIR)
    put(desk, edited, day=2)
    added = put(desk, FAIR, day=3)
    assert (added.versions, added.known, added.stories) == (1, 0, 1)
    (row,) = list_reports(desk)
    view = read_report(desk, row.id)
    assert view is not None
    assert (row.versions, view.version, "3,000 visitors" in view.document.text) == (3, 3, True)
    assert [one.kind for one in list_changes(desk)].count("report edited") == 2
    assert put(desk, FAIR, day=4).known == 1
    assert check_desk(desk) == []


def test_a_folder_that_holds_both_texts_may_be_added_again(tmp_path):
    desk, edited = new_desk(tmp_path), FAIR | {"text": FAIR["text"].replace("3,000", "4,000")}
    put(desk, FAIR, edited)
    before = dump(desk)
    added = put(desk, FAIR, edited, day=2)
    assert (added.versions, added.known) == (0, 2)
    assert dump(desk) == before
