"""What a visit to a feed or page came to -> when the next one is due; and how long what was taken is a worker's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from secondsource.records.lease import Lease

Clock = Callable[[], str]  # asked at the door alone: the moment it is, as a desk writes it

FEED_MINUTES = 15
_MOST_FEED_MINUTES = 24 * 60
_FIRST_FAILURE_MINUTES = 5
# A page is most often edited in its first hours; after these visits, so many minutes apart, it is left alone.
_PAGE_MINUTES = (60, 4 * 60, 12 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60)
MOST_FAILURES = 6  # in a row: then a page is given up
_MOST_DAYS = 14  # nothing is put off longer
# Work is taken so long: a page waits for its turn at its host behind seven others, a story of hundreds of reports takes
# a minute or two to compare. What a worker had taken when it was killed waits so long, too.
LEASE_MINUTES = 10.0


def later(now: str, minutes: float) -> str:
    """Return the moment so many minutes later."""
    return (datetime.fromisoformat(now).astimezone(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def lease_at(now: str, minutes: float = LEASE_MINUTES) -> Lease:
    """Return the lease of work taken at a moment; clocks of workers may differ by as long as a lease is."""
    return Lease(now, later(now, minutes), later(now, 2 * minutes), later(now, (_MOST_DAYS + 1) * 24 * 60))


def next_feed(now: str, failures: int, asked_seconds: int | None, minutes: float = FEED_MINUTES) -> str:
    """Return when a feed is due: after `minutes`, later with every failure in a row, never before the server asks."""
    wait = min(minutes * 2**failures, max(minutes, _MOST_FEED_MINUTES))
    return _put_off(now, max(wait, (asked_seconds or 0) / 60))


def next_page(now: str, visits: int, failures: int, asked_seconds: int | None = None) -> str | None:
    """Return when a page is due again: after longer and longer pauses; None: no more."""
    if failures > MOST_FAILURES:
        return None
    if failures:
        return _put_off(now, max(_FIRST_FAILURE_MINUTES * 4**failures, (asked_seconds or 0) / 60))
    return later(now, _PAGE_MINUTES[visits - 1]) if 0 < visits <= len(_PAGE_MINUTES) else None


def _put_off(now: str, minutes: float) -> str:
    return later(now, min(minutes, _MOST_DAYS * 24 * 60))
