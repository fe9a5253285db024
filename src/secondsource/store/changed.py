"""A desk -> a mark that is another one whenever anything was written there: what was read under one mark holds."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from secondsource.store.connect import Desk

# What a transaction that begins now can see; two that are equal see the same. Other databases of the server count too.
_SEEN = text("SELECT CAST(pg_current_snapshot() AS TEXT)")


class ChangeWatch:
    """Looks at a desk over a connection of its own; one thread at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._connection: Any = None

    def mark(self) -> object:
        """Return the mark of now; a desk that cannot be reached has a new one each time."""
        try:
            return self._looked()
        except (SQLAlchemyError, self._desk.engine.dialect.loaded_dbapi.Error):
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
