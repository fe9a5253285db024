"""Reports as they come in -> reports kept on the desk, each in a transaction of its own.

Whatever stops the program, the next call goes on where this one was stopped. Nothing here asks the clock: `now` comes
from the door.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from secondsource.desk.grouping import group_pending
from secondsource.desk.telling import tell_stale
from secondsource.ingest.addresses import address_key
from secondsource.pipeline import Progress, read_each, read_report
from secondsource.records.desk import Arrival
from secondsource.records.report import Report, Skipped
from secondsource.settings import Settings
from secondsource.store.connect import Desk
from secondsource.store.keys import id_of
from secondsource.store.write_reports import is_known, store_report

_AT_ONCE = 200  # so many reports are kept before they are grouped
_SETTINGS = Settings()


@dataclass(slots=True)
class Added:
    """What an intake came to: reports that were new, new versions, known already, passed over; stories told anew."""

    new: int = 0
    versions: int = 0
    known: int = 0
    stories: int = 0
    changes: int = 0
    skipped: tuple[Skipped, ...] = ()


def add_reports(desk: Desk, found: Iterable[Report | Skipped], now: str, progress: Progress | None = None) -> Added:
    """Take reports into the desk, group them and tell the stories they touch; work left over is done first."""
    added = Added()
    skipped: list[Skipped] = []
    show = progress or _quiet
    group_pending(desk, now)
    for done, one in enumerate(read_each(found, lambda report: _keep(desk, report, now)), 1):
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            added.new += one == "new"
            added.versions += one == "version"
            added.known += one == "known"
        show("reading", done, 0)
        if not done % _AT_ONCE:
            group_pending(desk, now)
    group_pending(desk, now)
    telling = tell_stale(desk, now, show)
    added.stories, added.changes = telling.stories, telling.changes
    added.skipped = (*skipped, *telling.skipped)
    return added


def desk_id(report: Report) -> str:
    """Return the id a report has on the desk: one address is one report, whatever its text; without one its content."""
    key = address_key(report.url) if report.url else None
    return report.id.partition("-")[0] if key is None else id_of("r", key)


def _keep(desk: Desk, given: Report, now: str) -> str | Skipped:
    report = replace(given, id=desk_id(given))
    with desk.reading() as connection:
        if is_known(connection, report.id, report.sha256):
            return "known"
    read = read_report(report, _SETTINGS)
    if isinstance(read, Skipped):
        return read
    with desk.writing() as connection:
        return store_report(connection, Arrival(report.id, report, *read, now))


def _quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""
