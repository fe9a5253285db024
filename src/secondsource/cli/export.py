"""`secondsource export STORY`: a story of the desk → a file to take along: its brief, its file, ninjs, or a table."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.places import write_file
from secondsource.errors import InputError


class ExportFormat(StrEnum):
    """What a story can be taken along as."""

    html = "html"
    md = "md"
    json = "json"
    ninjs = "ninjs"
    csv = "csv"
    parquet = "parquet"


class TableName(StrEnum):
    """The tables of a story."""

    reports = "reports"
    points = "points"
    quotes = "quotes"
    timeline = "timeline"
    names = "names"


_Story = Annotated[str, typer.Argument(metavar="STORY", help="The id of the story: it ends the address of its page.")]
_Format = Annotated[ExportFormat, typer.Option("--format", "-f", help="ninjs is IPTC's News in JSON 3.0.")]
_Table = Annotated[TableName, typer.Option("--table", help="Which table, for csv and parquet.")]
_Out = Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="The file to write.")]


def export(
    story: _Story,
    output: _Out,
    format: _Format = ExportFormat.json,
    table: _Table = TableName.points,
    desk: DeskName = DEFAULT_DESK,
) -> None:
    """Take a story of the desk along: what its page offers under "Take along", from the command line.

    Parquet needs secondsource[parquet].

    \b
    Examples:
      secondsource export s37c49a1ef745 -f ninjs -o ferry.ninjs.json
      secondsource export s37c49a1ef745 -f parquet --table quotes -o quotes.parquet
    """
    from secondsource.store.connect import open_desk

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        from secondsource.store.stories import read_story

        view = read_story(opened, story)
    finally:
        opened.close()
    if view is None:
        raise InputError("no-story", f"the desk has no story {story!r}", "its id ends the address of its page")
    from secondsource.brief.story_exports import export_story

    write_file(output, export_story(view, format.value, table.value))
