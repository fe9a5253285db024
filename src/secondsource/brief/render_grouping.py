"""Lines of the grouping file → JSON Lines, or a table of stories for a person."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from secondsource.brief.render_words import one_line
from secondsource.records.groupingfile import GroupedReport, encode


def render_lines(grouped: Iterable[GroupedReport]) -> Iterator[bytes]:
    """Yield one line of UTF-8 JSON for each report."""
    for line in grouped:
        yield encode(line) + b"\n"


def render_table(grouped: Iterable[GroupedReport], width: int = 80, *, colour: bool = False) -> Iterator[bytes]:
    """Yield one table of UTF-8 text: the stories in order of their first report, their reports below one another."""
    stories: dict[str, list[GroupedReport]] = {}
    for line in grouped:
        stories.setdefault(line.story, []).append(line)
    if not stories:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading in ("story", "origin", "report", "why"):
        table.add_column(heading, overflow="fold")
    for reports in stories.values():
        for place, line in enumerate(reports):
            origin = line.origin.rpartition("-")[2]
            why = f"copies {line.copies.of} ({line.copies.share:.0%})" if line.copies else line.why
            cells = ("" if place else line.story, origin, str(line.id), why)
            table.add_row(*(Text(one_line(cell)) for cell in cells))
    out = StringIO()
    Console(
        file=out, width=max(20, width), force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        color_system="standard" if colour else None, emoji=False, legacy_windows=False,
    ).print(table)  # fmt: skip
    yield "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()).encode()
