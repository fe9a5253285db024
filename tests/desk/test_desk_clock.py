"""The clock of the machine jumps: no feed, page, lease or message waits for ever, and no change is told twice."""

from base64 import b64encode
from collections import Counter

import pytest
from sqlalchemy import select, update

from desk_by_hand import DAY, FERRY, FERRY_OTHER, new_desk, put
from news_server import Answer, news_server
from secondsource.desk.keeping_rules import keep_rule
from secondsource.desk.telling import tell_stale
from secondsource.desk.turns import later, lease_at, next_feed, next_page
from secondsource.desk.webhooks import deliver_due
from secondsource.ingest.post import Poster
from secondsource.records.rules import Rule
from secondsource.store.check import check_desk
from secondsource.store.deliveries import is_any_due, note_delivered, note_failed, take_delivery
from secondsource.store.feeds import take_feed, take_page
from secondsource.store.grouping import stale_stories, touch_everything
from secondsource.store.leases import take_story
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports
from secondsource.store.schema import deliveries, pages
from secondsource.store.write_reports import return_report, withdraw_report
from watching_by_hand import BEGUN, Watching, quiet, two_pages

HOUR, DAY_MINUTES, YEAR = 60, 24 * 60, 365 * 24 * 60
SECRET = "whsec_" + b64encode(bytes(range(32))).decode()


@pytest.fixture
def server():
    with news_server() as told:
        told.paths["/hook"] = Answer(b"thanks", 200)
        yield told


@pytest.fixture
def watching(tmp_path, server):
    made = Watching(tmp_path / "desk.db", server)
    yield made
    made.close()


def put_back(watching, minutes):
    """Let a round of watching run with a clock that is so many minutes ahead; then the clock is right."""
    watching.round(later(BEGUN, minutes))
    watching.now = BEGUN


@pytest.mark.parametrize(("ahead", "longest"), [(HOUR, HOUR + 15), (DAY_MINUTES, DAY_MINUTES + 15), (YEAR, 0)])
def test_a_feed_read_while_the_clock_was_ahead_is_read_again(server, watching, ahead, longest):
    two_pages(server)
    put_back(watching, ahead)
    assert watching.round(later(BEGUN, longest)).feeds == 1
    assert watching.round().feeds == 0, "once"
    assert watching.round(later(BEGUN, longest + 15)).feeds == 1


@pytest.mark.parametrize(("ahead", "longest"), [(HOUR, 2 * HOUR), (DAY_MINUTES, DAY_MINUTES + HOUR), (YEAR, 0)])
def test_a_page_read_while_the_clock_was_ahead_is_read_again(server, watching, ahead, longest):
    two_pages(server)
    put_back(watching, ahead)
    assert watching.round(later(BEGUN, longest)).pages == 2
    assert watching.round().pages == 0, "once"
    assert (server.count("/ferry"), server.count("/star")) == (2, 2)
    assert len(list_reports(watching.desk)) == 2


def test_a_clock_that_goes_ahead_between_rounds_reads_what_is_due_once(server, watching):
    two_pages(server)
    watching.round()
    for minutes in (DAY_MINUTES, DAY_MINUTES - HOUR, DAY_MINUTES):
        watching.round(later(BEGUN, minutes))
    assert (server.count("/feed"), server.count("/ferry")) == (2, 2)


def test_a_page_found_while_the_clock_was_ahead_is_read(server, watching):
    """Of a year: what was found then, and not read, is due at once; of a day: after a day at the latest."""
    two_pages(server)
    for minutes in (YEAR, DAY_MINUTES):
        put_back(watching, minutes)
        with watching.desk.writing() as writer:
            writer.execute(update(pages).values(next_at=later(BEGUN, minutes)))
        assert watching.round(BEGUN if minutes == YEAR else later(BEGUN, DAY_MINUTES)).pages == 2


def test_nothing_is_put_off_so_long_that_it_would_seem_to_be_of_another_clock():
    farthest = lease_at(BEGUN).farthest
    moments = [next_page(BEGUN, 0, failures, 10**9) for failures in range(1, 7)]
    moments += [next_page(BEGUN, visits, 0) for visits in range(1, 7)]
    moments += [next_feed(BEGUN, failures, asked, 10**6) for failures in (0, 9) for asked in (None, 10**9)]
    assert max(moments) < farthest


@pytest.mark.parametrize("ahead", [-HOUR, HOUR, DAY_MINUTES, YEAR])
def test_what_was_taken_by_another_clock_is_free_after_a_lease_at_the_latest(server, watching, ahead):
    ferry, _ = two_pages(server)
    watching.round()
    desk, over = watching.desk, later(BEGUN, DAY_MINUTES + 11)
    with desk.writing() as writer:
        touch_everything(writer)
        ((story, _),) = stale_stories(writer)
    jumped, due = lease_at(later(BEGUN, DAY_MINUTES + ahead)), lease_at(over)
    with desk.taking() as taker:  # a worker that takes all this and dies
        took = [take_feed(taker, server.url + "/feed", jumped), take_page(taker, ferry, jumped)]
        took.append(take_story(taker, story, jumped))
    assert None not in took
    with desk.taking() as taker:
        assert take_feed(taker, server.url + "/feed", due)
        assert take_page(taker, ferry, due)
        assert take_story(taker, story, due)


def test_clocks_that_differ_a_little_leave_a_lease_alone(server, watching):
    two_pages(server)
    with watching.desk.taking() as taker:
        assert take_feed(taker, server.url + "/feed", lease_at(BEGUN))
        for minutes in (-9, 9):
            assert take_feed(taker, server.url + "/feed", lease_at(later(BEGUN, minutes))) is None


def test_no_change_is_told_twice(server, watching):
    two_pages(server)
    texts = {"12 people": "14 people", "140 people": "150 people"}
    text = FERRY["text"]
    for number, (minutes, words) in enumerate(
        [(0, None), (DAY_MINUTES, "12 people"), (HOUR, None), (2 * DAY_MINUTES, "140 people"), (0, None), (YEAR, None)]
    ):
        text = text.replace(words, texts[words]) if words else text
        server.page("/ferry", text, FERRY["title"])
        server.feed("/feed", [(server.url + path, str(number)) for path in ("/ferry", "/star")])
        watching.round(later(BEGUN, minutes))
    watching.round(later(BEGUN, 3 * DAY_MINUTES))
    told = Counter((one.story, one.kind, one.text) for one in list_changes(watching.desk))
    assert [one for one, count in told.items() if count > 1] == []
    assert sum(kind == "report edited" for _, kind, _ in told) == 2
    assert check_desk(watching.desk) == []


def test_a_report_withdrawn_twice_at_one_moment_is_told_once(server, watching):
    """The clock was put back between the two."""
    two_pages(server)
    watching.round()
    report = list_reports(watching.desk)[0].id
    for _ in range(2):
        with watching.desk.writing() as writer:
            assert withdraw_report(writer, report, later(BEGUN, HOUR))
            return_report(writer, report)
    assert [one.kind for one in list_changes(watching.desk)].count("report withdrawn") == 1


@pytest.fixture
def waiting(tmp_path, server):
    """A desk with a message that waits for a webhook, due on the second day."""
    desk = new_desk(tmp_path, "rules.db")
    put(desk, FERRY)
    keep_rule(desk, Rule("all", webhook=server.url + "/hook", private=True, made_at=DAY.format(1)), SECRET)
    put(desk, FERRY_OTHER, day=2)
    yield desk
    desk.close()


def send(desk, moment):
    poster = Poster(seconds=20.0)
    try:
        return deliver_due(desk, poster, lambda: moment)
    finally:
        poster.close()


@pytest.mark.parametrize(("ahead", "longest"), [(HOUR, HOUR + 1), (DAY_MINUTES, DAY_MINUTES + 1), (YEAR, 0)])
def test_a_message_that_failed_while_the_clock_was_ahead_is_sent(server, waiting, ahead, longest):
    with waiting.writing() as writer:
        writer.execute(update(deliveries).values(made_at=later(DAY.format(2), ahead)))
    server.paths["/hook"] = Answer(b"no", 500)
    assert send(waiting, later(DAY.format(2), ahead)).failed == 1
    server.paths["/hook"] = Answer(b"thanks", 200)
    now = later(DAY.format(2), longest)
    with waiting.reading() as connection:
        count = connection.scalar(select(deliveries.c.id).limit(1))
        assert is_any_due(connection, lease_at(now, 2))
    assert count
    assert send(waiting, now).arrived >= 1
    assert send(waiting, now).arrived == 0


@pytest.mark.parametrize("ahead", [-HOUR, HOUR, DAY_MINUTES, YEAR])
def test_a_message_taken_by_another_clock_is_sent_and_never_again(server, waiting, ahead):
    due, right = later(DAY.format(2), 2 * HOUR), later(DAY.format(2), 3 * HOUR + max(0, min(ahead, DAY_MINUTES)))
    with waiting.taking() as taker:
        late = take_delivery(taker, lease_at(later(due, ahead), 2), ())
    assert send(waiting, right).arrived >= 1
    with waiting.writing() as writer:
        note_failed(writer, late, right, "too late", right)
    assert send(waiting, right).arrived == 0
    with waiting.writing() as writer:
        note_delivered(writer, late, right, "too late")
    assert send(waiting, later(right, YEAR)).arrived == 0


def test_a_story_is_told_whatever_the_clock_says(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, day=9)
    put(desk, FERRY_OTHER, day=1)
    assert tell_stale(desk, lambda: DAY.format(1), quiet).stories == 0
    told = Counter((one.kind, one.text) for one in list_changes(desk))
    assert max(told.values()) == 1
    desk.close()
