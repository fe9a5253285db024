"""What waits on a desk is told beside whatever else the program does, and what stops it loses nothing."""

import time

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk import backlog as backlog_room
from secondsource.desk import telling
from secondsource.desk.backlog import Backlog
from secondsource.errors import StoreError
from secondsource.store.grouping import touch_everything
from secondsource.store.stories import count_waiting

SECONDS = 20.0


def waiting_desk(folder):
    desk = new_desk(folder)
    put(desk, FERRY, FERRY_OTHER, FAIR)
    with desk.writing() as writer:
        touch_everything(writer)
    assert count_waiting(desk) == 2
    return desk


def wait_until_told(desk):
    until = time.monotonic() + SECONDS
    while count_waiting(desk) and time.monotonic() < until:
        time.sleep(0.02)
    return count_waiting(desk)


def test_what_waits_is_told(tmp_path):
    desk = waiting_desk(tmp_path)
    backlog = Backlog(desk, lambda: DAY.format(2))
    backlog.more()
    assert wait_until_told(desk) == 0
    backlog.close(SECONDS)


def test_it_ends_between_two_stories_and_the_rest_waits_on_the_desk(tmp_path, monkeypatch):
    desk = waiting_desk(tmp_path)
    backlog, tell = Backlog(desk, lambda: DAY.format(2)), telling.tell_story

    def tell_and_end(*given):
        backlog._ends = True
        return tell(*given)

    monkeypatch.setattr(telling, "tell_story", tell_and_end)
    backlog.more()
    backlog._thread.join(SECONDS)
    assert count_waiting(desk) == 1
    monkeypatch.undo()
    assert put(desk).stories == 1


def test_a_desk_that_another_program_holds_is_tried_again(tmp_path, monkeypatch):
    desk = waiting_desk(tmp_path)
    tries = []

    def held_once(*given):
        tries.append(given)
        if len(tries) == 1:
            raise StoreError("desk-locked", "it is being written", "wait")
        return telling.tell_stale(*given)

    monkeypatch.setattr(backlog_room, "tell_stale", held_once)
    backlog = Backlog(desk, lambda: DAY.format(2))
    backlog.more()
    while not tries:
        time.sleep(0.02)
    backlog.more()
    assert wait_until_told(desk) == 0
    backlog.close(SECONDS)
