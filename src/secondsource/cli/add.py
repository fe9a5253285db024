"""`secondsource add PATH…`: reports → the desk, where they join the stories that run."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.messages import send_messages
from secondsource.cli.places import split_paths
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import leave, name_skipped, nothing_read
from secondsource.cli.stopping import heed_stop

if TYPE_CHECKING:
    from secondsource.ingest.fetch import Fetcher
    from secondsource.records.desk import ReadReport
    from secondsource.records.report import Report, Skipped

_Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Reports: files, folders, addresses of pages, web archives; - is stdin."),
]
_Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="HOST", help="A host of your own network that may be fetched from."),
]


_Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, metavar="N", help="Processes that read and compare, when much comes; else one a core."
    ),
]


def add(paths: _Paths, desk: DeskName = DEFAULT_DESK, allow: _Allow = None, workers: _Workers = None) -> None:
    """Put reports on the desk; it is made when it is not there. Adding a report again changes nothing.

    A folder of readings (read --engine) is taken in without reading anything again.
    Stories that a report joins are compared anew. What was left undone when the program was stopped is done first.

    \b
    Examples:
      secondsource add reports/
      fetch-news | secondsource add -
      secondsource add readings/
      secondsource add https://news.example/2031/ferry.html
      secondsource add today.jsonl --desk postgresql://localhost/news
    """
    from secondsource.desk.intake import add_reports  # the engines take a moment: --help must not wait for them
    from secondsource.engine.local import Processes
    from secondsource.ingest.fetch import Fetcher
    from secondsource.store.connect import open_desk

    heed_stop()
    fetcher = Fetcher(allow or ())
    found = _found(paths, fetcher)
    opened = open_desk(desk, now=moment_now())
    try:
        with Processes(workers) as many, progress_bar() as progress:
            added = add_reports(opened, found, moment_now, progress, many if many.count > 1 else None)
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
    if added.left:
        typer.echo(f"{added.left} stories are left to another program, or to the next call ten minutes from now")
    leave(added.skipped, paths)


def _found(paths: list[str], fetcher: "Fetcher") -> "Iterator[Report | ReadReport | Skipped]":
    """Return what is found at paths and addresses; raises `InputError` for readings of another reader."""
    from secondsource.desk.watching import fetch_reports
    from secondsource.engine.checkpoints import is_readings_folder
    from secondsource.engine.readings_folder import read_days
    from secondsource.ingest.files import read_in_order

    files, addresses = split_paths(paths)
    readings = [path for path in files if is_readings_folder(path)]
    others = [path for path in files if path not in readings]
    read = chain.from_iterable([read_days(path) for path in readings])
    return chain(read, read_in_order(others), fetch_reports(fetcher, [one.source for one in addresses]))
