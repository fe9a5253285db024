"""The same desk on PostgreSQL: reports, stories, search, changes and judgements come out as from SQLite."""

import pytest
from sqlalchemy import text

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, dump, new_desk, put
from postgres_by_hand import postgres_anywhere, why_not
from secondsource.desk.upkeep import overrule, rebuild, undo
from secondsource.errors import StoreError
from secondsource.records.desk import Ruling, Sought
from secondsource.store.check import check_desk
from secondsource.store.connect import open_desk
from secondsource.store.migrations import STEPS
from secondsource.store.news import list_changes
from secondsource.store.people import list_entities, read_entity, stories_naming
from secondsource.store.reports import list_reports, read_bytes
from secondsource.store.search import search
from secondsource.store.stories import count_desk, list_stories, read_story_json, related_stories

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))

EDITED = FERRY | {"text": FERRY["text"].replace("12 people", "14 people")}


def quiet(stage, done, total):
    """Show nothing."""


@pytest.fixture(scope="module")
def address():
    with postgres_anywhere() as found:
        yield found


@pytest.fixture(scope="module")
def both(address, tmp_path_factory):
    desks = new_desk(tmp_path_factory.mktemp("lite")), open_desk(address, now=DAY.format(1))
    for desk in desks:
        put(desk, FERRY, FAIR)
        put(desk, FERRY_OTHER, day=2)
        put(desk, EDITED, day=3)
    yield desks
    for desk in desks:
        desk.close()


def test_the_rows_are_the_same(both):
    lite, post = (dump(desk) for desk in both)
    assert lite.keys() == post.keys()
    for name in lite:
        if name != "findings":  # PostgreSQL adds a column of words
            assert post[name] == lite[name], name
    assert check_desk(both[1]) == []


def test_what_is_read_is_the_same(both):
    lite, post = both
    assert count_desk(post) == count_desk(lite)
    assert list_stories(post) == list_stories(lite)
    assert list_changes(post) == list_changes(lite)
    assert list_entities(post) == list_entities(lite)
    for story in list_stories(lite):
        assert read_story_json(post, story.id) == read_story_json(lite, story.id)
        assert related_stories(post, story.id) == related_stories(lite, story.id)
    for row in list_reports(lite):
        assert read_bytes(post, row.id, row.versions) == read_bytes(lite, row.id, row.versions)
    one = list_entities(lite)[0]
    assert read_entity(post, one.id) == read_entity(lite, one.id)
    with post.reading() as connection:
        assert stories_naming(connection, [one.name])


@pytest.mark.parametrize(
    "sought",
    [
        Sought("ferry"), Sought("ferry rocks", what="report"), Sought('"tulip fair"'), Sought("opening gates"),
        Sought("captain", speaker="Mara Olsen"), Sought(what="point", kind="count"), Sought(standing="disputed"),
        Sought("ferry", first_day="2031-03-01"), Sought(what="report", last_day="2031-03-01"),
        Sought("'; DROP TABLE reports"),
    ],
)  # fmt: skip
def test_search_finds_the_same(both, sought):
    lite, post = (search(desk, sought) for desk in both)
    assert [(f.what, f.id) for f in post] == [(f.what, f.id) for f in lite]
    assert [bool(f.excerpt) for f in post] == [bool(f.excerpt) for f in lite]


def test_the_best_first(both):
    assert search(both[1], Sought("Elm Star", what="report", best=True))[0].outlet == "Northline Radio"


def test_judgements_and_rebuilding(both):
    post = both[1]
    known = {row.outlet: row.id for row in list_reports(post)}
    before = [(s.id, s.reports) for s in list_stories(post)]
    ruling = Ruling(
        "", "same-story", known["Harbour Courier"], known["Northline Radio"], False, "as I know", DAY.format(4)
    )
    kept = overrule(post, ruling, quiet)
    assert len(list_stories(post)) == 3
    undo(post, kept.id, DAY.format(5), quiet)
    assert [(s.id, s.reports) for s in list_stories(post)] == before
    told = list_changes(post)
    rebuild(post, lambda: DAY.format(6), quiet)
    assert list_changes(post) == told
    assert check_desk(post) == []


def test_a_server_that_does_not_answer(tmp_path):
    with pytest.raises(StoreError) as error:
        open_desk(f"postgresql://u:secret@/x?host={tmp_path}")
    assert error.value.code == "desk-out-of-reach"
    assert "secret" not in str(error.value)


def test_opening_again_changes_nothing(both, address):
    again = open_desk(address, now=DAY.format(9))
    with again.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM migrations")) == len(STEPS)
    again.close()
