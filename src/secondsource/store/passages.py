"""The tables of a desk -> what rests on the words of a report, and where a link to a story or a quote leads."""

from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select

from secondsource.records.desk import PassageRow, StoryRow
from secondsource.store.connect import Desk
from secondsource.store.rows import story_of
from secondsource.store.schema import passages, points, positions, quotes, reports, stories


def list_passages(desk: Desk, report: str, limit: int = 500) -> list[PassageRow]:
    """Return the passages of a report that points of its story rest on, in order of the text."""
    query = (
        select(
            passages.c.story, passages.c.point, points.c.about, points.c.standing, positions.c.value,
            passages.c.start_char, passages.c.end_char,
        )
        .join(points, and_(points.c.story == passages.c.story, points.c.id == passages.c.point))
        .join(
            positions,
            and_(
                positions.c.story == passages.c.story,
                positions.c.point == passages.c.point,
                positions.c.place == passages.c.position,
            ),
        )
        .where(passages.c.report == report)
        .order_by(passages.c.start_char, passages.c.end_char, points.c.place)
    )  # fmt: skip
    with desk.reading() as connection:
        return [PassageRow(*row) for row in connection.execute(query.limit(limit))]


def story_titles(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    """Return the titles of stories by id; ids that are not there are left out."""
    if not ids:
        return {}
    query = select(stories.c.id, stories.c.title).where(stories.c.id.in_(ids))
    with desk.reading() as connection:
        return {row.id: row.title for row in connection.execute(query)}


def quote_places(desk: Desk, wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], tuple[int, int]]:
    """Return where in their reports quotes stand: (story, number) -> code points."""
    if not wanted:
        return {}
    these = [and_(quotes.c.story == story, quotes.c.number == number) for story, number in wanted]
    query = select(quotes.c.story, quotes.c.number, quotes.c.start_char, quotes.c.end_char).where(or_(*these))
    with desk.reading() as connection:
        return {(row.story, row.number): (row.start_char, row.end_char) for row in connection.execute(query)}


def story_row(desk: Desk, story: str) -> StoryRow | None:
    """Return the row of a story that runs; None when there is none."""
    with desk.reading() as connection:
        row = connection.execute(select(stories).where(stories.c.id == story, stories.c.joined.is_(None))).one_or_none()
    return None if row is None else story_of(row)


def report_titles(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    """Return the titles (else the places) of reports by id; ids that are not there are left out."""
    if not ids:
        return {}
    query = select(reports.c.id, reports.c.title, reports.c.source).where(reports.c.id.in_(ids))
    with desk.reading() as connection:
        return {row.id: row.title or row.source for row in connection.execute(query)}


def reports_called(desk: Desk, known: str, name: str) -> list[str]:
    """Return the ids of the reports of an id, or that came from a place (an address, a path, or the file's name)."""
    places = (
        (reports.c.source == name) | (reports.c.url == name) | reports.c.source.endswith(f"/{name}", autoescape=True)
    )
    query = select(reports.c.id).where(reports.c.id.in_((known, name)) | places).order_by(reports.c.number)
    with desk.reading() as connection:
        return list(connection.scalars(query.limit(3)))


def first_reports(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    """Return of each story the id of the report that came in first."""
    if not ids:
        return {}
    first = select(func.min(reports.c.number)).where(reports.c.story.in_(ids)).group_by(reports.c.story)
    query = select(reports.c.story, reports.c.id).where(reports.c.number.in_(first))
    with desk.reading() as connection:
        return {row.story: row.id for row in connection.execute(query)}
