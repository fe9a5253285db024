"""Feeds and pages of the web: what a feed lists, what was fetched, and what is remembered between two visits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed: its page, and what the feed itself says of it (`content` may be HTML)."""

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: its title, its entries in the order it gives them, how many more it lists that were left out."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a server said on the last visit, to be asked again only for what changed (conditional GET)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the address after redirects, the status, the decoded body, and what to remember.

    `body` is empty for 304 (not changed) and for errors; `charset` is what the server says of it.
    """

    url: str
    status: int
    body: bytes
    media: str
    charset: str | None
    remembered: Remembered
    retry_after_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed a desk watches. `failures` in a row make the next visit later; `said` is what the last visit came to.

    `taken_until`: a worker has taken it, and this is the end of its lease.
    """

    url: str
    title: str | None
    remembered: Remembered
    failures: int
    next_at: str
    said: str
    taken_until: str | None = None


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page of a feed that is to be read, or read again. `visits` counts how often it was; `taken_until` as above."""

    url: str
    feed: str
    entry: FeedEntry
    remembered: Remembered
    visits: int
    failures: int
    report: str | None
    taken_until: str | None = None
