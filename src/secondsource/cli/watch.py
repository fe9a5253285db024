"""`secondsource watch FEEDS…`: feeds → their reports on the desk, once or for as long as the command runs."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.messages import send_messages
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import name_skipped
from secondsource.cli.stopping import heed_stop
from secondsource.errors import InputError, SettingsError

if TYPE_CHECKING:
    from secondsource.desk.watching import Watched
    from secondsource.ingest.fetch import Fetcher
    from secondsource.store.connect import Desk

_Feeds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FEEDS…]", help="Addresses of feeds (RSS, Atom, JSON Feed) and OPML files; none: as before."
    ),
]
_Once = Annotated[bool, typer.Option("--once", help="Read what is due and leave.")]
_Minutes = Annotated[float, typer.Option("--every", min=0.01, metavar="MINUTES", help="How often a feed is read.")]
_Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="HOST", help="A host of your own network that may be read; may be given again."),
]
_Pause = Annotated[
    float, typer.Option("--pause", min=0.0, metavar="SECONDS", help="Between two questions to one host, at least.")
]
_LONGEST_SLEEP_SECONDS = 60.0


def watch(
    feeds: _Feeds = None,
    desk: DeskName = DEFAULT_DESK,
    once: _Once = False,
    every: _Minutes = 15.0,
    allow: _Allow = None,
    pause: _Pause = 1.0,
) -> None:
    """Read feeds and the pages they list, and put the reports on the desk.

    The desk remembers its feeds: name them once. Pages are looked at again, less and less often; an edited page is a
    second version of its report. robots.txt is heeded, and addresses of private networks are refused.

    \b
    Examples:
      secondsource watch https://news.example/rss my-feeds.opml
      secondsource watch --once
    """
    wanted = _wanted(feeds or [])
    from secondsource.ingest.fetch import Fetcher
    from secondsource.store.connect import open_desk
    from secondsource.store.feeds import list_feeds, watch_feeds

    heed_stop()
    opened = open_desk(desk, now=moment_now())
    fetcher = Fetcher(allow or (), pause)
    try:
        with opened.writing() as writer:
            watch_feeds(writer, wanted, moment_now())
        if not list_feeds(opened):
            raise InputError("nothing-to-read", "the desk watches no feed yet", "name one: secondsource watch ADDRESS")
        _watch(opened, fetcher, once, every)
    finally:
        fetcher.close()
        opened.close()


def _wanted(given: list[str]) -> list[tuple[str, str | None]]:
    from secondsource.ingest.addresses import canonical_url
    from secondsource.ingest.opml import read_opml

    wanted: list[tuple[str, str | None]] = []
    for one in given:
        url = canonical_url(one)
        if url is not None:
            wanted.append((url, None))
        elif "://" in one:
            raise SettingsError("usage", f"{one!r} is no address of a feed", "it begins https:// or http://")
        elif not Path(one).exists():
            hint = "an address begins https://; a list of feeds is an OPML file"
            raise InputError("not-found", f"{one!r} is neither an address nor a file", hint)
        else:
            wanted += read_opml(Path(one))
    return wanted


def _watch(desk: "Desk", fetcher: "Fetcher", once: bool, every: float) -> None:
    from secondsource.desk.watching import watch_round

    while True:
        with progress_bar() as progress:
            watched = watch_round(desk, fetcher, moment_now, progress, every)
        _tell(watched, quiet=not once)
        send_messages(desk)
        if once:
            return
        time.sleep(_pause(desk))


def _pause(desk: "Desk") -> float:
    """Return the seconds until something is due, and not too many: another program may have added a feed."""
    from secondsource.store.deliveries import next_delivery
    from secondsource.store.feeds import next_turn

    with desk.reading() as connection:
        turns = [turn for turn in (next_turn(connection), next_delivery(connection)) if turn is not None]
    due = min(turns, default=None)
    if due is None:
        return _LONGEST_SLEEP_SECONDS
    seconds = (datetime.fromisoformat(due) - datetime.now(UTC)).total_seconds()
    return min(_LONGEST_SLEEP_SECONDS, max(1.0, seconds))


def _tell(watched: "Watched", *, quiet: bool) -> None:
    """Say what a round came to; `quiet`: only when there was anything."""
    added = watched.added
    name_skipped(tuple(watched.skipped))
    if quiet and not (watched.feeds or watched.pages):
        return
    typer.echo(
        f"{moment_now()}  {watched.feeds} feeds, {watched.pages} pages: {added.new} new, {added.versions} changed;"
        f" {added.stories} stories told anew, {added.changes} changes"
    )
