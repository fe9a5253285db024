"""`secondsource check`: the desk → is it sound, and if not, what is wrong with it."""

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.errors import StoreError


def check(desk: DeskName = DEFAULT_DESK) -> None:
    """Look whether the desk is sound: no damaged pages, no lost or stray rows, an index that finds every report."""
    from secondsource.store.check import check_desk
    from secondsource.store.connect import open_desk
    from secondsource.store.stories import count_desk

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        wrong = check_desk(opened)
        counts = count_desk(opened)
    finally:
        opened.close()
    if wrong:
        hint = "run: secondsource rebuild; if that does not help: secondsource repair -o NEW"
        raise StoreError("desk-unsound", f"{desk!r} is not sound: {'; '.join(wrong)}", hint)
    left = f"; {counts.pending} to be grouped, {counts.stale} to be told" if counts.pending or counts.stale else ""
    typer.echo(f"sound: {counts.reports} reports, {counts.stories} stories, {counts.changes} changes{left}")
