"""A desk in a folder that may not be written -> connections that read it and leave nothing beside it.

SQLite keeps two files beside a desk in use. Where they cannot be made, a desk that nobody writes is read as it lies.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from secondsource.errors import StoreError


def may_be_written(desk: Path) -> bool:
    """May the file, and the two beside it, be written? One that is not there yet may, as far as anybody knows."""
    return not desk.exists() or (os.access(desk, os.W_OK) and not is_in_read_only_folder(desk))


def is_in_read_only_folder(desk: Path) -> bool:
    """Does the desk lie where no file can be made beside it?"""
    return desk.exists() and not os.access(desk.parent, os.W_OK)


def connector(desk: Path, where: str, wait_seconds: float) -> Callable[[], sqlite3.Connection]:
    """Return what opens a connection that reads the desk as it lies, or as another program writes it meanwhile.

    Which of the two is asked anew each time, so what is read is never older than what was kept.
    """
    place = quote(str(desk.resolve()))
    log, index = (desk.with_name(f"{desk.name}-{end}") for end in ("wal", "shm"))

    def connect() -> sqlite3.Connection:
        in_use = log.exists() and log.stat().st_size > 0
        if in_use and not index.exists():
            what = f"{where} may not be written where it lies, and what came in last is still in {log.name}"
            raise StoreError("desk-read-only", what, "copy both files to a folder that may be written")
        how = "mode=ro" if in_use else "mode=ro&immutable=1"
        return sqlite3.connect(f"file:{place}?{how}", uri=True, timeout=wait_seconds, check_same_thread=False)

    return connect
