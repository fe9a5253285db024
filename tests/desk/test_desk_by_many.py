"""Reports read and stories compared by other processes: what is on the desk then is what one process puts there."""

from collections import deque
from collections.abc import Callable
from typing import Any

import pytest

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, dump, new_desk, report
from secondsource.desk import telling
from secondsource.desk.intake import Added, add_reports
from secondsource.desk.turns import lease_at
from secondsource.engine import reading
from secondsource.engine.local import Lost, Processes
from secondsource.errors import InputError
from secondsource.records.report import Report, Skipped
from secondsource.store.connect import Desk
from secondsource.store.grouping import stale_stories
from secondsource.store.leases import take_story
from secondsource.store.reports import list_reports
from secondsource.store.write_reports import touch_story

GERMAN = (
    "Die Fähre von Osk lief am Samstag auf Grund, und niemand wurde verletzt, sagte der Bürgermeister. Der Kai bleibt"
    " bis Montag geschlossen, weil die Taucher noch nach dem Anker suchen und der Sturm nicht nachgelassen hat."
)
FOUND: tuple[Report | Skipped, ...] = (
    report(FERRY),
    Skipped("gone.txt", "not-found", "no such file", "check the path"),
    report(FAIR),
    report(FERRY_OTHER),
    report(FERRY),
    report(FAIR, text=GERMAN, url="https://velden.example/andere"),
    report(FERRY, text=FERRY["text"].replace("12 people", "14 people")),
)


@pytest.fixture(autouse=True)
def little_is_enough(monkeypatch):
    monkeypatch.setattr(reading, "ENOUGH", 2)
    monkeypatch.setattr(telling, "_ENOUGH", 2)


class Dying:
    """Workers that die at what `kills` says, and else do it here; they note what they were given."""

    count = 2

    def __init__(self, kills: Callable[[Any], bool]) -> None:
        self.busy = 0
        self.kills, self.given = kills, []
        self._waiting: deque[tuple[int, Callable[[Any], Any], Any]] = deque()

    def put(self, number: int, work: Callable[[Any], Any], item: Any) -> None:
        self.given.append(item)
        self._waiting.append((number, work, item))
        self.busy += 1

    def take(self) -> tuple[int, Any]:
        number, work, item = self._waiting.popleft()
        self.busy -= 1
        return number, Lost(3) if item is not None and self.kills(item) else work(item)

    def drop(self) -> None:
        self._waiting.clear()


def add(desk: Desk, workers: Any) -> Added:
    return add_reports(desk, FOUND, lambda: DAY.format(1), None, workers)


def test_the_desk_is_the_same_to_the_byte(tmp_path):
    alone, many = new_desk(tmp_path, "alone.db"), new_desk(tmp_path, "many.db")
    expected = add(alone, None)
    with Processes(2) as workers:
        found = add(many, workers)
    assert found == expected
    assert (found.new, found.versions, found.known, found.stories) == (3, 1, 1, 2)
    assert [one.code for one in found.skipped] == ["not-found", "not-english"]
    assert dump(many) == dump(alone)


def test_what_is_known_is_not_read_again(tmp_path):
    desk = new_desk(tmp_path)
    add(desk, None)
    workers = Dying(lambda item: False)
    add_reports(desk, [report(FERRY), report(FAIR), report(FERRY_OTHER)], lambda: DAY.format(2), None, workers)
    assert workers.given == [None, None, None]


def test_a_report_that_kills_its_reader_is_named_and_the_others_are_kept(tmp_path):
    found = add(new_desk(tmp_path), Dying(lambda item: isinstance(item, Report) and item.url == FAIR["url"]))
    assert (found.new, found.stories) == (2, 1)
    assert [one.code for one in found.skipped] == ["not-found", "worker-died", "not-english"]


def test_a_story_that_kills_whoever_compares_it_is_named_and_waits(tmp_path):
    desk = new_desk(tmp_path)
    found = add(desk, Dying(lambda item: isinstance(item, tuple)))
    assert (found.new, found.stories) == (3, 0)
    assert [one.code for one in found.skipped].count("worker-died") == 2
    assert add_reports(desk, (), lambda: DAY.format(2)).stories == 2


def test_what_was_found_before_an_error_is_kept(tmp_path):
    def found():
        yield from FOUND[:3]
        raise InputError("readings-broken", "a file is damaged", "read it again")

    desk = new_desk(tmp_path)
    with pytest.raises(InputError):
        add_reports(desk, found(), lambda: DAY.format(1), None, Dying(lambda item: False))
    assert len(list_reports(desk)) == 2


def test_stopped_it_gives_back_all_stories_it_had_taken(tmp_path):
    desk = new_desk(tmp_path)

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "comparing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_reports(desk, FOUND, lambda: DAY.format(1), stop, Dying(lambda item: False))
    assert add_reports(desk, (), lambda: DAY.format(1)).stories == 1


def test_stories_that_another_has_are_counted(tmp_path):
    desk = new_desk(tmp_path)
    add_reports(desk, FOUND, lambda: DAY.format(1), None, Dying(lambda item: isinstance(item, tuple)))
    with desk.taking() as taker:
        assert take_story(taker, stale_of(desk)[0], lease_at(DAY.format(1)))
    added = add_reports(desk, (), lambda: DAY.format(1), None, Dying(lambda item: False))
    assert (added.stories, added.left) == (1, 1)


def stale_of(desk: Desk) -> list[str]:
    with desk.reading() as connection:
        return [story for story, _ in stale_stories(connection)]


def test_a_story_touched_meanwhile_is_told_as_it_is_now(tmp_path, monkeypatch):
    desk = new_desk(tmp_path)
    saved, late = telling.save_story, []

    def touched_first(writer: Any, file: Any, touched: int, *rest: Any) -> Any:
        if not late:
            late.append(file.story.id)
            touch_story(writer, file.story.id)
        return saved(writer, file, touched, *rest)

    monkeypatch.setattr(telling, "save_story", touched_first)
    found = add(desk, Dying(lambda item: False))
    assert late
    assert found.stories == 2
    assert add_reports(desk, (), lambda: DAY.format(2)).stories == 0
