"""What one worker has taken is left alone by all others until it is given back or its lease ends; on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text, update

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from news_server import news_server
from postgres_by_hand import postgres_anywhere, why_not
from secondsource.desk import telling, watching
from secondsource.desk.telling import tell_stale
from secondsource.desk.turns import later, lease_at
from secondsource.desk.watching import watch_round
from secondsource.store.check import check_desk
from secondsource.store.connect import open_desk
from secondsource.store.feeds import due_feeds, due_pages, note_feed, take_feed, take_page
from secondsource.store.grouping import stale_stories, touch_everything
from secondsource.store.leases import give_back_story, take_story
from secondsource.store.migrations import STEPS
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports, read_report
from secondsource.store.schema import TABLES, feeds, stories
from watching_by_hand import BEGUN, Watching, quiet, two_pages

SOON, OVER = later(BEGUN, 5), later(BEGUN, 11)
NEEDS_A_SERVER = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))


@pytest.fixture(scope="module")
def database():
    with postgres_anywhere() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=NEEDS_A_SERVER)])
def place(request, tmp_path):
    """The place of an empty desk."""
    if request.param == "sqlite":
        return tmp_path / "desk.db"
    address = request.getfixturevalue("database")
    desk = open_desk(address, now=BEGUN)
    with desk.writing() as writer:
        writer.execute(text(f"TRUNCATE {', '.join(t for t in TABLES.tables if t != 'migrations')}"))
    desk.close()
    return address


@pytest.fixture
def server():
    with news_server() as told:
        yield told


@pytest.fixture
def workers(place, server):
    """Two workers of one desk."""
    made = [Watching(place, server) for _ in range(2)]
    yield made
    for one in made:
        one.close()


def taken(desk, take, url, now):
    with desk.taking() as taker:
        return take(taker, url, lease_at(now))


def test_a_feed_that_was_taken_is_free_again_when_the_lease_ends(server, workers):
    one, other = workers
    two_pages(server)
    assert taken(one.desk, take_feed, server.url + "/feed", BEGUN).taken_until == later(BEGUN, 10)
    assert taken(other.desk, take_feed, server.url + "/feed", SOON) is None
    with other.desk.reading() as connection:
        assert due_feeds(connection, lease_at(SOON)) == []
    assert other.round(SOON).feeds == 0
    assert server.count("/feed") == 0
    done = other.round(OVER)
    assert (done.feeds, done.pages, done.added.new) == (1, 2, 2)


def test_a_page_that_was_taken_is_free_again_when_the_lease_ends(server, workers):
    one, other = workers
    ferry, _ = two_pages(server)
    seen = []

    def leave_after_the_first_page(stage, done, total):
        seen.append(stage)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch_round(one.desk, one.fetcher, one.clock, leave_after_the_first_page)
    assert seen == ["reading"]
    with other.desk.reading() as connection:
        (left,) = due_pages(connection, lease_at(SOON), 9)  # who is stopped gives back what was not done
    assert taken(one.desk, take_page, left, SOON)
    assert other.round(SOON).pages == 0
    assert other.round(later(SOON, 11)).pages == 1
    assert server.count("/ferry") + server.count("/star") <= 3
    assert len(list_reports(other.desk)) == 2
    assert ferry in {row.url for row in list_reports(other.desk)}


def test_what_another_took_meanwhile_does_not_end_the_round(server, workers, monkeypatch):
    one, other = workers
    two_pages(server)
    monkeypatch.setattr(watching, "_THREADS", 1)
    found, gone = watching.due_pages, []

    def taken_meanwhile(connection, lease, count):
        due = found(connection, lease, count)
        if due and not gone:
            gone.append(taken(other.desk, take_page, due[0], BEGUN))
        return due

    monkeypatch.setattr(watching, "due_pages", taken_meanwhile)
    assert one.round().pages == 1
    assert gone[0] is not None


def test_a_story_that_was_taken_is_free_again_when_the_lease_ends(place):
    desk = open_desk(place, now=BEGUN)
    put(desk, FERRY)
    with desk.writing() as writer:
        touch_everything(writer)
        ((story, touched),) = stale_stories(writer)
    with desk.taking() as taker:
        assert take_story(taker, story, lease_at(BEGUN)) == touched
    assert tell_stale(desk, lambda: SOON, quiet).stories == 0
    assert tell_stale(desk, lambda: OVER, quiet).stories == 1
    with desk.taking() as taker:
        assert take_story(taker, story, lease_at(OVER)) is None, "it is told"
        give_back_story(taker, story, later(BEGUN, 10))
    desk.close()


@NEEDS_A_SERVER
def test_a_row_that_another_program_takes_just_now_is_not_waited_for(database):
    desk = open_desk(database, now=BEGUN)
    put(desk, FERRY)
    with desk.writing() as writer:
        touch_everything(writer)
        story = stale_stories(writer)[0][0]
    with desk.taking() as one, desk.taking() as other:
        other.execute(text("SET LOCAL lock_timeout = '5s'"))
        assert take_story(one, story, lease_at(BEGUN))
        assert take_story(other, story, lease_at(BEGUN)) is None
    desk.close()


class Late:
    """A fetcher whose first answer for a path comes so late that something else happens before."""

    def __init__(self, fetcher, path, meanwhile):
        self._fetcher, self._path, self._meanwhile = fetcher, path, meanwhile

    def fetch(self, url, remembered):
        answer = self._fetcher.fetch(url, remembered)
        if url.endswith(self._path) and self._meanwhile:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()
        return answer

    def close(self):
        self._fetcher.close()


def test_a_page_that_comes_after_another_worker_took_it_over_does_no_harm(server, workers):
    one, other = workers
    two_pages(server)

    def meanwhile():
        server.page("/ferry", FERRY["text"].replace("12 people", "14 people"), FERRY["title"])
        assert other.round(OVER).pages >= 1

    one.fetcher = Late(one.fetcher, "/ferry", meanwhile)
    done = one.round()
    assert done.pages == 2
    (row,) = (row for row in list_reports(one.desk) if row.url.endswith("/ferry"))
    view = read_report(one.desk, row.id)
    assert ("14 people" in view.document.text, row.versions) == (True, 1)
    assert check_desk(one.desk) == []


def test_a_page_that_its_feed_says_was_updated_while_it_is_read_is_read_again(server, workers):
    one, other = workers
    two_pages(server)

    def meanwhile():
        server.page("/ferry", FERRY["text"].replace("12 people", "14 people"), FERRY["title"])
        two_pages_listed(server, "2031-03-01T10:00:30Z")
        with other.desk.writing() as writer:
            writer.execute(update(feeds).values(next_at=BEGUN))
        done = other.round(later(BEGUN, 16))
        assert (done.feeds, server.count("/ferry")) == (1, 2), "the page is left to who has it"

    one.round()
    two_pages_listed(server, "2031-03-01T09:00:00Z")
    one.fetcher, one.now = Late(one.fetcher, "/ferry", meanwhile), later(BEGUN, 15)
    one.round()
    one.round(later(BEGUN, 16))
    assert server.count("/ferry") == 3
    assert "14 people" in " ".join(read_report(one.desk, row.id).document.text for row in list_reports(one.desk))


def two_pages_listed(server, updated):
    server.feed("/feed", [(server.url + path, updated) for path in ("/ferry", "/star")])


def test_a_feed_that_comes_after_another_worker_took_it_over_does_no_harm(server, workers):
    one, other = workers
    two_pages(server)
    one.fetcher = Late(one.fetcher, "/feed", lambda: other.round(OVER))
    assert one.round().feeds == 0, "who took it over counts it"
    assert server.count("/ferry") == 1
    feed = taken(one.desk, take_feed, server.url + "/feed", later(OVER, 16))
    assert feed.next_at == later(OVER, 15), "as the worker noted that took it over"
    with one.desk.writing() as writer:
        assert not note_feed(writer, replace(feed, taken_until=BEGUN), BEGUN)


def test_a_story_compared_after_another_worker_took_it_over_is_told_once(place, monkeypatch):
    desk, tell, moments = open_desk(place, now=BEGUN), telling.tell_story, [BEGUN]
    put(desk, FERRY)

    def late(*given):
        told = tell(*given)
        if len(moments) == 1:
            moments.append(OVER)
            assert tell_stale(desk, lambda: OVER, quiet).stories == 1
        return told

    monkeypatch.setattr(telling, "tell_story", late)
    before = len(list_changes(desk))
    put(desk, FERRY_OTHER | {"url": FERRY["url"] + "/2"}, day=1)
    told = list_changes(desk)
    assert len(told) > before
    assert len({(one.kind, one.text) for one in told}) == len(told)
    with desk.reading() as connection:
        assert connection.execute(select(stories.c.version, stories.c.taken_until)).all() == [(2, None)]
    desk.close()


def test_a_story_touched_while_it_is_compared_is_told_by_who_has_it(place, monkeypatch):
    desk, tell, others = open_desk(place, now=BEGUN), telling.tell_story, []

    def touched_meanwhile(*given):
        if not others:
            others.append(0)
            others.append(put(desk, FERRY_OTHER).stories)
        return tell(*given)

    monkeypatch.setattr(telling, "tell_story", touched_meanwhile)
    assert put(desk, FERRY).stories == 1
    assert others == [0, 0], "the other found it taken"
    with desk.reading() as connection:
        assert stale_stories(connection) == []
        assert connection.scalar(select(stories.c.reports)) == 2
    desk.close()


def test_a_desk_of_before_gets_leases(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FAIR)
    with desk.writing() as writer:
        for table in ("feeds", "pages", "stories"):
            writer.execute(text(f"ALTER TABLE {table} DROP COLUMN taken_until"))
        writer.execute(text("DELETE FROM migrations WHERE name = '0012-leases'"))
    desk.close()
    again = new_desk(tmp_path)
    assert put(again, FERRY_OTHER, day=2).stories == 1
    with again.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM migrations")) == len(STEPS)
    assert DAY.format(2) in {one.at for one in list_changes(again)}
    again.close()
