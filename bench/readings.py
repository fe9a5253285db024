"""What the program reads, what others read in the same run, and what we want -> one table on the screen.

    python bench/readings.py [--shared FOLDER] [--only READER...] [--quick] [--no-peers] [--no-speed] [--write]

Run by `make bench`. Figures lie between 0 and 1, more is better; each is explained in README.md beside this file.
What is not there (a set, a scorer, a peer) is left out of the table and named below it.
"""

import argparse
import tempfile
from pathlib import Path

from readings_ours import ALL, GATE, Amount, Place, measure, names_of_readers
from readings_peers import measure_peers
from readings_rows import ROWS
from readings_table import cells, render_markdown, render_text
from speed import compare_speed

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("RESULTS.md")


def asked() -> argparse.Namespace:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--only", nargs="+", choices=sorted(names_of_readers()), metavar="READER")
    options.add_argument("--quick", action="store_true", help="the part of each set that the gate takes")
    options.add_argument("--no-peers", action="store_true", help="leave the others out")
    options.add_argument("--no-speed", action="store_true", help="leave speed out")
    options.add_argument("--write", action="store_true", help=f"write {RESULTS.name} too")
    return options.parse_args()


def main() -> None:
    """Measure, print, and write when asked."""
    given = asked()
    if not (given.shared / "data").is_dir():
        print("No ../shared/data beside this checkout: nothing to measure.")
        return
    amount: Amount = GATE if given.quick else ALL
    wanted = set(given.only) if given.only else None
    with tempfile.TemporaryDirectory() as tmp:
        place = Place(given.shared.resolve(), Path(tmp), amount)
        ours, silent = measure(place, wanted)
        peers, more = ({}, []) if given.no_peers else measure_peers(place, wanted)
        speed = [] if given.no_speed else compare_speed(given.shared)
    rows = [cells(row, ours, peers) for row in ROWS if wanted is None or row.key in ours]
    notes = [f"- {note}" for note in [*silent, *more]]
    print(render_text(rows), *notes, "", *speed, sep="\n")
    if given.write:
        write(render_markdown(rows), notes, speed, given.quick)


def write(table: str, notes: list[str], speed: list[str], quick: bool) -> None:
    """Write the results page."""
    part = "a part of each set" if quick else "whole sets"
    head = (
        f"# What was read, how well, how fast\n\nWritten by `make bench` ({part}); what it means: [README](README.md)."
    )
    parts = [
        head,
        table,
        "\n".join(notes),
        "## Speed\n\n" + "\n".join(f"    {line}" for line in speed) if speed else "",
    ]
    RESULTS.write_text("\n\n".join(filter(None, parts)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
