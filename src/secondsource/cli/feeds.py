"""`secondsource feeds`: the desk → the feeds it watches, as a list or OPML; and feeds no longer watched."""

from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.places import write_file
from secondsource.errors import InputError

_Opml = Annotated[Path | None, typer.Option("--opml", metavar="OUT", help="Write them as an OPML file.")]
_Remove = Annotated[
    list[str] | None, typer.Option("--remove", metavar="ADDRESS", help="Watch this feed no longer; its reports stay.")
]


def feeds(desk: DeskName = DEFAULT_DESK, opml: _Opml = None, remove: _Remove = None) -> None:
    """List the feeds of the desk, each with what its last visit came to."""
    from secondsource.brief.render_words import one_line
    from secondsource.ingest.opml import write_opml
    from secondsource.store.connect import open_desk
    from secondsource.store.feeds import list_feeds, unwatch_feed

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        for url in remove or ():
            with opened.writing() as writer:
                if not unwatch_feed(writer, url):
                    raise InputError("not-found", f"{url!r} is not watched", "see: secondsource feeds")
        watched = list_feeds(opened)
    finally:
        opened.close()
    if opml is not None:
        write_file(opml, write_opml([(one.url, one.title) for one in watched]))
        return
    for one in watched:
        typer.echo(one_line(f"{one.url}  {one.title or ''}  – {one.said}; next {one.next_at[:16].replace('T', ' ')}"))
