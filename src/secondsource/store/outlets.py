"""The tables of a desk -> its outlets: how much each published, what it copied, what it corrected."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, select

from secondsource.records.outlets import CopyCount, OutletRow, OutletView
from secondsource.store.connect import Desk
from secondsource.store.rows import AnyRow, change_of
from secondsource.store.schema import changes, reports, stories

_CORRECTIONS = ("corrected", "report edited", "report withdrawn")
_MOST = 12  # outlets named as copied, or as copying


def list_outlets(desk: Desk, *, begins: str = "", limit: int = 60, skip: int = 0) -> list[OutletRow]:
    """Return the outlets, those with most reports first; `begins`: the letters a name begins with, as written."""
    query = _outlets().where(reports.c.outlet.is_not(None)).group_by(reports.c.outlet)
    if begins:
        query = query.where(reports.c.outlet >= begins, reports.c.outlet < begins + "\uffff")
    query = query.order_by(func.count().desc(), reports.c.outlet).limit(limit).offset(skip)
    with desk.reading() as connection:
        return [_row(one) for one in connection.execute(query)]


def read_outlet(desk: Desk, name: str, limit: int = 20) -> OutletView | None:
    """Return an outlet whole; None when no report is of it."""
    own = reports.c.outlet == name
    with desk.reading() as connection:
        found = connection.execute(_outlets().where(own).group_by(reports.c.outlet)).one_or_none()
        if found is None:
            return None
        more = select(
            func.count(distinct(reports.c.story)).label("stories"),
            func.count().filter(reports.c.versions > 1).label("edited"),
            func.count(reports.c.withdrawn_at).label("withdrawn"),
        )
        counts = connection.execute(more.where(own)).one()
        corrected = _corrections(own)
        newest = corrected.order_by(changes.c.number.desc()).limit(limit)
        return OutletView(
            row=_row(found),
            stories=counts.stories,
            edited=counts.edited,
            withdrawn=counts.withdrawn,
            copies_from=_copied(connection, name, theirs=False),
            copied_by=_copied(connection, name, theirs=True),
            corrected=connection.scalar(select(func.count()).select_from(corrected.subquery())) or 0,
            corrections=tuple(change_of(row) for row in connection.execute(newest)),
        )


def _outlets() -> Select[Any]:
    return select(
        reports.c.outlet,
        func.count().label("reports"),
        func.count(reports.c.copies).label("copies"),
        func.min(reports.c.first_day).label("first_day"),
        func.max(reports.c.last_day).label("last_day"),
    )


def _row(row: AnyRow) -> OutletRow:
    return OutletRow(row.outlet, row.reports, row.copies, row.first_day, row.last_day)


def _copied(connection: Connection, name: str, *, theirs: bool) -> tuple[CopyCount, ...]:
    """Return from whom an outlet copies, or (`theirs`) who copies it."""
    copying, copied = reports.alias("copying"), reports.alias("copied")
    other, own = (copying, copied) if theirs else (copied, copying)
    count = func.count()
    query = (
        select(other.c.outlet, count.label("number"), func.avg(copying.c.share).label("share"))
        .select_from(copying.join(copied, copied.c.id == copying.c.copies))
        .where(own.c.outlet == name)
        .group_by(other.c.outlet)
        .order_by(count.desc(), other.c.outlet)
    )
    found = connection.execute(query.limit(_MOST))
    return tuple(CopyCount(row.outlet, row.number, round(float(row.share or 0), 3)) for row in found)


def _corrections(own: ColumnElement[bool]) -> Select[Any]:
    """Ask for the changes in which an outlet took back or rewrote what it had said."""
    return (
        select(changes, stories.c.title.label("story_title"))
        .join(reports, reports.c.id == changes.c.report)
        .join(stories, stories.c.id == changes.c.story)
        .where(own, changes.c.kind.in_(_CORRECTIONS))
    )
