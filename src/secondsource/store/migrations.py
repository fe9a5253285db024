"""A database -> a desk: the named steps that make its tables, each done once, in this order.

A step that has landed is never changed; what comes later is a new step. A step is kept whole or not at all.
"""

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select

from secondsource.errors import StoreError
from secondsource.store.schema import (
    TABLES,
    deliveries,
    feeds,
    migrations,
    pages,
    raws,
    rule_changes,
    rules,
    stories,
    story_titles,
)

_SEARCH_SQLITE = (
    "CREATE VIRTUAL TABLE finding_words USING fts5(title, text, marks, content='findings', content_rowid='number',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER findings_in AFTER INSERT ON findings BEGIN INSERT INTO finding_words(rowid, title, text, marks)"
    " VALUES (new.number, new.title, new.text, new.marks); END",
    "CREATE TRIGGER findings_out AFTER DELETE ON findings BEGIN INSERT INTO finding_words(finding_words, rowid, title,"
    " text, marks) VALUES ('delete', old.number, old.title, old.text, old.marks); END",
)
_SEARCH_POSTGRES = (
    "ALTER TABLE findings ADD COLUMN words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A')"
    " || to_tsvector('english', text) || to_tsvector('simple', marks)) STORED",
    "CREATE INDEX findings_by_words ON findings USING gin (words)",
)
# Whom an outlet copies, who copies it, and what it corrected are looked up from both sides.
_OUTLETS = (
    "CREATE INDEX reports_copying ON reports (copies) WHERE copies IS NOT NULL",
    "CREATE INDEX changes_of_report ON changes (report, kind) WHERE report IS NOT NULL",
)
# Lists are read in the order of an index, however long they are; an index of all stories that run had them sorted.
_LISTS = (
    "DROP INDEX stories_joined",
    "DROP INDEX stories_by_heat",
    "DROP INDEX stories_by_change",
    "DROP INDEX entities_by_stories",
    "CREATE INDEX stories_into ON stories (joined) WHERE joined IS NOT NULL",
    "CREATE INDEX stories_in_heat ON stories (heat DESC, id) WHERE joined IS NULL",
    "CREATE INDEX stories_in_change ON stories (changed_at DESC, id) WHERE joined IS NULL",
    "CREATE INDEX entities_in_fame ON entities (stories DESC, reports DESC, id)",
    "CREATE INDEX entities_of_kind ON entities (kind, stories DESC, reports DESC, id)",
)
# What is found by a day, and whom a change names, without going through all that there is.
_DAYS = (
    "CREATE INDEX findings_by_day ON findings (day)",
    "CREATE INDEX change_entities_by_change ON change_entities (change)",
)
_VIEWS = {
    "story_list": "SELECT id, title, first_day, last_day, heat, origins, reports, points, agreed, disputed, keywords,"
    " changed_at FROM stories WHERE joined IS NULL",
    "report_texts": "SELECT r.id, r.story, r.outlet, r.byline, r.first_day AS day, r.title, f.text, r.url, r.source,"
    " r.origin, r.copies, r.versions FROM reports r JOIN findings f ON f.what = 'report' AND f.id = r.id",
    "disputes": "SELECT p.story, s.title AS story_title, p.id AS point, p.kind, p.about, p.why, v.place + 1 AS place,"
    " v.value, v.independent, v.latest FROM points p JOIN positions v ON v.story = p.story AND v.point = p.id"
    " JOIN stories s ON s.id = p.story WHERE p.standing = 'disputed' AND s.joined IS NULL",
    "evidence": "SELECT g.story, g.point, p.kind, p.about, v.value, g.report, r.outlet, r.first_day AS day, g.speaker,"
    " g.text FROM passages g JOIN points p ON p.story = g.story AND p.id = g.point JOIN positions v"
    " ON v.story = g.story AND v.point = g.point AND v.place = g.position JOIN reports r ON r.id = g.report",
    "outlets": "SELECT outlet, COUNT(*) AS reports, COUNT(DISTINCT story) AS stories, MIN(first_day) AS first_day,"
    " MAX(last_day) AS last_day FROM reports WHERE outlet IS NOT NULL GROUP BY outlet",
    "news": "SELECT c.number, c.at, c.kind, c.text, c.story, s.title AS story_title, c.point, c.report FROM changes c"
    " JOIN stories s ON s.id = c.story",
}  # fmt: skip


def is_current(connection: Connection, where: str) -> bool:
    """Have all steps been done? Raises `StoreError` for a file of another program: nothing is put into that."""
    there = set(inspect(connection).get_table_names())
    if migrations.name not in there or raws.name not in there:
        if there and connection.dialect.name == "sqlite":  # on a server, a desk may lie beside other tables
            what = f"{where} is no desk, but a database of another program"
            raise StoreError("desk-broken", what, "name another file")
        return False
    return len(_done(connection)) == len(STEPS)


def migrate(connection: Connection, now: str) -> None:
    """Bring the database up to date; raises `StoreError` for one that a newer version of the program has changed."""
    migrations.create(connection, checkfirst=True)
    done = _done(connection)
    for name, step in STEPS:
        if name not in done:
            step(connection)
            connection.execute(insert(migrations).values(name=name, at=now))


def _done(connection: Connection) -> set[str]:
    """Return the steps that were done; raises `StoreError` when one of them is not known here."""
    done = set(connection.scalars(select(migrations.c.name)))
    unknown = sorted(done - {name for name, _ in STEPS})
    if unknown:
        what = f"this desk was changed by a newer version (step {unknown[0]!r})"
        raise StoreError("desk-too-new", what, "use that version of secondsource")
    return done


def _make_tables(connection: Connection) -> None:
    TABLES.create_all(connection, checkfirst=True)


def _make_search(connection: Connection) -> None:
    for statement in _SEARCH_SQLITE if connection.dialect.name == "sqlite" else _SEARCH_POSTGRES:
        connection.exec_driver_sql(statement)


def _make_views(connection: Connection) -> None:
    there = inspect(connection).get_view_names()
    for name, query in _VIEWS.items():
        if name not in there:
            connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")


def _make_feeds(connection: Connection) -> None:
    TABLES.create_all(connection, [feeds, pages], checkfirst=True)


def _make_lists(connection: Connection) -> None:
    for statement in _LISTS:
        connection.exec_driver_sql(statement)


def _make_rules(connection: Connection) -> None:
    TABLES.create_all(connection, [rules, rule_changes, deliveries], checkfirst=True)


def _make_outlets(connection: Connection) -> None:
    for statement in _OUTLETS:
        connection.exec_driver_sql(statement)


def _make_titles(connection: Connection) -> None:
    TABLES.create_all(connection, [story_titles], checkfirst=True)
    told = select(stories.c.id, stories.c.version, stories.c.changed_at, stories.c.title).where(stories.c.version > 0)
    connection.execute(insert(story_titles).from_select(["story", "number", "at", "title"], told))


def _make_days(connection: Connection) -> None:
    for statement in _DAYS:
        connection.exec_driver_sql(statement)


def _make_named(connection: Connection) -> None:
    """Let those whom a change names be found by the change; the key finds the changes that name somebody."""
    connection.exec_driver_sql("CREATE INDEX entities_of_change ON change_entities (change)")


def _drop_twin(connection: Connection) -> None:
    """Two steps made one index of the entities of a change."""
    connection.exec_driver_sql("DROP INDEX IF EXISTS change_entities_by_change")


def _make_leases(connection: Connection) -> None:
    """Let a worker take a feed, page or story; in a desk made today the columns are there."""
    for table in (feeds, pages, stories):
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        if table.c.taken_until.name not in there:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN taken_until TEXT")


STEPS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0001-tables", _make_tables),
    ("0002-search", _make_search),
    ("0003-views", _make_views),
    ("0004-feeds", _make_feeds),
    ("0005-lists", _make_lists),
    ("0006-rules", _make_rules),
    ("0007-outlets", _make_outlets),
    ("0008-titles", _make_titles),
    ("0009-days", _make_days),
    ("0010-named", _make_named),
    ("0011-one-index", _drop_twin),
    ("0012-leases", _make_leases),
)
