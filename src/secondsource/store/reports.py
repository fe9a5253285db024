"""The tables of a desk -> its reports: lists, one whole with its text, what was taken out, its versions, its bytes."""

from sqlalchemy import Connection, select

from secondsource.records.analysis import Analysis
from secondsource.records.desk import ReportRow, ReportView, VersionRow
from secondsource.records.document import Document
from secondsource.store.connect import Desk
from secondsource.store.packed import Unpacking, unpack_bytes, unpack_record
from secondsource.store.rows import report_of, version_of
from secondsource.store.schema import raws, reports, versions


def list_reports(
    desk: Desk, *, story: str | None = None, outlet: str | None = None, limit: int = 200, skip: int = 0
) -> list[ReportRow]:
    """Return reports: of a story in order of days, else the newest first, of one outlet or of all."""
    query = select(reports)
    if story is not None:
        query = query.where(reports.c.story == story).order_by(reports.c.first_day, reports.c.number)
    else:
        query = query.order_by(reports.c.first_day.desc(), reports.c.number.desc())
    if outlet is not None:
        query = query.where(reports.c.outlet == outlet)
    with desk.reading() as connection:
        return [report_of(row) for row in connection.execute(query.limit(limit).offset(skip))]


def read_report(desk: Desk, report: str, version: int | None = None) -> ReportView | None:
    """Return a report whole, with its text as it stands now or of an earlier version; None when there is none."""
    with desk.reading() as connection:
        row = connection.execute(select(reports).where(reports.c.id == report)).one_or_none()
        if row is None:
            return None
        known = _versions(connection, report)
        wanted = version or row.versions
        query = select(versions.c.document, versions.c.analysis).where(
            versions.c.report == report, versions.c.number == wanted
        )
        packed = connection.execute(query).one_or_none()
    if packed is None:
        return None
    document, analysis = unpack_record(packed.document, Document), unpack_record(packed.analysis, Analysis)
    return ReportView(report_of(row), wanted, document, analysis, known)


def withdrawn_reports(desk: Desk, story: str, limit: int = 50) -> list[ReportRow]:
    """Return the reports of a story that their outlets took back, the last first."""
    taken = select(reports).where(reports.c.story == story, reports.c.withdrawn_at.is_not(None))
    query = taken.order_by(reports.c.withdrawn_at.desc(), reports.c.number)
    with desk.reading() as connection:
        return [report_of(row) for row in connection.execute(query.limit(limit))]


def load_readings(
    connection: Connection, story: str, unpack: Unpacking
) -> tuple[dict[str, Document], dict[str, Analysis]]:
    """Return what was read in the reports of a story as they stand now, by report id, in the order they came in.

    What an outlet took back counts for nothing, unless nothing else is left of the story.
    """
    unpack.begin()
    query = (
        select(reports.c.id, versions.c.document, versions.c.analysis)
        .join(versions, versions.c.id == reports.c.version)
        .where(reports.c.story == story)
        .order_by(reports.c.number)
    )
    standing = query.where(reports.c.withdrawn_at.is_(None))
    documents: dict[str, Document] = {}
    analyses: dict[str, Analysis] = {}
    for row in connection.execute(standing).all() or connection.execute(query):
        documents[row.id] = unpack(row.document, Document)
        analyses[row.id] = unpack(row.analysis, Analysis)
    return documents, analyses


def load_reading(connection: Connection, report: str) -> tuple[Document, Analysis]:
    """Return what was read in one report as it stands now."""
    query = (
        select(versions.c.document, versions.c.analysis)
        .join(reports, versions.c.id == reports.c.version)
        .where(reports.c.id == report)
    )
    row = connection.execute(query).one()
    return unpack_record(row.document, Document), unpack_record(row.analysis, Analysis)


def read_bytes(desk: Desk, report: str, version: int = 1) -> bytes | None:
    """Return the very bytes that a version of a report first came in as; None when there is no such version."""
    query = (
        select(raws.c.packed)
        .join(versions, versions.c.id == raws.c.version)
        .where(raws.c.report == report, versions.c.number == version)
        .order_by(raws.c.seen_at, raws.c.id)
        .limit(1)
    )
    with desk.reading() as connection:
        packed = connection.scalar(query)
    return None if packed is None else unpack_bytes(packed)


def _versions(connection: Connection, report: str) -> tuple[VersionRow, ...]:
    query = (
        select(*(versions.c[name] for name in _SHOWN)).where(versions.c.report == report).order_by(versions.c.number)
    )
    return tuple(version_of(row) for row in connection.execute(query))


_SHOWN = ("id", "number", "seen_at", "sha256", "title", "chars")
