"""The tables of a desk -> who and what its stories are about: persons, organisations and places, and their words."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from secondsource.records.desk import EntityRow, EntityView, QuoteRow
from secondsource.store.connect import Desk
from secondsource.store.rows import entity_of, lines_of, quote_of, role_of, story_of
from secondsource.store.schema import entities, quotes, roles, stories, story_entities


def list_entities(
    desk: Desk, *, kind: str | None = None, begins: str = "", limit: int = 50, skip: int = 0
) -> list[EntityRow]:
    """Return entities, those in most stories first; `begins`: the letters a name begins with, great or small."""
    query = select(entities)
    if kind is not None:
        query = query.where(entities.c.kind == kind)
    if begins:
        low = begins.casefold()
        query = query.where(entities.c.folded >= low, entities.c.folded < low + "\uffff")
    query = query.order_by(entities.c.stories.desc(), entities.c.reports.desc(), entities.c.id)
    with desk.reading() as connection:
        return [entity_of(row) for row in connection.execute(query.limit(limit).offset(skip))]


def read_entity(desk: Desk, entity: str, limit: int = 50) -> EntityView | None:
    """Return an entity whole, with its hottest stories; None when no story names it any more."""
    with desk.reading() as connection:
        row = connection.execute(select(entities).where(entities.c.id == entity)).one_or_none()
        if row is None:
            return None
        named = select(story_entities.c.variants).where(story_entities.c.entity == entity)
        variants = {name for line in connection.scalars(named) for name in lines_of(line)}
        held = select(roles).where(roles.c.entity == entity).order_by(roles.c.first_day, roles.c.story, roles.c.place)
        offices = tuple(role_of(one) for one in connection.execute(held.limit(4 * limit)))
        where = select(story_entities.c.story).where(story_entities.c.entity == entity)
        told = select(stories).where(stories.c.id.in_(where), stories.c.joined.is_(None))
        told = told.order_by(stories.c.heat.desc(), stories.c.id).limit(limit)
        running = tuple(story_of(one) for one in connection.execute(told))
    return EntityView(entity_of(row), tuple(sorted(variants)), offices, running)


def entity_quotes(desk: Desk, entity: str, limit: int = 50, skip: int = 0) -> list[QuoteRow]:
    """Return what an entity is quoted with, the newest first."""
    query = select(quotes).where(quotes.c.entity == entity)
    query = query.order_by(quotes.c.day.desc(), quotes.c.story, quotes.c.number)
    with desk.reading() as connection:
        return [quote_of(row) for row in connection.execute(query.limit(limit).offset(skip))]


def names_of_story(desk: Desk, story: str) -> dict[str, str]:
    """Return the entity that each spelling of a name means in a story; a spelling that two of them have is left out."""
    query = select(story_entities.c.entity, story_entities.c.variants).where(story_entities.c.story == story)
    meant: dict[str, set[str]] = defaultdict(set)
    with desk.reading() as connection:
        for row in connection.execute(query):
            for name in lines_of(row.variants):
                meant[name].add(row.entity)
    return {name: min(entities) for name, entities in meant.items() if len(entities) == 1}


def stories_naming(connection: Connection, names: Sequence[str]) -> list[str]:
    """Return the stories in which one of these names is written."""
    wanted = {name.casefold() for name in names}
    query = select(story_entities.c.story, story_entities.c.variants)
    hits = [query.where(story_entities.c.variants.ilike(f"%{name}%")) for name in names]
    found = {row.story for one in hits for row in connection.execute(one) if wanted & _folded(row.variants)}
    return sorted(found)


def _folded(variants: str) -> set[str]:
    return {name.casefold() for name in lines_of(variants)}
