"""Feeds and the pages they list -> reports on the desk; edited pages become versions, pages that are gone withdrawn.

Everything remembered between two visits is on the desk, so a visit that was stopped goes on where it was.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from secondsource.desk.intake import Added, add_reports, desk_id
from secondsource.desk.turns import FEED_MINUTES, next_feed, next_page
from secondsource.ingest.feeds import MOST_ENTRIES, read_feed
from secondsource.ingest.fetch import Fetcher
from secondsource.ingest.pages import report_of_entry, report_of_page
from secondsource.pipeline import Progress
from secondsource.records.feed import Feed, Fetched, WatchedFeed, WatchedPage
from secondsource.records.report import Report, Skipped
from secondsource.store.connect import Desk, Writer
from secondsource.store.feeds import due_feeds, due_pages, note_feed, note_page
from secondsource.store.write_reports import hold_again, return_report, withdraw_report

_THREADS = 8
_PAGES_AT_ONCE = 64
_GONE = 410
_UNCHANGED = 304


@dataclass(slots=True)
class Watched:
    """What a round came to: feeds read, feeds that failed, pages looked at, and what was added."""

    feeds: int = 0
    pages: int = 0
    added: Added = field(default_factory=Added)
    skipped: list[Skipped] = field(default_factory=list)


def watch_round(
    desk: Desk, fetcher: Fetcher, clock: Callable[[], str], progress: Progress, minutes: float = FEED_MINUTES
) -> Watched:
    """Read all feeds that are due, then all pages that are due, and tell the stories they touch."""
    watched = Watched()
    with ThreadPoolExecutor(_THREADS) as threads:
        _read_feeds(desk, fetcher, clock, watched, (threads, minutes))
        while True:
            with desk.reading() as connection:
                pages = due_pages(connection, clock(), _PAGES_AT_ONCE)
            if not pages:
                break
            found = _reports(desk, _fetched_pages(threads, fetcher, pages), clock, watched)
            _sum_up(watched, add_reports(desk, found, clock(), progress))
    if not watched.pages:  # what an earlier round left undone
        _sum_up(watched, add_reports(desk, (), clock(), progress))
    return watched


def fetch_reports(fetcher: Fetcher, addresses: Sequence[str]) -> Iterator[Report | Skipped]:
    """Yield the reports at these addresses, one by one."""
    for address in addresses:
        answer = fetcher.fetch(address)
        if isinstance(answer, Fetched) and answer.status != 200:
            yield _refused(address, answer.status)
        else:
            yield answer if isinstance(answer, Skipped) else report_of_page(answer)


def _sum_up(watched: Watched, added: Added) -> None:
    whole = watched.added
    whole.new += added.new
    whole.versions += added.versions
    whole.known += added.known
    whole.stories += added.stories
    whole.changes += added.changes
    watched.skipped += added.skipped


def _read_feeds(
    desk: Desk, fetcher: Fetcher, clock: Callable[[], str], watched: Watched, how: tuple[ThreadPoolExecutor, float]
) -> None:
    threads, minutes = how
    with desk.reading() as connection:
        due = due_feeds(connection, clock())
    answers = threads.map(lambda feed: fetcher.fetch(feed.url, feed.remembered), due)
    for feed, answer in zip(due, answers, strict=True):
        watched.feeds += 1
        noted, found = _visited(feed, answer, clock(), minutes)
        if isinstance(found, Skipped):
            watched.skipped.append(found)
        elif found is not None and found.left_out:
            what = f"it lists {found.left_out} entries beyond the first {MOST_ENTRIES}, which alone are read"
            watched.skipped.append(Skipped(feed.url, "feed-cut", what, "name the feeds of its parts, if it has any"))
        with desk.writing() as writer:
            note_feed(writer, noted, clock(), found if isinstance(found, Feed) else None)


def _visited(
    feed: WatchedFeed, answer: Fetched | Skipped, now: str, minutes: float
) -> tuple[WatchedFeed, Feed | Skipped | None]:
    """Return what to remember of a feed after a visit, and what it lists (None: nothing has changed)."""
    found: Feed | Skipped | None = answer if isinstance(answer, Skipped) else None
    asked = answer.retry_after_seconds if isinstance(answer, Fetched) else None
    if isinstance(answer, Fetched) and answer.status == _UNCHANGED:
        return replace(feed, failures=0, next_at=next_feed(now, 0, asked, minutes), said="not changed"), None
    if isinstance(answer, Fetched):
        found = read_feed(answer) if answer.status == 200 else _refused(feed.url, answer.status)
    if isinstance(found, Feed) and isinstance(answer, Fetched):
        said, title = f"{len(found.entries)} entries", feed.title or found.title
        said += f", {found.left_out} more left out" if found.left_out else ""
        noted = replace(feed, title=title, remembered=answer.remembered, said=said)
        return replace(noted, failures=0, next_at=next_feed(now, 0, asked, minutes)), found
    failures = feed.failures + 1
    said = found.what if isinstance(found, Skipped) else ""
    return replace(feed, failures=failures, next_at=next_feed(now, failures, asked, minutes), said=said), found


def _fetched_pages(
    threads: ThreadPoolExecutor, fetcher: Fetcher, pages: Sequence[WatchedPage]
) -> Iterator[tuple[WatchedPage, Fetched | Skipped]]:
    answers = threads.map(lambda page: fetcher.fetch(page.url, page.remembered), pages)
    yield from zip(pages, answers, strict=True)


def _reports(
    desk: Desk, answers: Iterator[tuple[WatchedPage, Fetched | Skipped]], clock: Callable[[], str], watched: Watched
) -> Iterator[Report | Skipped]:
    """Yield the reports of pages; a visit is noted only when its report has been kept, so none is lost by a stop."""
    for page, answer in answers:
        watched.pages += 1
        found = _found(page, answer)
        if found is not None:
            yield found
        with desk.writing() as writer:
            _note(writer, page, answer, found, clock())


def _found(page: WatchedPage, answer: Fetched | Skipped) -> Report | Skipped | None:
    """Return the report of a page; None when it is unchanged or gone. Where it fails, a feed's whole text serves."""
    if isinstance(answer, Fetched) and answer.status in (_UNCHANGED, _GONE):
        return None
    if isinstance(answer, Fetched) and answer.status == 200:
        return report_of_page(answer, page.entry.published)
    whole = report_of_entry(page.entry, None)
    if whole is not None:
        return whole
    return answer if isinstance(answer, Skipped) else _refused(page.url, answer.status)


def _note(
    writer: Writer, page: WatchedPage, answer: Fetched | Skipped, found: Report | Skipped | None, now: str
) -> None:
    """Keep what a visit to a page came to."""
    if isinstance(answer, Fetched) and answer.status == _GONE:
        if page.report is not None:
            withdraw_report(writer, page.report, now)
        note_page(writer, page, now, None, "gone")
        return
    well = isinstance(answer, Fetched) and answer.status in (200, _UNCHANGED)
    asked = answer.retry_after_seconds if isinstance(answer, Fetched) else None
    failures, visits = (0, page.visits + 1) if well else (page.failures + 1, page.visits)
    kept = answer.remembered if isinstance(answer, Fetched) and answer.status == 200 else page.remembered
    report = desk_id(found) if isinstance(found, Report) else page.report
    if well and report is not None:
        return_report(writer, report)
    if well and isinstance(found, Report):
        hold_again(writer, desk_id(found), found.sha256, now)
    visited = replace(page, failures=failures, visits=visits, remembered=kept, report=report)
    said = found.what if isinstance(found, Skipped) else "read" if found else "not changed"
    note_page(writer, visited, now, next_page(now, visits, failures, asked), said)


def _refused(address: str, status: int) -> Skipped:
    return Skipped(address, "http-status", f"the server answers {status}", "check the address")
