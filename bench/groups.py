"""Sets of reports whose stories are known, and a made stream -> how well and how fast reports are grouped.

    python bench/groups.py [--shared FOLDER] [--stream REPORTS] [--plot FILE] [--page FILE] [--misses]

Printed by `make bench`: B-cubed precision, recall and F1 on stories-giveme5w1h, the sub-topics of ECB+ and both in one
stream, beside the goals; then what a report costs at the beginning and at the end of a made stream (`streams.py`).
"""

import argparse
import importlib.util
import itertools
import json
import re
import subprocess
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

from groups_growth import draw_growth, restart_told, write_page
from groups_stream import StreamRun, Window
from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.group.running import RunningStories
from secondsource.group.traits import Traits, read_traits
from secondsource.records.report import Report
from streams import read_patterns

ROOT = Path(__file__).resolve().parents[1]
PER_DAY = 3_000
GOALS = {"giveme5w1h": 0.95, "ecbplus": 0.92, "both, in order of time": 0.95}
PEERS = ("agglomerative", "dbscan", "minhash")
MOST_MISSES = 12
PEERS_PYTHON = ROOT / ".venv-bench" / "bin" / "python"

PLACES = {"giveme5w1h": "stories-giveme5w1h", "ecbplus": "ecbplus/documents.jsonl"}
GATE_EVERY = {"giveme5w1h": 3, "ecbplus": 4}  # the gate takes every so manieth story (of ECB+: topic, both its events)

Told = list[tuple[Traits, str]]
Rows = list[tuple[dict[str, str], str]]


def load_scorer(shared: Path) -> ModuleType | None:
    """Return the shared scorer, None when it is not there."""
    place = shared / "tools" / "score_groups.py"
    drawn = importlib.util.spec_from_file_location("score_groups", place) if place.is_file() else None
    if drawn is None or drawn.loader is None:
        return None
    scorer = importlib.util.module_from_spec(drawn)
    drawn.loader.exec_module(scorer)
    return scorer


def measure_groups(shared: Path) -> dict[str, float]:
    """Return B-cubed F1 on a part of the stories of each set, for the gate; nothing for a set that is not there."""
    scorer = load_scorer(shared)
    figures = {}
    for name, place in PLACES.items():
        if scorer is None or not (shared / "data" / place).exists():
            continue
        told = read_told(name, every_so_manieth(scorer.load(name, str(shared / "data" / place)), GATE_EVERY[name]))
        figures[f"groups_{name}"] = scorer.b_cubed(group_told(told), {one.report: story for one, story in told})[2]
    return figures


def every_so_manieth(rows: Rows, every: int) -> Rows:
    """Keep every so manieth story, or topic where its number stands before a word ("12ecb", "12ecbplus")."""

    def topic(story: str) -> str:
        begun = re.match(r"\d+", story)
        return begun.group() if begun else story

    kept = set(sorted({topic(story) for _, story in rows})[::every])
    return [(row, story) for row, story in rows if topic(story) in kept]


def read_told(name: str, rows: Rows) -> Told:
    """Return the traits of the reports of a set, with their story."""
    told = []
    for row, story in rows:
        known = {"title": row["title"], "outlet": row.get("outlet"), "published": row.get("published")}
        report = Report(f"{name}:{row['id']}", row["id"], row["text"], "text", row["id"], **known)
        document = read_as_is(report)
        told.append((read_traits(document, read_analysis(document)), f"{name}:{story}"))
    return told


def group_told(told: Told) -> dict[str, str]:
    """Return report -> story as the program groups them: day by day, all marks counted first."""
    ordered = sorted((one for one, _ in told), key=lambda one: (one.day is None, one.day or 0, one.report))
    running = RunningStories()
    running.rarity.count(ordered)
    gone = []
    for _, day in itertools.groupby(ordered, key=lambda one: one.day):
        gone += running.add(list(day), counted=True)
    stories = [*gone, *running.stories.values()]
    return {report: str(number) for number, story in enumerate(stories) for report in story.members}


def print_sets(scorer: ModuleType, sets: dict[str, Told], rows: dict[str, Rows]) -> None:
    """Print a row for every set; a peer that did not run has no figure."""
    print(f"{'stories':26}{'precision':>10}{'recall':>8}{'B3 F1':>8}{'goal':>7}", *(f"{peer:>14}" for peer in PEERS))
    for name, told in sets.items():
        figures = scorer.b_cubed(group_told(told), {one.report: story for one, story in told})
        found = [best_of_peer(scorer, peer, rows[name]) for peer in PEERS]
        shown = (f"{'-' if best is None else f'{best:.3f}':>14}" for best in found)
        print(f"{name:26}{figures[0]:>10.3f}{figures[1]:>8.3f}{figures[2]:>8.3f}{GOALS[name]:>7.2f}", *shown)
    print("others: B3 F1 at the threshold that is best on the set itself")


def print_misses(told: Told) -> None:
    """Print where reports come out wrong, dearest first: stories torn apart and stories joined, in reports lost."""
    made, key = group_told(told), {one.report: story for one, story in told}
    days = {one.report: one.day for one, _ in told}
    for word, groups, others in (("torn apart", key, made), ("joined", made, key)):
        rows = []
        for name in sorted(set(groups.values())):
            parts = Counter(others[report] for report, group in groups.items() if group == name)
            whole = parts.total()
            first = {p: min(days[r] or 1 for r in groups if groups[r] == name and others[r] == p) for p in parts}
            shown = ", ".join(f"{n} from {date.fromordinal(first[p])} ({p})" for p, n in parts.most_common())
            rows.append((whole - sum(n * n for n in parts.values()) / whole, f"{name}: {shown}"))
        print(f"{word}, in all {sum(lost for lost, _ in rows):.1f} reports of {len(key)} lost")
        print(*(f"  {lost:5.1f}  {line}" for lost, line in sorted(rows, reverse=True)[:MOST_MISSES] if lost), sep="\n")


def best_of_peer(scorer: ModuleType, peer: str, rows: Rows) -> float | None:
    """Return the B-cubed F1 of a peer at its best threshold, None when it cannot run."""
    if not PEERS_PYTHON.is_file():
        return None
    key = {str(place): story for place, (_, story) in enumerate(rows)}
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "reports.jsonl", Path(folder) / "out.json"
        texts = [f"{row.get('title') or ''}\n{row['text']}" for row, _ in rows]
        given.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
        script = [PEERS_PYTHON, Path(__file__).with_name("peer_groups.py"), peer, given, out]
        if subprocess.run(script, capture_output=True, check=False).returncode:
            return None
        made = [labels for _, labels in json.loads(out.read_text(encoding="utf-8"))]
    return max(float(scorer.b_cubed(dict(zip(key, map(str, labels), strict=True)), key)[2]) for labels in made)


def print_stream(windows: list[Window]) -> None:
    """Print what a report cost in the first, the middle and the last window, beside the goal."""
    print(f"{'stream, after reports':26}{'median ms':>10}{'p99 ms':>8}{'stories':>9}{'memory MB':>11}")
    for one in (windows[0], windows[len(windows) // 2], windows[-1]):
        print(f"{one.reports:<26}{one.p50_ms:>10.2f}{one.p99_ms:>8.2f}{one.stories:>9}{one.memory_mb:>11}")
    print("goal: p99 (on the processor) at most 10 ms and as much at the end as at the beginning; 2048 MB")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--stream", type=int, default=20_000, help="reports of the made stream; 0: none")
    options.add_argument("--plot", type=Path, help="where to draw the growth (SVG)")
    options.add_argument("--page", type=Path, help="where to write the table of growth (Markdown)")
    options.add_argument("--misses", action="store_true", help="print which stories came out torn apart or joined")
    given = options.parse_args()
    scorer = load_scorer(given.shared)
    if scorer is None:
        raise SystemExit("no score_groups.py in the shared folder")
    places = {name: str(given.shared / "data" / place) for name, place in PLACES.items()}
    rows: dict[str, Rows] = {name: scorer.load(name, place) for name, place in places.items()}
    sets = {name: read_told(name, given_rows) for name, given_rows in rows.items()}
    sets["both, in order of time"] = [pair for told in list(sets.values()) for pair in told]
    rows["both, in order of time"] = [(row, f"{n}:{story}") for n, told in list(rows.items()) for row, story in told]
    print_sets(scorer, sets, rows)
    for name in PLACES if given.misses else ():
        print(name)
        print_misses(sets[name])
    if given.stream:
        stories: dict[str, list[Traits]] = {}
        for one, story in sets["both, in order of time"]:
            stories.setdefault(story, []).append(one)
        run = StreamRun(read_patterns(stories), given.stream, PER_DAY)
        windows = list(run.windows())
        restart = run.restarted()
        print_stream(windows)
        print(f"saved and taken up again: {'the same' if restart.same else 'ANOTHER'} state")
        if given.plot:
            given.plot.write_text(draw_growth(windows), encoding="utf-8")
        if given.page:
            notes = [restart_told(restart, run.tally.b_cubed()[2])]
            given.page.write_text(write_page(windows, given.stream, notes), encoding="utf-8")


if __name__ == "__main__":
    main()
