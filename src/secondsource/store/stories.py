"""The tables of a desk -> its stories: lists by heat or by change, one whole, its points, what it is related to."""

from collections import defaultdict
from typing import Literal

from sqlalchemy import Connection, func, select

from secondsource.records.desk import DeskCounts, StoryRow, StoryView
from secondsource.store.connect import Desk
from secondsource.store.packed import unpack_bytes, unpack_story
from secondsource.store.rows import AnyRow, story_of
from secondsource.store.schema import (
    changes,
    entities,
    quotes,
    reports,
    state,
    stories,
    story_entities,
    story_titles,
    story_versions,
)

Order = Literal["heat", "changed"]
_TOLD = (stories.c.joined.is_(None), stories.c.version > 0)
_LONGEST_CHAIN = 20  # of stories joined to stories that were joined later
_SHARED = 2  # so many people, organisations or places in common make two stories related


def list_stories(desk: Desk, order: Order = "heat", *, limit: int = 50, skip: int = 0) -> list[StoryRow]:
    """Return the stories that run, the hottest first, or the one first that changed last."""
    first = stories.c.heat if order == "heat" else stories.c.changed_at
    query = select(stories).where(*_TOLD).order_by(first.desc(), stories.c.id).limit(limit).offset(skip)
    with desk.reading() as connection:
        return [story_of(row) for row in connection.execute(query)]


def read_story(desk: Desk, story: str, version: int | None = None) -> StoryView | None:
    """Return a story whole, as it stands now or in an earlier version; None when there is none.

    The id of a story that was joined to another gives that other.
    """
    with desk.reading() as connection:
        row = _find(connection, story)
        if row is None:
            return None
        kept = select(story_versions.c.number, story_versions.c.at).where(story_versions.c.story == row.id)
        numbers = tuple((one.number, one.at) for one in connection.execute(kept.order_by(story_versions.c.number)))
        query = select(story_versions.c.packed).where(
            story_versions.c.story == row.id, story_versions.c.number == (version or row.version)
        )
        packed = connection.scalar(query)
    return None if packed is None else StoryView(story_of(row), unpack_story(packed), numbers)


def earlier_titles(desk: Desk, story: str) -> list[tuple[str, str]]:
    """Return the headlines a story had before its present one, the newest first, each with when it came to be it."""
    query = select(story_titles.c.at, story_titles.c.title).where(story_titles.c.story == story)
    with desk.reading() as connection:
        found = connection.execute(query.order_by(story_titles.c.number.desc())).all()
    return [(row.at, row.title) for row in found[1:]]


def read_story_json(desk: Desk, story: str) -> bytes | None:
    """Return the newest story file of a story as it is published (JSON, UTF-8); None when there is none."""
    with desk.reading() as connection:
        row = _find(connection, story)
        if row is None:
            return None
        query = select(story_versions.c.packed).where(
            story_versions.c.story == row.id, story_versions.c.number == row.version
        )
        packed = connection.scalar(query)
    return None if packed is None else unpack_bytes(packed)


def running_story(desk: Desk, story: str) -> str | None:
    """Return the id of a story; of one that was joined to another, that of the other; None when there is none."""
    with desk.reading() as connection:
        row = _find(connection, story)
    return None if row is None else str(row.id)


def related_stories(desk: Desk, story: str, limit: int = 8) -> list[tuple[StoryRow, tuple[str, ...]]]:
    """Return the stories that have the most people, organisations and places in common, each with their names.

    What very many stories name (more than a hundred) ties none together.
    """
    mine, theirs = story_entities.alias("mine"), story_entities.alias("theirs")
    telling = entities.c.stories.between(2, 100)
    shared = (
        select(theirs.c.story, func.count(theirs.c.entity.distinct()).label("shared"))
        .select_from(mine.join(theirs, mine.c.entity == theirs.c.entity).join(entities, entities.c.id == mine.c.entity))
        .where(mine.c.story == story, theirs.c.story != story, telling)
        .group_by(theirs.c.story)
        .having(func.count(theirs.c.entity.distinct()) >= _SHARED)
        .order_by(func.count(theirs.c.entity.distinct()).desc(), theirs.c.story)
        .limit(limit)
    )
    with desk.reading() as connection:
        found = connection.execute(shared).all()
        rows = connection.execute(select(stories).where(stories.c.id.in_([one.story for one in found]), *_TOLD))
        by_id = {row.id: story_of(row) for row in rows}
        names = (
            select(theirs.c.story, entities.c.name)
            .select_from(
                mine.join(theirs, mine.c.entity == theirs.c.entity).join(entities, entities.c.id == mine.c.entity)
            )
            .where(mine.c.story == story, theirs.c.story.in_(list(by_id)), telling)
            .order_by(entities.c.stories, entities.c.name)
        )
        why: dict[str, dict[str, None]] = defaultdict(dict)
        for row in connection.execute(names):
            why[row.story][row.name] = None
    return [(by_id[one.story], tuple(why[one.story])) for one in found if one.story in by_id]


def count_waiting(desk: Desk) -> int:
    """Return how many stories are still to be told anew."""
    waiting = select(func.count()).where(stories.c.touched > stories.c.compared, stories.c.joined.is_(None))
    with desk.reading() as connection:
        return connection.scalar(waiting) or 0


def count_desk(desk: Desk) -> DeskCounts:
    """Return how much the desk holds."""
    with desk.reading() as connection:
        told = connection.execute(
            select(func.count(), func.coalesce(func.sum(stories.c.points), 0)).where(*_TOLD)
        ).one()
        stale = select(func.count()).where(stories.c.touched > stories.c.compared, stories.c.joined.is_(None))
        return DeskCounts(
            stories=told[0],
            reports=connection.scalar(select(func.count()).select_from(reports)) or 0,
            outlets=_count_outlets(connection),
            points=told[1],
            quotes=connection.scalar(select(func.count()).select_from(quotes)) or 0,
            changes=connection.scalar(select(func.count()).select_from(changes)) or 0,
            newest_day=connection.scalar(select(state.c.text).where(state.c.name == "newest-day")),
            pending=connection.scalar(select(func.count()).where(reports.c.story.is_(None))) or 0,
            stale=connection.scalar(stale) or 0,
        )


def _count_outlets(connection: Connection) -> int:
    """Return how many outlets there are, going through the index from name to name and not from report to report."""
    names = select(func.min(reports.c.outlet).label("name")).cte("names", recursive=True)
    above = select(func.min(reports.c.outlet)).where(reports.c.outlet > names.c.name).scalar_subquery()
    names = names.union_all(select(above).where(names.c.name.is_not(None)))
    return connection.scalar(select(func.count(names.c.name))) or 0


def _find(connection: Connection, story: str) -> AnyRow | None:
    """Return the row of a story; of one that was joined to others, the row of the last of them."""
    for _ in range(_LONGEST_CHAIN):
        row = connection.execute(select(stories).where(stories.c.id == story)).one_or_none()
        if row is None or row.joined is None:
            return row
        story = row.joined
    return None
