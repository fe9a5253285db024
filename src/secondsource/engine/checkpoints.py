"""What a task read and what it came to -> a small file that says so, written last; and all such files of a folder."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Literal, TypeVar

import msgspec

from secondsource.errors import EngineError, InputError, SettingsError
from secondsource.ingest.cuts import Stretch
from secondsource.records.report import Skipped

READER = "_reader.json"
_TASKS = "_tasks"
_CUTS = "_cuts"
_PARTS = "_parts"  # files being written; nothing in it is worth keeping


UNDATED = "undated"
_DAY = re.compile(rf"\d{{4}}-\d\d-\d\d|{UNDATED}", re.ASCII)
_NOTE_BYTES = 200_000_000  # a thousand reports passed over come to some 300 kB
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A task that is done: the stretches it read, how many reports of which day, and all that it passed over."""

    task: str
    stretches: tuple[Stretch, ...]
    days: dict[str, int]
    skipped: tuple[Skipped, ...]
    schema: Literal["secondsource/readings@1"] = "secondsource/readings@1"

    @property
    def bytes_read(self) -> int:
        """Return how many bytes the stretches hold."""
        return sum(one.end - one.start for one in self.stretches)

    @property
    def reports(self) -> int:
        """Return how many reports were read."""
        return sum(self.days.values())


@dataclass(frozen=True, slots=True)
class _Reader:
    reader: str
    as_is: bool
    schema: Literal["secondsource/readings@1"] = "secondsource/readings@1"


@dataclass(frozen=True, slots=True)
class _Cuts:
    stretches: tuple[Stretch, ...]
    schema: Literal["secondsource/readings@1"] = "secondsource/readings@1"


def is_readings_folder(folder: Path) -> bool:
    """Is this a folder of readings?"""
    try:
        return (folder / READER).is_file()
    except OSError:
        return False


def claim_folder(folder: Path, reader: str, *, as_is: bool) -> None:
    """Make the folder one of readings by this reader; raises `InputError` when another reader made it."""
    if is_readings_folder(folder):
        check_reader(folder, reader, as_is=as_is)
        return
    try:
        is_taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise _cannot_write(folder, error) from error
    if is_taken:
        what = f"{str(folder)!r} holds something else than readings"
        raise SettingsError("no-readings-folder", what, "name an empty or a new folder after -o")
    with written_whole(folder, folder / READER, "reader") as file:
        file.write(_text(_Reader(reader, as_is)))


def check_reader(folder: Path, reader: str, *, as_is: bool) -> None:
    """Raise `InputError` when the readings of a folder are not what this reader would read."""
    made = _read(folder / READER, _Reader)
    if made != _Reader(reader, as_is):
        why = "with --as-is" if made.as_is else "without --as-is"
        if made.reader != reader:
            why = f"by another version of the program or its libraries ({made.reader}, this is {reader})"
        what = f"the readings in {str(folder)!r} were made {why}"
        raise InputError("other-reader", what, "read the sources again, into a folder of its own")


def write_checkpoint(folder: Path, done: Checkpoint) -> None:
    """Say that a task is done."""
    with written_whole(folder, folder / _TASKS / f"{done.task}.json", done.task) as file:
        file.write(_text(done))


def read_checkpoints(folder: Path) -> Iterator[Checkpoint]:
    """Yield what is done in a folder, one after the other; raises `InputError` for a file that is damaged.

    What names a file of the folder is held to its form: a note from a stranger must not lead to another folder.
    """
    for place in sorted((folder / _TASKS).glob("*.json")):
        done = _read(place, Checkpoint)
        if done.task != place.stem or not done.stretches or not all(map(_DAY.fullmatch, done.days)):
            raise broken(place, "it is not the note of this task")
        yield done


def kept_cuts(folder: Path, key: str) -> tuple[Stretch, ...] | None:
    """Return where a large file is cut, as an earlier run found it."""
    place = folder / _CUTS / f"{key}.json"
    return _read(place, _Cuts).stretches if place.exists() else None


def keep_cuts(folder: Path, key: str, stretches: tuple[Stretch, ...]) -> None:
    """Keep where a large file is cut: to find that out again would cost a pass over it."""
    with written_whole(folder, folder / _CUTS / f"{key}.json", key) as file:
        file.write(_text(_Cuts(stretches)))


@contextmanager
def written_whole(folder: Path, place: Path, task: str) -> Iterator[BinaryIO]:
    """Yield a file that takes its place, on the disk for good, only when all went well; raises `EngineError`."""
    part = folder / _PARTS / f"{task}-{token_hex(8)}"
    try:
        for made in (part.parent, place.parent):
            made.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        raise _cannot_write(place, error) from error
    finally:
        part.unlink(missing_ok=True)


def forget_parts(folder: Path, task: str) -> None:
    """Remove what a task that was stopped left half written."""
    for part in (folder / _PARTS).glob(f"{task}-*"):
        part.unlink(missing_ok=True)


def broken(place: Path, why: object) -> InputError:
    """Return the error of a file of the folder that cannot be read."""
    hint = "remove the folder’s _tasks/ file of that name (or all of the folder) and read the sources again"
    return InputError("readings-broken", f"{str(place)!r} cannot be read: {why}", hint)


def _cannot_write(place: Path, error: OSError) -> EngineError:
    what = f"{str(place)!r} cannot be written: {error.strerror or error}"
    return EngineError("cannot-write", what, "make room, or choose another OUT")


def _text(value: Checkpoint | _Reader | _Cuts) -> bytes:
    """Return a record as JSON in ASCII: names of files need not be Unicode."""
    return json.dumps(msgspec.to_builtins(value), indent=1).encode() + b"\n"


def _read(place: Path, kind: type[_Kind]) -> _Kind:
    try:
        if place.stat().st_size > _NOTE_BYTES:
            raise ValueError("larger than any such note")
        return msgspec.convert(json.loads(place.read_bytes()), kind)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise broken(place, error) from error
