"""Reports as they come in -> reports kept on the desk, each in a transaction of its own.

Whatever stops the program, the next call goes on where this one was stopped. The clock comes from the door.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from secondsource.desk.grouping import group_pending
from secondsource.desk.telling import tell_stale
from secondsource.desk.turns import Clock
from secondsource.engine.local import Workers
from secondsource.engine.reading import read_by_many
from secondsource.ingest.addresses import address_key
from secondsource.pipeline import Progress, read_each, read_report
from secondsource.records.analysis import Analysis
from secondsource.records.desk import Arrival, ReadReport, Stored
from secondsource.records.document import Document
from secondsource.records.report import Report, Skipped
from secondsource.settings import Settings
from secondsource.store.connect import Desk
from secondsource.store.keys import id_of
from secondsource.store.write_reports import hold_again, is_known, stands, store_report

_AT_ONCE = 200  # so many reports are kept before they are grouped
_SETTINGS = Settings()


@dataclass(slots=True)
class Added:
    """What an intake came to: reports that were new, new versions, known already, passed over; stories told anew.

    `left` stories are told by another worker just now, or were taken by one that was killed.
    """

    new: int = 0
    versions: int = 0
    known: int = 0
    stories: int = 0
    changes: int = 0
    left: int = 0
    skipped: tuple[Skipped, ...] = ()

    def count(self, kept: Stored | None) -> None:
        """Count a report by what it was; None: there was none."""
        self.new += kept == "new"
        self.versions += kept == "version"
        self.known += kept == "known"


def add_reports(
    desk: Desk,
    found: Iterable[Report | ReadReport | Skipped],
    clock: Clock,
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> Added:
    """Take reports into the desk, group them and tell the stories they touch; work left over is done first.

    `workers` are processes that may read and compare, where there is enough of it; what comes of it is the same.
    """
    added = Added()
    skipped: list[Skipped] = []
    show = progress or _quiet
    older: dict[str, str] = {}

    group_pending(desk, clock())
    read = read_by_many(found, workers, lambda report: _is_new(desk, report)) if workers else found
    kept: Iterator[Stored | Skipped] = read_each(read, lambda report: _keep(desk, report, clock(), older))
    for done, one in enumerate(kept, 1):
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            added.count(one)
        show("reading", done, 0)
        if not done % _AT_ONCE:
            group_pending(desk, clock())
    gone_back = _hold_again(desk, older, clock())
    added.versions, added.known = added.versions + gone_back, added.known - gone_back
    added.skipped = tuple(skipped)
    settle(desk, added, clock, show, workers)
    return added


def settle(desk: Desk, added: Added, clock: Clock, show: Progress, workers: Workers | None = None) -> None:
    """Group what was kept and tell the stories it touched; what came of it goes into `added`."""
    group_pending(desk, clock())
    telling = tell_stale(desk, clock, show, workers)
    added.stories += telling.stories
    added.changes += telling.changes
    added.left += telling.left
    added.skipped += telling.skipped


def desk_id(report: Report) -> str:
    """Return the id a report has on the desk: one address is one report, whatever its text; without one its content."""
    return (address_id(report.url) if report.url else None) or report.id.partition("-")[0]


def address_id(address: str) -> str | None:
    """Return the id that the report at an address has; None for what is no address of the web."""
    key = address_key(address)
    return None if key is None else id_of("r", key)


def read_arrival(desk: Desk, given: Report | ReadReport, now: str) -> Arrival | Skipped | None:
    """Return a report read and ready to be kept; None when these very bytes came in before. The desk is not held."""
    came_in = _came_in(given)
    if not _is_new(desk, came_in):
        return None
    report = replace(came_in, id=desk_id(came_in))
    read = _under(report.id, given) if isinstance(given, ReadReport) else read_report(report, _SETTINGS)
    return read if isinstance(read, Skipped) else Arrival(report.id, report, *read, now)


def _came_in(given: Report | ReadReport) -> Report:
    return given.report if isinstance(given, ReadReport) else given


def _is_new(desk: Desk, report: Report) -> bool:
    """Is this not the very bytes that came in for that report before?"""
    with desk.reading() as connection:
        return not is_known(connection, desk_id(report), report.sha256)


def _keep(desk: Desk, given: Report | ReadReport, now: str, older: dict[str, str]) -> Stored | Skipped:
    """Keep a report; `older`: of those that came in with a text that does not stand any more, its bytes."""
    came_in = _came_in(given)
    report, sha256 = desk_id(came_in), came_in.sha256
    older.pop(report, None)
    kept: Stored = "known"
    read = read_arrival(desk, given, now)
    if isinstance(read, Skipped):
        return read
    if read is not None:
        with desk.writing() as writer:
            kept = store_report(writer, read)
    if kept == "known":
        with desk.reading() as connection:
            if not stands(connection, report, sha256):
                older[report] = sha256
    return kept


def _under(report: str, read: ReadReport) -> tuple[Document, Analysis]:
    """Return what was read in a report under the id that it has on the desk."""
    return replace(read.document, report_id=report), replace(read.analysis, report_id=report)


def _hold_again(desk: Desk, older: Mapping[str, str], now: str) -> int:
    """Let texts that came in last stand again although a newer one is known; return how many did not stand.

    The last that comes in of a report counts: to add a folder that holds both texts again changes nothing.
    """
    count = 0
    for report, sha256 in older.items():
        with desk.writing() as writer:
            count += hold_again(writer, report, sha256, now)
    return count


def _quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""
