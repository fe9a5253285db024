"""The program run on texts with a key made by hand -> a table of figures, and an exit code: 1 below any floor.

    python bench/gate.py [--raise] [--stories-only] [--shared FOLDER]

Four questions: are the figures of whole stories at or above `floors.toml` (over all stories, and for the founding
one)? Are the figures of single readers, on a part of their sets? Do the same reports give the same bytes, in any
order? Does every Wikinews story come out whole, every line of it with evidence?
"""

import argparse
import json
import math
import os
import random
import shlex
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from readings_table import against_floors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.toml")
FOUNDING = "asia-tour-2025"
PROGRAM = Path(sys.executable).with_name("secondsource")
MARGIN = 0.02  # below what was measured, so that an honest change elsewhere can pass

Figures = dict[str, dict[str, float]]
HONEST = (b"nothing-to-read", b"not-a-report", b"not-english")


def brief(reports: list[Path], out: Path, seed: int = 0) -> bytes:
    """Run the program on one story and return the story file; raise `CalledProcessError` when it fails."""
    command: list[str | Path] = [PROGRAM, "brief", *reports, "--one-story", "--format", "json", "-o", out]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})
    return out.read_bytes()


def measure(shared: Path) -> Figures:
    """Score every gold story; return the weighted totals and the founding story's figures."""
    run = f"{shlex.quote(str(PROGRAM))} brief {{reports}} --one-story --format json -o {{out}}"
    stories = sorted(path.parent for path in (shared / "gold").glob("*/gold.json"))
    command: list[str | Path] = [sys.executable, shared / "tools" / "score_gold.py", "--json", "--run", run, *stories]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"A gold story failed.\n{done.stderr.strip()}")
    result = json.loads(done.stdout)
    return {"all": result["total"], "founding": result["stories"].get(FOUNDING, {})}


def compare(figures: Figures, floors: Figures) -> list[str]:
    """Print measured against floor; return the names of figures that are below (a figure not measured is below)."""
    low = []
    print(f"{'figure':20}{'all':>8}{'floor':>8}{'founding':>12}{'floor':>8}")
    for name in floors["all"]:
        cells = []
        for part in ("all", "founding"):
            value, floor = figures[part].get(name), floors[part][name]
            missed = floor > 0 if value is None else value < floor
            low += [f"{name} ({part})"] if missed else []
            cells += ["-" if value is None else f"{value:.3f}", f"{floor:.2f}{'!' if missed else ' '}"]
        print(f"{name:20}{cells[0]:>8}{cells[1]:>8}{cells[2]:>12}{cells[3]:>8}")
    return low


def measure_readings(shared: Path) -> dict[str, float]:
    """Score every reader, copies and grouping on the part of each set the gate takes; say what is missing."""
    from copies import measure_copies  # engines and scorers, for this alone
    from groups import measure_groups
    from readings_ours import GATE, Place, measure

    with tempfile.TemporaryDirectory() as folder:
        figures, silent = measure(Place(shared.resolve(), Path(folder), GATE))
    print(*silent, sep="\n", end="\n" if silent else "")
    return figures | measure_copies(shared.resolve(), quick=True) | measure_groups(shared.resolve())


def compare_readings(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print measured against floor; return the names of readings that are below."""
    print(f"{'reading':24}{'measured':>10}{'floor':>8}")
    told = against_floors(figures, floors)
    for one in told:
        value = "-" if one.value is None else f"{one.value:.3f}"
        floor = "-" if one.floor is None else f"{one.floor:.2f}"
        print(f"{one.key:24}{value:>10}{floor:>8}{'!' if one.missed else ''}")
    return [f"{one.key} (readings)" for one in told if one.missed]


def raised(figures: Figures, floors: Figures) -> Figures:
    """Return floors just below what was measured where that is higher; a floor of 1 is reached by 1 alone.

    A reading that had no floor gets one.
    """

    def higher(value: float | None, floor: float) -> float:
        if value is None:
            return floor
        return max(floor, 1.0 if value == 1 else math.floor((value - MARGIN) * 100) / 100)

    found = {p: {n: higher(figures[p].get(n), floor) for n, floor in rows.items()} for p, rows in floors.items()}
    readings = {n: higher(value, 0.0) for n, value in figures.get("readings", {}).items()}
    readings |= found.get("readings", {})
    return found | ({"readings": dict(sorted(readings.items()))} if readings else {})


def write_floors(floors: Figures) -> None:
    """Write `floors.toml`, keeping its opening comment."""
    head = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    parts = ["\n".join([f"[{part}]", *(f"{n} = {v}" for n, v in rows.items())]) for part, rows in floors.items()]
    FLOORS.write_text("\n\n".join(["\n".join(head), *parts]) + "\n", encoding="utf-8")


def failure(failed: subprocess.CalledProcessError) -> str:
    """Return in one line how the program stopped."""
    return f"exit {failed.returncode}: {failed.stderr.decode(errors='replace').strip()[-200:]}"


def steadiness_fault(folder: Path, tmp: Path) -> str | None:
    """Say so when the reports of a folder give other bytes in another order or under another hash seed."""
    reports = sorted((folder / "reports").iterdir())
    shuffled = random.Random(7).sample(reports, len(reports))
    out = tmp / f"{folder.name}.json"
    try:
        first, again, mixed = brief(reports, out, seed=1), brief(reports, out, seed=2), brief(shuffled, out, seed=3)
    except subprocess.CalledProcessError as failed:
        return f"{folder.name}: {failure(failed)}"
    if first != again:
        return f"{folder.name}: other bytes on a second run"
    return None if first == mixed else f"{folder.name}: other bytes in another order"


def broken_evidence(story: dict[str, Any]) -> int:
    """Return how many brief lines lack evidence that stands, word for word, in a report."""
    text = {report["id"]: report["text"] for report in story["reports"]}

    def stands(piece: dict[str, Any]) -> bool:
        return bool(text[piece["report"]][piece["start"] : piece["end"]] == piece["text"])

    return sum(not (line["evidence"] and all(map(stands, line["evidence"]))) for line in story["brief"])


def wikinews_fault(number: int, story: dict[str, Any], tmp: Path) -> str | None:
    """Brief one Wikinews story from its English sources; return what is wrong with the result."""
    sources = [s for s in story["sources"] if s.get("language", "en") == "en" and (s.get("maintext") or "").strip()]
    rows = [{"id": f"s{i}", "title": s["title"], "text": s["maintext"], "url": s["url"]} for i, s in enumerate(sources)]
    if not rows:
        return None
    given = tmp / f"wikinews-{number}.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    try:
        made = json.loads(brief([given], tmp / f"wikinews-{number}.json"))
    except subprocess.CalledProcessError as failed:
        # A source in another language or a page without prose is passed over, and the program says so.
        honest = any(b"error[" + code + b"]" in failed.stderr for code in HONEST)
        return None if honest else failure(failed)
    if not made["brief"]:
        return "an empty brief"
    broken = broken_evidence(made)
    return f"{broken} lines without standing evidence" if broken else None


def wikinews(shared: Path, tmp: Path) -> list[str]:
    """Brief every Wikinews story; return the faults."""
    lines = (shared / "data" / "wikinews" / "stories-dev.jsonl").read_text(encoding="utf-8").splitlines()
    stories = [json.loads(line) for line in lines]
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(wikinews_fault, range(len(stories)), stories, [tmp] * len(stories)))
        faults = [f"{story['title']}: {fault}" for story, fault in zip(stories, found, strict=True) if fault]
    print(f"wikinews: {len(stories) - len(faults)} of {len(stories)} stories whole")
    return faults


def main() -> int:
    """Ask the four questions and print the answers."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--raise", dest="to_raise", action="store_true", help="write higher floors where measured")
    options.add_argument("--stories-only", action="store_true", help="leave the single readers out")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    given = options.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    figures = measure(given.shared)
    low = compare(figures, floors)
    figures["readings"] = {} if given.stories_only else measure_readings(given.shared)
    low += [] if given.stories_only else compare_readings(figures["readings"], floors.get("readings", {}))
    faults = [f"below its floor: {name}" for name in low]
    with tempfile.TemporaryDirectory() as folder:
        stories = sorted(path.parent for path in (given.shared / "gold").glob("*/gold.json"))
        faults += filter(None, [steadiness_fault(story, Path(folder)) for story in stories])
        faults += wikinews(given.shared, Path(folder))
    if given.to_raise:
        write_floors(raised(figures, floors))
    print(*faults, f"gate: {'closed' if faults else 'open'}", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
