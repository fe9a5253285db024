"""A desk of real stories -> the same stories again and again, with ids, days and people of their own.

Rows are copied by the database itself, so that a hundred thousand reports take minutes. The words are the same in every
copy, and so is who speaks in the index of words: words are as common as they can be, the worst case for a search.
Story files are copied as they are; the ids in them lead to the first copy.
"""

import shutil
import sqlite3
import sys
from pathlib import Path

from secondsource.store.schema import TABLES

# Of each table the columns that hold ids which every copy has for itself.
_OWN = {
    "reports": ("id", "story", "copies", "version"),
    "versions": ("id", "report"),
    "raws": ("id", "report", "version"),
    "stories": ("id", "joined"),
    "story_versions": ("story",),
    "points": ("story", "id"),
    "positions": ("story", "point"),
    "passages": ("story", "point", "report"),
    "quotes": ("story", "report"),
    "timeline": ("story",),
    "story_entities": ("story",),
    "roles": ("story",),
    "changes": ("id", "story", "point", "report"),
    "change_entities": ("change",),
    "findings": ("story", "report"),
}
_DAYS = {"reports": ("first_day", "last_day"), "stories": ("first_day", "last_day"), "findings": ("day",),
         "quotes": ("day",)}  # fmt: skip
_NUMBERED = ("reports", "changes", "findings")  # the database numbers the rows of these
_ENTITY = "CASE WHEN entity IN (SELECT id FROM people) THEN entity || :mark ELSE entity END"
_FINDING = "CASE what WHEN 'quote' THEN story || :mark || substr(id, length(story) + 1) ELSE id || :mark END"
_QUICKLY = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000", "temp_store=MEMORY")


def enlarge(base: Path, large: Path, wanted: int) -> None:
    """Make the large desk: as many copies of all stories of the base as give so many reports."""
    shutil.copyfile(base, large)
    desk = sqlite3.connect(large, isolation_level=None)
    for pragma in _QUICKLY:
        desk.execute(f"PRAGMA {pragma}")
    (reports,) = desk.execute("SELECT count(*) FROM reports").fetchone()
    triggers = desk.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        desk.execute(f"DROP TRIGGER {name}")
    first = {t: last_number(desk, t) for t in _NUMBERED}
    desk.execute("CREATE TEMP TABLE people AS SELECT * FROM entities WHERE kind = 'person'")
    desk.execute("CREATE UNIQUE INDEX temp.people_by_id ON people (id)")
    copies = -(-wanted // reports)
    desk.execute("BEGIN")
    for copy in range(1, copies):
        put_copy(desk, copy, first)
        print(f"{(copy + 1) * reports} reports", file=sys.stderr, flush=True)
    desk.execute(
        "UPDATE entities SET stories = stories * ?, reports = reports * ? WHERE kind <> 'person'", (copies,) * 2
    )
    desk.execute("COMMIT")
    desk.execute("INSERT INTO finding_words(finding_words) VALUES ('rebuild')")
    for _, statement in triggers:
        desk.execute(statement)
    desk.execute("PRAGMA journal_mode=WAL")
    desk.close()


def put_copy(desk: sqlite3.Connection, copy: int, first: dict[str, int]) -> None:
    """Put one copy of all rows of the base onto the desk; `first`: the last numbers of the base."""
    given = {"mark": f"x{copy:x}", "days": f"+{copy % 3000} days", "copy": copy}
    for name, own in _OWN.items():
        columns = [c.name for c in TABLES.tables[name].columns if not (name in _NUMBERED and c.name == "number")]
        values = [value_of(name, column, own) for column in columns]
        where = f"number <= {first[name]}" if name in _NUMBERED else "rowid <= :last"
        if name not in _NUMBERED:
            given["last"] = first.setdefault(name, desk.execute(f"SELECT max(rowid) FROM {name}").fetchone()[0] or 0)
        query = f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {name} WHERE {where}"
        desk.execute(query, {key: given[key] for key in given if f":{key}" in query})
    people = "SELECT id || :mark, kind, name || ' ' || :mark, folded || ' ' || :mark, stories, reports FROM people"
    desk.execute(f"INSERT INTO entities (id, kind, name, folded, stories, reports) {people}", {"mark": given["mark"]})


def value_of(table: str, column: str, own: tuple[str, ...]) -> str:
    """Return what stands in a column of a copy."""
    if column in own:
        return f"{column} || :mark"
    if column in _DAYS.get(table, ()):
        return f"date('2020-01-01', :days) AS {column}"
    if column == "entity":
        return _ENTITY
    if table == "findings" and column == "id":
        return _FINDING
    if table == "stories" and column == "heat":
        return "(rowid * 7919 + :copy * 104729) % 9000 / 1000.0"
    return column


def last_number(desk: sqlite3.Connection, table: str) -> int:
    """Return the number of the last row of a table."""
    return int(desk.execute(f"SELECT max(number) FROM {table}").fetchone()[0] or 0)
