"""Feeds and their pages come onto the desk from a real server: once, again when edited, withdrawn when gone."""

import pytest

from desk_by_hand import FERRY
from news_server import Answer, news_server
from secondsource.desk.turns import next_feed, next_page
from secondsource.desk.watching import fetch_reports
from secondsource.records.report import Report, Skipped
from secondsource.store.check import check_desk
from secondsource.store.feeds import list_feeds, next_turn, unwatch_feed
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports, read_report
from watching_by_hand import Watching, two_pages


@pytest.fixture
def server():
    with news_server() as told:
        yield told


@pytest.fixture
def watching(tmp_path, server):
    made = Watching(tmp_path / "desk.db", server)
    yield made
    made.close()


def test_a_round_and_another(server, watching):
    two_pages(server)
    done = watching.round()
    assert (done.feeds, done.pages, done.added.new, done.added.stories) == (1, 2, 2, 1)
    again = watching.round()
    assert (again.feeds, again.pages) == (0, 0)
    later = watching.round("2031-03-01T10:20:00Z")
    assert (later.feeds, later.pages) == (1, 0)
    assert list_feeds(watching.desk)[0].said == "not changed"
    assert list_feeds(watching.desk)[0].title == "Port News"
    rows = list_reports(watching.desk)
    assert {row.first_day for row in rows} == {"2031-03-01"}
    assert check_desk(watching.desk) == []


def test_an_edited_page_is_a_version_and_told(server, watching):
    two_pages(server)
    watching.round()
    server.page("/ferry", FERRY["text"].replace("12 people", "14 people"), FERRY["title"])
    looked = watching.round("2031-03-01T11:30:00Z")
    assert (looked.pages, looked.added.new, looked.added.versions) == (2, 0, 1)
    assert "report edited" in {one.kind for one in list_changes(watching.desk)}


def test_a_page_that_goes_back_to_its_first_words_is_told_so(server, watching):
    two_pages(server)
    watching.round()
    server.page("/ferry", FERRY["text"].replace("12 people", "14 people"), FERRY["title"])
    watching.round("2031-03-01T11:30:00Z")
    two_pages(server)
    watching.round("2031-03-02T11:30:00Z")
    (row,) = (row for row in list_reports(watching.desk) if row.url == server.url + "/ferry")
    view = read_report(watching.desk, row.id)
    assert "12 people" in view.document.text
    assert [one.number for one in view.versions] == [2, 3]
    assert check_desk(watching.desk) == []
    assert [one.kind for one in list_changes(watching.desk)].count("report edited") == 2
    watching.round("2031-03-06T11:30:00Z")
    assert read_report(watching.desk, row.id).row.versions == 3


def test_a_page_that_its_feed_says_was_updated_is_read_at_once(server, watching):
    two_pages(server)
    watching.round()
    two_pages(server, updated="2031-03-01T10:15:00Z")
    assert watching.round("2031-03-01T10:20:00Z").pages == 2


def test_a_page_that_is_gone_is_withdrawn(server, watching):
    two_pages(server)
    watching.round()
    server.paths["/ferry"] = Answer(status=410)
    watching.round("2031-03-01T11:30:00Z")
    assert [row.withdrawn_at for row in list_reports(watching.desk) if row.url == server.url + "/ferry"] != [None]
    assert "report withdrawn" in {one.kind for one in list_changes(watching.desk)}
    watching.round("2031-03-09T00:00:00Z")
    assert server.count("/ferry") == 2


def test_a_page_that_is_back_is_withdrawn_no_longer(server, watching):
    two_pages(server)
    watching.round()
    server.paths["/ferry"] = Answer(status=410)
    watching.round("2031-03-01T11:30:00Z")
    two_pages(server, updated="2031-03-01T12:00:00Z")
    watching.round("2031-03-01T12:15:00Z")
    assert {row.withdrawn_at for row in list_reports(watching.desk)} == {None}


def test_a_feed_that_fails_is_asked_less_and_less(server, watching):
    server.paths["/feed"] = Answer(status=500)
    failed = watching.round()
    assert [one.code for one in failed.skipped] == ["http-status"]
    (feed,) = list_feeds(watching.desk)
    assert (feed.failures, feed.next_at) == (1, "2031-03-01T10:30:00Z")
    server.paths["/feed"] = Answer(status=503, heads={"Retry-After": "7200"})
    watching.round("2031-03-01T10:30:00Z")
    assert list_feeds(watching.desk)[0].next_at == "2031-03-01T12:30:00Z"
    two_pages(server)
    assert watching.round("2031-03-01T12:30:00Z").added.new == 2
    assert list_feeds(watching.desk)[0].failures == 0


def test_bad_pages_do_not_stop_the_others(server, watching):
    good = server.page("/ferry", FERRY["text"], FERRY["title"])
    server.paths["/picture"] = Answer(b"\x89PNG", heads={"Content-Type": "image/png"})
    server.paths["/away"] = Answer(status=302, heads={"Location": "http://localhost:1/"})
    server.paths["/bad"] = Answer(b"<html>\xff\xfe\x00" * 9, heads={"Content-Type": "text/html"})
    links = [server.url + path for path in ("/picture", "/away", "/bad", "/none")]
    server.feed("/feed", [(link, "x") for link in [*links, good]])
    done = watching.round()
    assert (done.pages, done.added.new) == (5, 1)
    assert {"binary-file", "fetch-refused", "http-status"} <= {one.code for one in done.skipped}
    assert next_turn_of(watching) == "2031-03-01T10:15:00Z"


def next_turn_of(watching):
    with watching.desk.reading() as connection:
        return next_turn(connection)


def test_a_feed_no_longer_watched(server, watching):
    two_pages(server)
    watching.round()
    with watching.desk.writing() as writer:
        assert unwatch_feed(writer, server.url + "/feed")
        assert not unwatch_feed(writer, server.url + "/feed")
    assert next_turn_of(watching) is None
    assert len(list_reports(watching.desk)) == 2


def test_single_pages(server, watching):
    page = server.page("/ferry", FERRY["text"], FERRY["title"])
    found = list(fetch_reports(watching.fetcher, [page, server.url + "/none"]))
    assert [type(one) for one in found] == [Report, Skipped]


def test_turns():
    now = "2031-03-01T10:00:00Z"
    assert next_feed(now, 0, None) == "2031-03-01T10:15:00Z"
    assert next_feed(now, 30, None) == "2031-03-02T10:00:00Z"
    assert [next_page(now, visits, 0) for visits in (1, 2, 7)] == ["2031-03-01T11:00:00Z", "2031-03-01T14:00:00Z", None]
    assert next_page(now, 0, 1) == "2031-03-01T10:20:00Z"
    assert next_page(now, 0, 7) is None
