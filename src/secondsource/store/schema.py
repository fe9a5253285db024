"""The tables of a desk, the same on SQLite and PostgreSQL; docs/desk.md says how they look to other programs.

Days and moments are text in ISO form. What `packed` holds is compressed; all else can be read by eye.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

TABLES = MetaData()
# SQLite numbers rows by themselves only where the key is a plain INTEGER.
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")

reports = Table(
    "reports",
    TABLES,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("story", Text),
    Column("origin", Integer),
    Column("title", Text),
    Column("outlet", Text),
    Column("byline", Text),
    Column("url", Text),
    Column("source", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("copies", Text),
    Column("share", Float),
    Column("language", Text, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("withdrawn_at", Text),
    Column("added_at", Text, nullable=False),
    Index("reports_by_story", "story"),
    Index("reports_by_day", "first_day"),
    Index("reports_by_outlet", "outlet", "first_day"),
)

versions = Table(
    "versions",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("title", Text),
    Column("chars", Integer, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("analysis", LargeBinary, nullable=False),
    Index("versions_by_report", "report", "number", unique=True),
)

raws = Table(
    "raws",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("given", LargeBinary, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Index("raws_by_version", "version"),
    Index("raws_by_report", "report"),
)

stories = Table(
    "stories",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("heat", Float, nullable=False),
    Column("undated_origins", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("agreed", Integer, nullable=False),
    Column("keywords", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("touched", Integer, nullable=False),
    Column("compared", Integer, nullable=False),
    Column("joined", Text),
    Column("taken_until", Text),
    Index("stories_by_heat", "heat"),
    Index("stories_by_change", "changed_at"),
    Index("stories_joined", "joined"),
)

story_versions = Table(
    "story_versions",
    TABLES,
    Column("story", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("story", "number"),
)

# The headlines a story has had, each from the moment it took the place of the one before.
story_titles = Table(
    "story_titles",
    TABLES,
    Column("story", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("title", Text, nullable=False),
    PrimaryKeyConstraint("story", "number"),
)

points = Table(
    "points",
    TABLES,
    Column("story", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("nature", Text),
    Column("independent", Integer, nullable=False),
    Column("latest", Text),
    Column("why", Text, nullable=False),
    PrimaryKeyConstraint("story", "place"),
    Index("points_by_id", "id"),
    Index("points_by_standing", "standing", "kind", "latest"),
)

positions = Table(
    "positions",
    TABLES,
    Column("story", Text, nullable=False),
    Column("point", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("latest", Text),
    PrimaryKeyConstraint("story", "point", "place"),
)

passages = Table(
    "passages",
    TABLES,
    Column("story", Text, nullable=False),
    Column("point", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("report", Text, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("speaker", Text),
    PrimaryKeyConstraint("story", "point", "position", "place"),
    Index("passages_by_report", "report"),
)

quotes = Table(
    "quotes",
    TABLES,
    Column("story", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("report", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("speaker", Text),
    Column("entity", Text),
    Column("via", Text),
    Column("form", Text, nullable=False),
    Column("outlet", Text),
    Column("day", Text),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    PrimaryKeyConstraint("story", "number"),
    Index("quotes_by_entity", "entity", "day"),
    Index("quotes_by_report", "report"),
)

timeline = Table(
    "timeline",
    TABLES,
    Column("story", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("iso", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("story", "place"),
)

entities = Table(
    "entities",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Index("entities_by_name", "folded"),
    Index("entities_by_stories", "kind", "stories", "reports"),
)

story_entities = Table(
    "story_entities",
    TABLES,
    Column("story", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("local", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("variants", Text, nullable=False),
    PrimaryKeyConstraint("story", "local"),
    Index("story_entities_by_entity", "entity"),
)

roles = Table(
    "roles",
    TABLES,
    Column("story", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("entity", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("of_what", Text),
    Column("modifier", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("reports", Integer, nullable=False),
    PrimaryKeyConstraint("story", "place"),
    Index("roles_by_entity", "entity"),
)

changes = Table(
    "changes",
    TABLES,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("point", Text),
    Column("report", Text),
    Index("changes_by_story", "story", "number"),
    Index("changes_by_moment", "at"),
)

change_entities = Table(
    "change_entities",
    TABLES,
    Column("change", Text, nullable=False),
    Column("entity", Text, nullable=False),
    PrimaryKeyConstraint("entity", "change"),
)

judgements = Table(
    "judgements",
    TABLES,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("holds", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone_at", Text),
)

# What full-text search looks through: a row for every report, quote and point. `marks` are hashes of what it is
# filtered by, looked up in the same index as the words.
findings = Table(
    "findings",
    TABLES,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("what", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("story", Text),
    Column("report", Text),
    Column("outlet", Text),
    Column("speaker", Text),
    Column("kind", Text),
    Column("standing", Text),
    Column("day", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Index("findings_by_id", "what", "id"),
    Index("findings_by_story", "story", "what"),
)

feeds = Table(
    "feeds",
    TABLES,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("checked_at", Text),
    Column("next_at", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("taken_until", Text),
    Index("feeds_by_turn", "next_at"),
)

pages = Table(
    "pages",
    TABLES,
    Column("url", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("content", LargeBinary),
    Column("etag", Text),
    Column("modified", Text),
    Column("visits", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("report", Text),
    Column("checked_at", Text),
    Column("next_at", Text),
    Column("said", Text, nullable=False),
    Column("taken_until", Text),
    Index("pages_by_turn", "next_at"),
)

rules = Table(
    "rules",
    TABLES,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, unique=True),
    Column("changes", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("story", Text),
    Column("who", Text),
    Column("words", Text, nullable=False),
    Column("outlet", Text),
    Column("webhook", Text),
    Column("secret", Text),
    Column("private", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
)

rule_changes = Table(
    "rule_changes",
    TABLES,
    Column("rule", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    PrimaryKeyConstraint("rule", "number"),
)

# Messages for webhooks, written in the transaction of the change they tell. `next_at` empty: delivered (`done_at`), or
# given up.
deliveries = Table(
    "deliveries",
    TABLES,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("rule", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Text),
    Column("tried_at", Text),
    Column("done_at", Text),
    Column("said", Text),
    Index("deliveries_by_turn", "next_at"),
    Index("deliveries_by_rule", "rule"),
)

state = Table(
    "state",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("text", Text),
    Column("packed", LargeBinary),
)

migrations = Table("migrations", TABLES, Column("name", Text, primary_key=True), Column("at", Text, nullable=False))
