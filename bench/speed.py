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
PARTS = 10
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


def in_rounds(given: list[Told], sides: list[Side]) -> list[list[list[Told]]]:
    """Return what each report took, by side and round; the side that begins changes from round to round."""
    told: list[list[list[Told]]] = [[[]] * ROUNDS for _ in sides]
    for number in range(ROUNDS):
        order = range(len(sides)) if number % 2 else reversed(range(len(sides)))
        for side in order:
            told[side][number] = sides[side].read(given[number::ROUNDS])
    for one in sides:
        one.close()
    return told


def alone(given: list[Told]) -> list[str]:
    """Return the lines of the program when there is no chain to compare with."""
    (mine,) = in_rounds(given, [Side(Path(sys.executable), "ours")])
    return [per_second("ours", mine), beside_cutting(mine), memory("ours", mine)]


def together(given: list[Told]) -> list[str]:
    """Return the lines of both sides."""
    ours, chain = Side(Path(sys.executable), "ours"), Side(VENV / "bin" / "python", "chain")
    mine, theirs = in_rounds(given, [ours, chain])
    ratios = [total(b, "seconds") / max(total(a, "seconds"), 1e-9) for a, b in zip(mine, theirs, strict=True)]
    return [
        per_second("ours", mine),
        per_second("chain", theirs),
        f"ours is {spread(ratios, '.1f')} times as fast; goal 4",
        beside_cutting(mine),
        f"loading and a first sentence, processor time: ours {ours.loading['seconds']:.1f} s, "
        f"chain {chain.loading['seconds']:.1f} s",
        memory("ours", mine),
        memory("chain", theirs),
    ]


def total(took: list[Told], what: str) -> float:
    """Return one of the figures of some reports, added up."""
    return float(sum(one[what] for one in took))


def spread(values: list[float], form: str) -> str:
    """Return the median of the rounds and between what they lie."""
    return f"{median(values):{form}} (median of {len(values)} rounds, {min(values):{form}} to {max(values):{form}})"


def per_second(who: str, rounds: list[list[Told]]) -> str:
    """Say how fast one side read: by processor time, which counts, and by the clock, which tells of the neighbours."""
    rates = [total(took, "words") / max(total(took, "seconds"), 1e-9) for took in rounds]
    clock = median(total(took, "words") / max(total(took, "clock"), 1e-9) for took in rounds)
    reports, words = sum(map(len, rounds)), sum(total(took, "words") for took in rounds)
    per_report = reports / sum(total(took, "seconds") for took in rounds)
    return (
        f"{who}: {spread(rates, ',.0f')} words and {per_report:.1f} reports per processor second, "
        f"{clock:,.0f} words per second of the clock ({reports} reports, {words:,.0f} words)"
    )


def beside_cutting(rounds: list[list[Told]]) -> str:
    """Say how often the same text could be cut into words meanwhile: a figure that fits any machine."""
    ratios = [total(took, "seconds") / max(total(took, "cutting"), 1e-9) for took in rounds]
    return f"ours takes {spread(ratios, ',.0f')} times as long as cutting the same text into words"


def memory(who: str, rounds: list[list[Told]]) -> str:
    """Say how much memory one side held at most."""
    return f"{who}: peak memory {max(one['peak_mb'] for took in rounds for one in took)} MB"


def limits(given: list[Told]) -> str:
    """Say what the program spends its time on."""
    command = [sys.executable, "-W", "ignore", str(BENCH / "speed_parts.py")]
    asked = "".join(json.dumps(one) + "\n" for one in given)
    done = subprocess.run(
        command, input=asked, capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}
    )
    shares = json.loads(done.stdout)
    shown = [f"{part.removeprefix('read_').replace('_', ' ')} {share:.0%}" for part, share in shares.items()]
    return f"ours, what limits it: {', '.join(shown[:PARTS])}; the matrix products are a part of syntax"


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
    return [
        *lines,
        limits(given),
        f"`{shlex.join(['secondsource', 'read'])}` from the shell to its first result: {first}; goal 2.5 s",
    ]


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
