"""Feeds and the pages they list -> reports on the desk; edited pages become versions, pages that are gone withdrawn.

Everything remembered between two visits is on the desk, so a visit that was stopped goes on where it was.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TypeVar

from secondsource.desk.intake import Added, desk_id, read_arrival, settle
from secondsource.desk.turns import FEED_MINUTES, Clock, lease_at, next_feed, next_page
from secondsource.ingest.feeds import MOST_ENTRIES, read_feed
from secondsource.ingest.fetch import Fetcher
from secondsource.ingest.pages import report_of_entry, report_of_page
from secondsource.pipeline import Progress, read_each
from secondsource.records.desk import Arrival, Stored
from secondsource.records.feed import Feed, Fetched, WatchedFeed, WatchedPage
from secondsource.records.lease import Lease
from secondsource.records.report import Report, Skipped
from secondsource.store.connect import Desk, Writer
from secondsource.store.feeds import (
    due_feeds,
    due_pages,
    holds_page,
    let_go,
    note_feed,
    note_page,
    take_feed,
    take_page,
)
from secondsource.store.write_reports import hold_again, return_report, store_report, withdraw_report

_THREADS = 8
_PAGES_AT_ONCE = 64
_GONE = 410
_UNCHANGED = 304
_Taken = TypeVar("_Taken", WatchedFeed, WatchedPage)
_Take = Callable[[Writer, str, Lease], _Taken | None]


@dataclass(slots=True)
class Watched:
    """What a round came to: feeds read, feeds that failed, pages looked at, and what was added."""

    feeds: int = 0
    pages: int = 0
    added: Added = field(default_factory=Added)
    skipped: list[Skipped] = field(default_factory=list)


def watch_round(
    desk: Desk, fetcher: Fetcher, clock: Clock, progress: Progress, minutes: float = FEED_MINUTES
) -> Watched:
    """Read all feeds that are due, then all pages that are due, and tell the stories they touch.

    What another worker has taken is left to it.
    """
    watched = Watched()
    with ThreadPoolExecutor(_THREADS) as threads:
        asked = _Asked(desk, fetcher, threads, clock)
        _read_feeds(asked, watched, minutes)
        while _read_pages(asked, watched, progress):
            settle(desk, watched.added, clock, progress)
    if not watched.pages:  # what an earlier round left undone
        settle(desk, watched.added, clock, progress)
    watched.skipped += watched.added.skipped
    return watched


def fetch_reports(fetcher: Fetcher, addresses: Sequence[str]) -> Iterator[Report | Skipped]:
    """Yield the reports at these addresses, one by one."""
    for address in addresses:
        answer = fetcher.fetch(address)
        if isinstance(answer, Fetched) and answer.status != 200:
            yield _refused(address, answer.status)
        else:
            yield answer if isinstance(answer, Skipped) else report_of_page(answer)


@dataclass(frozen=True, slots=True)
class _Asked:
    """With what servers are asked: the desk that says whom, what asks, so many at once, and the moment it is."""

    desk: Desk
    fetcher: Fetcher
    threads: ThreadPoolExecutor
    clock: Clock

    def answers(self, due: Sequence[str], take: _Take[_Taken]) -> Iterator[tuple[_Taken, Fetched | Skipped]]:
        """Take what is due, one after another, and yield it with what its server answers.

        Taken is only what is asked for at once: the others are left for other workers.
        """
        under_way: deque[tuple[_Taken, Future[Fetched | Skipped]]] = deque()
        waiting = iter(due)
        try:
            while True:
                while len(under_way) < _THREADS and (url := next(waiting, None)) is not None:
                    with self.desk.taking() as taker:
                        one = take(taker, url, lease_at(self.clock()))
                    if one is not None:
                        under_way.append((one, self.threads.submit(self.fetcher.fetch, one.url, one.remembered)))
                if not under_way:
                    return
                yield under_way[0][0], under_way[0][1].result()
                under_way.popleft()
        finally:
            for one, _ in under_way:  # we are stopped
                with self.desk.taking() as taker:
                    let_go(taker, one)


def _read_feeds(asked: _Asked, watched: Watched, minutes: float) -> None:
    with asked.desk.reading() as connection:
        due = due_feeds(connection, lease_at(asked.clock()))
    for feed, answer in asked.answers(due, take_feed):
        noted, found = _visited(feed, answer, asked.clock(), minutes)
        with asked.desk.writing() as writer:
            if not note_feed(writer, noted, asked.clock(), found if isinstance(found, Feed) else None):
                continue  # another worker took it over, and tells of it
        watched.feeds += 1
        if isinstance(found, Skipped):
            watched.skipped.append(found)
        elif found is not None and found.left_out:
            what = f"it lists {found.left_out} entries beyond the first {MOST_ENTRIES}, which alone are read"
            watched.skipped.append(Skipped(feed.url, "feed-cut", what, "name the feeds of its parts, if it has any"))


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


def _read_pages(asked: _Asked, watched: Watched, progress: Progress) -> int:
    """Read some pages that are due and keep their reports; return how many that were."""
    with asked.desk.reading() as connection:
        due = due_pages(connection, lease_at(asked.clock()), _PAGES_AT_ONCE)
    done = 0
    for done, (page, answer) in enumerate(asked.answers(due, take_page), 1):
        _count(watched, _keep_visit(asked.desk, page, answer, asked.clock))
        progress("reading", done, 0)
    watched.pages += done
    return done


def _count(watched: Watched, kept: Stored | Skipped | None) -> None:
    if isinstance(kept, Skipped):
        watched.skipped.append(kept)
    else:
        watched.added.count(kept)


def _keep_visit(desk: Desk, page: WatchedPage, answer: Fetched | Skipped, clock: Clock) -> Stored | Skipped | None:
    """Keep the report of a page and what the visit came to, in one transaction, so neither is lost by a stop.

    The page is read before that: nobody waits for it. Nothing is kept of a page that another worker took meanwhile,
    because our lease had run out: it has seen a newer state of it.
    """
    found = _found(page, answer)
    read = next(read_each([found], lambda report: read_arrival(desk, report, clock()))) if found else None
    with desk.writing() as writer:
        if not holds_page(writer, page):
            return None
        kept = store_report(writer, read) if isinstance(read, Arrival) else None
        again = _note(writer, page, answer, found, clock())
    if isinstance(read, Skipped):
        return read
    return kept or ("version" if again else "known" if found else None)


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
) -> bool:
    """Keep what a visit to a page came to; return whether the page went back to an earlier text."""
    if isinstance(answer, Fetched) and answer.status == _GONE:
        if page.report is not None:
            withdraw_report(writer, page.report, now)
        note_page(writer, page, now, None, "gone")
        return False
    well = isinstance(answer, Fetched) and answer.status in (200, _UNCHANGED)
    asked = answer.retry_after_seconds if isinstance(answer, Fetched) else None
    failures, visits = (0, page.visits + 1) if well else (page.failures + 1, page.visits)
    kept = answer.remembered if isinstance(answer, Fetched) and answer.status == 200 else page.remembered
    report = desk_id(found) if isinstance(found, Report) else page.report
    if well and report is not None:
        return_report(writer, report)
    again = well and isinstance(found, Report) and hold_again(writer, desk_id(found), found.sha256, now)
    visited = replace(page, failures=failures, visits=visits, remembered=kept, report=report)
    said = found.what if isinstance(found, Skipped) else "read" if found else "not changed"
    note_page(writer, visited, now, next_page(now, visits, failures, asked), said)
    return again


def _refused(address: str, status: int) -> Skipped:
    return Skipped(address, "http-status", f"the server answers {status}", "check the address")
