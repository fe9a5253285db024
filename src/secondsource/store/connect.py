"""The name of a desk (a file, or a PostgreSQL address) -> a connection to it, its tables made or brought up to date.

Reading sees the desk as it was when reading began; one writer works at a time, others wait for it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from secondsource.errors import SettingsError, StoreError
from secondsource.store.faults import told_plainly
from secondsource.store.migrations import is_current, migrate
from secondsource.store.read_only import connector, is_in_read_only_folder, may_be_written

Writer = Connection  # of a transaction begun with `Desk.writing`

DEFAULT = "desk.db"
_ADDRESS = re.compile(r"(postgres(?:ql)?)(\+\w+)?://", re.IGNORECASE)
_SECRET = re.compile(r"(?<=password=)[^&]*", re.IGNORECASE)
_WAIT_SECONDS = 30.0
_CONNECT_SECONDS = 10  # for PostgreSQL, unless its address says otherwise


class Desk:
    """A desk that is open. `reading()` and `writing()` are transactions; a writing one is kept whole or not at all."""

    def __init__(self, engine: Engine, where: str, *, may_write: bool = True, name: str = "") -> None:
        """Hold an engine; `where` is the desk's `name` as errors tell it, without a password."""
        self.engine = engine
        self.where = where
        self.name = name or where
        self.may_write = may_write
        # PostgreSQL fixes what a transaction sees before its first statement runs: a writer that waits for its turn in
        # that statement would go on with the desk as it was before the others wrote. With READ COMMITTED every
        # statement sees what was written before it; no other writer works meanwhile, so nothing moves under its hands.
        level = {} if self.is_sqlite else {"isolation_level": "READ COMMITTED"}
        self._writers = engine.execution_options(desk_begins="write", **level)
        self._takers = engine.execution_options(desk_begins="take", **level)

    @property
    def is_sqlite(self) -> bool:
        """Is this a file of SQLite, not PostgreSQL?"""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection to read from; raises `StoreError`."""
        with told_plainly(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Yield a connection to write to: all of it is kept when the block ends well; raises `StoreError`."""
        with told_plainly(self.where), self._writers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def taking(self) -> Iterator[Writer]:
        """Yield a connection to take work with (`store.leases`) and for nothing else; raises `StoreError`.

        On PostgreSQL it waits for no writer, so that one worker goes on while another writes.
        """
        with told_plainly(self.where), self._takers.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()


def open_desk(name: str | Path = DEFAULT, *, make: bool = True, now: str = "") -> Desk:
    """Return the desk of that name, made when it is not there; raises `StoreError`, `SettingsError`.

    `make` False: a desk that is not there is an error. `now` is the moment written beside migrations. One that is up
    to date is opened while another program writes it.
    """
    where = without_secrets(str(name))
    engine = _engine(str(name), where, make)
    may_write = bool(_ADDRESS.match(str(name))) or may_be_written(Path(name))
    desk = Desk(engine, where, may_write=may_write, name=str(name))
    try:
        with desk.reading() as connection:
            current = is_current(connection, where)
        if not current:
            _bring_up_to_date(desk, now)
    except StoreError:
        desk.close()
        raise
    return desk


def without_secrets(name: str) -> str:
    """Return the name of a desk as it may be shown: without a password."""
    kind, is_address, rest = name.partition("://")
    if not is_address:
        return name
    place, asks, settings = rest.partition("?")
    who, at, where = place.rpartition("@")  # the last: whatever stands in a password
    user, has_password, _ = who.partition(":")
    shown = f"{user}:…" if has_password else who
    return f"{kind}://{shown}{at}{where}{asks}{_SECRET.sub('…', settings)}"


def _bring_up_to_date(desk: Desk, now: str) -> None:
    if not desk.may_write:
        what = f"{desk.where} is of an older version, and may not be written to bring it up to date"
        raise StoreError("desk-read-only", what, "copy it to a folder that may be written")
    with desk.writing() as connection:
        migrate(connection, now)


def _engine(name: str, where: str, make: bool) -> Engine:
    if not name.strip():
        raise SettingsError("usage", "the desk has no name", "name a file after --desk, or leave it out")
    address = _ADDRESS.match(name)
    if address:
        rest = name[address.end() :]
        if rest.partition("?")[0].count("@") > 1:
            raise SettingsError("usage", f"{where!r} has more than one @", "write one in a password as %40")
        return _postgres(f"postgresql{address.group(2) or '+psycopg'}://{rest}", where)
    if "://" in name:
        raise SettingsError("usage", f"{where!r} is no desk", "name a file, or an address that begins postgresql://")
    path = Path(name)
    if not make and not path.exists():
        raise StoreError("no-desk", f"there is no desk at {where!r}", "make one: secondsource add REPORTS --desk FILE")
    if path.is_dir():
        raise StoreError("desk-out-of-reach", f"{where!r} is a folder", "name a file")
    if make:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"{where!r} cannot be made: {error.strerror or error}"
            raise StoreError("desk-out-of-reach", what, "choose another place") from error
    if is_in_read_only_folder(path):
        engine = create_engine("sqlite://", creator=connector(path, where, _WAIT_SECONDS), poolclass=NullPool)
    else:
        wait = {"timeout": _WAIT_SECONDS}
        engine = create_engine(f"sqlite:///{path}", connect_args=wait, pool_size=8, max_overflow=24)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _postgres(address: str, where: str) -> Engine:
    try:
        url = make_url(address)
        its_own = "connect_timeout" in url.query or not url.get_driver_name().startswith("psycopg")
        wait = {} if its_own else {"connect_timeout": _CONNECT_SECONDS}
        engine = create_engine(url, isolation_level="REPEATABLE READ", connect_args=wait, pool_size=8, max_overflow=24)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise SettingsError("usage", f"{where!r} is no address of a database", "postgresql://HOST/NAME") from error
    except ModuleNotFoundError as error:
        what = f"PostgreSQL needs the package {error.name!r}"
        raise SettingsError("usage", what, "install secondsource[postgresql]") from error
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Hand transactions to us, let readers read beside the writer, and keep what was written through a crash."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-65536", "mmap_size=268435456"):
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except connection.OperationalError as error:  # a desk that may only be read cannot be turned to WAL
            if "readonly" not in str(error):
                raise
    cursor.close()


def _begin(connection: Connection) -> None:
    begins = connection.get_execution_options().get("desk_begins")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if begins else "BEGIN")
    elif begins == "write":  # one writer at a time, as with SQLite
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7305)")
