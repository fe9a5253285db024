"""`secondsource read PATH…`: reports → what was read in each of them, as JSON Lines, JSON or a table."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from secondsource.cli.engines import Wanted, read_with
from secondsource.cli.places import check_place, choose_listing, is_folder, named_place, place_to_write, split_paths
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import leave, name_skipped, nothing_read, put_aside
from secondsource.cli.terminal import terminal_colour, terminal_width

if TYPE_CHECKING:
    from secondsource.records.readingfile import ReadingFile


class ReadFormat(StrEnum):
    """How readings can be written."""

    jsonl = "jsonl"
    json = "json"
    table = "table"


_SUFFIXES = {
    ".json": ReadFormat.json,
    ".jsonl": ReadFormat.jsonl,
    ".ndjson": ReadFormat.jsonl,
    ".txt": ReadFormat.table,
}

_Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Reports: files and folders of them; - is standard input.")
]
_AsIs = Annotated[
    bool, typer.Option("--as-is", help="Take every text as story text: nothing is mended, taken out or refused.")
]
_Format = Annotated[
    ReadFormat | None,
    typer.Option(
        "--format", "-f", help="Without it OUT’s ending decides (.jsonl .json .txt), else table on a terminal, jsonl."
    ),
]
_Out = Annotated[
    str | None,
    typer.Option("--out", "-o", metavar="OUT", callback=named_place, help="File to write; with --engine a folder."),
]
_Engine = Annotated[
    str | None,
    typer.Option(
        "--engine", metavar="local|dask://HOST:PORT", help="Read archives with many processes or machines, into OUT."
    ),
]
_Workers = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes of --engine local; else one a core.")
]


def read(
    paths: _Paths,
    as_is: _AsIs = False,
    format: _Format = None,
    out: _Out = None,
    engine: _Engine = None,
    workers: _Workers = None,
) -> None:
    """Say what stands in each report: names, offices, quotations, times, quantities and more, by character offsets.

    One reading per report, in the order given, with the id the report came with. jsonl is one object per line, json a
    list of them, table for reading. With --as-is offsets fit your text to the character; without it they fit the
    cleaned text, which the reading holds. Files that cannot be read as reports are named on stderr. With --engine
    readings become Parquet files in the folder OUT; stopped, the same call goes on where it was.

    \b
    Examples:
      secondsource read reports/ -o readings.jsonl
      secondsource read reports.jsonl --as-is --format json
      fetch-news | secondsource read - --format jsonl
      secondsource read archives/ --engine local -o readings/
    """
    if engine is not None or workers is not None:
        read_with(engine, workers, Wanted(paths, out, as_is, format is not None))
        return
    form = choose_listing(format, out, _SUFFIXES)
    files, addresses = split_paths(paths)
    if out is not None:
        out = str(Path(out) / f"readings.{_ending(form)}") if is_folder(out) else out
        check_place(out, files)
    from secondsource.pipeline import read_reports  # the engines take a moment: --help must not wait for them
    from secondsource.settings import Settings

    skipped = list(addresses)
    with place_to_write(out) as file, progress_bar(quiet=out is None and sys.stdout.isatty()) as progress:
        found = read_reports(files, Settings(as_is=as_is), progress)
        if not _write(file, put_aside(found, skipped), form, colour=out is None and terminal_colour()):
            raise nothing_read(skipped)
    name_skipped(skipped)
    leave(skipped, paths)


def _ending(form: ReadFormat) -> str:
    return "txt" if form is ReadFormat.table else form.value


def _write(file: BinaryIO, readings: "Iterable[ReadingFile]", form: ReadFormat, *, colour: bool) -> bool:
    """Write readings one after the other; return whether there was any."""
    from secondsource.brief.render_reading import render_json, render_lines, render_table

    if form is ReadFormat.json:
        pieces = render_json(readings)
    elif form is ReadFormat.jsonl:
        pieces = render_lines(readings)
    else:
        pieces = render_table(readings, terminal_width(), colour=colour)
    written = False
    for piece in pieces:
        file.write(piece)
        written = True
    return written
