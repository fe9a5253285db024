"""`secondsource add PATH…`: reports → the desk, where they join the stories that run."""

from itertools import chain
from typing import Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.messages import send_messages
from secondsource.cli.places import split_paths
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import name_skipped, nothing_read

_Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Reports: files, folders, addresses of pages, web archives; - is stdin."),
]
_Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="HOST", help="A host of your own network that may be fetched from."),
]


def add(paths: _Paths, desk: DeskName = DEFAULT_DESK, allow: _Allow = None) -> None:
    """Put reports on the desk; it is made when it is not there. Adding a report again changes nothing.

    Stories that a report joins are compared anew. What was left undone when the program was stopped is done first.

    \b
    Examples:
      secondsource add reports/
      fetch-news | secondsource add -
      secondsource add https://news.example/2031/ferry.html
      secondsource add today.jsonl --desk postgresql://localhost/news
    """
    files, addresses = split_paths(paths)
    from secondsource.desk.intake import add_reports  # the engines take a moment: --help must not wait for them
    from secondsource.desk.watching import fetch_reports
    from secondsource.ingest.fetch import Fetcher
    from secondsource.ingest.files import read_in_order
    from secondsource.store.connect import open_desk

    opened = open_desk(desk, now=moment_now())
    fetcher = Fetcher(allow or ())
    found = chain(read_in_order(files), fetch_reports(fetcher, [one.source for one in addresses]))
    try:
        with progress_bar() as progress:
            added = add_reports(opened, found, moment_now, progress)
        send_messages(opened)
    finally:
        fetcher.close()
        opened.close()
    if not (added.new or added.versions or added.known):
        raise nothing_read(added.skipped)
    name_skipped(added.skipped)
    typer.echo(
        f"{added.new} new, {added.versions} changed, {added.known} known;"
        f" {added.stories} stories told anew, {added.changes} changes"
    )
