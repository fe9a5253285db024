"""Archives read by many: the same bytes whoever reads, nothing twice, nothing lost, and told what stands in the way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import archives_by_hand
import pytest
from archives_by_hand import die_reading, every_file, job, quiet, read_by, write_feed

from secondsource.engine import checkpoints
from secondsource.engine.checkpoints import read_checkpoints
from secondsource.engine.grouping import group_folder
from secondsource.engine.local import Processes
from secondsource.engine.readings_folder import read_days, read_rows
from secondsource.engine.run import read_into
from secondsource.errors import EngineError, InputError, SettingsError
from secondsource.ingest.files import read_in_order
from secondsource.pipeline import read_reports
from secondsource.records.readingfile import ReadingFile, encode
from secondsource.records.report import Skipped
from secondsource.settings import Settings


@pytest.fixture(scope="module")
def worker() -> Iterator[Processes]:
    """One process that has everything loaded."""
    with Processes(1) as workers:
        yield workers


def write_story(place: Path, ferry: str, port: str) -> None:
    text = f"The ferry {ferry} sank off {port} on Saturday, police said. It was very old."
    place.write_text(f"Ferry {ferry} sinks\n\n{text}", encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory, worker) -> tuple[Path, Path]:
    """Sources and the folder that one worker made of them."""
    place = tmp_path_factory.mktemp("made")
    sources = place / "sources"
    sources.mkdir()
    write_feed(sources / "feed.jsonl", 22)
    for name in ("a", "b", "c"):
        write_story(sources / f"{name}.txt", name, "Port Ash")
    read_into(job(place / "readings", sources), worker, quiet)
    return sources, place / "readings"


def rows(folder: Path):
    for done in read_checkpoints(folder):
        for day in {day for one in done.pieces for day in one.days}:
            for row in read_rows(folder, done.task, day):
                assert (row.day or "undated") == day
                yield row


def test_it_holds_what_plain_reading_gives(made):
    sources, folder = made
    plain = list(read_reports([sources], Settings()))
    readings = {encode(one).decode() for one in plain if isinstance(one, ReadingFile)}
    assert len(readings) == 25
    assert {row.reading for row in rows(folder)} == readings
    skipped = {one for done in read_checkpoints(folder) for piece in done.pieces for one in piece.skipped}
    assert skipped == {one for one in plain if isinstance(one, Skipped)}
    assert {one.code for one in skipped} == {"bad-json", "not-english"}


def test_the_records_are_those_of_the_reports(made):
    import msgspec

    from secondsource.records.report import Report

    sources, folder = made
    given = {one.id: one for one in read_in_order([sources]) if not isinstance(one, Skipped)}
    for row in rows(folder):
        report = msgspec.msgpack.decode(row.report, type=Report)
        assert report == given[row.id]
        assert report.data == given[row.id].data
        assert (row.source, row.chars > 0, json.loads(row.reading)["title"]) == (report.source, True, row.title)


def test_two_workers_give_the_same_bytes(made, tmp_path, worker):
    sources, folder = made
    done = read_by(2, tmp_path / "readings", sources)
    assert every_file(tmp_path / "readings") == every_file(folder)
    assert (done.reports, done.tasks, done.fresh, done.skips) == (25, done.tasks, done.tasks, 2)
    assert done.tasks > 5


def test_to_run_it_again_does_nothing_and_new_sources_are_added(made, tmp_path, worker):
    sources, _ = made
    folder = tmp_path / "readings"
    first = read_into(job(folder, sources / "feed.jsonl"), worker, quiet)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    again = read_into(job(folder, sources / "feed.jsonl"), worker, quiet)
    assert (again.fresh, again.tasks, again.reports, again.skipped) == (0, first.tasks, first.reports, first.skipped)
    more = read_into(job(folder, sources), worker, quiet)
    assert (more.fresh, more.reports) == (1, 25)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def texts(folder: Path) -> list[str]:
    """What stands, in order: the towns of feeds, the names of single files."""
    return sorted(read.report.source.rpartition("/")[2] for read in read_days(folder))


def test_another_spelling_of_a_path_is_the_same_file(made, tmp_path, worker, monkeypatch):
    sources, folder = made[0], tmp_path / "readings"
    first = read_into(job(folder, sources), worker, quiet)
    before = every_file(folder)
    (tmp_path / "link").symlink_to(sources)
    monkeypatch.chdir(sources.parent)
    for place in (Path("sources"), sources / ".." / "sources", tmp_path / "link"):
        again = read_into(job(folder, place), worker, quiet)
        assert (again.fresh, again.reports, again.tasks) == (0, first.reports, first.tasks)
        assert again.skips == first.skips
    assert every_file(folder) == before


def test_what_a_file_held_before_it_changed_stands_no_longer(tmp_path, worker):
    sources, folder = tmp_path / "sources", tmp_path / "readings"
    sources.mkdir()
    feed = write_feed(sources / "feed.jsonl", 6)
    write_story(sources / "other.txt", "Star", "Port Ash")
    first = read_into(job(folder, sources), worker, quiet)
    held, standing = feed.read_bytes(), texts(folder)
    assert (first.reports, len(standing)) == (7, 7)

    os.utime(feed, (1_930_000_000, 1_930_000_000))  # only touched
    touched = read_into(job(folder, sources), worker, quiet)
    assert (touched.reports, touched.skips, texts(folder)) == (7, 2, standing)
    assert len(list(group_folder(folder, worker, quiet))) == 7
    write_feed(feed, 9)
    more = read_into(job(folder, sources), worker, quiet)
    assert (more.reports, len(texts(folder))) == (10, 10)
    assert len(list(rows(folder))) == 10

    feed.write_bytes(held)
    os.utime(feed, (1_930_000_000, 1_930_000_000))  # as it was: nothing is read, and that stands again
    back = read_into(job(folder, sources), worker, quiet)
    assert (back.fresh, back.reports, texts(folder)) == (0, 7, standing)


def test_of_a_task_of_many_files_stands_what_has_not_changed(made, tmp_path, worker):
    sources, folder = tmp_path / "sources", tmp_path / "readings"
    sources.mkdir()
    for name in ("a", "b", "c"):
        (sources / f"{name}.txt").write_bytes((made[0] / f"{name}.txt").read_bytes())
    assert read_into(job(folder, sources), worker, quiet).tasks == 1
    (sources / "b.txt").write_text(
        "Ferry found\n\nThe ferry b lay off Port Dun, police said on Monday.", encoding="utf-8"
    )
    again = read_into(job(folder, sources), worker, quiet)
    assert (again.fresh, again.tasks, again.reports) == (1, 2, 3)
    standing = [(read.report.source.rpartition("/")[2], "Dun" in read.document.text) for read in read_days(folder)]
    assert sorted(standing) == [("a.txt", False), ("b.txt", True), ("c.txt", False)]

    (sources / "a.txt").unlink()  # the first of its task
    left = read_into(job(folder, sources), worker, quiet)
    assert (left.fresh, left.tasks, left.reports) == (0, 2, 2)
    assert texts(folder) == ["a.txt", "b.txt", "c.txt"]
    (folder / "_tasks" / f"{next(iter(read_checkpoints(folder))).task}.json").unlink()
    assert read_into(job(folder, sources), worker, quiet).fresh == 1


def test_a_task_of_which_others_write_a_file_leaves_that_alone(made, tmp_path, worker):
    folder = tmp_path / "readings"
    read_into(job(folder, made[0] / "a.txt"), worker, quiet)
    (note,) = (folder / "_tasks").iterdir()
    note.unlink()
    part = folder / "_parts" / f"{note.stem}-0123456789abcdef"
    part.write_bytes(b"half")
    assert read_into(job(folder, made[0] / "a.txt"), worker, quiet).fresh == 1
    assert part.read_bytes() == b"half"


def test_a_task_without_checkpoint_is_done_anew(made, tmp_path, worker):
    sources, folder = made
    read_into(job(tmp_path / "readings", sources), worker, quiet)
    lost = sorted((tmp_path / "readings" / "_tasks").iterdir())[2]
    lost.unlink()
    next((tmp_path / "readings").glob(f"day=*/{lost.stem}.parquet")).write_bytes(b"half")
    assert read_into(job(tmp_path / "readings", sources), worker, quiet).fresh == 1
    assert every_file(tmp_path / "readings") == every_file(folder)


def test_a_worker_killed_in_the_middle_changes_nothing(made, tmp_path):
    sources, folder = made
    killed = []

    def kill(stage, done, total):
        if stage == "reading" and 0 < done < total and not killed:
            (pid,) = workers._processes[0].pool._processes
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    with Processes(2) as workers:
        done = read_into(job(tmp_path / "readings", sources), workers, kill)
    assert killed
    assert not done.lost
    assert every_file(tmp_path / "readings") == every_file(folder)


def is_alive(pid: str) -> bool:
    """Is a process there, and not only waiting to be buried?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_program_killed_in_the_middle_goes_on_where_it_was(made, tmp_path):
    sources, folder = made
    mine, notes = tmp_path / "readings", tmp_path / "readings" / "_tasks"
    program = subprocess.Popen([sys.executable, archives_by_hand.__file__, str(sources), str(mine), "1"])
    while program.poll() is None and not list(notes.glob("*.json")):
        time.sleep(0.01)
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
    workers = children.read_text(encoding="ascii").split() if children.exists() else []
    program.kill()
    assert program.wait() == -signal.SIGKILL
    while any(is_alive(one) for one in workers):  # none outlives its program
        time.sleep(0.01)
    kept = {path: path.stat().st_mtime_ns for path in notes.glob("*.json")}
    assert read_by(1, mine, sources).tasks > len(kept) > 0
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert every_file(mine) == every_file(folder)


def test_a_task_that_kills_its_workers_is_named_and_the_others_are_done(made, tmp_path, monkeypatch, worker):

    from secondsource.engine import run

    sources, _ = made
    monkeypatch.setattr(run, "run_task", die_reading)
    done = read_by(2, tmp_path / "readings", sources)
    assert len(done.lost) == 1
    assert "feed.jsonl (bytes 0 to " in done.lost[0]
    assert done.fresh == done.tasks > 3


def test_readings_of_another_reader_are_not_mixed(made, tmp_path, monkeypatch, worker):
    sources, _ = made
    read_into(job(tmp_path / "readings", sources / "a.txt"), worker, quiet)
    with pytest.raises(InputError, match="without --as-is") as error:
        read_into(job(tmp_path / "readings", sources / "b.txt", as_is=True), worker, quiet)
    assert error.value.code == "other-reader"
    note = tmp_path / "readings" / checkpoints.READER
    note.write_text(note.read_text(encoding="utf-8").replace('"reader": "', '"reader": "9'), encoding="utf-8")
    with pytest.raises(InputError, match="another version") as error:
        read_into(job(tmp_path / "readings", sources / "b.txt"), worker, quiet)
    assert error.value.code == "other-reader"


def test_a_worker_of_another_version_is_told(made, tmp_path, monkeypatch, worker):
    from secondsource.engine import run

    monkeypatch.setattr(run, "reader_fingerprint", lambda: "9.9.9-other")
    with pytest.raises(EngineError) as error:
        read_into(job(tmp_path / "readings", made[0]), worker, quiet)
    assert error.value.code == "other-worker"


def test_a_folder_of_other_things_is_left_alone(made, tmp_path, worker):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(SettingsError) as error:
            read_into(job(place, made[0]), worker, quiet)
        assert error.value.code == "no-readings-folder"
    assert every_file(tmp_path) == {"notes.txt": b"mine"}


def test_the_readings_are_no_sources_of_themselves(made, tmp_path, worker):
    write_feed(tmp_path / "feed.jsonl", 3)
    first = read_into(job(tmp_path / "readings", tmp_path), worker, quiet)
    again = read_into(job(tmp_path / "readings", tmp_path), worker, quiet)
    assert (again.reports, again.fresh, again.skips) == (3, 0, first.skips)


def test_a_damaged_checkpoint_is_told(made, tmp_path, worker):
    read_into(job(tmp_path / "readings", made[0] / "a.txt"), worker, quiet)
    (note,) = (tmp_path / "readings" / "_tasks").iterdir()
    note.write_text("{half", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_into(job(tmp_path / "readings", made[0] / "a.txt"), worker, quiet)
    assert error.value.code == "readings-broken"


@pytest.mark.parametrize("change", ['"task": "../../elsewhere', '"2031-03-01/../.."', '"pieces": [], "x": ['])
def test_a_note_that_leads_to_another_folder_is_not_followed(made, tmp_path, worker, change):
    source = write_feed(tmp_path / "feed.jsonl", 1)
    read_into(job(tmp_path / "readings", source), worker, quiet)
    (note,) = (tmp_path / "readings" / "_tasks").iterdir()
    text = note.read_text(encoding="utf-8")
    for begins in ('"task": "', '"2031-03-01"', '"pieces": ['):
        if change.startswith(begins[:8]):
            text = text.replace(begins, change)
    note.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        list(read_days(tmp_path / "readings"))
    assert error.value.code == "readings-broken"
