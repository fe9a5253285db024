"""A desk -> what is wrong with it: damaged pages, rows that fit no other, an index of words that lags behind."""

import hashlib

from sqlalchemy import Connection, select, text

from secondsource.errors import StoreError
from secondsource.store.connect import Desk
from secondsource.store.packed import unpack_bytes
from secondsource.store.schema import raws

_LOST = "SELECT count(*) FROM {0} a WHERE NOT EXISTS (SELECT 1 FROM {1} b WHERE {2})"
_STRAY = {
    "reports without their text": _LOST.format("reports", "versions", "b.id = a.version"),
    "texts of no report": _LOST.format("versions", "reports", "b.id = a.report"),
    "texts without the bytes they came from": _LOST.format("versions", "raws", "b.version = a.id"),
    "reports of a story that is not there": _LOST.format("reports", "stories", "b.id = a.story AND b.joined IS NULL")
    + " AND a.story IS NOT NULL",
    "stories without reports": _LOST.format("stories", "reports", "b.story = a.id") + " AND a.joined IS NULL",
    "stories without their file": _LOST.format("stories", "story_versions", "b.story = a.id AND b.number = a.version")
    + " AND a.joined IS NULL AND a.version > 0",
    "changes of no story": _LOST.format("changes", "stories", "b.id = a.story"),
    "messages of no rule": _LOST.format("deliveries", "rules", "b.id = a.rule"),
    "changes noted for no rule": _LOST.format("rule_changes", "rules", "b.id = a.rule"),
    "reports that search does not find": _LOST.format("reports", "findings", "b.what = 'report' AND b.id = a.id"),
    "things that search finds twice": "SELECT count(*) FROM (SELECT a.id FROM findings a GROUP BY a.what, a.id, a.story"
    " HAVING count(*) > 1) twice",
}


def check_desk(desk: Desk) -> list[str]:
    """Return what is wrong, in words; nothing for a desk that is sound. Raises `StoreError` when it cannot be read.

    Of a desk that may not be written the index of words is not looked at.
    """
    if not desk.may_write:
        with desk.reading() as connection:
            return _wrong(connection, _damaged_pages(connection))
    with desk.writing() as connection:  # the index of words is checked by a command that writes nothing but asks to
        return _wrong(connection, _damage(connection) if desk.is_sqlite else [])


def _wrong(connection: Connection, damage: list[str]) -> list[str]:
    """Return the damage and how many rows have lost their counterpart."""
    wrong = list(damage)
    for what, query in _STRAY.items():
        count = connection.scalar(text(query))
        if count:
            wrong.append(f"{count} {what}")
    if damaged := _damaged_bytes(connection):
        wrong.append(f"{damaged} texts whose bytes are damaged")
    return wrong


def _damaged_bytes(connection: Connection) -> int:
    """Return how many texts have other bytes than those that came in: a page may be whole and what it holds not."""
    damaged = 0
    for row in connection.execute(select(raws.c.packed, raws.c.sha256).execution_options(yield_per=200)):
        try:
            damaged += hashlib.sha256(unpack_bytes(row.packed)).hexdigest() != row.sha256
        except (StoreError, TypeError):
            damaged += 1
    return damaged


def _damaged_pages(connection: Connection) -> list[str]:
    return [line for line in connection.scalars(text("PRAGMA integrity_check(20)")) if line != "ok"]


def _damage(connection: Connection) -> list[str]:
    wrong = _damaged_pages(connection)
    if not wrong:
        connection.execute(text("INSERT INTO finding_words(finding_words) VALUES ('integrity-check')"))
    return wrong
