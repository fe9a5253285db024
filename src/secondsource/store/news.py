"""The tables of a desk -> what is new: typed changes since a moment or after a number, of all, a story,
a person or a rule."""

from collections import defaultdict

from sqlalchemy import Connection, select

from secondsource.records.desk import ChangeRow, Wanted
from secondsource.store.connect import Desk
from secondsource.store.rows import change_of, portions
from secondsource.store.schema import change_entities, changes, rule_changes, stories

_ALL = Wanted()


def list_changes(desk: Desk, wanted: Wanted = _ALL) -> list[ChangeRow]:
    """Return changes, the newest first; with `wanted.after` those that follow, the oldest first."""
    query = select(changes, stories.c.title.label("story_title")).join(stories, stories.c.id == changes.c.story)
    if wanted.since is not None:
        query = query.where(changes.c.at >= wanted.since)
    if wanted.after is not None:
        query = query.where(changes.c.number > wanted.after)
    if wanted.story is not None:
        query = query.where(changes.c.story == wanted.story)
    if wanted.entity is not None:
        named = select(change_entities.c.change).where(change_entities.c.entity == wanted.entity)
        query = query.where(changes.c.id.in_(named))
    if wanted.rule is not None:
        query = query.join(rule_changes, rule_changes.c.number == changes.c.number)
        query = query.where(rule_changes.c.rule == wanted.rule)
    order = changes.c.number.desc() if wanted.after is None else changes.c.number
    with desk.reading() as connection:
        found = connection.execute(query.order_by(order).limit(wanted.limit)).all()
        named_by = _entities(connection, [row.id for row in found])
    return [change_of(row, tuple(named_by[row.id])) for row in found]


def _entities(connection: Connection, told: list[str]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for some in portions(told):
        query = select(change_entities).where(change_entities.c.change.in_(some))
        for row in connection.execute(query.order_by(change_entities.c.entity)):
            named[row.change].append(row.entity)
    return named
