"""`secondsource rebuild`: the desk → the same desk, everything derived made again from the bytes that came in."""

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.messages import send_messages
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import name_skipped
from secondsource.cli.stopping import heed_stop


def rebuild(desk: DeskName = DEFAULT_DESK) -> None:
    """Read every text again, group all reports anew and tell every story: after an update of the program.

    Nothing is fetched. Stories keep their ids where most of their reports stay together. It can be stopped and begun
    again at any time.
    """
    from secondsource.desk.upkeep import rebuild as rebuild_desk
    from secondsource.store.connect import open_desk

    heed_stop()
    opened = open_desk(desk, make=False, now=moment_now())
    try:
        with progress_bar() as progress:
            texts, stories, skipped = rebuild_desk(opened, moment_now, progress)
        send_messages(opened)
    finally:
        opened.close()
    name_skipped(skipped)
    typer.echo(f"{texts} texts read again, {stories} stories told anew")
