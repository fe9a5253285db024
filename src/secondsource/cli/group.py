"""`secondsource group PATH…`: reports → which tell one story and which are one origin, as JSON Lines or a table."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.engines import are_readings, group_with
from secondsource.cli.places import check_place, choose_listing, is_folder, named_place, place_to_write, split_paths
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import leave, name_skipped, nothing_read, put_aside
from secondsource.cli.terminal import terminal_colour, terminal_width

if TYPE_CHECKING:
    from secondsource.pipeline import Progress
    from secondsource.records.groupingfile import GroupedReport
    from secondsource.records.report import Skipped


class GroupFormat(StrEnum):
    """How a grouping can be written."""

    jsonl = "jsonl"
    table = "table"


_SUFFIXES = {".jsonl": GroupFormat.jsonl, ".ndjson": GroupFormat.jsonl, ".txt": GroupFormat.table}

_Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Reports: files and folders of them; - is standard input.")
]
_AsIs = Annotated[
    bool, typer.Option("--as-is", help="Take every text as story text: nothing is mended, taken out or refused.")
]
_Judgements = Annotated[
    Path | None,
    typer.Option("--judgements", metavar="FILE", help="Your own judgements on copies and stories; they overrule."),
]
_Format = Annotated[
    GroupFormat | None,
    typer.Option(
        "--format", "-f", help="Without it OUT’s ending decides (.jsonl .txt), else table on a terminal, jsonl."
    ),
]
_Out = Annotated[str | None, typer.Option("--out", "-o", metavar="OUT", callback=named_place, help="File to write.")]

_Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="local|dask://HOST:PORT", help="Who groups a folder of readings; else local."),
]
_Workers = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes of --engine local; else one a core.")
]


def group(
    paths: _Paths,
    as_is: _AsIs = False,
    judgements: _Judgements = None,
    format: _Format = None,
    out: _Out = None,
    engine: _Engine = None,
    workers: _Workers = None,
) -> None:
    """Say which reports tell one story, which are one origin, and which copies which.

    One line per report, in the order given, with the id the report came with. Reports run through in the order of
    their days; the order they are given in changes nothing. Files that cannot be read as reports are named on stderr.
    A folder of readings (read --engine) is grouped by many: the same lines, story by story.

    \b
    Examples:
      secondsource group reports/
      secondsource group readings/ --engine local -o stories.jsonl
      secondsource group reports.jsonl -o stories.jsonl
      fetch-news | secondsource group - --format jsonl
    """
    form = choose_listing(format, out, _SUFFIXES)
    files, addresses = split_paths(paths)
    if out is not None:
        out = str(Path(out) / f"grouping.{'txt' if form is GroupFormat.table else 'jsonl'}") if is_folder(out) else out
        check_place(out, files)
    skipped = list(addresses)
    with progress_bar(quiet=out is None and sys.stdout.isatty()) as progress:
        if are_readings(files, engine, workers, judgements):
            found = group_with(engine, workers, files[0], as_is, progress)
        else:
            found = list(put_aside(_grouped(files, as_is, judgements, progress), skipped))
    if not found:
        raise nothing_read(skipped)
    with place_to_write(out) as file:
        file.writelines(_rendered(found, form, colour=out is None and terminal_colour()))
    name_skipped(skipped)
    leave(skipped, paths)


def _rendered(found: "list[GroupedReport]", form: GroupFormat, *, colour: bool) -> "Iterable[bytes]":
    from secondsource.brief.render_grouping import render_lines, render_table

    return render_table(found, terminal_width(), colour=colour) if form is GroupFormat.table else render_lines(found)


def _grouped(
    files: list[Path], as_is: bool, judgements: Path | None, progress: "Progress"
) -> "Iterator[GroupedReport | Skipped]":
    from secondsource.pipeline import group_reports  # the engines take a moment: --help must not wait for them
    from secondsource.settings import Settings

    return group_reports(files, Settings(as_is=as_is, judgements=judgements), progress)
