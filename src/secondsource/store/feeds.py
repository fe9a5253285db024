"""What a desk watches -> rows of feeds and pages: what the last visit came to, and when the next one is due."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, case, delete, insert, select, update

from secondsource.records.feed import Feed, FeedEntry, Remembered, WatchedFeed, WatchedPage
from secondsource.records.lease import Lease
from secondsource.store.connect import Desk
from secondsource.store.leases import give_back, is_due, is_free, is_held, take_row
from secondsource.store.packed import pack_bytes, unpack_bytes
from secondsource.store.rows import AnyRow
from secondsource.store.schema import feeds, pages


def watch_feeds(connection: Connection, wanted: Sequence[tuple[str, str | None]], now: str) -> None:
    """Watch these feeds (address, title) from now on; those that are watched already stay as they are."""
    for url, title in wanted:
        if connection.scalar(select(feeds.c.url).where(feeds.c.url == url)) is None:
            connection.execute(insert(feeds).values(url=url, title=title, failures=0, next_at=now, said="not yet read"))


def unwatch_feed(connection: Connection, url: str) -> bool:
    """Watch a feed, and the pages it brought, no longer; return whether it was watched. Reports stay."""
    connection.execute(delete(pages).where(pages.c.feed == url))
    return connection.execute(delete(feeds).where(feeds.c.url == url)).rowcount > 0


def list_feeds(desk: Desk) -> list[WatchedFeed]:
    """Return the feeds of the desk, by their addresses."""
    with desk.reading() as connection:
        return [_feed(row) for row in connection.execute(select(feeds).order_by(feeds.c.url))]


def due_feeds(connection: Connection, lease: Lease) -> list[str]:
    """Return the addresses of the feeds to be read now, those that wait longest first."""
    due = select(feeds.c.url).where(is_due(feeds, lease), is_free(feeds, lease))
    return list(connection.scalars(due.order_by(feeds.c.next_at, feeds.c.url)))


def due_pages(connection: Connection, lease: Lease, limit: int) -> list[str]:
    """Return the addresses of the pages to be read now, those that wait longest first."""
    due = select(pages.c.url).where(is_due(pages, lease), is_free(pages, lease))
    return list(connection.scalars(due.order_by(pages.c.next_at, pages.c.url).limit(limit)))


def take_feed(taker: Connection, url: str, lease: Lease) -> WatchedFeed | None:
    """Take a feed that is due; None when it is no longer, or another worker has it."""
    row = take_row(taker, feeds, (feeds.c.url == url) & is_due(feeds, lease), lease)
    return None if row is None else replace(_feed(row), taken_until=lease.until)


def take_page(taker: Connection, url: str, lease: Lease) -> WatchedPage | None:
    """Take a page that is due; None when it is no longer, or another worker has it."""
    row = take_row(taker, pages, (pages.c.url == url) & is_due(pages, lease), lease)
    return None if row is None else replace(_page(row), taken_until=lease.until)


def let_go(taker: Connection, one: WatchedFeed | WatchedPage) -> None:
    """Let others take a feed or page that was taken and is not read after all."""
    table = feeds if isinstance(one, WatchedFeed) else pages
    give_back(taker, table, table.c.url == one.url, one.taken_until or "")


def holds_page(writer: Connection, page: WatchedPage) -> bool:
    """Is a page that was taken still ours? If so, until this transaction ends."""
    return is_held(writer, pages, pages.c.url == page.url, page.taken_until or "")


def next_turn(connection: Connection) -> str | None:
    """Return the moment at which the next feed or page is due that nobody has taken; None when there is none."""
    first = [
        connection.scalar(
            select(t.c.next_at).where(t.c.next_at.is_not(None), t.c.taken_until.is_(None)).order_by(t.c.next_at)
        )
        for t in (feeds, pages)
    ]
    return min((moment for moment in first if moment is not None), default=None)


def note_feed(connection: Connection, feed: WatchedFeed, now: str, found: Feed | None = None) -> bool:
    """Keep what a visit to a feed came to, and what it lists, in one transaction, and give the feed back.

    A page is due when it is new, or when the feed says that it was updated since. False, and nothing is kept, when
    another worker has taken the feed since.
    """
    if not is_held(connection, feeds, feeds.c.url == feed.url, feed.taken_until or ""):
        return False
    kept = {"etag": feed.remembered.etag, "modified": feed.remembered.modified, "title": feed.title}
    times = {"checked_at": now, "next_at": feed.next_at, "failures": feed.failures, "said": feed.said}
    connection.execute(update(feeds).where(feeds.c.url == feed.url).values(**kept, **times, taken_until=None))
    for entry in found.entries if found else ():
        _note_entry(connection, feed.url, entry, now)
    return True


def note_page(connection: Connection, page: WatchedPage, now: str, next_at: str | None, said: str) -> None:
    """Keep what a visit to a page of ours came to, and give it back.

    `next_at` None: it is not visited again, unless its feed says it changed. If the feed said so since it was taken, it
    is due at once.
    """
    kept = {"etag": page.remembered.etag, "modified": page.remembered.modified, "report": page.report}
    times = {"checked_at": now, "visits": page.visits, "failures": page.failures, "said": said}
    as_taken = pages.c.updated.is_not_distinct_from(page.entry.updated)
    turn = case((as_taken, next_at), else_=pages.c.next_at)
    noted = update(pages).where(pages.c.url == page.url)
    connection.execute(noted.values(**kept, **times, next_at=turn, taken_until=None))


def _note_entry(connection: Connection, feed: str, entry: FeedEntry, now: str) -> None:
    there = connection.execute(select(pages.c.updated).where(pages.c.url == entry.url)).one_or_none()
    content = pack_bytes(entry.content.encode()) if entry.content else None
    told = {"title": entry.title, "published": entry.published, "updated": entry.updated, "content": content}
    if there is None:
        fresh = {"url": entry.url, "feed": feed, "visits": 0, "failures": 0, "next_at": now, "said": "not yet read"}
        connection.execute(insert(pages).values(**fresh, **told))
    elif there.updated != entry.updated:
        connection.execute(update(pages).where(pages.c.url == entry.url).values(next_at=now, **told))


def _feed(row: AnyRow) -> WatchedFeed:
    return WatchedFeed(row.url, row.title, Remembered(row.etag, row.modified), row.failures, row.next_at, row.said)


def _page(row: AnyRow) -> WatchedPage:
    content = unpack_bytes(row.content).decode() if row.content else None
    entry = FeedEntry(row.url, row.title, row.published, row.updated, content)
    kept = Remembered(row.etag, row.modified)
    return WatchedPage(row.url, row.feed, entry, kept, row.visits, row.failures, row.report)
