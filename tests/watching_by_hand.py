"""A desk with one feed of a server on this machine and a clock that is set by hand – for the tests of watching."""

from pathlib import Path

from desk_by_hand import FERRY, FERRY_OTHER
from news_server import NewsServer
from secondsource.desk.watching import Watched, watch_round
from secondsource.ingest.fetch import Fetcher
from secondsource.store.connect import open_desk
from secondsource.store.feeds import watch_feeds

BEGUN = "2031-03-01T10:00:00Z"


class Watching:
    """A worker: a desk it has opened, its fetcher and its clock."""

    def __init__(self, place: str | Path, server: NewsServer, now: str = BEGUN) -> None:
        self.desk = open_desk(place, now=now)
        self.fetcher = Fetcher([server.host], least_seconds=0.0)
        self.now = now
        with self.desk.writing() as writer:
            watch_feeds(writer, [(server.url + "/feed", None)], self.now)

    def round(self, now: str | None = None) -> Watched:
        """Watch once, at a moment or at the same as last time."""
        self.now = now or self.now
        return watch_round(self.desk, self.fetcher, self.clock, quiet)

    def clock(self) -> str:
        return self.now

    def close(self) -> None:
        self.fetcher.close()
        self.desk.close()


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def two_pages(server: NewsServer, updated: str = "2031-03-01T08:00:00Z") -> list[str]:
    """Let the server show two reports of one story, and a feed that lists them."""
    pages = [
        server.page("/ferry", FERRY["text"], FERRY["title"]),
        server.page("/star", FERRY_OTHER["text"], "Elm Star"),
    ]
    server.feed("/feed", [(page, updated) for page in pages], etag=f'"{updated}"')
    return pages
