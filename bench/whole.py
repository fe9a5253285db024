"""A day's stream of real-size reports -> a desk, end to end: reports a second, memory, and what each step takes.

    python bench/whole.py [--shared FOLDER] [--reports 10000] [--stages 1000] [--workers 2]

The reports are those of the sets, again and again until there are enough: in every round names are exchanged for others
and days are moved on, so that a round tells stories of its own. The whole is what `secondsource add` does, with as many
processes as said. The steps are timed by themselves on the first reports, in one process. The floor is cutting the same
texts into words and sentences and no more.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk_stream import SETS, in_order, places
from secondsource.ingest.files import read_in_order
from secondsource.records.report import Report

ROOT = Path(__file__).resolve().parents[1]
ROUND_DAYS = 400  # a story that nothing was reported of for a year is over
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")  # a capital inside a sentence
_TEXTS = "data/polnear/train/text"
_WORD = re.compile(r"\w+|[^\w\s]")
_PROGRAM = "from secondsource.cli.main import run; run()"
_SAMPLE_SECONDS = 1.0
_NOW = "2026-01-01T00:00:00Z"


def main() -> int:
    """Make the stream, add it to new desks, say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--stages", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        stream = Path(folder) / "stream.jsonl"
        write_stream(given.shared, given.reports, stream)
        if given.stages:
            print_stages(stream, given.stages, Path(folder))
        if given.reports:
            print_whole(stream, given.workers, Path(folder))
    return 0


def print_whole(stream: Path, workers: int, folder: Path) -> None:
    """Add the stream to a desk as the command line does, and print how fast that was and what memory it took."""
    lines = stream.read_bytes().splitlines()
    command = [sys.executable, "-c", _PROGRAM, "add", str(stream), "--desk", str(folder / "whole.db")]
    begun = time.perf_counter()
    with subprocess.Popen([*command, "--workers", str(workers)], stdout=sys.stderr, stderr=subprocess.DEVNULL) as run:
        most = [0, 0]
        while run.poll() is None:
            held = [resident(pid) for pid in family(run.pid)]
            most = [max(most[0], sum(held)), max(most[1], *held, 0)]
            time.sleep(_SAMPLE_SECONDS)
    took = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{len(lines)} reports, {workers} processes: {took:.0f} s, {len(lines) / took:.1f} a second by the clock")
    print(f"{len(lines) / (used.ru_utime + used.ru_stime):.1f} reports a second of processor, all processes together")
    print(
        f"at most {most[0] / 1e6:.0f} MB in all processes, {most[1] / 1e6:.0f} MB in one; exit status {run.returncode}"
    )


def family(pid: int) -> list[int]:
    """Return a process and all that it began."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def resident(pid: int) -> int:
    """Return how many bytes of memory a process holds, what it shares with others in equal parts."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def print_floor(texts: Sequence[str]) -> None:
    """Print what it takes to cut the texts into words and no more: a report, on one core."""
    begun = time.process_time()
    count = sum(len(_WORD.findall(text)) for text in texts)
    took = time.process_time() - begun
    print(f"floor: words alone {1000 * took / len(texts):.2f} ms a report of {count / len(texts):.0f} words")


def write_stream(shared: Path, count: int, place: Path) -> None:
    """Write so many reports as JSON Lines, in order of their days."""
    found = [r for s in SETS for r in read_in_order(places(shared / s)) if isinstance(r, Report)]
    dated = [(date.fromisoformat(day), one.title, read_text(one)) for day, one in in_order(found)]
    pieces = sorted((shared / _TEXTS).glob("*.txt"))
    days = random.Random(1)
    dated += [(date(2016, 1, 1) + timedelta(days=days.randrange(300)), None, p.read_text("utf-8")) for p in pieces]
    names = sorted({name for _, _, text in dated for name in _NAME.findall(text)})
    rows = [row for number in range(-(-count // len(dated))) for row in one_round(dated, number, names)]
    rows = rows[:count]
    with place.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in sorted(rows, key=lambda row: (row["published"], row["id"])))


def one_round(
    dated: Sequence[tuple[date, str | None, str]], number: int, names: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Yield the reports of a round: the first is as it is; in the others every name is another, everywhere the same."""
    other = dict(zip(names, random.Random(number).sample(names, len(names)), strict=True))
    for place, (day, title, text) in enumerate(dated):
        told = [_renamed(part, other) if part and number else part for part in (title, text)]
        published = (day + timedelta(days=ROUND_DAYS * number)).isoformat()
        yield {"id": f"{number}-{place}", "title": told[0], "text": told[1], "published": published}


def _renamed(text: str, other: dict[str, str]) -> str:
    return _NAME.sub(lambda found: other.get(found[0], found[0]), text)


def read_text(report: Report) -> str:
    """Return the text of a report, as the reader of pages cleans it."""
    from secondsource.clean.document import read_document

    return read_document(report).text


class Clock:
    """Processor time of named steps; of steps within one another, each has its own alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inside: list[str] = []
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._inside[-1] if self._inside else "the rest"] += now - self._since
        self._since = now

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is spent in the block for this step."""
        self._turn()
        self._inside.append(name)
        try:
            yield
        finally:
            self._turn()
            self._inside.pop()

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, timed."""

        def wrapped(*given: Any, **named: Any) -> Any:
            with self.step(name):
                return call(*given, **named)

        return wrapped


STEPS = (
    ("clean", "secondsource.pipeline", "read_document"),
    ("read", "secondsource.pipeline", "read_analysis"),
    ("store reports", "secondsource.desk.intake", "store_report"),
    ("group", "secondsource.desk.intake", "group_pending"),
    ("load", "secondsource.desk.telling", "load_readings"),
    ("dates, copies, origins", "secondsource.pipeline", "_copied"),
    ("identities, headline", "secondsource.pipeline", "_tell"),
    ("compare", "secondsource.pipeline", "compare_story"),
    ("assemble", "secondsource.pipeline", "assemble_story"),
    ("changes", "secondsource.desk.telling", "find_changes"),
    ("store stories", "secondsource.desk.telling", "save_story"),
)


def print_stages(stream: Path, count: int, folder: Path) -> None:
    """Add the first reports to a desk in this process, and print what every step took."""
    from importlib import import_module

    from secondsource.desk.intake import add_reports
    from secondsource.store.connect import open_desk
    from secondsource.store.stories import count_desk

    part = folder / "part.jsonl"
    part.write_bytes(b"".join(stream.read_bytes().splitlines(keepends=True)[:count]))
    clock = Clock()
    for name, module, function in STEPS:
        there = import_module(module)
        setattr(there, function, clock.timed(name, getattr(there, function)))
    desk = open_desk(folder / "part.db", now=_NOW)
    begun, wall = time.process_time(), time.perf_counter()
    with clock.step("the rest"):
        added = add_reports(desk, read_in_order([part]), lambda: _NOW)
    took = time.process_time() - begun
    print(f"{added.new} of {count} kept, {added.stories} stories,", count_desk(desk))
    for name, spent in sorted(clock.spent.items(), key=lambda item: -item[1]):
        print(f"{name:28} {1000 * spent / count:8.2f} ms a report  {spent / took:6.1%}")
    print(f"{count / took:.1f} reports a second of processor; {count / (time.perf_counter() - wall):.1f} by the clock")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    print_floor([json.loads(line)["text"] for line in part.read_bytes().splitlines()])


if __name__ == "__main__":
    sys.exit(main())
