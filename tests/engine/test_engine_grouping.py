"""A folder of readings grouped by many: the lines that one machine gives for the sources."""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from archives_by_hand import job, quiet, read_by, write_feed

from secondsource.engine import grouping
from secondsource.engine.grouping import group_folder
from secondsource.engine.local import Processes
from secondsource.engine.run import read_into
from secondsource.errors import InputError
from secondsource.group import rarity
from secondsource.group.gathered import Gathered
from secondsource.pipeline import group_reports
from secondsource.records.groupingfile import GroupedReport, encode
from secondsource.records.report import Skipped
from secondsource.settings import Settings

WIRE = (
    "The bridge over the Ash fell into the river on Tuesday morning, and eleven people were taken to hospital, the"
    " mayor of Crane said. Divers looked for two lorries that had been on it. The road to Dun is closed till summer."
)


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """Reports of several days and none, of days that are not to be trusted, copies, one twice, and no reports."""
    folder = tmp_path_factory.mktemp("grouped") / "sources"
    folder.mkdir()
    write_feed(folder / "feed.jsonl", 22)
    wire = [
        {"id": "w1", "title": "Bridge falls", "outlet": "A", "published": "2031-03-04", "text": WIRE},
        {
            "id": "w2",
            "title": "Bridge gone",
            "outlet": "B",
            "published": "2031-03-05",
            "text": WIRE + " More is feared.",
        },
        {"id": "w3", "title": "Bridge", "outlet": "C", "text": WIRE.replace("eleven", "twelve")},
    ]
    twice = [*wire, wire[0]]
    (folder / "wire.jsonl").write_text("".join(json.dumps(one) + "\n" for one in twice), encoding="utf-8")
    for number, town in enumerate(("Osk", "Brill")):
        place = folder / f"saved-{number}.txt"
        place.write_text(f"Bridge of {town}\n\n{WIRE.replace('Ash', town)}", encoding="utf-8")
        os.utime(place, (1_930_000_000, 1_930_000_000))  # in 2031, among the others: the day of a file is no date
    return folder


@pytest.fixture(scope="module")
def readings(sources) -> Path:
    """The readings of all sources, a few reports in each task."""
    read_by(2, sources.parent / "readings", sources)
    return sources.parent / "readings"


def grouped(folder: Path, count: int) -> list[GroupedReport]:
    with Processes(count) as workers:
        return list(group_folder(folder, workers, quiet))


def one_machine(sources: Path) -> list[GroupedReport]:
    return [one for one in group_reports([sources], Settings()) if not isinstance(one, Skipped)]


def test_many_find_what_one_machine_finds(sources, readings):
    found, expected = grouped(readings, 2), one_machine(sources)
    assert len(found) > 20
    assert any(one.copies for one in found)
    assert sorted(map(encode, found)) == sorted(map(encode, expected))


def test_the_lines_are_the_same_whoever_works(readings):
    assert list(map(encode, grouped(readings, 1))) == list(map(encode, grouped(readings, 2)))


def test_nothing_is_left_in_the_folder(readings):
    before = sorted(readings.rglob("*"))
    grouped(readings, 1)
    assert sorted(readings.rglob("*")) == before


def test_an_empty_folder_has_no_stories(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "x.jsonl").write_text("{broken\n", encoding="utf-8")
    with Processes(1) as workers:
        read_into(job(tmp_path / "readings", tmp_path / "sources"), workers, quiet)
        assert list(group_folder(tmp_path / "readings", workers, quiet)) == []


def test_a_damaged_file_is_named(tmp_path, sources):
    folder = tmp_path / "readings"
    read_by(1, folder, sources / "wire.jsonl")
    place = next(folder.glob("day=2031-03-04/*.parquet"))
    place.write_bytes(place.read_bytes()[:-9])
    with pytest.raises(InputError) as caught:
        grouped(folder, 1)
    assert caught.value.code == "readings-broken"
    assert not list(folder.glob("_groups*"))


def test_two_calls_on_one_folder_do_not_meet(readings):
    expected = list(map(encode, group_folder(readings, Here(), quiet)))
    first = group_folder(readings, Here(), quiet)
    begun = [next(first)]
    assert list(map(encode, group_folder(readings, Here(), quiet))) == expected
    assert list(map(encode, [*begun, *first])) == expected


def test_what_a_killed_call_left_goes_after_a_day(readings):
    old, young = readings / "_groups-old", readings / "_groups-young"
    for place in (old, young):
        place.mkdir()
    os.utime(old, (1_000_000_000, 1_000_000_000))
    list(group_folder(readings, Here(), quiet))
    assert not old.exists()
    assert young.exists()
    young.rmdir()


class Here:
    """Workers that are this process."""

    count = 1

    def __init__(self) -> None:
        self.busy = 0
        self._waiting: deque[tuple[int, Callable[[Any], Any], Any]] = deque()

    def put(self, number: int, work: Callable[[Any], Any], item: Any) -> None:
        self._waiting.append((number, work, item))
        self.busy += 1

    def take(self) -> tuple[int, Any]:
        number, work, item = self._waiting.popleft()
        self.busy -= 1
        return number, work(item)

    def drop(self) -> None:
        self._waiting.clear()


@pytest.mark.parametrize("halved_at", [6, 10])
def test_counts_are_halved_at_the_same_reports(sources, readings, monkeypatch, halved_at):
    monkeypatch.setattr(rarity, "HALVED_AT", halved_at)
    found = sorted(map(encode, group_folder(readings, Here(), quiet)))
    assert found == sorted(map(encode, one_machine(sources)))


def test_a_day_that_is_not_to_be_trusted_is_no_day_of_the_stream(readings, monkeypatch):
    """Reports dated by their files alone stand under those days in the folder, and run last."""
    order: list[int | None] = []
    run = grouping.merge_windows

    def watched(weighed: Iterable[Gathered], *given: Any) -> Any:
        found = list(weighed)
        order.extend(one.first for one in found)
        return run(found, *given)

    monkeypatch.setattr(grouping, "merge_windows", watched)
    list(group_folder(readings, Here(), quiet))
    days = [day for day in order if day is not None]
    assert order == sorted(days) + [None] * 3
