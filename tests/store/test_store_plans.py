"""Lists are read in the order of an index: no page sorts all stories or entities of a desk to show a few."""

import pytest
from sqlalchemy import event

from desk_by_hand import FERRY, new_desk, put
from secondsource.records.desk import Sought, Wanted
from secondsource.store.news import list_changes
from secondsource.store.people import list_entities
from secondsource.store.reports import list_reports
from secondsource.store.search import search
from secondsource.store.stories import list_stories


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = new_desk(tmp_path_factory.mktemp("plans"))
    put(desk, FERRY)
    return desk


@pytest.mark.parametrize(
    "page",
    [
        lambda desk: list_stories(desk),
        lambda desk: list_stories(desk, "changed", skip=100),
        lambda desk: list_entities(desk),
        lambda desk: list_entities(desk, kind="person"),
        lambda desk: list_reports(desk),
        lambda desk: list_reports(desk, outlet="Harbour Courier"),
        lambda desk: list_changes(desk),
        lambda desk: list_changes(desk, Wanted(after=0)),
        lambda desk: list_changes(desk, Wanted(story="s1")),
        lambda desk: search(desk, Sought("ferry", what="report")),
    ],
)
def test_nothing_is_sorted(desk, page):
    asked = []

    def note(connection, cursor, statement, given, *_):
        asked.append((statement, given))

    event.listen(desk.engine, "before_cursor_execute", note)
    try:
        page(desk)
    finally:
        event.remove(desk.engine, "before_cursor_execute", note)
    statement, given = next(one for one in asked if one[0].startswith("SELECT"))
    with desk.reading() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
    assert plan
    assert not [step for step in plan if "TEMP B-TREE" in step]


def test_whom_changes_name_is_looked_up_and_not_sought_through_all(desk):
    with desk.reading() as connection:
        query = "EXPLAIN QUERY PLAN SELECT * FROM change_entities WHERE change IN ('a', 'b')"
        (step,) = [row[3] for row in connection.exec_driver_sql(query)]
    assert step.startswith("SEARCH change_entities")
