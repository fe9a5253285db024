"""A desk of SQLite that is damaged -> every row of it that can still be read; the file is never written.

A table is read row by row. Where a page is broken, reading goes on behind it, in steps that grow.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Table, insert, update

from secondsource.errors import StoreError
from secondsource.store.connect import Writer
from secondsource.store.schema import (
    change_entities,
    changes,
    deliveries,
    feeds,
    judgements,
    pages,
    raws,
    reports,
    rule_changes,
    rules,
    stories,
    story_titles,
    story_versions,
    versions,
)

Row = dict[str, object]
# What cannot be made again from bytes; all else a desk holds is derived.
_KEPT = (
    stories, story_versions, story_titles, changes, change_entities, judgements, rules, rule_changes, deliveries, feeds,
    pages,
)  # fmt: skip
_READ = (reports, versions, raws, *_KEPT)
_TOO_DAMAGED = "take your last copy of it, or add the reports again to a new desk"


@dataclass(slots=True)
class Salvaged:
    """The rows that could be read, by table, and how many places of the file could not be."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    unread: int = 0

    def of(self, table: Table) -> list[Row]:
        """Return the rows of a table."""
        return self.rows[table.name]


def salvage(desk: Path) -> Salvaged:
    """Read what can be read; raises `StoreError` for a file in which not even the tables can be found."""
    if not desk.is_file():
        raise StoreError("no-desk", f"there is no desk at {str(desk)!r}", "name the file of the damaged desk")
    beside = desk.with_name(f"{desk.name}-wal")  # what came in last may still lie there
    how = "mode=ro" if beside.exists() and beside.stat().st_size else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"file:{quote(str(desk.resolve()))}?{how}", uri=True)
    connection.row_factory = sqlite3.Row
    found = Salvaged()
    try:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if raws.name not in there:
            raise StoreError("desk-broken", f"{str(desk)!r} is no desk", "name the file of the damaged desk")
        for table in _READ:
            found.rows[table.name] = list(_rows(connection, table, found)) if table.name in there else []
    except sqlite3.Error as error:
        what = f"nothing can be read of {str(desk)!r}: {error}"
        raise StoreError("desk-broken", what, _TOO_DAMAGED) from error
    finally:
        connection.close()
    return found


def _rows(connection: sqlite3.Connection, table: Table, found: Salvaged) -> Iterator[Row]:
    last, step = -1, 1
    end = _last_row(connection, table.name)
    while last < end:
        try:
            for row in connection.execute(
                f"SELECT rowid AS at_row, * FROM {table.name} WHERE rowid > {last} ORDER BY rowid"
            ):
                last, step = row["at_row"], 1
                yield {column.name: row[column.name] for column in table.columns if column.name in row.keys()}  # noqa: SIM118
            return
        except sqlite3.DatabaseError:
            found.unread += 1
            last, step = last + step, min(step * 2, 4096)


def _last_row(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of the last row, or one behind which none is looked for."""
    try:
        return int(connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)
    except sqlite3.DatabaseError:
        return 10_000_000


def put_kept(writer: Writer, found: Salvaged) -> int:
    """Put into a new desk what cannot be made again from bytes; return how many rows did not fit."""
    return sum(not put_row(writer, table, row) for table in _KEPT for row in found.of(table))


def put_row(writer: Writer, table: Table, row: Row) -> bool:
    """Put a row into a table; False for one that does not fit, its key being taken or a value missing."""
    try:
        with writer.begin_nested():
            writer.execute(insert(table).values(**row))
    except Exception:  # whatever the damage made of the row, the others go on
        return False
    return True


def seat_report(writer: Writer, row: Row) -> None:
    """Give a report back the story it was in, and the day it was withdrawn."""
    given = {name: row[name] for name in ("story", "withdrawn_at", "added_at")}
    writer.execute(update(reports).where(reports.c.id == row["id"]).values(**given))
