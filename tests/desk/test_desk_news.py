"""Changes are kept with the story that they are of, told once, and listed by moment, number, story and person."""

from desk_by_hand import DAY, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk import telling
from secondsource.desk.upkeep import rebuild
from secondsource.records.desk import Wanted
from secondsource.store import write_stories
from secondsource.store.check import check_desk
from secondsource.store.news import list_changes
from secondsource.store.people import list_entities
from secondsource.store.reports import list_reports, withdrawn_reports
from secondsource.store.stories import list_stories, read_story
from secondsource.store.write_reports import return_report, withdraw_report

EDITED = FERRY | {"text": FERRY["text"].replace("12 people", "14 people")}


def told(desk, **wanted):
    return [(one.kind, one.text) for one in list_changes(desk, Wanted(**wanted))][::-1]


def test_a_story_grows(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    assert [kind for kind, _ in told(desk)] == ["new fact"]
    put(desk, FERRY_OTHER, day=2)
    news = told(desk, since=DAY.format(2))
    assert ("disputed", "people injured") in [(kind, text.partition(":")[0]) for kind, text in news]
    assert news == told(desk, since="2031-03-02")
    put(desk, EDITED, day=3)
    kinds = [kind for kind, _ in told(desk, since=DAY.format(3))]
    assert {"report edited", "corrected"} <= set(kinds)


def test_changes_go_on_from_a_number(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    put(desk, FERRY_OTHER, day=2)
    everything = list_changes(desk)[::-1]
    rest = list_changes(desk, Wanted(after=everything[0].number))
    assert rest == everything[1:]
    assert list_changes(desk, Wanted(after=everything[-1].number)) == []
    assert list_changes(desk, Wanted(story=everything[0].story))[::-1] == everything
    assert list_changes(desk, Wanted(story="s0")) == []


def test_changes_of_an_entity(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    put(desk, FERRY_OTHER, day=2)
    lines = next(e.id for e in list_entities(desk) if e.name == "Ash Lines")
    named = list_changes(desk, Wanted(entity=lines))
    assert named
    assert all(lines in one.entities and "Ash Lines" in one.text for one in named)


def test_told_again_is_not_told_twice(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    put(desk, FERRY_OTHER, day=2)
    before = list_changes(desk)
    rebuild(desk, lambda: DAY.format(4), lambda stage, done, total: None)
    assert list_changes(desk) == before


def test_a_crash_while_telling_neither_loses_nor_doubles(tmp_path, monkeypatch):
    whole = new_desk(tmp_path, "whole.db")
    put(whole, FERRY)
    put(whole, FERRY_OTHER, day=2)
    desk = new_desk(tmp_path)
    put(desk, FERRY)

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(write_stories, "_tell", stop)
    try:
        put(desk, FERRY_OTHER, day=2)
    except KeyboardInterrupt:
        monkeypatch.undo()
    assert len(list_changes(desk)) == 1
    put(desk, FERRY_OTHER, day=2)
    assert told(desk) == told(whole)


def test_a_report_taken_back_is_told_once(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    (row,) = list_reports(desk)
    with desk.writing() as writer:
        assert withdraw_report(writer, row.id, DAY.format(2))
        assert not withdraw_report(writer, row.id, DAY.format(3))
    telling.tell_stale(desk, lambda: DAY.format(2), lambda stage, done, total: None)
    assert told(desk)[1:] == [("report withdrawn", "Harbour Courier withdrew “Ferry runs aground off Port Ash”")]
    assert list_reports(desk)[0].withdrawn_at == DAY.format(2)


def test_what_was_taken_back_counts_for_no_origin(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FERRY_OTHER)
    (story,) = list_stories(desk)
    first = next(row for row in list_reports(desk) if row.outlet == "Harbour Courier")
    with desk.writing() as writer:
        withdraw_report(writer, first.id, DAY.format(2))
    put(desk, day=2)
    (told_then,) = list_stories(desk)
    assert (story.origins, told_then.origins, told_then.reports) == (2, 1, 1)
    view = read_story(desk, story.id)
    assert view is not None
    assert first.id not in {e.report for line in view.file.brief for e in line.evidence}
    assert [row.origin for row in list_reports(desk) if row.id == first.id] == [None]
    assert [row.id for row in withdrawn_reports(desk, story.id)] == [first.id]
    with desk.writing() as writer:
        return_report(writer, first.id)
    put(desk, day=3)
    assert list_stories(desk)[0].origins == 2
    assert check_desk(desk) == []


def test_a_story_of_which_everything_was_taken_back_is_told_from_that(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    (row,) = list_reports(desk)
    with desk.writing() as writer:
        withdraw_report(writer, row.id, DAY.format(2))
    put(desk, day=2)
    (story,) = list_stories(desk)
    view = read_story(desk, story.id)
    assert view is not None
    assert [report.id for report in view.file.reports] == [row.id]
    assert check_desk(desk) == []
