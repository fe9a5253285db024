"""What is kept of the stories told last is bounded, and what is told with it is what is told without."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, dump, new_desk, put
from secondsource.compare import kept
from secondsource.desk import telling
from secondsource.desk.memories import Memories, StoryMemory, memories_of
from secondsource.desk.telling import tell_stale
from secondsource.desk.upkeep import overrule, rebuild, undo
from secondsource.records.desk import Ruling
from secondsource.store.connect import Desk, open_desk
from secondsource.store.grouping import touch_everything
from secondsource.store.reports import list_reports
from secondsource.store.stories import list_stories
from secondsource.store.write_reports import return_report, withdraw_report

_STAMPS = {"stories", "story_versions", "state", "migrations", "findings", "reports", "changes", "change_entities"}
SAID = (
    "Coast guards pulled the ferry Elm Star off the rocks near Port Ash on Sunday. Captain Mara Olsen was the last.",
    "Twelve people were injured when the ferry Elm Star ran aground off Port Ash, the hospital said on Sunday.",
    "The harbour of Port Ash was closed for nine hours after the ferry Elm Star ran aground, the harbour office said.",
    "“We heard a loud noise,” captain Mara Olsen of the ferry Elm Star told reporters in Port Ash.",
    "Ash Lines will pay for new tickets after its ferry Elm Star hit rocks near Port Ash. 15 people were injured.",
)


@pytest.fixture(autouse=True)
def few_settled(monkeypatch):
    """Let stories of a few reports grow as those of many do."""
    monkeypatch.setattr(kept, "_FEW", 2)
    monkeypatch.setattr(kept, "_STEPS", (1.0,))


def ferry(number: int, day: int = 1) -> dict[str, str]:
    url = f"https://outlet{number}.example/ferry"
    said = {"title": f"Ferry near Port Ash, {number}", "outlet": f"Outlet {number}", "url": url, "text": SAID[number]}
    return said | {"published": f"2031-03-0{day}"}


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def told(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return dump(desk, _STAMPS)


def told_anew(desk: Desk, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what the desk tells when all stories are compared anew, with nothing that was kept in memory."""
    with closing(connect(folder / "desk.db")) as one, closing(connect(folder / "copy.db")) as copy:
        one.backup(copy)
    other = open_desk(folder / "copy.db")
    with other.writing() as writer:
        touch_everything(writer)
    tell_stale(other, lambda: DAY.format(9), quiet)
    other.close()
    return told(other)


def growing(desk: Desk) -> Iterator[None]:
    """Let the story of the ferry go through what stories go through, a step at a time; reports come late, too."""
    put(desk, FERRY)
    put(desk, FERRY_OTHER, day=2)
    put(desk, ferry(0, 4), day=4)
    put(desk, ferry(1, 2), day=4)
    yield
    put(desk, ferry(2, 3) | {"published": ""}, day=5)
    put(desk, ferry(3, 3), day=5)
    yield
    put(desk, FERRY_OTHER | {"text": FERRY_OTHER["text"].replace("15 people", "19 people")}, day=6)
    yield
    ids = {row.outlet: row.id for row in list_reports(desk)}
    with desk.writing() as writer:
        withdraw_report(writer, ids["Outlet 1"], DAY.format(6))
    put(desk, ferry(4, 4), day=6)
    yield
    with desk.writing() as writer:
        return_report(writer, ids["Outlet 1"])
    copied = overrule(desk, Ruling("", "copies", ids["Outlet 0"], ids["Outlet 3"], True, "", DAY.format(7)), quiet)
    yield
    overrule(desk, Ruling("", "same-entity", "Ash Lines", "Elm Star", True, "", DAY.format(7)), quiet)
    yield
    undo(desk, copied.id, DAY.format(8), quiet)
    put(desk, FAIR, day=8)
    yield
    apart = Ruling("", "same-story", ids["Harbour Courier"], ids["Northline Radio"], False, "", DAY.format(8))
    parted = overrule(desk, apart, quiet)
    yield
    undo(desk, parted.id, DAY.format(8), quiet)
    ids = {row.outlet: row.id for row in list_reports(desk)}
    overrule(desk, Ruling("", "same-story", ids["Velden Post"], ids["Outlet 0"], True, "", DAY.format(8)), quiet)
    yield


def test_what_is_told_with_memories_is_what_is_told_without(tmp_path):
    desk = new_desk(tmp_path)
    for _ in growing(desk):
        assert memories_of(desk).stories
        assert told_anew(desk, tmp_path) == told(desk)
    assert max(row.reports for row in list_stories(desk)) == 8


def test_a_rebuilt_desk_tells_the_same(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, ferry(3, 3))
    put(desk, ferry(0, 4), FAIR, day=2)
    put(desk, ferry(1, 2), FERRY, day=3)
    before = told(desk)
    rebuild(desk, lambda: DAY.format(9), quiet)
    assert told(desk) == before


def test_the_order_in_which_reports_come_in_plays_no_part(tmp_path):
    days = (4, 2, 3, 1, 3)
    records = [FERRY, *(ferry(number, day) for number, day in enumerate(days))]
    late, early = new_desk(tmp_path, "late.db"), new_desk(tmp_path, "early.db")
    for record in records:
        put(late, record)
    for record in sorted(records, key=lambda r: r["published"]):
        put(early, record)
    assert len(list_stories(late)) == 1
    files = [{row[2:] for row in dump(desk)["points"]} for desk in (late, early)]
    assert files[0] == files[1]


def test_what_is_kept_is_used_again_and_only_once_at_a_time(tmp_path, monkeypatch):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    (story,) = (row.id for row in list_stories(desk))
    taken = memories_of(desk).take(story)
    assert memories_of(desk).take(story) is not taken
    memories_of(desk).put(story, taken, 1)
    asked = []
    monkeypatch.setattr(telling, "memories_of", lambda desk: asked.append(desk) or memories_of(desk))
    put(desk, FERRY_OTHER)
    assert asked == [desk]
    assert memories_of(desk).take(story) is taken


def test_no_more_reports_are_held_than_are_allowed():
    memories = Memories(most_reports=10)
    one, two = StoryMemory(), StoryMemory()
    memories.put("a", one, 4)
    memories.put("b", two, 5)
    assert memories.take("a") is one
    memories.put("a", one, 5)
    memories.put("c", StoryMemory(), 3)
    assert memories.stories == ("a", "c")
    memories.put("d", StoryMemory(), 11)
    assert memories.stories == ()


def test_what_is_forgotten_is_empty():
    memories = Memories(most_reports=5)
    first = StoryMemory()
    first.comparison.put("a state", object())
    memories.put("first", first, 3)
    memories.put("second", StoryMemory(), 3)
    assert memories.stories == ("second",)
    assert first.comparison.take("a state", lambda: "nothing") == "nothing"
