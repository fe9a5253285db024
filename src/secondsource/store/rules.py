"""The rules of a desk -> rows, and back: kept, taken away, listed with what came of each."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from secondsource.records.rules import Rule, RuleState
from secondsource.store.connect import Desk
from secondsource.store.keys import id_of
from secondsource.store.rows import AnyRow, rule_of
from secondsource.store.rule_notes import note_changes
from secondsource.store.schema import changes, deliveries, rule_changes, rules

_AT_ONCE = 500  # changes that are looked through together
_LOOKED_THROUGH = 10_000  # changes at most, for a new rule: some seconds, in which no other program writes


def add_rule(connection: Connection, rule: Rule, secret: str | None) -> Rule | None:
    """Keep a rule, and note what it would have told lately; None when there is one of that name.

    Its webhook is told only of what comes; `secret` signs it.
    """
    if connection.scalar(select(rules.c.id).where(rules.c.name == rule.name)) is not None:
        return None
    known = id_of("u", rule.name, rule.made_at)
    asked = {"changes": "\n".join(rule.changes), "kinds": "\n".join(rule.kinds), "story": rule.story, "who": rule.who}
    asked |= {"words": rule.words, "outlet": rule.outlet}
    told = {"webhook": rule.webhook, "secret": secret, "private": int(rule.private), "made_at": rule.made_at}
    connection.execute(insert(rules).values(id=known, name=rule.name, **asked, **told))
    kept = find_rule(connection, rule.name)
    assert kept is not None
    for some in _portions(connection, kept):
        note_changes(connection, some, [kept])
    return kept


def remove_rule(connection: Connection, rule: str) -> bool:
    """Take a rule away by its id, with what it noted and what its webhook was still to be told; was it there?"""
    connection.execute(delete(rule_changes).where(rule_changes.c.rule == rule))
    connection.execute(delete(deliveries).where(deliveries.c.rule == rule))
    return connection.execute(delete(rules).where(rules.c.id == rule)).rowcount > 0


def find_rule(connection: Connection, name: str) -> Rule | None:
    """Return the rule of a name or an id; None when there is none."""
    wanted = (rules.c.name == name) | (rules.c.id == name)
    row = connection.execute(select(rules).where(wanted).order_by(rules.c.id != name).limit(1)).one_or_none()
    return None if row is None else rule_of(row)


def list_rules(desk: Desk) -> list[RuleState]:
    """Return the rules of the desk by name, each with what came of it."""
    with desk.reading() as connection:
        return [_state(connection, row) for row in connection.execute(select(rules).order_by(rules.c.name)).all()]


def _state(connection: Connection, row: AnyRow) -> RuleState:
    noted = select(func.count(), func.max(changes.c.at)).select_from(
        rule_changes.join(changes, changes.c.number == rule_changes.c.number)
    )
    told, last = connection.execute(noted.where(rule_changes.c.rule == row.id)).one()
    own = (deliveries.c.rule == row.id,)
    waiting = select(func.count()).where(*own, deliveries.c.next_at.is_not(None))
    given_up = select(func.count()).where(*own, deliveries.c.next_at.is_(None), deliveries.c.done_at.is_(None))
    said = select(deliveries.c.said).where(*own, deliveries.c.said.is_not(None))
    return RuleState(
        rule=rule_of(row),
        told=told,
        last_at=last,
        waiting=connection.scalar(waiting) or 0,
        given_up=connection.scalar(given_up) or 0,
        said=connection.scalar(said.order_by(deliveries.c.tried_at.desc(), deliveries.c.number.desc()).limit(1)),
    )


def _portions(connection: Connection, rule: Rule) -> Iterable[list[str]]:
    """Yield the ids of the newest changes of the kinds and the story that a rule asks for, some at a time."""
    query = select(changes.c.id).order_by(changes.c.number.desc()).limit(_LOOKED_THROUGH)
    if rule.changes:
        query = query.where(changes.c.kind.in_(rule.changes))
    if rule.story is not None:
        query = query.where(changes.c.story == rule.story)
    found = list(connection.scalars(query))
    return (found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE))
