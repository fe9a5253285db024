"""The same reports read by the program and by the chain a user would otherwise put together -> processor times.

    python bench/speed.py [--shared FOLDER] [--reports 60] [--pages 20]

Both sides run at once, one core each, and are asked in turns, round by round; every round has texts of its own, so
that nothing is read twice. What counts is the ratio of processor times of the same round: on a shared machine the
clock says more about the neighbours. Never asserted anywhere.
"""

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import html_text
from readings_peers import MODELS, VENV

BENCH = Path(__file__).parent
PROGRAM = Path(sys.executable).with_name("secondsource")
ONE_CORE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SEED = 7
ROUNDS = 5
SMALL = (
    "Two boats left the harbour on Monday, the mayor said. Nobody was hurt in the accident, which happened near the "
    "old pier of the town at noon."
)

Told = dict[str, Any]


def texts(shared: Path, reports: int, pages: int) -> list[Told]:
    """Return Wikinews' source reports and web pages, drawn and mixed with a fixed seed."""
    found: list[Told] = []
    wikinews = shared / "data" / "wikinews" / "stories-dev.jsonl"
    if wikinews.is_file():
        rows = [s for line in wikinews.read_text(encoding="utf-8").splitlines() for s in json.loads(line)["sources"]]
        told = [s["maintext"] for s in rows if s.get("maintext") and s.get("language", "en") == "en"]
        found += [{"raw": text, "media": "text"} for text in random.Random(SEED).sample(told, min(reports, len(told)))]
    html = shared / "data" / "html-aeb"
    if html.is_dir():
        found += [{"raw": page, "media": "html"} for page, _, _ in html_text.read_pages(html, pages).values()]
    random.Random(SEED).shuffle(found)
    return found


class Side:
    """One of the two sides, loaded and waiting for reports."""

    def __init__(self, python: Path, name: str) -> None:
        command = [str(python), "-W", "ignore", str(BENCH / "speed_chain.py"), name, "--models", str(MODELS)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **ONE_CORE},
        )
        self.loading = self._answer()

    def read(self, given: list[Told]) -> list[Told]:
        """Return what each report took."""
        return [self._ask(one) for one in given]

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def _ask(self, given: Told) -> Told:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Told:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("one side of the comparison stopped")
        return dict(json.loads(line))


def first_result(text: str) -> tuple[float, float, float]:
    """Return seconds by the clock, of processor time, and MB of memory, of one small report from the shell."""
    with tempfile.TemporaryDirectory() as folder:
        report, out = Path(folder, "report.txt"), Path(folder, "out.jsonl")
        report.write_text(text, encoding="utf-8")
        script = "import resource,subprocess,sys; subprocess.run(sys.argv[1:], check=True); "
        script += "u=resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime+u.ru_stime, u.ru_maxrss/1024)"
        command = [PROGRAM, "read", report, "--format", "jsonl", "-o", out]
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, command)], capture_output=True, text=True, check=True
        )
        clock = time.perf_counter() - began
    processor, peak = map(float, done.stdout.split())
    return clock, processor, peak


def alone(given: list[Told]) -> list[str]:
    """Return the lines of the program when there is no chain to compare with."""
    side = Side(Path(sys.executable), "ours")
    took = side.read(given)
    side.close()
    return [per_second("ours", took), memory("ours", took)]


def together(given: list[Told]) -> list[str]:
    """Return the lines of both sides."""
    ours, chain = Side(Path(sys.executable), "ours"), Side(VENV / "bin" / "python", "chain")
    ratios, mine, theirs = [], [], []
    for number in range(ROUNDS):
        part = given[number::ROUNDS]
        sides = [(ours, mine), (chain, theirs)]
        for side, told in sides if number % 2 else reversed(sides):
            told.append(side.read(part))
        ratios.append(seconds(theirs[-1]) / max(seconds(mine[-1]), 1e-9))
    ours.close()
    chain.close()
    all_mine, all_theirs = [t for part in mine for t in part], [t for part in theirs for t in part]
    spread = f"{min(ratios):.1f} to {max(ratios):.1f}"
    return [
        per_second("ours", all_mine),
        per_second("chain", all_theirs),
        f"ours is {median(ratios):.1f} times as fast (median of {ROUNDS} rounds, {spread}); goal 4",
        f"loading and a first sentence, processor time: ours {ours.loading['seconds']:.1f} s, "
        f"chain {chain.loading['seconds']:.1f} s",
        memory("ours", all_mine),
        memory("chain", all_theirs),
    ]


def seconds(took: list[Told]) -> float:
    """Return the processor time of some reports together."""
    return float(sum(one["seconds"] for one in took))


def per_second(who: str, took: list[Told]) -> str:
    """Say how fast one side read."""
    words, spent = sum(one["words"] for one in took), seconds(took)
    rate = f"{words / spent:,.0f} words and {len(took) / spent:.1f} reports"
    return f"{who}: {rate} per processor second ({len(took)} reports, {words:,} words)"


def memory(who: str, took: list[Told]) -> str:
    """Say how much memory one side held at most."""
    return f"{who}: peak memory {max(one['peak_mb'] for one in took)} MB"


def compare_speed(shared: Path, reports: int = 60, pages: int = 20) -> list[str]:
    """Return the lines that tell the speed; the chain is left out, and that is said, where it is not installed."""
    given = texts(shared, reports, pages)
    if not given:
        return ["speed: not measured, no reports are there"]
    ready = (VENV / "bin" / "python").is_file() and (MODELS / "trees").is_dir() and (MODELS / "names").is_dir()
    lines = (
        together(given) if ready else [*alone(given), "chain: not measured, it is not installed (make bench does that)"]
    )
    clock, processor, peak = first_result(SMALL)
    first = f"{clock:.1f} s by the clock, {processor:.1f} s of processor time, {peak:.0f} MB"
    return [*lines, f"`{shlex.join(['secondsource', 'read'])}` from the shell to its first result: {first}; goal 2.5 s"]


def main() -> None:
    """Print the comparison."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=BENCH.resolve().parents[1] / "shared")
    options.add_argument("--reports", type=int, default=60)
    options.add_argument("--pages", type=int, default=20)
    asked = options.parse_args()
    print(*compare_speed(asked.shared, asked.reports, asked.pages), sep="\n")


if __name__ == "__main__":
    main()
