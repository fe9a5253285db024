"""What a desk watches -> rows of feeds and pages: what the last visit came to, and when the next one is due."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from secondsource.records.feed import Feed, FeedEntry, Remembered, WatchedFeed, WatchedPage
from secondsource.store.connect import Desk
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


def due_feeds(connection: Connection, now: str) -> list[WatchedFeed]:
    """Return the feeds to be read now, those that wait longest first."""
    query = select(feeds).where(feeds.c.next_at <= now).order_by(feeds.c.next_at, feeds.c.url)
    return [_feed(row) for row in connection.execute(query)]


def due_pages(connection: Connection, now: str, limit: int) -> list[WatchedPage]:
    """Return the pages to be read now, those that wait longest first."""
    query = select(pages).where(pages.c.next_at <= now).order_by(pages.c.next_at, pages.c.url).limit(limit)
    return [_page(row) for row in connection.execute(query)]


def next_turn(connection: Connection) -> str | None:
    """Return the moment at which the next feed or page is due; None when nothing is watched."""
    first = [
        connection.scalar(select(t.c.next_at).where(t.c.next_at.is_not(None)).order_by(t.c.next_at)) for t in _BOTH
    ]
    return min((moment for moment in first if moment is not None), default=None)


def note_feed(connection: Connection, feed: WatchedFeed, now: str, found: Feed | None = None) -> int:
    """Keep what a visit to a feed came to, and what it lists, in one transaction; return how many pages are due by it.

    A page is due when it is new, or when the feed says that it was updated since.
    """
    kept = {"etag": feed.remembered.etag, "modified": feed.remembered.modified, "title": feed.title}
    times = {"checked_at": now, "next_at": feed.next_at, "failures": feed.failures, "said": feed.said}
    connection.execute(update(feeds).where(feeds.c.url == feed.url).values(**kept, **times))
    return sum(_note_entry(connection, feed.url, entry, now) for entry in (found.entries if found else ()))


def note_page(connection: Connection, page: WatchedPage, now: str, next_at: str | None, said: str) -> None:
    """Keep what a visit to a page came to; `next_at` None: it is not visited again, unless its feed says it changed."""
    kept = {"etag": page.remembered.etag, "modified": page.remembered.modified, "report": page.report}
    times = {"checked_at": now, "next_at": next_at, "visits": page.visits, "failures": page.failures, "said": said}
    connection.execute(update(pages).where(pages.c.url == page.url).values(**kept, **times))


def _note_entry(connection: Connection, feed: str, entry: FeedEntry, now: str) -> bool:
    there = connection.execute(select(pages.c.updated).where(pages.c.url == entry.url)).one_or_none()
    content = pack_bytes(entry.content.encode()) if entry.content else None
    told = {"title": entry.title, "published": entry.published, "updated": entry.updated, "content": content}
    if there is None:
        fresh = {"url": entry.url, "feed": feed, "visits": 0, "failures": 0, "next_at": now, "said": "not yet read"}
        connection.execute(insert(pages).values(**fresh, **told))
        return True
    if there.updated == entry.updated:
        return False
    connection.execute(update(pages).where(pages.c.url == entry.url).values(next_at=now, **told))
    return True


def _feed(row: AnyRow) -> WatchedFeed:
    return WatchedFeed(row.url, row.title, Remembered(row.etag, row.modified), row.failures, row.next_at, row.said)


def _page(row: AnyRow) -> WatchedPage:
    content = unpack_bytes(row.content).decode() if row.content else None
    entry = FeedEntry(row.url, row.title, row.published, row.updated, content)
    kept = Remembered(row.etag, row.modified)
    return WatchedPage(row.url, row.feed, entry, kept, row.visits, row.failures, row.report)


_BOTH = (feeds, pages)
