"""A desk, served, and two hundred readers at once (wrk) -> how long they wait and whether one is turned away.

    python bench/desk_load.py [DESK.db] [--seconds 60] [--add REPORTS ...] [--only PART] [--write]

Without DESK one of some five thousand reports is made in out/ (`desk_enlarged.py`) of the sets that lie in ../shared,
or of the example. It is copied first: what is written is written to the copy. `--add` names the reports that
`secondsource add` puts there while readers ask. Every row is a server of its own, as `secondsource serve` opens it.
Times are those of the clock, as wrk takes them: programs beside it lengthen them, so the load of the machine is told.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from desk_enlarged import enlarge
from desk_speed import words_of
from secondsource.store.connect import Desk, open_desk
from secondsource.store.people import list_entities
from secondsource.store.reports import list_reports
from secondsource.store.stories import count_desk, list_stories

PAGE, SCRIPT = Path(__file__).with_name("DESK.md"), Path(__file__).with_name("desk_load.lua")
BEGIN, END = "<!-- desk_load begins -->", "<!-- desk_load ends -->"
CONNECTIONS, THREADS, GOAL_MS, PORT = 200, 2, 300.0, 8917
ROOT, REPORTS = Path(__file__).resolve().parents[1], 5000
SHARED = ROOT.parent / "shared"
DRAWN, PROGRAM = 20_000, "from secondsource.cli.main import run; run()"
# Nobody counted the readers of a desk: what they ask for, and that they come to a list's first by Zipf's law, is set.
SHARES = {"front": 20, "story": 30, "report": 20, "search": 10, "news": 10, "names": 10}
LOOKED_AT = {"front": 10, "story": 200, "report": 300, "search": 100, "news": 20, "names": 50}


@dataclass(frozen=True)
class Way:
    """A row: whether every page was asked for once before, and whether reports are added meanwhile."""

    warm: bool
    adds: bool


WAYS = {
    "nothing is written": Way(True, False),
    "`secondsource add` writes": Way(True, True),
    "nothing is written, no page was asked for before": Way(False, False),
}


def main() -> int:
    """Print a row for each way of asking, and write the table; 1 when one misses the goal, 0 where there is no wrk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path, nargs="?")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument(
        "--add", type=Path, nargs="*", default=[one for one in [SHARED / "data/wikinews"] if one.exists()]
    )
    parser.add_argument("--only", default="", help="only the rows whose name holds this")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    given = parser.parse_args()
    if not shutil.which("wrk"):
        print("wrk is not installed (Debian: wrk): nothing is measured.")
        return 0
    rows, given.desk = [], given.desk or made_desk(ROOT / "out")
    for name, way in WAYS.items():
        if given.only in name and (given.add or not way.adds):
            with tempfile.TemporaryDirectory() as folder:  # one of its own: a writer that was stopped leaves its log
                added = given.add if way.adds else []
                rows.append((name, measured(given.desk, Path(folder), added, (given.seconds, way.warm))))
            print(told(*rows[-1]), flush=True)
    if given.write:
        write_table(about(given.desk, given.seconds), [told(*row) for row in rows])
    return 1 if any(misses(row, WAYS[name]) for name, row in rows) else 0


def misses(row: dict[str, Any], way: Way) -> bool:
    """Does a row miss the goal? Pages that nobody asked for before have to be made, and may be waited for."""
    return bool(row["refused"] or row["broken"] or (way.warm and row["p99"] > GOAL_MS))


def made_desk(folder: Path) -> Path:
    """Return a desk of real stories, many times over; it is made when it is not there."""
    base, large = folder / "load-base.db", folder / "load.db"
    if not large.exists():
        folder.mkdir(exist_ok=True)
        base.unlink(missing_ok=True)
        found = [*sorted(SHARED.glob("gold/*/reports")), SHARED / "data/stories-giveme5w1h/data"]
        reports = [str(one) for one in (ROOT / "examples/asia-tour", *found) if one.exists()]
        add = [sys.executable, "-c", PROGRAM, "add", *reports, "--desk", str(base)]
        subprocess.run(add, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        enlarge(base, large, REPORTS)
    return large


def measured(desk: Path, folder: Path, added: Sequence[Path], how: tuple[int, bool]) -> dict[str, Any]:
    """Serve a copy of the desk and have it asked; return what wrk says. `how`: the seconds, and whether to warm it."""
    seconds, warm = how
    copy, asked = folder / "desk.db", folder / "asked.txt"
    shutil.copyfile(desk, copy)
    opened = open_desk(copy, make=False)
    pages = pages_of(opened)
    opened.close()
    asked.write_text("\n".join(drawn(pages)) + "\n", encoding="utf-8")
    with served(copy) as server, adding(copy, added):
        for path in chain(*pages.values()) if warm else ():
            with urlopen(f"http://127.0.0.1:{PORT}{path}") as answer:
                answer.read()
        return ask(asked, seconds) | {"load": os.getloadavg()[0], "memory": memory_mb(server)}


def pages_of(desk: Desk) -> dict[str, list[str]]:
    """Return the addresses of the pages that readers look at, of each kind the most wanted first."""
    pick = random.Random(5)
    words, most = words_of(desk, pick), LOOKED_AT
    stories = list_stories(desk, limit=most["story"])
    return {
        "front": ["/", *(f"/?{urlencode({'skip': 30 * page})}" for page in range(1, most["front"]))],
        "story": [f"/story/{row.id}" for row in stories],
        "report": [f"/report/{quote(row.id, safe='')}" for row in list_reports(desk, limit=most["report"])],
        "search": [f"/search?{urlencode({'words': word})}" for word in pick.sample(words, most["search"])],
        "news": ["/news", *(f"/news?story={row.id}" for row in stories[1 : most["news"]])],
        "names": ["/names", *(f"/name/{row.id}" for row in list_entities(desk, limit=most["names"] - 1))],
    }


def drawn(pages: dict[str, list[str]]) -> list[str]:
    """Return addresses as they are asked for one after another."""
    pick = random.Random(3)
    weights = {kind: list(accumulate(1 / place for place in range(1, len(some) + 1))) for kind, some in pages.items()}
    kinds = pick.choices(list(SHARES), weights=list(SHARES.values()), k=DRAWN)
    return [pick.choices(pages[kind], cum_weights=weights[kind])[0] for kind in kinds]


@contextmanager
def served(desk: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Run `secondsource serve` as anybody does; yield the process once it is open."""
    command = [sys.executable, "-u", "-c", PROGRAM, "serve", "--desk", str(desk), "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment)
    try:
        assert server.stdout is not None
        assert "open" in server.stdout.readline()
        yield server
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def adding(desk: Path, reports: Sequence[Path]) -> Iterator[None]:
    """Put reports onto the desk meanwhile; what is not done by the end is left."""
    if not reports:
        yield
        return
    command = [sys.executable, "-c", PROGRAM, "add", *map(str, reports), "--desk", str(desk)]
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        writer.terminate()
        writer.wait(60)


def ask(asked: Path, seconds: int) -> dict[str, Any]:
    """Let wrk ask; return what it counted."""
    address = f"http://127.0.0.1:{PORT}"
    how = [f"-c{CONNECTIONS}", f"-t{THREADS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT)]
    done = subprocess.run(["wrk", *how, address, "--", str(asked), "2"], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.partition("JSON")[2]))


def memory_mb(process: subprocess.Popen[str]) -> float:
    """Return the most memory the server took so far, where the system tells it."""
    status = Path(f"/proc/{process.pid}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def about(desk: Path, seconds: int) -> str:
    """Return what was asked for, and of what desk."""
    opened = open_desk(desk, make=False)
    counts = count_desk(opened)
    opened.close()
    shares = ", ".join(f"{kind} {share}" for kind, share in SHARES.items())
    return (
        f"{counts.reports:,} reports, {counts.stories:,} stories. {CONNECTIONS} connections for {seconds} seconds; of "
        f"a hundred askings {shares}, of {sum(LOOKED_AT.values())} pages in all, each asked for once before unless the "
        f"row says otherwise. The goal is {GOAL_MS:.0f} ms at p99 and no error."
    )


HEAD = (
    "| while | answers a second | p50 ms | p95 ms | p99 ms | longest ms | refused | broken off | memory MB | load |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def told(name: str, row: dict[str, Any]) -> str:
    """Return a row of the table."""
    rate = row["requests"] / row["seconds"]
    times = " | ".join(f"{row[key]:.0f}" for key in ("p50", "p95", "p99", "max"))
    ends = f"{row['refused']} | {row['broken']} | {row['memory']:.0f} | {row['load']:.1f}"
    return f"| {name} | {rate:,.0f} | {times} | {ends} |"


def write_table(head: str, rows: Sequence[str]) -> None:
    """Put the table between its marks in the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{head}\n\n{HEAD}\n" + "\n".join(rows) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
