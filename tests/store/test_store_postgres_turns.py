"""PostgreSQL: a writer that waited for another sees what that one wrote, and one that takes work waits for nobody."""

import threading
import time

import pytest
from sqlalchemy import insert, select, text

from desk_by_hand import DAY
from postgres_by_hand import postgres_anywhere, why_not
from secondsource.store.connect import open_desk
from secondsource.store.migrations import STEPS
from secondsource.store.schema import state

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))

SECONDS = 30.0
WAITING = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")


@pytest.fixture(scope="module")
def address():
    with postgres_anywhere() as found:
        yield found


def wait_for_one_that_waits(desk):
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with desk.reading() as connection:
            if connection.scalar(WAITING):
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits")


def in_a_thread(work):
    """Run work beside us; return a function that waits for it and raises what it raised."""
    raised = []

    def run():
        try:
            work()
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()

    def ended():
        thread.join(SECONDS)
        assert not thread.is_alive()
        for error in raised:
            raise error

    return ended


def test_a_writer_that_waited_sees_what_was_written_meanwhile(address):
    first, second, seen = open_desk(address, now=DAY.format(1)), open_desk(address), []

    def write_too():
        with second.writing() as writer:
            seen.append(writer.scalar(select(state.c.text).where(state.c.name == "count")))
            writer.execute(state.update().where(state.c.name == "count").values(text="second"))

    with first.writing() as writer:
        writer.execute(insert(state).values(name="count", text="none"))
    with first.writing() as writer:
        writer.execute(state.update().where(state.c.name == "count").values(text="first"))
        ended = in_a_thread(write_too)
        wait_for_one_that_waits(first)
    ended()
    assert seen == ["first"]
    with first.reading() as connection:
        assert connection.scalar(select(state.c.text).where(state.c.name == "count")) == "second"
    first.close()
    second.close()


def test_two_programs_make_a_desk_at_once(address):
    with_schema = f"{address}&options=-csearch_path%3Dmade_by_two"
    plain = open_desk(address, now=DAY.format(1))
    with plain.writing() as writer:
        writer.execute(text("CREATE SCHEMA made_by_two"))
        ended = [in_a_thread(lambda: open_desk(with_schema, now=DAY.format(1)).close()) for _ in range(2)]
        wait_for_one_that_waits(plain)
    for end in ended:
        end()
    made = open_desk(with_schema)
    with made.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM migrations")) == len(STEPS)
    made.close()
    plain.close()


def test_who_takes_work_waits_for_no_writer(address):
    desk = open_desk(address, now=DAY.format(1))
    with desk.writing(), desk.taking() as taker:
        assert taker.scalar(text("SELECT 1")) == 1
    desk.close()
