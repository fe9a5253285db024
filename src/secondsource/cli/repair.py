"""`secondsource repair`: a damaged desk → a new one with all that can be read of it; the old one is not touched."""

from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.progress import progress_bar
from secondsource.errors import SettingsError

Output = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The new desk; it must not be there yet.")]


def repair(output: Output, desk: DeskName = DEFAULT_DESK) -> None:
    """Make a new desk of what can be read of a damaged one: its reports, from the bytes that came in, and all that
    people put there.

    The damaged file is never written. What was lost is counted; add those reports again.
    """
    from secondsource.desk.repairing import repair as repair_desk

    if output.exists():
        raise SettingsError(
            "usage", f"{str(output)!r} is there already", "name a file that is not: nothing is overwritten"
        )
    if "://" in desk:
        raise SettingsError("usage", "a desk on a server is mended by its server", "restore it from a backup there")
    with progress_bar() as progress:
        done = repair_desk(Path(desk), output, moment_now(), progress)
    typer.echo(f"{done.texts} texts read again, {done.stories} stories told; the new desk is {output}")
    if done.lost_texts or done.lost_rows:
        typer.echo(f"lost: {done.lost_texts} texts and {done.lost_rows} other rows or places of the file", err=True)
