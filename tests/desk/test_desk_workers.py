"""Workers in processes of their own on one PostgreSQL desk: nothing is done twice, what a killed one had is free."""

import json
import time
from contextlib import closing

import pytest
from sqlalchemy import select, text

from news_server import Answer, news_server
from postgres_by_hand import postgres_anywhere, why_not
from secondsource.desk import telling, watching
from secondsource.desk.turns import later
from secondsource.store.check import check_desk
from secondsource.store.grouping import touch_everything
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports
from secondsource.store.schema import TABLES, feeds, pages, stories
from secondsource.store.stories import count_desk, list_stories, read_story_json
from watching_by_hand import BEGUN, Watching, quiet, two_pages
from worker_by_hand import Worker

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))

# Of each story two reports, unlike those of all others: which ones belong together must be clear.
STORIES = (
    (
        "A ferry ran aground off Port Ash on Saturday and 12 people were injured, police said.\n"
        "Captain Mara Olsen brought"
        " the passengers of the Elm Star to the upper deck before tugs came.",
        "The ferry Elm Star hit rocks near Port Ash on Saturday.\n"
        "The hospital counted 12 people injured, and captain Mara"
        " Olsen said that the engine had failed.",
    ),
    (
        "Mayor Ina Brandt opened the tulip fair of Velden before 3,000 visitors on Saturday.\n"
        "Growers hope for a warm"
        " April, and the fair of flowers runs until May.",
        "The tulip fair of Velden began on Saturday with 3,000 visitors.\n"
        "Ina Brandt, the mayor, cut a ribbon; tickets to"
        " the flowers cost five crowns.",
    ),
    (
        "Teachers in Osk began a strike over wages on Saturday, their union said.\n"
        "Union leader Pavel Hruska wants eight"
        " per cent more; forty schools stay shut.",
        "Forty schools in Osk are shut by a strike of teachers since Saturday.\n"
        "Pavel Hruska, who leads the union, asks"
        " for eight per cent more wages.",
    ),
    (
        "Astronomers at the Lune observatory found a comet on Saturday, Doctor Amara Diallo said.\n"
        "The comet can be seen"
        " with binoculars in June, low above the horizon.",
        "A new comet was found at the observatory of Lune on Saturday.\n"
        "Amara Diallo, an astronomer, said binoculars will"
        " show it low above the horizon in June.",
    ),
    (
        "The bank Kestrel of Tarn bought its rival Halden for 90 million crowns on Saturday.\n"
        "Chairwoman Ilse Roth said"
        " that no branch closes before next year.",
        "Kestrel, a bank in Tarn, takes over Halden for 90 million crowns, it said on Saturday.\n"
        "Ilse Roth, its"
        " chairwoman, promised to keep all branches this year.",
    ),
)
SECONDS = 60.0


@pytest.fixture(scope="module")
def database():
    with postgres_anywhere() as address:
        yield address


@pytest.fixture
def server():
    with news_server() as told:
        yield told


@pytest.fixture
def watcher(database, server):
    """A worker in this process on an empty desk, with a clock that is set by hand."""
    made = Watching(database, server)
    yield made
    with made.desk.writing() as writer:
        writer.execute(text(f"TRUNCATE {', '.join(t for t in TABLES.tables if t != 'migrations')}"))
    made.close()


@pytest.fixture
def other(watcher, database, server):
    """Another worker on the same desk."""
    with closing(Watching(database, server)) as made:
        yield made


def show_news(server):
    """Let the server show the reports of all stories, in one feed."""
    texts = [text for story in STORIES for text in story]
    links = [server.page(f"/{number}", words, f"News {number}") for number, words in enumerate(texts)]
    server.feed("/feed", [(link, "x") for link in links])
    return links


def told(desk):
    """Return the files of all stories, by their reports; the id of a story is made of the report that came first."""
    found = {}
    for row in list_stories(desk, limit=100):
        file = json.loads(read_story_json(desk, row.id))
        del file["story"]["id"]
        found[tuple(report["id"] for report in file["reports"])] = file
    return found


def test_two_workers_do_nothing_twice_and_come_to_the_same(server, watcher, database, tmp_path):
    links = show_news(server)
    workers = [Worker("watch", database, server.host, BEGUN) for _ in range(2)]
    for one in workers:
        one.wait_until_ready()
    for one in workers:
        one.begin()
    said = [[int(count) for count in one.end().split()] for one in workers]
    assert [sum(counts) for counts in zip(*said, strict=True)][:3] == [1, len(links), len(links)]
    asked = [path for path, _ in server.asked if path != "/robots.txt"]
    assert sorted(asked) == sorted(["/feed", *(f"/{number}" for number in range(len(links)))])
    left = watcher.round()
    assert (left.feeds, left.pages) == (0, 0)
    assert check_desk(watcher.desk) == []
    with closing(Watching(tmp_path / "alone.db", server)) as alone:
        alone.round()
        assert told(watcher.desk) == told(alone.desk)
        assert len(told(alone.desk)) == len(STORIES)


def wait_for_what_is_taken(desk, table):
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with desk.reading() as connection:
            if connection.scalar(select(table.c.taken_until).where(table.c.taken_until.is_not(None))):
                return
        time.sleep(0.02)
    raise AssertionError("nothing was taken")


def killed(watcher, database, server, work, table):
    """Let a worker take a row of a table and kill it then."""
    worker = Worker(work, database, server.host, BEGUN)
    worker.wait_until_ready()
    worker.begin()
    wait_for_what_is_taken(watcher.desk, table)
    worker.kill()


@pytest.mark.parametrize(("path", "table"), [("/feed", feeds), ("/ferry", pages)])
def test_a_worker_killed_while_it_asks_loses_nothing(server, watcher, database, path, table):
    two_pages(server)
    good = server.paths[path]
    server.paths[path] = Answer(b"x" * 1000, drip=1.0)
    killed(watcher, database, server, "watch", table)
    server.paths[path] = good
    before = server.count(path)
    watcher.round(later(BEGUN, 9))
    assert server.count(path) == before, "it is still the dead worker's"
    watcher.round(later(BEGUN, 11))
    assert server.count(path) == before + 1
    assert len(list_reports(watcher.desk)) == 2
    counts = count_desk(watcher.desk)
    assert (counts.pending, counts.stale, counts.stories) == (0, 0, 1)


def test_a_worker_killed_while_it_compares_loses_nothing_and_tells_nothing_twice(server, watcher, database):
    two_pages(server)
    killed(watcher, database, server, "hang-in-a-story", stories)
    assert watcher.round(later(BEGUN, 9)).added.stories == 0
    assert watcher.round(later(BEGUN, 11)).added.stories == 1
    told_now = [(one.kind, one.text) for one in list_changes(watcher.desk)]
    assert told_now
    assert len(set(told_now)) == len(told_now)
    assert count_desk(watcher.desk).stale == 0


def test_while_one_worker_compares_another_compares_and_reads(server, watcher, other, monkeypatch):
    links = show_news(server)
    watcher.round()
    with watcher.desk.writing() as writer:
        touch_everything(writer)
    tell, read, inside = telling.tell_story, watching.read_arrival, []

    def tell_beside(*given):
        inside.append("tell")
        if len(inside) == 1:
            assert telling.tell_stale(other.desk, other.clock, quiet).stories == len(STORIES) - 1
        return tell(*given)

    def read_beside(*given):
        inside.append("read")
        if inside.count("read") == 1:
            assert other.round(later(BEGUN, 61)).pages == len(links) - 8  # so many are asked for at once
        return read(*given)

    monkeypatch.setattr(telling, "tell_story", tell_beside)
    monkeypatch.setattr(watching, "read_arrival", read_beside)
    assert telling.tell_stale(watcher.desk, watcher.clock, quiet).stories == 1
    assert count_desk(watcher.desk).stale == 0
    assert watcher.round(later(BEGUN, 61)).pages == 8
    assert {server.count(f"/{number}") for number in range(len(links))} == {2}
