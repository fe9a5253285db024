"""Copies planted in real reports, and copies marked by hand -> how many the program finds, and how many it imagines.

    python bench/copies.py [--shared FOLDER] [--quick] [--misses] [--no-peers]

Printed by `make bench`; the gate asks for the same figures on a part of the stories (`measure_copies`). A copy is found
when the program gives it and its original one origin. Everything is explained in README.md beside this file.
"""

import argparse
import ast
import json
import random
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from copies_planted import COPIES, Case, plant_copies, plant_speech, sentences_of, shared_runs, word_count
from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.clean.document import read_document
from secondsource.group.copies import find_copies
from secondsource.group.origins import number_origins
from secondsource.group.story_calendar import settle_calendar
from secondsource.ingest.files import read_paths
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / ".venv-bench" / "bin" / "python"
SEED = 5
LEAST_WORDS, MOST_WORDS = 150, 1500
INDEPENDENT = 0.01  # reports that share fewer of their six-word runs are taken for independent
KINDS_EACH = 3  # kinds of copy planted in one story
OTHERS = 4  # further reports of the story that stand beside a planted pair

NOT_COPIES = ("told independently", "one speech quoted by both", "beside a planted copy")
GOALS = {"copies_planted_recall": 0.98, "copies_planted_precision": 0.98}

Stories = dict[str, list[str]]


@dataclass(slots=True)
class Tally:
    """Pairs of one kind: how many were taken for copies; `missed` are the cases that came out wrong."""

    pairs: int = 0
    taken: int = 0
    missed: list[Case] = field(default_factory=list)


def stories_of(shared: Path, quick: bool) -> Stories:
    """Return the texts of every story that has two reports long enough to plant in; every third story when `quick`."""
    found: Stories = defaultdict(list)
    for path in sorted((shared / "data" / "stories-giveme5w1h" / "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        found[f"event {event_of(row)}"].append(row["text"])
    wikinews = shared / "data" / "wikinews" / "stories-dev.jsonl"
    lines = wikinews.read_text(encoding="utf-8").splitlines() if wikinews.is_file() else []
    for number, line in enumerate(lines):
        sources = json.loads(line)["sources"]
        found[f"wikinews {number}"] = [s.get("maintext") or "" for s in sources if s.get("language", "en") == "en"]
    fit = {
        name: [t for t in dict.fromkeys(texts) if LEAST_WORDS <= word_count(t) <= MOST_WORDS]
        for name, texts in found.items()
    }
    usable = [name for name, texts in fit.items() if len(texts) > 1]
    return {name: fit[name] for name in (usable[::3] if quick else usable)}


def event_of(row: dict[str, object]) -> str:
    """Return the event a report of stories-giveme5w1h tells."""
    cluster = row["newsCluster"]
    return str((cluster if isinstance(cluster, dict) else ast.literal_eval(str(cluster)))["EventId"])


def cases_of(stories: Stories) -> Iterator[Case]:
    """Yield every planted copy and every pair that only looks like one."""
    speeches = [s for texts in stories.values() for t in texts for s in sentences_of(t) if 18 <= word_count(s) <= 45]
    for name, texts in stories.items():
        yield from plant_copies(name, texts, KINDS_EACH, SEED)
        pairs = [(a, b) for i, a in enumerate(texts) for b in texts[i + 1 :] if shared_runs(a, b) < INDEPENDENT]
        draw = random.Random(f"{SEED} {name}")
        for one, other in draw.sample(pairs, min(2, len(pairs))):
            speech = draw.choice(speeches).strip("“”\"'. ")
            yield Case("told independently", name, one, other, False)
            yield plant_speech(name, one, other, speech, SEED)


@cache
def read(text: str) -> tuple[Document, Analysis]:
    """Read one text as `--as-is` does; the same text is read once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.jsonl"
        path.write_text(json.dumps({"id": "r", "text": text}), encoding="utf-8")
        document = read_as_is(read_paths([path]).reports[0])
    return document, read_analysis(document)


def judge(case: Case, story: Sequence[str]) -> tuple[bool, int, int]:
    """Return whether the pair is one origin, and of its pairs with independent reports: how many joined, all."""
    others = [t for t in story if t not in (case.original, case.made, case.host)][:OTHERS]
    texts = list(dict.fromkeys([case.original, case.made, *([case.host] if case.host else []), *others]))
    readings = [read(text) for text in texts]
    documents = [document for document, _ in readings]
    analyses = {document.report_id: analysis for document, analysis in readings}
    copies = find_copies(documents, analyses, {})
    origins = number_origins([d.report_id for d in documents], copies, {d.report_id: d for d in documents}, analyses)
    ids = {text: document.report_id for text, document in zip(texts, documents, strict=True)}
    joined = {frozenset((c.report, c.of)) for c in copies if c.joins}
    free = [t for t in others if shared_runs(case.made, t) < INDEPENDENT]
    wrong = sum(frozenset((ids[case.made], ids[t])) in joined for t in free)
    return origins[ids[case.original]] == origins[ids[case.made]], wrong, len(free)


def planted(stories: Stories) -> dict[str, Tally]:
    """Judge every planted case; return a tally for each kind."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for case in cases_of(stories):
        taken, wrong, free = judge(case, stories[case.story])
        tally = tallies[case.kind]
        tally.pairs += 1
        tally.taken += taken
        if taken != case.copied:
            tally.missed.append(case)
        beside = tallies["beside a planted copy"]
        beside.pairs += free
        beside.taken += wrong
    return tallies


def by_hand(shared: Path) -> tuple[int, int, int]:
    """Return of the pairs marked by hand in the gold stories: found, missed, and pairs found that are not marked."""
    hit = missed = more = 0
    for path in sorted((shared / "gold").glob("*/gold.json")):
        key = json.loads(path.read_text(encoding="utf-8"))["reports"]
        wanted = {frozenset((row["file"], other)) for row in key for other in row["copies"]}
        documents = [read_document(r) for r in read_paths([path.parent / "reports"]).reports]
        analyses = {d.report_id: read_analysis(d) for d in documents}
        file_of = {d.report_id: Path(d.source).name for d in documents}
        copies = find_copies(documents, analyses, settle_calendar(documents, analyses))
        found = {frozenset((file_of[c.report], file_of[c.of])) for c in copies if c.joins}
        hit, missed, more = hit + len(wanted & found), missed + len(wanted - found), more + len(found - wanted)
    return hit, missed, more


def figures_of(tallies: dict[str, Tally], marked: tuple[int, int, int]) -> dict[str, float]:
    """Return the figures the floors are set for."""
    copied = [tally for kind, tally in tallies.items() if kind not in NOT_COPIES]
    taken, pairs = sum(tally.taken for tally in copied), sum(tally.pairs for tally in copied)
    false = sum(tallies[kind].taken for kind in NOT_COPIES if kind in tallies)
    hit, missed, more = marked
    return {
        "copies_planted_recall": taken / max(1, pairs),
        "copies_planted_precision": taken / max(1, taken + false),
        "copies_gold_recall": hit / max(1, hit + missed),
        "copies_gold_precision": hit / max(1, hit + more),
    }


def measure_copies(shared: Path, quick: bool) -> dict[str, float]:
    """Return the figures of this table, for the gate; empty when the sets are not there."""
    if not (shared / "data" / "stories-giveme5w1h" / "data").is_dir():
        return {}
    return figures_of(planted(stories_of(shared, quick)), by_hand(shared))


def peers_find(cases: Sequence[Case]) -> list[str]:
    """Return a line for each peer: what it reaches on the planted pairs at the usual threshold and at its best."""
    if not PEERS.is_file():
        return ["others: none are installed (make bench does that)"]
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "pairs.jsonl", Path(folder) / "out.json"
        given.write_text("".join(json.dumps([c.original, c.made]) + "\n" for c in cases), encoding="utf-8")
        for peer in ("rensa", "datasketch"):
            script = [str(PEERS), str(Path(__file__).with_name("peer_minhash.py")), peer, str(given), str(out)]
            if subprocess.run(script, capture_output=True, check=False).returncode:
                lines.append(f"{peer}: did not run")
                continue
            alike = json.loads(out.read_text(encoding="utf-8"))
            best = max((score(cases, alike, step / 100) for step in range(1, 100)), key=lambda s: (s[2], s[3]))
            for name, found in (("at 0.50", score(cases, alike, 0.5)), (f"at its best, {best[3]:.2f}", best)):
                lines.append(f"{peer + ' (MinHash) ' + name:40} recall {found[0]:.3f}  precision {found[1]:.3f}")
    return lines


def score(cases: Sequence[Case], alike: Sequence[float], threshold: float) -> tuple[float, float, float, float]:
    """Return recall, precision, F1 and the threshold itself."""
    taken = [case.copied for case, likeness in zip(cases, alike, strict=True) if likeness >= threshold]
    recall = sum(taken) / max(1, sum(case.copied for case in cases))
    precision = sum(taken) / max(1, len(taken))
    return recall, precision, 2 * recall * precision / max(1e-9, recall + precision), threshold


def render(tallies: dict[str, Tally], figures: dict[str, float]) -> list[str]:
    """Return the table: every kind of pair, then the figures with what we want."""
    lines = [f"{'planted pair':34}{'pairs':>7}{'one origin':>12}  should be"]
    order = [*(name for name, _ in COPIES), *NOT_COPIES]
    for kind in (k for k in order if k in tallies):
        tally = tallies[kind]
        lines.append(f"{kind:34}{tally.pairs:7}{tally.taken:12}  {'none' if kind in NOT_COPIES else 'all'}")
    for name, value in figures.items():
        goal = GOALS.get(name)
        lines.append(f"{name.replace('_', ' '):34}{value:19.3f}" + (f"  goal {goal:.2f}" if goal else ""))
    return lines


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--quick", action="store_true", help="every third story, as the gate takes")
    options.add_argument("--misses", action="store_true", help="print the pairs that came out wrong")
    options.add_argument("--no-peers", action="store_true", help="leave the others out")
    given = options.parse_args()
    if not (given.shared / "data" / "stories-giveme5w1h" / "data").is_dir():
        print("No ../shared/data beside this checkout: nothing to measure.")
        return
    stories = stories_of(given.shared, given.quick)
    tallies = planted(stories)
    print(*render(tallies, figures_of(tallies, by_hand(given.shared))), sep="\n")
    if not given.no_peers:
        print(*peers_find(list(cases_of(stories))), sep="\n")
    for case in (case for tally in tallies.values() for case in tally.missed if given.misses):
        print("=" * 8, case.kind, case.story, "\n", case.original, "\n", "-" * 8, "\n", case.made)


if __name__ == "__main__":
    main()
