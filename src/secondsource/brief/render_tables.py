"""A table -> a file that spreadsheets read (CSV), or one that data frames read (Parquet).

Parquet needs the package arro3-io (secondsource[parquet]); it is loaded only where a table is written so.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from secondsource.brief.render_words import plain
from secondsource.brief.story_tables import Cell, Row, Table
from secondsource.errors import SettingsError

_ACTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what begins so for a formula


def table_csv(heads: Row, rows: Iterable[Row]) -> bytes:
    """Return a table as CSV (UTF-8 with its mark, so that spreadsheets read it); no cell is taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def table_parquet(table: Table) -> bytes:
    """Return a table as Parquet, its heads with "_" for blanks; raises `SettingsError` where the package is missing."""
    try:
        from arro3 import core
        from arro3.io import write_parquet
    except ModuleNotFoundError as error:
        what = f"Parquet needs the package {error.name!r}"
        raise SettingsError("no-parquet", what, "install secondsource[parquet], or take CSV") from error
    kinds = {str: core.DataType.utf8(), int: core.DataType.int64(), float: core.DataType.float64()}
    columns: dict[str, Any] = {
        name.replace(" ", "_"): core.Array(_column(table.rows, number, kind), type=kinds[kind])
        for number, (name, kind) in enumerate(table.columns)
    }
    written = io.BytesIO()
    write_parquet(core.Table.from_pydict(columns), written)
    return written.getvalue()


def _column(rows: Sequence[Row], number: int, kind: type) -> list[Cell]:
    """Return a column; lone surrogates, which UTF-8 does not have, are written as the sign for what cannot be read."""
    values = [row[number] for row in rows]
    return [plain(value) if isinstance(value, str) else value for value in values] if kind is str else values


def _cell(value: Cell) -> str | int | float:
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    words = plain(value)
    return f"'{words}" if words.startswith(_ACTS) else words
