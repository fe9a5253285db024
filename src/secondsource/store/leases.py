"""Rows of work (feeds, pages, stories) -> one of them, taken by one worker until it gives it back or its lease ends.

`taken_until` is the moment the lease ends, and the worker's token as well: whoever takes a row after that writes
another moment, so a worker that comes late finds that the row is no longer its own. A row that another worker takes or
writes just now is left alone (`SKIP LOCKED`; on SQLite one program writes at a time anyway).
"""

from sqlalchemy import ColumnElement, Connection, Table, or_, select, update

from secondsource.records.lease import Lease
from secondsource.store.connect import Writer
from secondsource.store.rows import AnyRow
from secondsource.store.schema import stories


def is_free(table: Table, lease: Lease) -> ColumnElement[bool]:
    """May a row be taken now?"""
    until = table.c.taken_until
    return or_(until.is_(None), until <= lease.now, until > lease.latest)


def is_due(table: Table, lease: Lease) -> ColumnElement[bool]:
    """Has the moment come at which a row is due?"""
    return or_(table.c.next_at <= lease.now, table.c.next_at > lease.farthest)


def take_row(taker: Connection, table: Table, key: ColumnElement[bool], lease: Lease) -> AnyRow | None:
    """Take a row and return it as it stands; None when there is none that may be taken."""
    query = select(table).where(key, is_free(table, lease)).with_for_update(skip_locked=True)
    row = taker.execute(query).one_or_none()
    if row is not None:
        taker.execute(update(table).where(key).values(taken_until=lease.until))
    return row


def is_held(writer: Writer, table: Table, key: ColumnElement[bool], until: str) -> bool:
    """Is a row still the worker's who took it until then? Nobody takes it before this transaction ends."""
    query = select(table.c.taken_until).where(key, table.c.taken_until == until).with_for_update()
    return writer.execute(query).one_or_none() is not None


def give_back(taker: Connection, table: Table, key: ColumnElement[bool], until: str) -> None:
    """Let others take a row, unless one of them did so already."""
    taker.execute(update(table).where(key, table.c.taken_until == until).values(taken_until=None))


def take_story(taker: Connection, story: str, lease: Lease) -> int | None:
    """Take a story that is to be told anew; return the number of its state. None: it is told, or another tells it."""
    stale = (stories.c.id == story) & (stories.c.touched > stories.c.compared) & stories.c.joined.is_(None)
    row = take_row(taker, stories, stale, lease)
    return None if row is None else int(row.touched)


def give_back_story(taker: Connection, story: str, until: str) -> None:
    """Let others tell a story."""
    give_back(taker, stories, stories.c.id == story, until)
