"""What a visit to a feed or page came to -> when the next one is due."""

from datetime import UTC, datetime, timedelta

FEED_MINUTES = 15
_MOST_FEED_MINUTES = 24 * 60
_FIRST_FAILURE_MINUTES = 5
# A page is most often edited in its first hours; after these visits, so many minutes apart, it is left alone.
_PAGE_MINUTES = (60, 4 * 60, 12 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60)
MOST_FAILURES = 6  # in a row: then a page is given up


def later(now: str, minutes: float) -> str:
    """Return the moment so many minutes later."""
    return (datetime.fromisoformat(now).astimezone(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def next_feed(now: str, failures: int, asked_seconds: int | None, minutes: float = FEED_MINUTES) -> str:
    """Return when a feed is due: after `minutes`, later with every failure in a row, never before the server asks."""
    wait = min(minutes * 2**failures, max(minutes, _MOST_FEED_MINUTES))
    return later(now, max(wait, (asked_seconds or 0) / 60))


def next_page(now: str, visits: int, failures: int, asked_seconds: int | None = None) -> str | None:
    """Return when a page is due again: after longer and longer pauses; None: no more."""
    if failures > MOST_FAILURES:
        return None
    if failures:
        return later(now, max(_FIRST_FAILURE_MINUTES * 4**failures, (asked_seconds or 0) / 60))
    return later(now, _PAGE_MINUTES[visits - 1]) if 0 < visits <= len(_PAGE_MINUTES) else None
