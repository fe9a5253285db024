"""A task: stretches of files -> the readings of their reports as Parquet, and a checkpoint that says it is done.

What a task comes to depends on its stretches and the reader alone: not on who does it, when, or what was done before.
"""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import msgspec

from secondsource.brief.render_words import plain
from secondsource.engine.checkpoints import UNDATED, Checkpoint, Piece, write_checkpoint
from secondsource.engine.fingerprint import reader_fingerprint
from secondsource.engine.readings_folder import Row, write_day
from secondsource.errors import EngineError
from secondsource.ingest.cuts import Limits, Stretch, cut_file
from secondsource.ingest.files import read_stretch
from secondsource.ingest.walk import unreadable
from secondsource.pipeline import read_each, read_report, reading_of
from secondsource.records.readingfile import encode
from secondsource.records.report import Report, Skipped
from secondsource.settings import Settings

_one_at_a_time = Lock()  # the network keeps what it made of words; Dask may run several threads in one process


@dataclass(frozen=True, slots=True)
class Task:
    """What one worker is to read: `here` is the folder that relative paths begin in, `folder` where readings go.

    `files`: the real path of each stretch's file, as the program that gives the task sees it.
    """

    name: str
    stretches: tuple[Stretch, ...]
    files: tuple[str, ...]
    here: str
    folder: str
    reader: str
    as_is: bool


@dataclass(frozen=True, slots=True)
class CutJob:
    """A file to be cut."""

    path: str
    here: str
    limits: Limits


def cut(job: CutJob) -> tuple[Stretch, ...] | Skipped:
    """Return the stretches of a file, or why it cannot be read."""
    with _at(job.here):
        try:
            return cut_file(Path(job.path), job.limits)
        except OSError as error:
            return unreadable(job.path, error)


def run_task(task: Task) -> Checkpoint:
    """Read what the task names, write the readings and the checkpoint, and return it."""
    with _at(task.here):
        if reader_fingerprint() != task.reader:
            hint = "install the same versions of Secondsource, of its libraries and of Python on all machines"
            raise EngineError("other-worker", "a worker reads with another version than this program", hint)
        try:
            return _read_and_write(task, Path(task.folder))
        except OSError as error:
            what = f"a worker has no place for what it reads: {error.strerror or error}"
            raise EngineError("cannot-write", what, "make room, then run the same again") from error


@contextmanager
def _at(here: str) -> Iterator[None]:
    """Let relative paths mean what they mean to who gave the task."""
    with _one_at_a_time:
        try:
            there = chdir(here)
            there.__enter__()
        except OSError as error:
            hint = "sources and OUT lie under the same name on all machines"
            raise EngineError("other-worker", f"a worker does not find the folder {here!r}", hint) from error
        try:
            yield
        finally:
            there.__exit__(None, None, None)


def _read_and_write(task: Task, folder: Path) -> Checkpoint:
    settings = Settings(as_is=task.as_is)
    with tempfile.TemporaryFile() as file:
        spool = _Spool(file)
        pieces = tuple(
            _spooled(one, real, settings, spool) for one, real in zip(task.stretches, task.files, strict=True)
        )
        for day in sorted(spool.places):
            write_day(folder, task.name, day, spool.rows(day))
    done = Checkpoint(task.name, pieces)
    write_checkpoint(folder, done)
    return done


class _Spool:
    """Rows as they come, kept in a file: however many a task has, few of them are in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def put(self, row: Row) -> None:
        packed = msgspec.msgpack.encode(tuple(row))
        self.places[row.day or UNDATED].append((self._file.tell(), len(packed)))
        self._file.write(packed)

    def rows(self, day: str) -> Iterator[Row]:
        for at, length in self.places[day]:
            self._file.seek(at)
            yield Row(*msgspec.msgpack.decode(self._file.read(length)))


def _spooled(stretch: Stretch, file: str, settings: Settings, spool: _Spool) -> Piece:
    """Put the rows of a stretch into the spool; return what it came to."""
    days: Counter[str] = Counter()
    skipped: list[Skipped] = []
    for one in read_each(read_stretch(stretch), lambda report: _row(report, settings)):
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            spool.put(one)
            days[one.day or UNDATED] += 1
    return Piece(stretch, file, dict(sorted(days.items())), tuple(skipped))


def _row(report: Report, settings: Settings) -> Row | Skipped:
    read = read_report(report, settings)
    if isinstance(read, Skipped):
        return read
    document, analysis = read
    source = plain(report.source)  # the name of a file need not be Unicode; what is packed is
    day = document.published.start
    return Row(
        id=report.id,
        given_id=None if report.given_id is None else str(report.given_id),
        source=source,
        url=document.url,
        outlet=document.outlet,
        title=document.title,
        day=day.isoformat() if day else None,
        language=document.language,
        chars=len(document.text),
        reading=encode(reading_of(report, document, analysis)).decode(),
        report=msgspec.msgpack.encode(replace(report, source=source)),
        document=msgspec.msgpack.encode(replace(document, source=source)),
        analysis=msgspec.msgpack.encode(analysis),
    )
