"""Readings of a task -> Parquet files of the days of their reports; and those files -> readings, day by day.

    day=2031-03-01/<task>.parquet   the readings of one task whose reports came out that day; day=undated for the others
    _tasks/<task>.json              what the task read, and what it came to; written last, so what it names is there
    _older/<task>.json              which of its pieces stand no longer, because their files have changed since
    _cuts/<file>.json               where a large file is cut, so that it need not be gone through again
    _reader.json                    who read: a folder holds readings of one reader

Rows stand in the order in which their reports stand in the sources, so that of two texts at one address the later
comes later. Records are MessagePack, not packed any further: Parquet packs the column, which takes a fifth less.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import compress, islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from secondsource.engine.checkpoints import (
    UNDATED,
    broken,
    check_reader,
    read_checkpoints,
    standing,
    standing_rows,
    written_whole,
)
from secondsource.engine.fingerprint import reader_fingerprint
from secondsource.errors import SettingsError
from secondsource.records.analysis import Analysis
from secondsource.records.desk import ReadReport
from secondsource.records.document import Document
from secondsource.records.report import Report

_AT_ONCE = 64  # rows written or read at once: of real reports some 10 MB
_PACKING = "zstd(3)"
_MAGIC = b"PAR1"


class Row(NamedTuple):
    """A reading as the folder keeps it: `reading` as `secondsource read` writes it; the last three are the records."""

    id: str
    given_id: str | None
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    day: str | None
    language: str
    chars: int
    reading: str
    report: bytes
    document: bytes
    analysis: bytes


_MUST = ("id", "source", "language", "chars", "reading", "report", "document", "analysis")
_BYTES = ("report", "document", "analysis")


def needs_parquet() -> None:
    """Raise `SettingsError` where the package that writes and reads Parquet is missing."""
    try:
        import arro3.core
        import arro3.io  # noqa: F401
    except ModuleNotFoundError as error:
        what = f"a folder of readings needs the package {error.name!r}"
        raise SettingsError("no-parquet", what, "install secondsource[parquet]") from error


def write_day(folder: Path, task: str, day: str, rows: Iterable[Row]) -> None:
    """Write the rows of a task that are of one day."""
    from arro3 import core
    from arro3.io import write_parquet

    kinds = dict.fromkeys(Row._fields, core.DataType.utf8()) | {"chars": core.DataType.int64()}
    kinds |= dict.fromkeys(_BYTES, core.DataType.binary())
    schema = core.Schema([core.Field(name, kind, nullable=name not in _MUST) for name, kind in kinds.items()])

    def batches() -> Iterator[Any]:
        left = iter(rows)
        while some := list(islice(left, _AT_ONCE)):
            columns = zip(kinds.values(), zip(*some, strict=True), strict=True)
            arrays = [core.Array(list(values), type=kind) for kind, values in columns]
            yield core.RecordBatch.from_arrays(arrays, schema=schema)

    stream = core.RecordBatchReader.from_batches(schema, batches())
    packed = BytesIO()  # its own writing to files panics when the disk is full
    write_parquet(stream, packed, compression=_PACKING, max_row_group_size=_AT_ONCE, dictionary_enabled=False)
    with written_whole(folder, _place(folder, task, day), task) as file:
        file.write(packed.getbuffer())


def read_days(folder: Path) -> Iterator[ReadReport]:
    """Return all that a folder holds, ready to be kept on a desk: by day, those of a day in the order of their sources.

    Raises `InputError` at once when this program would read otherwise, and where it meets what is damaged.
    """
    check_readings(folder)
    return _days(folder)


def check_readings(folder: Path, *, as_is: bool = False) -> None:
    """Raise `InputError` when this program would read otherwise, `SettingsError` when it cannot read Parquet."""
    needs_parquet()
    check_reader(folder, reader_fingerprint(), as_is=as_is)


def days_of(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the days of a folder, undated last, each with its tasks in the order of their sources.

    What a file held before it changed counts no longer.
    """
    days: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for done in read_checkpoints(folder):
        pieces = standing(folder, done)
        for day in {day for one in pieces for day in one.days}:
            days[day].append((pieces[0].stretch.path, pieces[0].stretch.start, done.task))
    return [(day, tuple(task for *_, task in sorted(days[day]))) for day in sorted(days)]


def _days(folder: Path) -> Iterator[ReadReport]:
    for day, tasks in days_of(folder):
        for row in read_day(folder, day, tasks):
            yield unpack_row(folder, row)


def read_day(folder: Path, day: str, tasks: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a day, those of its tasks in turn; raises `InputError` when one is damaged."""
    for task in tasks:
        yield from read_rows(folder, task, day)


def read_rows(folder: Path, task: str, day: str) -> Iterator[Row]:
    """Yield the rows of one file that stand, a few at a time in memory; raises `InputError` when it is damaged."""
    stand = standing_rows(folder, task, day)
    rows = _all_rows(folder, task, day)
    yield from rows if stand is None else compress(rows, stand)


def _all_rows(folder: Path, task: str, day: str) -> Iterator[Row]:
    from arro3.io import read_parquet

    place = _place(folder, task, day)
    try:
        with place.open("rb") as file:
            if file.read(4) != _MAGIC or file.seek(-4, 2) < 8 or file.read(4) != _MAGIC:
                raise ValueError("no Parquet file, or not all of one")
        for batch in read_parquet(place, batch_size=_AT_ONCE):
            columns = [batch.column(name).to_pylist() for name in Row._fields]
            yield from (Row(*values) for values in zip(*columns, strict=True))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # what Parquet's reader makes of a damaged file is not even an Exception
        raise broken(place, error) from error


def unpack_row(folder: Path, row: Row) -> ReadReport:
    """Return the records of a row; raises `InputError` when they are damaged."""
    try:
        return ReadReport(
            msgspec.msgpack.decode(row.report, type=Report),
            msgspec.msgpack.decode(row.document, type=Document),
            msgspec.msgpack.decode(row.analysis, type=Analysis),
        )
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise broken(folder / f"day={row.day or UNDATED}", error) from error


def _place(folder: Path, task: str, day: str) -> Path:
    return folder / f"day={day}" / f"{task}.parquet"
