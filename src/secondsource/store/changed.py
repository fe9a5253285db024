"""A desk -> a mark that is another one whenever anything was written there: what was read under one mark holds."""

import time
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from secondsource.store.connect import Desk
from secondsource.store.read_only import is_in_read_only_folder

# What a transaction that begins now can see; two that are equal see the same. Other databases of the server count too.
_SEEN = text("SELECT CAST(pg_current_snapshot() AS TEXT)")
_QUIET_S = 2.0  # file systems tell when a file was written to some milliseconds, some to a second or two


class ChangeWatch:
    """Looks at a desk over a connection of its own; one thread at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._connection: Any = None
        # A connection that reads a desk as it lies would never see that it was written.
        self._lies = desk.is_sqlite and is_in_read_only_folder(Path(desk.name))

    def mark(self) -> object:
        """Return the mark of now; a desk that cannot be reached has a new one each time."""
        try:
            return _files(Path(self._desk.name)) if self._lies else self._looked()
        except (OSError, SQLAlchemyError, self._desk.engine.dialect.loaded_dbapi.Error):
            self.close()
            return object()

    def close(self) -> None:
        """Let the connection go."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _looked(self) -> object:
        if not self._desk.is_sqlite:
            if self._connection is None:
                self._connection = self._desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            return self._connection.scalar(_SEEN)
        if self._connection is None:
            self._connection = self._desk.engine.raw_connection()
        return self._connection.driver_connection.execute("PRAGMA data_version").fetchone()[0]


def _files(desk: Path) -> object:
    """Return which files a desk is and when they were written: a new mark each time while that was a moment ago."""
    log = desk.with_name(f"{desk.name}-wal")
    found = [one.stat() for one in (desk, log) if one == desk or one.exists()]
    if max(one.st_mtime for one in found) > time.time() - _QUIET_S:
        return object()
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in found)
