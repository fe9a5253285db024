"""What pages read of a desk: stories, points, quotes, people, related stories, changes asked for, counts."""

import msgspec
import pytest
from sqlalchemy import select

from desk_by_hand import FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk.upkeep import overrule
from secondsource.records.desk import Ruling
from secondsource.records.storyfile import decode
from secondsource.store.people import entity_quotes, list_entities, read_entity
from secondsource.store.reports import list_reports, read_bytes, read_report
from secondsource.store.schema import points, positions, quotes
from secondsource.store.stories import (
    count_desk,
    list_stories,
    read_story,
    read_story_json,
    related_stories,
)
from secondsource.store.write_stories import story_rows

MEDICINE = {
    "title": "Parliament debates prices of medicine",
    "outlet": "Harbour Courier",
    "url": "https://courier.example/medicine",
    "published": "2031-02-11",
    "text": "Parliament debated a bill on the prices of medicine on Tuesday. The bill would let the health ministry buy"
    " insulin and vaccines for all clinics of Norland at once. Opponents fear that small makers would give up."
    " Pharmacists marched with drums through the capital. “My mother pays a third of her pension for pills,” said"
    " Mara Olsen, one of the speakers. A vote on the budget of the ministry is due in spring, after the committee"
    " has heard doctors, nurses and the insurers.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = new_desk(tmp_path_factory.mktemp("reading"))
    put(desk, FERRY, FERRY_OTHER, FAIR, MEDICINE)
    known = {row.title: row.id for row in list_reports(desk)}
    ruling = Ruling(
        "", "same-story", known[FERRY["title"]], known[MEDICINE["title"]], False, "", "2031-03-02T09:00:00Z"
    )
    overrule(desk, ruling, lambda stage, done, total: None)
    return desk


def ferry(desk):
    return next(s for s in list_stories(desk) if s.reports == 2)


def test_stories_by_heat(desk):
    stories = list_stories(desk)
    assert [s.heat for s in stories] == sorted((s.heat for s in stories), reverse=True)
    assert list_stories(desk, limit=1, skip=1) == stories[1:2]
    assert {s.id for s in list_stories(desk, "changed")} == {s.id for s in stories}


def test_the_story_file_as_published(desk):
    data = read_story_json(desk, ferry(desk).id)
    assert data is not None
    assert decode(data) == read_story(desk, ferry(desk).id).file
    assert read_story_json(desk, "s0") is None
    assert read_story(desk, "s0") is None


def test_points_and_quotes_stand_in_the_tables_in_the_order_of_the_file(desk):
    story = ferry(desk).id
    told = read_story(desk, story).file
    with desk.reading() as connection:
        query = select(positions.c.point, positions.c.value).where(positions.c.story == story)
        values = [tuple(row) for row in connection.execute(query.order_by(positions.c.point, positions.c.place))]
        ids = list(connection.scalars(select(points.c.id).where(points.c.story == story).order_by(points.c.place)))
        texts = list(connection.scalars(select(quotes.c.text).where(quotes.c.story == story).order_by(quotes.c.number)))
    assert ids == [p.id for p in told.points]
    assert values == [(p.id, v.value) for p in sorted(told.points, key=lambda p: p.id) for v in p.positions]
    assert texts == [q.text for q in told.quotes]


def test_people_over_stories(desk):
    olsen = next(e for e in list_entities(desk, kind="person") if e.name == "Mara Olsen")
    assert (olsen.stories, olsen.reports) == (2, 3)
    assert list_entities(desk, begins="mara o")[0] == olsen
    whole = read_entity(desk, olsen.id)
    assert {s.id for s in whole.stories} == {s.id for s in list_stories(desk)} - {r.story for r in tulips(desk)}
    assert {role.title for role in whole.roles} == {"captain"}
    assert any("noise" in q.text for q in entity_quotes(desk, olsen.id))
    assert read_entity(desk, "e0") is None


def tulips(desk):
    return list_reports(desk, outlet="Velden Post")


def test_related_by_whom_they_name(desk):
    ((other, names),) = related_stories(desk, ferry(desk).id)
    assert other.title == MEDICINE["title"]
    assert {"Mara Olsen", "Norland"} <= set(names)


def test_reports_listed_and_whole(desk):
    (row,) = tulips(desk)
    assert (row.first_day, row.versions, row.language) == ("2031-03-02", 1, "en")
    assert read_report(desk, row.id).document.title == FAIR["title"]
    assert b"VELDEN" in read_bytes(desk, row.id)
    assert [r.outlet for r in list_reports(desk, story=ferry(desk).id)] == ["Harbour Courier", "Northline Radio"]
    assert read_report(desk, "r0") is None
    assert read_report(desk, row.id, 7) is None
    assert read_bytes(desk, row.id, 7) is None


def test_counts(desk):
    counts = count_desk(desk)
    assert (counts.stories, counts.reports, counts.outlets, counts.pending, counts.stale) == (3, 4, 3, 0, 0)
    assert counts.newest_day == "2031-03-02"


def test_two_points_of_one_id_are_one_row(desk):
    told = read_story(desk, ferry(desk).id).file
    twice = msgspec.structs.replace(told, points=(*told.points, *told.points[:1]))
    assert story_rows(twice)[points] == story_rows(told)[points]
