"""A file -> the stretches it is read in: JSON Lines cut between lines, web archives between records; others stay whole.

A cut lies where a record begins, found by going through the file from its start and never by a look at the bytes around
it: a page in an archive may hold an archive, and must not pass off a part of itself as the page of another. That pass
costs little beside the reading, and it numbers the lines.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from secondsource.ingest.decode import is_binary
from secondsource.ingest.parse_json import begins_with_json_line
from secondsource.ingest.walk import is_archive

LINES = (".jsonl", ".ndjson")
ZERO_SHARE = 0.1  # of a first line: more NUL bytes than a slip leaves; UTF-16 cannot be cut into lines of bytes
MAX_BYTES = 20_000_000  # of one report: a file, or a line of JSON Lines. Far above any page of news seen.

_BLOCK = 1 << 16
_MAGIC = b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"
_RECORD_BYTES = 4_000  # of a report in a list of JSON, about
_MOST_HEADERS = 200
_MOST_DIGITS = 18  # of a length; longer ones are no place in any file


@dataclass(frozen=True, slots=True)
class Stretch:
    """The bytes `start` to `end` of a file that had this size and was changed last at this moment.

    `first` is the number of its first record, `records` how many there are (of a file that is not cut a guess).
    """

    path: str
    start: int
    end: int
    first: int
    records: int
    size: int
    changed_ns: int

    @property
    def is_whole(self) -> bool:
        """Is this all of its file?"""
        return self.start == 0 and self.end == self.size


class Part:
    """The bytes of an open file between two places, as a file to read from."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        """Go to the start."""
        self._file = file
        self._end = end
        file.seek(start)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none behind the end."""
        left = max(0, self._end - self._file.tell())
        return self._file.read(left if size < 0 else min(size, left))

    def readline(self, size: int = -1) -> bytes:
        """Return the next line, or so much of it."""
        left = max(0, self._end - self._file.tell())
        return self._file.readline(left if size < 0 else min(size, left))

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()


@dataclass(frozen=True, slots=True)
class Limits:
    """After so many bytes, or so many records, a file is cut before the next record."""

    stretch_bytes: int = 16_000_000
    records: int = 1_000


def may_be_cut(path: Path) -> bool:
    """Is this, by its name, a file of many records?"""
    return is_archive(path) or path.suffix.lower() in LINES


def cut_file(path: Path, limits: Limits) -> tuple[Stretch, ...]:
    """Return the stretches of a file, in order and without gaps; raises `OSError`."""
    state = path.stat()
    guess = state.st_size // _RECORD_BYTES if path.suffix.lower() == ".json" else 1
    found = [(0, state.st_size, 1, max(1, guess))]
    if may_be_cut(path):
        with path.open("rb") as file:
            found = list(_grouped(_begins(path, file), state.st_size, limits))
            if len(found) > 1 and not is_archive(path) and not _reads_alike_by_lines(file, state.st_size):
                found = [(0, state.st_size, 1, sum(records for *_, records in found))]
    return tuple(Stretch(path.as_posix(), *one, state.st_size, state.st_mtime_ns) for one in found)


def _grouped(begins: Iterable[int], size: int, limits: Limits) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, number of the first record, and how many, of stretches made of records that begin there."""
    start, first, records = 0, 1, 0
    for number, at in enumerate(begins, 1):
        if records and (at - start >= limits.stretch_bytes or records >= limits.records):
            yield start, at, first, records
            start, first, records = at, number, 0
        records += 1
    yield start, size, first, records


def _begins(path: Path, file: BinaryIO) -> Iterator[int]:
    """Yield where the records of a file begin."""
    if not is_archive(path):
        return _lines(file)
    zipped = file.read(len(_MAGIC)) == _MAGIC
    file.seek(0)
    return _members(file) if zipped else _records(file)


def _lines(file: BinaryIO) -> Iterator[int]:
    at, is_new = 0, True
    while piece := file.readline(_BLOCK):
        if is_new:
            yield at
        at, is_new = at + len(piece), piece.endswith(b"\n")


def _reads_alike_by_lines(file: BinaryIO, size: int) -> bool:
    """Does each line of JSON Lines read alone as it reads with all others? Not where the character set is guessed."""
    file.seek(0)
    if size > MAX_BYTES:
        first = file.readline(MAX_BYTES + 1)
        return first.count(0) <= ZERO_SHARE * len(first)
    data = file.read()
    if b"\0" in data or _MARK in data or is_binary(data, records=True):
        return False
    try:
        return begins_with_json_line(data.decode())
    except UnicodeDecodeError:
        return False


def _members(file: BinaryIO) -> Iterator[int]:
    """Yield where the members of a gzipped file begin, up to where it is damaged; nothing unpacked is kept."""
    at, data = 0, file.read(_BLOCK)
    while data.startswith(_MAGIC):
        yield at
        unpacker = zlib.decompressobj(wbits=31)
        try:
            while not unpacker.eof:
                if not data:
                    return
                before = len(data)
                unpacker.decompress(data, _BLOCK)
                data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                at += before - len(data)
                data = data or file.read(_BLOCK)
        except zlib.error:
            return
        if len(data) < len(_MAGIC):
            data += file.read(_BLOCK)


def _records(file: BinaryIO) -> Iterator[int]:
    """Yield where the records of an archive that is not gzipped begin, up to where one does not follow another."""
    at = 0
    while file.readline(_BLOCK).startswith(b"WARC/"):
        yield at
        length = _length(file)
        if length is None:
            return
        at = file.seek(length, 1)
        while (blank := file.readline(_BLOCK)) in (b"\r\n", b"\n"):
            at += len(blank)
        file.seek(at)


def _length(file: BinaryIO) -> int | None:
    """Return the length that the headers give, and go to where they end; None when they give none."""
    length = None
    for _ in range(_MOST_HEADERS):
        line = file.readline(_BLOCK)
        if not line.strip():
            return length
        name, _, value = line.partition(b":")
        if length is None and name.strip().lower() == b"content-length":
            length = int(value) if value.strip().isdigit() and len(value) < _MOST_DIGITS else None
    return None
