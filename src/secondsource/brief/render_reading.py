"""Readings → JSON Lines, one JSON list, or tables for a person; piece by piece, so that any number can be written."""

from collections.abc import Iterable, Iterator
from io import StringIO

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from secondsource.brief.reading_rows import Row, facts_of, reading_rows
from secondsource.brief.render_words import one_line
from secondsource.records.readingfile import ReadingFile, encode


def render_lines(readings: Iterable[ReadingFile]) -> Iterator[bytes]:
    """Yield one line of UTF-8 JSON for each reading."""
    for reading in readings:
        yield encode(reading) + b"\n"


def render_json(readings: Iterable[ReadingFile]) -> Iterator[bytes]:
    """Yield the pieces of one indented JSON list in UTF-8; nothing for no reading."""
    opening = b"[\n"
    for reading in readings:
        yield opening + msgspec.json.format(encode(reading), indent=1)
        opening = b",\n"
    if opening != b"[\n":
        yield b"\n]\n"


def render_table(readings: Iterable[ReadingFile], width: int = 80, *, colour: bool = False) -> Iterator[bytes]:
    """Yield for each reading its facts and a table of what was read, at most `width` columns wide."""
    for number, reading in enumerate(readings):
        yield ("\n" if number else "").encode() + _rendered(reading, width, colour).encode()


def _rendered(reading: ReadingFile, width: int, colour: bool) -> str:
    out = StringIO()
    console = Console(
        file=out, width=max(40, width), force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        color_system="standard" if colour else None, emoji=False, legacy_windows=False, soft_wrap=False,
    )  # fmt: skip
    head, *facts = facts_of(reading)
    console.print(Text(one_line(head), "bold"))
    for fact in facts:
        console.print(Text(one_line(fact), "dim"))
    rows = reading_rows(reading)
    if rows:
        console.print(_table(rows))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _table(rows: Iterable[Row]) -> Table:
    """One row for each thing read; the name of its list stands at the first."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(style="dim", no_wrap=True, justify="right")
    table.add_column(style="green", max_width=20)
    table.add_column(ratio=1)
    told = ""
    for row in rows:
        table.add_row("" if row.list == told else row.list, row.place, Text(row.kind), Text(one_line(row.words)))
        told = row.list
    return table
