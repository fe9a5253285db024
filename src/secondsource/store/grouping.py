"""Which reports make which story -> rows; and the state of the stream that groups them, in the same transaction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, insert, select, update

from secondsource.store.keys import id_of
from secondsource.store.packed import pack_bytes, unpack_bytes
from secondsource.store.rows import portions
from secondsource.store.schema import findings, reports, state, stories
from secondsource.store.write_reports import touch_story


def pending_reports(connection: Connection) -> list[str]:
    """Return the reports that are kept but belong to no story yet, in the order they came in."""
    query = select(reports.c.id).where(reports.c.story.is_(None)).order_by(reports.c.number)
    return list(connection.scalars(query))


def assign_reports(connection: Connection, groups: Sequence[Sequence[str]], at: str) -> None:
    """Let each group (ALL reports of a story, the first one first) be a story; what changed is to be compared.

    A story keeps the id under which most of its reports were (of two, that of the story told more often), the larger
    group first; one that has none, or whose id another took, gets an id by its first report. A story left without
    reports is joined to where they went.
    """
    taken: set[str] = set()
    seats = [_seats(connection, members) for members in groups]
    for place in sorted(range(len(groups)), key=lambda n: (-len(groups[n]), groups[n][0])):
        before = Counter(story for story in seats[place].values() if story is not None and story not in taken)
        age = _versions(connection, before)
        known = min(before, key=lambda story: (-before[story], -age[story], story), default=None)
        story = known or _fresh_id(connection, groups[place], taken)
        taken.add(story)
        _seat(connection, story, seats[place], at)
    left = {story for seat in seats for story in seat.values() if story is not None} - taken
    for emptied in sorted(left):
        _join_if_empty(connection, emptied, seats)


def _versions(connection: Connection, known: Iterable[str]) -> dict[str, int]:
    """Return how often each of these stories was told."""
    query = select(stories.c.id, stories.c.version).where(stories.c.id.in_(sorted(known)))
    return {row.id: row.version for row in connection.execute(query)}


def _fresh_id(connection: Connection, members: Sequence[str], taken: set[str]) -> str:
    """Return an id that no other story has."""
    for count in range(1, len(members) + 1):
        story = id_of("s", *members[:count])
        there = select(reports.c.id).where(reports.c.story == story).limit(1)
        if story not in taken and connection.scalar(there) is None:
            return story
    return id_of("s", *members, str(len(taken)))


def _seat(connection: Connection, story: str, seats: Mapping[str, str | None], at: str) -> None:
    """Give a story its reports."""
    if not _is_there(connection, story):
        connection.execute(insert(stories).values(**_new_story(story, at)))
    moved = [report for report, was in seats.items() if was != story]
    for some in portions(moved):
        connection.execute(update(reports).where(reports.c.id.in_(some)).values(story=story))
        found = update(findings).where(findings.c.what == "report", findings.c.id.in_(some))
        connection.execute(found.values(story=story))
    if moved:
        touch_story(connection, story)
        for other in sorted({was for report in moved if (was := seats[report]) is not None}):
            touch_story(connection, other)


def members_of(connection: Connection, story: str | None) -> list[str]:
    """Return the reports of a story (None: of all stories) in the order they came in."""
    where = reports.c.story.is_not(None) if story is None else reports.c.story == story
    return list(connection.scalars(select(reports.c.id).where(where).order_by(reports.c.number)))


def story_of_report(connection: Connection, report: str) -> str | None:
    """Return the story a report belongs to; None before it is grouped."""
    return connection.scalar(select(reports.c.story).where(reports.c.id == report))


def touch_everything(connection: Connection) -> None:
    """Mark all stories as ones that have to be compared anew."""
    connection.execute(update(stories).where(stories.c.joined.is_(None)).values(touched=stories.c.touched + 1))


def stale_stories(connection: Connection) -> list[tuple[str, int]]:
    """Return the stories to be compared anew, each with the number that says which state of it that is."""
    query = (
        select(stories.c.id, stories.c.touched)
        .where(stories.c.touched > stories.c.compared, stories.c.joined.is_(None))
        .order_by(stories.c.id)
    )
    return [(row.id, row.touched) for row in connection.execute(query)]


def load_stream(connection: Connection) -> bytes | None:
    """Return the saved state of the stream; None when there is none."""
    packed = connection.scalar(select(state.c.packed).where(state.c.name == "stream"))
    return None if packed is None else unpack_bytes(packed)


def save_stream(connection: Connection, data: bytes) -> None:
    """Keep the state of the stream."""
    _put(connection, "stream", packed=pack_bytes(data, quickly=True))


def newest_day(connection: Connection) -> str | None:
    """Return the day of the newest report of the desk: heat is as of that day."""
    return connection.scalar(select(state.c.text).where(state.c.name == "newest-day"))


def cool_stories(connection: Connection, newest: str, factor: float) -> None:
    """Go on to a newer day: the heat of every story shrinks by `factor`.

    So does what its undated reports give it: they were new when they came in, and a story would stay hot for ever.
    """
    connection.execute(update(stories).values(heat=stories.c.heat * factor))
    _put(connection, "newest-day", text=newest)


def _put(connection: Connection, name: str, *, text: str | None = None, packed: bytes | None = None) -> None:
    changed = connection.execute(update(state).where(state.c.name == name).values(text=text, packed=packed))
    if not changed.rowcount:
        connection.execute(insert(state).values(name=name, text=text, packed=packed))


def _seats(connection: Connection, members: Sequence[str]) -> dict[str, str | None]:
    return {
        row.id: row.story
        for some in portions(members)
        for row in connection.execute(select(reports.c.id, reports.c.story).where(reports.c.id.in_(some)))
    }


def _is_there(connection: Connection, story: str) -> bool:
    """Is there a story of that id? One that had been joined to another runs again."""
    found = connection.execute(select(stories.c.joined).where(stories.c.id == story)).one_or_none()
    if found is not None and found.joined is not None:
        connection.execute(update(stories).where(stories.c.id == story).values(joined=None))
    return found is not None


def _join_if_empty(connection: Connection, emptied: str, seats: Sequence[Mapping[str, str | None]]) -> None:
    """Join a story without reports to the one that now holds most of what it had."""
    if connection.scalar(select(reports.c.id).where(reports.c.story == emptied).limit(1)) is not None:
        return
    went = [report for seat in seats for report, was in seat.items() if was == emptied]
    now = Counter(story for story in _seats(connection, went).values() if story is not None)
    heir = min(now, key=lambda story: (-now[story], story))
    connection.execute(update(stories).where(stories.c.id == emptied).values(joined=heir))


def _new_story(story: str, at: str) -> dict[str, object]:
    counts = dict.fromkeys(
        (
            "heat",
            "undated_origins",
            "reports",
            "origins",
            "points",
            "disputed",
            "agreed",
            "version",
            "touched",
            "compared",
        ),
        0,
    )
    return {"id": story, "title": "", "keywords": "", "changed_at": at, **counts}
