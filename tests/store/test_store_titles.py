"""The headline of a story on the desk: the best of its last days; earlier ones are kept, ids stay."""

import sqlite3

from desk_by_hand import DAY, FERRY, new_desk, put
from secondsource.desk.upkeep import rebuild
from secondsource.store.connect import open_desk
from secondsource.store.migrations import STEPS
from secondsource.store.stories import earlier_titles, list_stories, read_story

FIRST = "Ferry runs aground off Port Ash"
LATER = "Ferry Elm Star refloated off Port Ash after a week"


def later(day, title, text):
    fields = {"title": title, "text": text, "url": f"https://courier.example/{day}", "published": f"2031-03-0{day}"}
    return FERRY | fields


REFLOATED = (
    "PORT ASH, Norland – The ferry Elm Star, which ran aground off Port Ash on Saturday, was refloated. Tugs pulled"
    " the ferry Elm Star off the rocks at high water and brought it to Port Ash. Captain Mara Olsen was on board."
)


def story(desk):
    (row,) = list_stories(desk)
    return row


def test_the_title_follows_the_last_days_and_the_id_stays(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    first = story(desk)
    assert (first.title, earlier_titles(desk, first.id)) == (FIRST, [])
    put(desk, later(5, LATER, REFLOATED), day=5)
    after = story(desk)
    assert (after.id, after.title, after.reports) == (first.id, LATER, 2)
    assert earlier_titles(desk, first.id) == [(DAY.format(1), FIRST)]
    view = read_story(desk, first.id)
    assert view.file.story.title == LATER
    assert read_story(desk, first.id, 1).file.story.title == FIRST
    desk.close()


def test_a_title_that_stays_is_kept_once(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    put(desk, FERRY | {"text": FERRY["text"].replace("12 people", "16 people")}, day=2)
    rebuild(desk, lambda: DAY.format(3), lambda *_: None)
    row = story(desk)
    assert row.version > 1
    assert earlier_titles(desk, row.id) == []
    desk.close()


def test_an_older_report_that_comes_in_late_does_not_take_the_title_back(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, later(5, LATER, REFLOATED))
    put(desk, FERRY, day=2)
    assert story(desk).title == LATER
    desk.close()


def test_a_desk_of_an_earlier_version_begins_with_the_titles_it_has(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    desk.close()
    with sqlite3.connect(tmp_path / "desk.db") as older:
        older.execute("DROP TABLE story_titles")
        older.execute("DELETE FROM migrations WHERE name = '0008-titles'")
    older.close()
    desk = open_desk(tmp_path / "desk.db", now=DAY.format(2))
    assert STEPS[-1][0] >= "0008-titles"
    put(desk, later(5, LATER, REFLOATED), day=5)
    assert earlier_titles(desk, story(desk).id) == [(DAY.format(1), FIRST)]
    desk.close()
