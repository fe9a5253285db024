"""Changes that were just told -> which rules told them, and messages for webhooks, in the transaction of the change.

A change is noted for a rule once, and a message has one id; so a stop at any moment neither loses nor doubles one.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, insert, select, update

from secondsource.records.rules import Rule, ToldChange
from secondsource.store.keys import id_of
from secondsource.store.rows import AnyRow, lines_of, rule_of
from secondsource.store.rule_match import fits
from secondsource.store.schema import (
    change_entities,
    changes,
    deliveries,
    entities,
    passages,
    points,
    reports,
    rule_changes,
    rules,
    stories,
    story_entities,
)

_Named = dict[str, set[str]]  # id of a change -> names


def tell_rules(connection: Connection, told: Sequence[str], now: str) -> None:
    """Note changes (ids) for the rules they fit, and write what webhooks are to be told of them."""
    asked = [rule_of(row) for row in connection.execute(select(rules).order_by(rules.c.number))]
    for rule, rows in note_changes(connection, told, asked):
        if rule.webhook is not None:
            messages = [_message(connection, rule, row, now) for row in rows]
            connection.execute(insert(deliveries), messages)


def note_changes(connection: Connection, told: Sequence[str], asked: Sequence[Rule]) -> list[tuple[Rule, list[AnyRow]]]:
    """Note changes (ids) for the rules they fit; return each such rule with its changes."""
    if not told or not asked:
        return []
    rows = connection.execute(_changes().where(changes.c.id.in_(told)).order_by(changes.c.number)).all()
    names = _names(connection, rows) if any(rule.who for rule in asked) else {}
    outlets = _outlets(connection, rows) if any(rule.outlet for rule in asked) else {}
    looked_at = {row.id: _looked_at(row, names, outlets) for row in rows}
    noted = []
    for rule in asked:
        fitting = [row for row in rows if fits(rule, looked_at[row.id])]
        if fitting:
            connection.execute(insert(rule_changes), [{"rule": rule.id, "number": row.number} for row in fitting])
            noted.append((rule, fitting))
    return noted


def move_rules(connection: Connection, gone: str, story: str) -> None:
    """Let the rules on a story be on the one it was joined to."""
    connection.execute(update(rules).where(rules.c.story == gone).values(story=story))


def _changes() -> Select[Any]:
    """Ask for changes with all that a rule or a message needs of them."""
    return (
        select(
            changes,
            stories.c.title.label("story_title"),
            points.c.kind.label("point_kind"),
            reports.c.title.label("report_title"),
            reports.c.outlet,
            reports.c.url,
        )
        .join(stories, stories.c.id == changes.c.story)
        .outerjoin(points, and_(points.c.story == changes.c.story, points.c.id == changes.c.point))
        .outerjoin(reports, reports.c.id == changes.c.report)
    )


def _looked_at(row: AnyRow, names: _Named, outlets: _Named) -> ToldChange:
    """Return what rules look at; names and outlets are left out where no rule asks for them."""
    return ToldChange(
        kind=row.kind,
        text=row.text,
        story=row.story,
        story_title=row.story_title,
        point_kind=row.point_kind,
        names=frozenset(names.get(row.id, ())),
        outlets=frozenset({row.outlet} if row.outlet else outlets.get(row.id, ())),
    )


def _names(connection: Connection, rows: Sequence[AnyRow]) -> _Named:
    """Return all spellings of those that changes name.

    Spellings are read story by story: a place that thousands of stories name is looked up in those at hand alone.
    """
    story_of = {row.id: row.story for row in rows}
    own = select(story_entities.c.story, story_entities.c.entity, story_entities.c.variants)
    told = connection.execute(own.where(story_entities.c.story.in_(sorted(set(story_of.values())))))
    spelt = {(row.story, row.entity): lines_of(row.variants) for row in told}
    found: _Named = defaultdict(set)
    query = (
        select(change_entities.c.change, change_entities.c.entity, entities.c.name)
        .join(entities, entities.c.id == change_entities.c.entity)
        .where(change_entities.c.change.in_(list(story_of)))
    )
    for row in connection.execute(query):
        found[row.change] |= {row.name, *spelt.get((story_of[row.change], row.entity), ())}
    return found


def _outlets(connection: Connection, rows: Sequence[AnyRow]) -> _Named:
    """Return the outlets that the point of a change rests on, for changes that no single report brought."""
    found: _Named = defaultdict(set)
    query = (
        select(changes.c.id, reports.c.outlet)
        .join(passages, and_(passages.c.story == changes.c.story, passages.c.point == changes.c.point))
        .join(reports, reports.c.id == passages.c.report)
        .where(changes.c.id.in_([row.id for row in rows if row.report is None]), reports.c.outlet.is_not(None))
    )
    for row in connection.execute(query):
        found[row.id].add(row.outlet)
    return found


def _message(connection: Connection, rule: Rule, row: AnyRow, now: str) -> dict[str, Any]:
    """Return the row of a message: what a webhook gets, byte for byte the same at every try."""
    named = (
        select(entities.c.id, entities.c.kind, entities.c.name)
        .join(change_entities, change_entities.c.entity == entities.c.id)
        .where(change_entities.c.change == row.id)
        .order_by(entities.c.name, entities.c.id)
    )
    report = {"id": row.report, "title": row.report_title, "outlet": row.outlet, "url": row.url} if row.report else None
    data = {
        "rule": rule.name,
        "change": row.id,
        "number": row.number,
        "kind": row.kind,
        "text": row.text,
        "story": {"id": row.story, "title": row.story_title},
        "point": row.point,
        "report": report,
        "entities": [{"id": one.id, "kind": one.kind, "name": one.name} for one in connection.execute(named)],
    }
    body = {"type": f"change.{row.kind.replace(' ', '_').replace('-', '_')}", "timestamp": row.at, "data": data}
    message = {"id": f"msg_{id_of('m', rule.id, row.id)}", "rule": rule.id, "made_at": now}
    return message | {"body": msgspec.json.encode(body).decode(), "attempts": 0, "next_at": now}
