"""What a person decided -> a log of judgements that can be undone; nothing is ever taken out of it."""

from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, update

from secondsource.records.desk import Ruling
from secondsource.store.connect import Desk
from secondsource.store.keys import id_of
from secondsource.store.rows import ruling_of
from secondsource.store.schema import judgements


def add_ruling(connection: Connection, ruling: Ruling) -> Ruling:
    """Keep a judgement and return it with its id; an earlier one on the same two, or the same difference, is undone."""
    one_of = [ruling.left] if ruling.kind == "nature" else [ruling.left, ruling.right]
    same = judgements.c.a.in_(one_of) & (judgements.c.b.in_(one_of) | (judgements.c.kind == "nature"))
    standing = select(judgements.c.id).where(judgements.c.kind == ruling.kind, judgements.c.undone_at.is_(None), same)
    for earlier in connection.scalars(standing).all():
        undo_ruling(connection, earlier, ruling.at)
    count = connection.scalar(select(func.count()).select_from(judgements)) or 0
    known = id_of("j", ruling.kind, ruling.left, ruling.right, ruling.at, str(count))
    values = {"id": known, "kind": ruling.kind, "a": ruling.left, "b": ruling.right, "holds": int(ruling.holds)}
    connection.execute(insert(judgements).values(**values, why=ruling.why, at=ruling.at))
    return Ruling(known, ruling.kind, ruling.left, ruling.right, ruling.holds, ruling.why, ruling.at)


def undo_ruling(connection: Connection, ruling: str, at: str) -> Ruling | None:
    """Let a judgement hold no longer; return it, None when there is none that holds."""
    standing = (judgements.c.id == ruling, judgements.c.undone_at.is_(None))
    row = connection.execute(select(judgements).where(*standing)).one_or_none()
    if row is None:
        return None
    connection.execute(update(judgements).where(*standing).values(undone_at=at))
    return replace(ruling_of(row), undone_at=at)


def rulings_that_hold(connection: Connection) -> list[Ruling]:
    """Return the judgements that hold, oldest first."""
    query = select(judgements).where(judgements.c.undone_at.is_(None)).order_by(judgements.c.number)
    return [ruling_of(row) for row in connection.execute(query)]


def list_rulings(desk: Desk, limit: int = 100, skip: int = 0) -> list[Ruling]:
    """Return the log of judgements, undone ones too, the newest first."""
    query = select(judgements).order_by(judgements.c.number.desc()).limit(limit).offset(skip)
    with desk.reading() as connection:
        return [ruling_of(row) for row in connection.execute(query)]
