"""A story file, compared anew -> a version of it, the rows that are read from it, and its typed changes, all at once.

All rows but the versions and the changes can be made again from the newest version.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from secondsource.records.desk import Change
from secondsource.records.storyfile import Entity, Evidence, Point, ReportEntry, StoryFile, encode
from secondsource.store.find_story import quotes_by_report, speaker_of, story_findings
from secondsource.store.keys import entity_id, id_of
from secondsource.store.packed import pack_bytes, unpack_story
from secondsource.store.rows import portions
from secondsource.store.rule_notes import move_rules, tell_rules
from secondsource.store.schema import (
    change_entities,
    changes,
    entities,
    findings,
    passages,
    points,
    positions,
    quotes,
    reports,
    roles,
    stories,
    story_entities,
    story_titles,
    story_versions,
    timeline,
)

KEPT_VERSIONS = 30
_SETTLE = (
    update(reports)
    .where(reports.c.id == bindparam("known"))
    .values({column: bindparam(column) for column in ("origin", "first_day", "last_day", "copies", "share")})
)
_COUNT = (
    update(entities)
    .where(entities.c.id == bindparam("known"))
    .values({column: bindparam(column) for column in ("stories", "reports")})
)
_DERIVED = (points, positions, passages, quotes, timeline, roles, story_entities)


def told_before(connection: Connection, story: str) -> tuple[StoryFile, ...]:
    """Return what was last told of a story and of those that have been joined to it since: what is no news."""
    joined = select(stories.c.id).where(stories.c.joined == story, stories.c.version > 0).order_by(stories.c.id)
    files = [file for one in (story, *connection.scalars(joined)) if (file := newest_file(connection, one))]
    return tuple(files)


def newest_file(connection: Connection, story: str) -> StoryFile | None:
    """Return the newest version of a story file; None for a story never compared."""
    query = select(story_versions.c.packed).where(story_versions.c.story == story)
    packed = connection.scalar(query.order_by(story_versions.c.number.desc()).limit(1))
    return None if packed is None else unpack_story(packed)


def save_story(connection: Connection, file: StoryFile, touched: int, news: Sequence[Change], at: str) -> int | None:
    """Keep a story compared in the state `touched`; return how many of the changes are news.

    None, and nothing is kept, when it has been touched again since.
    """
    story = file.story.id
    row = connection.execute(select(stories).where(stories.c.id == story)).one_or_none()
    if row is None or row.touched != touched or row.joined is not None or row.compared >= touched:
        return None
    number = row.version + 1
    packed = pack_bytes(encode(file))
    connection.execute(insert(story_versions).values(story=story, number=number, at=at, packed=packed))
    outdated = story_versions.c.number <= number - KEPT_VERSIONS
    connection.execute(delete(story_versions).where(story_versions.c.story == story, outdated))
    _absorb(connection, story)
    write_rows(connection, file)
    _keep_title(connection, file, at)
    values = story_row(file) | {"version": number, "changed_at": at, "compared": touched}
    connection.execute(update(stories).where(stories.c.id == story).values(**values))
    return _tell(connection, story, news, at)


def _keep_title(connection: Connection, file: StoryFile, at: str) -> None:
    """Keep the headline of a story where it is another than the last (which may be of before it was joined)."""
    own = select(story_titles.c.number, story_titles.c.title).where(story_titles.c.story == file.story.id)
    last = connection.execute(own.order_by(story_titles.c.number.desc()).limit(1)).one_or_none()
    if last is None or last.title != file.story.title:
        number = last.number + 1 if last else 1
        kept = {"story": file.story.id, "number": number, "at": at, "title": file.story.title}
        connection.execute(insert(story_titles).values(**kept))


def write_rows(connection: Connection, file: StoryFile) -> None:
    """Write all rows that are read from a story file, in the place of those that were there."""
    story = file.story.id
    before = set(connection.scalars(select(story_entities.c.entity).where(story_entities.c.story == story)))
    for table in _DERIVED:
        connection.execute(delete(table).where(table.c.story == story))
    for table, rows in story_rows(file).items():
        _in_one(connection, insert(table), rows)
    unsettled = {"origin": None, "copies": None, "share": None}  # one that was withdrawn is of no origin
    connection.execute(update(reports).where(reports.c.story == story).values(**unsettled))
    _in_one(connection, _SETTLE, [_settled(report) for report in file.reports])
    _refind(connection, file)
    named = {entity_id(e.kind, e.name): e for e in file.entities}
    _count_entities(connection, named, before)


def story_row(file: StoryFile) -> dict[str, Any]:
    """Return what a story's row says of its newest version."""
    undated = {r.group for r in file.reports} - {r.group for r in file.reports if r.published.end}
    standings = [point.standing for point in file.points]
    return {
        "title": file.story.title,
        "first_day": file.story.period[0],
        "last_day": file.story.period[1],
        "heat": file.story.heat,
        "undated_origins": len(undated),
        "reports": len(file.reports),
        "origins": len({r.group for r in file.reports}),
        "points": len(standings),
        "disputed": standings.count("disputed"),
        "agreed": standings.count("agreed"),
        "keywords": "\n".join(file.story.keywords),
    }


def story_rows(file: StoryFile) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of all tables that are read from a story file."""
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    story = file.story.id
    people = {e.id: entity_id(e.kind, e.name) for e in file.entities}
    said = quotes_by_report(file.quotes)
    first: dict[str, Point] = {}  # one id, one row: of two the first
    for point in file.points:
        first.setdefault(point.id, point)
    for place, point in enumerate(first.values()):
        latest = max((p.latest for p in point.positions if p.latest), default=None)
        about = {"id": point.id, "kind": point.kind, "about": point.about, "standing": point.standing}
        rest = {"nature": point.nature, "independent": point.independent, "latest": latest, "why": point.why}
        rows[points].append({"story": story, "place": place, **about, **rest})
        for number, position in enumerate(point.positions):
            key = {"story": story, "point": point.id}
            value = {"value": position.value, "independent": position.independent, "latest": position.latest}
            rows[positions].append({**key, "place": number, **value})
            for at, passage in enumerate(position.evidence):
                placed = {"position": number, "place": at, "speaker": speaker_of(passage, said)}
                rows[passages].append({**key, **placed, **_place(passage)})
    by_id = {r.id: r for r in file.reports}
    for number, quote in enumerate(file.quotes):
        report = by_id[quote.evidence.report]
        who = {"speaker": quote.speaker, "entity": people.get(quote.speaker_id or ""), "via": quote.via}
        where = {"outlet": report.outlet, "day": report.published.start, "form": quote.form}
        rows[quotes].append(
            {"story": story, "number": number, **who, **where, **_place(quote.evidence), "text": quote.text}
        )
    for place, entry in enumerate(file.timeline):
        rows[timeline].append(
            {"story": story, "place": place, "iso": entry.when, "status": entry.status, "text": entry.text}
        )
    _entity_rows(file, rows)
    return rows


def _entity_rows(file: StoryFile, rows: dict[Table, list[dict[str, Any]]]) -> None:
    story = file.story.id
    for entity in file.entities:
        known = entity_id(entity.kind, entity.name)
        variants = "\n".join(entity.variants)
        count = {"reports": _naming(file, entity), "variants": variants}
        rows[story_entities].append({"story": story, "entity": known, "local": entity.id, **count})
        for role in entity.roles:
            told = {"title": role.title, "of_what": role.of, "modifier": role.modifier}
            days = {"first_day": role.from_, "last_day": role.to}
            reports_of = len({e.report for e in role.evidence})
            place = {"story": story, "place": len(rows[roles]), "entity": known}
            rows[roles].append({**place, **told, **days, "reports": reports_of})


def _naming(file: StoryFile, entity: Entity) -> int:
    """Return how many reports name an entity as written in one of its variants."""
    return sum(any(name in report.text for name in entity.variants) for report in file.reports)


def _place(passage: Evidence) -> dict[str, Any]:
    text = passage.text or passage.sentence
    return {"report": passage.report, "start_char": passage.start, "end_char": passage.end, "text": text}


def _settled(entry: ReportEntry) -> dict[str, Any]:
    """Return the origin of a report, what it copies and its day as the story settled them."""
    copied = entry.copies
    days = {"first_day": entry.published.start, "last_day": entry.published.end}
    copies = {"copies": copied.of if copied else None, "share": copied.share if copied else None}
    return {"known": entry.id, "origin": entry.group, **days, **copies}


def _refind(connection: Connection, file: StoryFile) -> None:
    """Let search find the quotes and points of a story; rows that say the same stay as they are."""
    own = (findings.c.story == file.story.id, findings.c.what != "report")
    there = {tuple(row[1:]): row.number for row in connection.execute(select(findings).where(*own))}
    wanted = {tuple(row.values()): row for row in story_findings(file)}
    gone = [number for key, number in there.items() if key not in wanted]
    for some in portions(gone):
        connection.execute(delete(findings).where(findings.c.number.in_(some)))
    new = [row for key, row in wanted.items() if key not in there]
    _in_one(connection, insert(findings), new)


def _count_entities(connection: Connection, named: dict[str, Entity], before: set[str]) -> None:
    """Count anew in how many stories and reports each of these entities stands; one that is in none any more goes."""
    for some in portions(sorted(before | named.keys())):
        counted = _counts(connection, some)
        gone = [known for known in some if known not in counted]
        connection.execute(delete(entities).where(entities.c.id.in_(gone)))
        there = set(connection.scalars(select(entities.c.id).where(entities.c.id.in_(some))))
        _in_one(connection, _COUNT, [{"known": known, **counted[known]} for known in counted if known in there])
        _in_one(connection, insert(entities), [_entity_row(known, named) | counts for known, counts in counted.items()
                                               if known not in there])  # fmt: skip


def _counts(connection: Connection, some: Sequence[str]) -> dict[str, dict[str, int]]:
    own = story_entities.c
    sums = func.count(own.story.distinct()).label("stories"), func.sum(own.reports).label("reports")
    query = select(own.entity, *sums).where(own.entity.in_(some)).group_by(own.entity).order_by(own.entity)
    return {row.entity: {"stories": row.stories, "reports": row.reports} for row in connection.execute(query)}


def _entity_row(known: str, named: dict[str, Entity]) -> dict[str, Any]:
    entity = named[known]
    return {"id": known, "kind": entity.kind, "name": entity.name, "folded": entity.name.casefold()}


def _in_one(connection: Connection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Execute a statement for all rows at once, if there are any."""
    if rows:
        connection.execute(statement, rows)


def _absorb(connection: Connection, story: str) -> None:
    """Take out the rows of stories that have been joined to this one; their changes become its own."""
    for gone in connection.scalars(select(stories.c.id).where(stories.c.joined == story)).all():
        before = set(connection.scalars(select(story_entities.c.entity).where(story_entities.c.story == gone)))
        for table in (*_DERIVED, story_versions):
            connection.execute(delete(table).where(table.c.story == gone))
        connection.execute(delete(findings).where(findings.c.story == gone, findings.c.what != "report"))
        connection.execute(update(changes).where(changes.c.story == gone).values(story=story))
        move_rules(connection, gone, story)
        connection.execute(update(stories).where(stories.c.id == gone).values(version=0))
        _count_entities(connection, {}, before)


def _tell(connection: Connection, story: str, news: Sequence[Change], at: str) -> int:
    told = []
    for one in news:
        known = id_of("c", story, one.kind, one.key)
        if connection.scalar(select(changes.c.id).where(changes.c.id == known)) is not None:
            continue
        values = {"kind": one.kind, "text": one.text, "point": one.point, "report": one.report}
        connection.execute(insert(changes).values(id=known, at=at, story=story, **values))
        named = [{"change": known, "entity": entity} for entity in sorted({entity_id(*e) for e in one.entities})]
        if named:
            connection.execute(insert(change_entities), named)
        told.append(known)
    tell_rules(connection, told, at)
    return len(told)
