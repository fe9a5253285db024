"""`secondsource add PATH…`: reports → the desk, where they join the stories that run."""

from typing import Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.places import split_paths
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import name_skipped, nothing_read

_Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Reports: files and folders of them; - is standard input.")
]


def add(paths: _Paths, desk: DeskName = DEFAULT_DESK) -> None:
    """Put reports on the desk; it is made when it is not there. Adding a report again changes nothing.

    Stories that a report joins are compared anew. What was left undone when the program was stopped is done first.

    \b
    Examples:
      secondsource add reports/
      fetch-news | secondsource add -
      secondsource add today.jsonl --desk postgresql://localhost/news
    """
    files, addresses = split_paths(paths)
    from secondsource.desk.intake import add_paths  # the engines take a moment: --help must not wait for them
    from secondsource.store.connect import open_desk

    now = moment_now()
    opened = open_desk(desk, now=now)
    try:
        with progress_bar() as progress:
            added = add_paths(opened, files, now, progress)
    finally:
        opened.close()
    skipped = (*addresses, *added.skipped)
    if not (added.new or added.versions or added.known):
        raise nothing_read(skipped)
    name_skipped(skipped)
    typer.echo(
        f"{added.new} new, {added.versions} changed, {added.known} known;"
        f" {added.stories} stories told anew, {added.changes} changes"
    )
