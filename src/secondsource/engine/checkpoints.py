"""What a task read and what it came to -> a small file that says so, written last; and all such files of a folder."""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from math import inf
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import BinaryIO, Literal, TypeVar

import msgspec

from secondsource.errors import EngineError, InputError, SettingsError
from secondsource.ingest.cuts import Stretch
from secondsource.records.report import Skipped

READER = "_reader.json"
_TASKS = "_tasks"
_CUTS = "_cuts"
_OLDER = "_older"
_PARTS = "_parts"  # files being written; nothing in it is worth keeping
_SCRATCH = "_groups*"  # what `engine.grouping` works out on the way
_LEFT_SECONDS = 24 * 3600  # a part is written within minutes; and clocks of machines differ

UNDATED = "undated"
_DAY = re.compile(rf"\d{{4}}-\d\d-\d\d|{UNDATED}", re.ASCII)
_NOTE_BYTES = 200_000_000  # a thousand reports passed over come to some 300 kB
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was read, the real path of its file, how many reports of which day, and all that was passed over.

    `stretch` has the path as it was given, which stands in the order of sources.
    """

    stretch: Stretch
    file: str
    days: dict[str, int]
    skipped: tuple[Skipped, ...]

    @property
    def known(self) -> Stretch:
        """Return the stretch by the real path of its file, under which it is known however the path is spelled."""
        return replace(self.stretch, path=self.file)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A task that is done: the pieces it read. Its rows of a day stand in their order."""

    task: str
    pieces: tuple[Piece, ...]
    schema: Literal["secondsource/readings@1"] = "secondsource/readings@1"


@dataclass(frozen=True, slots=True)
class _Reader:
    reader: str
    as_is: bool
    schema: Literal["secondsource/readings@1"] = "secondsource/readings@1"


@dataclass(frozen=True, slots=True)
class _Older:
    pieces: tuple[int, ...]
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
        # Where there are only parts, a program was killed as it claimed the folder, or another claims it just now.
        is_taken = folder.exists() and (not folder.is_dir() or any(one.name != _PARTS for one in folder.iterdir()))
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
            why = f"by another version of the program, its libraries or Python ({made.reader}, this is {reader})"
        what = f"the readings in {str(folder)!r} were made {why}"
        raise InputError("other-reader", what, "read the sources again, into a folder of its own")


def write_checkpoint(folder: Path, done: Checkpoint) -> None:
    """Say that a task is done, and all that it read stands."""
    (folder / _OLDER / f"{done.task}.json").unlink(missing_ok=True)
    with written_whole(folder, folder / _TASKS / f"{done.task}.json", done.task) as file:
        file.write(_text(done))


def read_checkpoints(folder: Path) -> Iterator[Checkpoint]:
    """Yield what is done in a folder, one after the other; raises `InputError` for a file that is damaged.

    What names a file of the folder is held to its form: a note from a stranger must not lead to another folder.
    """
    for place in sorted((folder / _TASKS).glob("*.json")):
        yield _checkpoint(place)


def _checkpoint(place: Path) -> Checkpoint:
    done = _read(place, Checkpoint)
    days = chain.from_iterable(one.days for one in done.pieces)
    if done.task != place.stem or not done.pieces or not all(map(_DAY.fullmatch, days)):
        raise broken(place, "it is not the note of this task")
    return done


def sort_out(folder: Path, wanted: frozenset[Stretch]) -> set[Stretch]:
    """Return what was read of the stretches wanted, and note which pieces stand no longer.

    Stretches are wanted by the real paths of their files. Pieces of these files that are not wanted stand no longer:
    the files have changed since. Of other files there stands what stood.
    """
    files, read = {one.path for one in wanted}, set()
    for done in read_checkpoints(folder):
        noted = _older(folder, done.task)
        older = set(noted)
        for number, one in enumerate(done.pieces):
            if one.known in wanted:
                read.add(one.known)
                older.discard(number)
            elif one.file in files:
                older.add(number)
        if older != set(noted):
            with written_whole(folder, folder / _OLDER / f"{done.task}.json", done.task) as file:
                file.write(_text(_Older(tuple(sorted(older)))))
    return read


def standing(folder: Path, done: Checkpoint) -> list[Piece]:
    """Return the pieces of a task whose files have not changed since, as far as is known."""
    older = frozenset(_older(folder, done.task))
    return [one for number, one in enumerate(done.pieces) if number not in older]


def standing_rows(folder: Path, task: str, day: str) -> Iterator[bool] | None:
    """Yield for every row of a task and day whether it is of a piece that stands; None: all are."""
    older = frozenset(_older(folder, task))
    if not older:
        return None
    pieces = enumerate(_checkpoint(folder / _TASKS / f"{task}.json").pieces)
    return (number not in older for number, one in pieces for _ in range(one.days.get(day, 0)))


def _older(folder: Path, task: str) -> tuple[int, ...]:
    place = folder / _OLDER / f"{task}.json"
    return _read(place, _Older).pieces if place.exists() else ()


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


def forget_parts(folder: Path) -> None:
    """Remove what a program that was killed left half written or half grouped; what is younger, another may be at."""
    before = time.time() - _LEFT_SECONDS
    for place in (folder / _PARTS, *folder.glob(_SCRATCH)):
        if place.is_symlink():  # not ours
            continue
        files = list(place.glob("*"))
        if place.name != _PARTS and all(_changed(one) < before for one in (place, *files)):
            rmtree(place, ignore_errors=True)
        for part in files if place.name == _PARTS else ():
            if _changed(part) < before:
                part.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:  # its owner took it away
        return inf


def broken(place: Path, why: object) -> InputError:
    """Return the error of a file of the folder that cannot be read, with what to remove so that it is made anew."""
    hint = "remove the folder of readings and read the sources again"
    if place.parent.name in (_TASKS, _CUTS, _OLDER):
        hint = "remove that file and read the sources again"
    elif place.parent.name.startswith("day=") and place.suffix == ".parquet":
        note = place.parent.parent / _TASKS / f"{place.stem}.json"
        hint = f"remove {str(note)!r} and read the sources again"
    return InputError("readings-broken", f"{str(place)!r} cannot be read: {why}", hint)


def _cannot_write(place: Path, error: OSError) -> EngineError:
    what = f"{str(place)!r} cannot be written: {error.strerror or error}"
    return EngineError("cannot-write", what, "make room, or choose another OUT")


def _text(value: Checkpoint | _Reader | _Cuts | _Older) -> bytes:
    """Return a record as JSON in ASCII: names of files need not be Unicode."""
    return json.dumps(msgspec.to_builtins(value), indent=1).encode() + b"\n"


def _read(place: Path, kind: type[_Kind]) -> _Kind:
    try:
        if place.stat().st_size > _NOTE_BYTES:
            raise ValueError("larger than any such note")
        return msgspec.convert(json.loads(place.read_bytes()), kind)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise broken(place, error) from error
