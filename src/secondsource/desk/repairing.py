"""A damaged desk -> a new one beside it: every report read again from its bytes, judgements, rules and changes kept."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from secondsource.desk.grouping import group_all
from secondsource.desk.telling import tell_stale
from secondsource.errors import StoreError
from secondsource.pipeline import Progress, read_report
from secondsource.records.desk import Arrival
from secondsource.records.report import Report, Skipped
from secondsource.settings import Settings
from secondsource.store.connect import Desk, open_desk
from secondsource.store.grouping import touch_everything
from secondsource.store.packed import unpack_bytes
from secondsource.store.salvage import Row, Salvaged, put_kept, salvage, seat_report
from secondsource.store.schema import raws, reports, stories
from secondsource.store.write_reports import hold_again, stands, store_report

_SETTINGS = Settings()


@dataclass(slots=True)
class Repaired:
    """What came of a repair: texts read again, texts lost, other rows lost, stories told."""

    texts: int = 0
    lost_texts: int = 0
    lost_rows: int = 0
    stories: int = 0


def repair(broken: Path, new: Path, now: str, progress: Progress) -> Repaired:
    """Make a desk of all that can be read of a broken one, which is left as it is; raises `StoreError`."""
    found = salvage(broken)
    desk = open_desk(new, now=now)
    try:
        return _fill(desk, found, now, progress)
    finally:
        desk.close()


def _fill(desk: Desk, found: Salvaged, now: str, progress: Progress) -> Repaired:
    done = Repaired(lost_rows=found.unread)
    with desk.writing() as writer:
        done.lost_rows += put_kept(writer, found)
    rows = sorted(found.of(raws), key=lambda row: (str(row["seen_at"]), str(row["id"])))
    for number, row in enumerate(rows, 1):
        kept = _read_again(desk, row)
        done.texts, done.lost_texts = done.texts + kept, done.lost_texts + (not kept)
        progress("reading", number, len(rows))
    with desk.writing() as writer:
        there = {row["id"] for row in found.of(stories)}
        for row in found.of(reports):
            seat_report(writer, row if row["story"] in there else row | {"story": None})
    _stand_again(desk, found, now)
    with desk.writing() as writer:
        group_all(writer, now)
        touch_everything(writer)
    done.stories = tell_stale(desk, lambda: now, progress).stories
    return done


def _read_again(desk: Desk, row: Row) -> bool:
    """Read a text from its bytes and keep it under the id and day it had; False when its bytes are damaged."""
    try:
        given = msgspec.msgpack.decode(unpack_bytes(_bytes(row["given"])), type=Report)
        report = replace(given, id=str(row["report"]), data=unpack_bytes(_bytes(row["packed"])))
    except (StoreError, msgspec.MsgspecError, TypeError, UnicodeDecodeError):
        return False
    read = read_report(report, _SETTINGS)
    if isinstance(read, Skipped):
        return False
    with desk.writing() as writer:
        store_report(writer, Arrival(report.id, report, *read, str(row["seen_at"])))
    return True


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("no bytes")
    return value


def _stand_again(desk: Desk, found: Salvaged, now: str) -> None:
    """Let of every report the text stand that stood before: an outlet may have gone back to its first words."""
    stood = {row["version"] for row in found.of(reports)}
    for row in found.of(raws):
        if row["version"] in stood:
            report, sha256 = str(row["report"]), str(row["sha256"])
            with desk.writing() as writer:
                if not stands(writer, report, sha256):
                    hold_again(writer, report, sha256, now)
