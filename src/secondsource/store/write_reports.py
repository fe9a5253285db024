"""A report read -> rows: its bytes, its text as one version, the report itself, and what search finds of it.

The same bytes again change nothing; other bytes with the same text add nothing but the bytes.
"""

from dataclasses import replace

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from secondsource.records.desk import Arrival, Stored
from secondsource.records.document import Document
from secondsource.records.report import Report
from secondsource.store.keys import id_of, marks_of
from secondsource.store.packed import pack_bytes, pack_record, unpack_bytes, unpack_record
from secondsource.store.schema import changes, findings, raws, reports, stories, versions


def is_known(connection: Connection, report: str, sha256: str) -> bool:
    """Did these very bytes come in for this report before?"""
    return connection.scalar(select(raws.c.id).where(raws.c.id == id_of("w", report, sha256))) is not None


def store_report(connection: Connection, arrival: Arrival) -> Stored:
    """Keep a report; say whether it is new, a new version of one that is there, or known."""
    if is_known(connection, arrival.id, arrival.report.sha256):
        return "known"
    document = arrival.document
    version = id_of("v", arrival.id, document.title, document.text)
    there = connection.execute(select(reports).where(reports.c.id == arrival.id)).one_or_none()
    known = connection.scalar(select(versions.c.id).where(versions.c.id == version)) is not None
    _keep_bytes(connection, arrival, version)
    if known:
        return "known"
    number = 1 if there is None else there.versions + 1
    _keep_version(connection, arrival, version, number)
    if there is None:
        row = _report_row(document) | {"id": arrival.id, "added_at": arrival.at, "versions": 1, "version": version}
        connection.execute(insert(reports).values(**row))
    else:
        row = _report_row(document) | {"versions": number, "version": version, "withdrawn_at": None}
        connection.execute(update(reports).where(reports.c.id == arrival.id).values(**row))
        touch_story(connection, there.story)
    find_report(connection, arrival.id, there.story if there else None, document)
    return "version" if there else "new"


def replace_reading(connection: Connection, arrival: Arrival, version: str) -> None:
    """Put a newer reading of the same bytes in the place of the one that was kept (`version`)."""
    values = _version_row(arrival.document) | {"document": pack_record(arrival.document)}
    values["analysis"] = pack_record(arrival.analysis)
    connection.execute(update(versions).where(versions.c.id == version).values(**values))
    there = connection.execute(select(reports).where(reports.c.id == arrival.id)).one()
    if there.version == version:
        connection.execute(update(reports).where(reports.c.id == arrival.id).values(**_report_row(arrival.document)))
        find_report(connection, arrival.id, there.story, arrival.document)
        touch_story(connection, there.story)


def touch_story(connection: Connection, story: str | None) -> None:
    """Mark a story as one that has to be compared anew."""
    if story is not None:
        connection.execute(update(stories).where(stories.c.id == story).values(touched=stories.c.touched + 1))


def withdraw_report(connection: Connection, report: str, at: str) -> bool:
    """Note that an outlet took a report back; return whether that is news. Its text is kept."""
    there = connection.execute(select(reports).where(reports.c.id == report)).one_or_none()
    if there is None or there.withdrawn_at is not None:
        return False
    connection.execute(update(reports).where(reports.c.id == report).values(withdrawn_at=at))
    touch_story(connection, there.story)
    if there.story is not None:
        text = f"{there.outlet or there.source} withdrew “{there.title or 'a report'}”"
        told = {"kind": "report withdrawn", "text": text, "report": report, "story": there.story}
        known = id_of("c", report, "withdrawn", at)  # there already where the clock was put back between two of them
        if connection.scalar(select(changes.c.id).where(changes.c.id == known)) is None:
            connection.execute(insert(changes).values(id=known, at=at, **told))
    return True


def stands(connection: Connection, report: str, sha256: str) -> bool:
    """Is the text that these bytes hold the one that stands?"""
    held = select(raws.c.id).join(reports, reports.c.version == raws.c.version)
    return connection.scalar(held.where(raws.c.id == id_of("w", report, sha256))) is not None


def hold_again(connection: Connection, report: str, sha256: str, at: str) -> bool:
    """Let the text that these bytes hold be the one that stands: its outlet went back to it. It is the newest version.

    False, and nothing is done, when it stands already.
    """
    there = connection.execute(select(reports).where(reports.c.id == report)).one_or_none()
    version = connection.scalar(select(raws.c.version).where(raws.c.id == id_of("w", report, sha256)))
    if there is None or version is None or version == there.version:
        return False
    number = there.versions + 1
    connection.execute(update(versions).where(versions.c.id == version).values(number=number, seen_at=at))
    packed = connection.execute(select(versions.c.document).where(versions.c.id == version)).scalar_one()
    document = unpack_record(packed, Document)
    row = _report_row(document) | {"versions": number, "version": version}
    connection.execute(update(reports).where(reports.c.id == report).values(**row))
    touch_story(connection, there.story)
    find_report(connection, report, there.story, document)
    return True


def return_report(connection: Connection, report: str) -> None:
    """Note that a report is there, whether or not it was withdrawn before: its page answers again."""
    there = (reports.c.id == report, reports.c.withdrawn_at.is_not(None))
    if connection.execute(update(reports).where(*there).values(withdrawn_at=None)).rowcount:
        touch_story(connection, connection.scalar(select(reports.c.story).where(reports.c.id == report)))


def find_report(connection: Connection, report: str, story: str | None, document: Document) -> None:
    """Let search find a report by its title and text as they stand now."""
    connection.execute(delete(findings).where(findings.c.what == "report", findings.c.id == report))
    connection.execute(
        insert(findings).values(
            what="report",
            id=report,
            story=story,
            report=report,
            outlet=document.outlet,
            day=document.published.start.isoformat() if document.published.start else None,
            title=document.title or "",
            text=document.text,
            marks=marks_of(what="report", outlet=document.outlet),
        )
    )


def given_report(connection: Connection, raw: str) -> Report:
    """Return a report as it came in, by the id of its bytes."""
    row = connection.execute(select(raws.c.given).where(raws.c.id == raw)).one()
    return msgspec.msgpack.decode(unpack_bytes(row.given), type=Report)


def kept_versions(connection: Connection) -> list[tuple[str, str]]:
    """Return every text of the desk, oldest first, with the id of the bytes it was first read from."""
    first: dict[str, str] = {}
    query = select(raws.c.version, raws.c.id).join(versions, versions.c.id == raws.c.version)
    for row in connection.execute(query.order_by(raws.c.report, versions.c.number, raws.c.seen_at, raws.c.id)):
        first.setdefault(row.version, row.id)
    return list(first.items())


def _keep_bytes(connection: Connection, arrival: Arrival, version: str) -> None:
    report = arrival.report
    connection.execute(
        insert(raws).values(
            id=id_of("w", arrival.id, report.sha256),
            report=arrival.id,
            version=version,
            sha256=report.sha256,
            source=report.source,
            seen_at=arrival.at,
            given=pack_bytes(msgspec.msgpack.encode(replace(report, data=b""))),
            packed=pack_bytes(report.data),
        )
    )


def _keep_version(connection: Connection, arrival: Arrival, version: str, number: int) -> None:
    connection.execute(
        insert(versions).values(
            id=version,
            report=arrival.id,
            number=number,
            seen_at=arrival.at,
            document=pack_record(arrival.document),
            analysis=pack_record(arrival.analysis),
            **_version_row(arrival.document),
        )
    )


def _version_row(document: Document) -> dict[str, object]:
    return {"sha256": document.sha256, "title": document.title, "chars": len(document.text)}


def _report_row(document: Document) -> dict[str, object]:
    day = document.published
    return {
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "url": document.url,
        "source": document.source,
        "first_day": day.start.isoformat() if day.start else None,
        "last_day": day.end.isoformat() if day.end else None,
        "language": document.language,
    }
