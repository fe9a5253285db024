"""Gold stories and their briefs -> every missed and every false difference, by class with counts, as a table.

    python bench/misses.py [--shared FOLDER] [--list] [STORY ...]

A difference of the key is missed in one of these ways, the first that fits:
  other nature        shown, but called rounding, scope or update where the key says dispute (or the reverse)
  one position        a point joins passages of two sides, but as one value
  apart               both sides stand in points, never in one
  one side            one side stands in a point, the other in none
  no side             no point rests on any of its passages
A false dispute is one that matches no difference of the key, or one that the key calls rounding or scope.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from gate import ROOT, brief

CLASSES = ("found", "other nature", "one position", "apart", "one side", "no side")
Story = dict[str, Any]


def class_of(difference: Story, points: list[Story], sides_of: Any) -> str:
    """Return how the story file tells a difference of the key (see the top of this file)."""
    wanted = difference.get("nature", "dispute")
    natures, joined, seen = [], False, set()
    for point in points:
        found = [sides_of(position["evidence"], difference) for position in point["positions"]]
        if any(a and b and a != b for n, a in enumerate(found) for b in found[n + 1 :]):
            natures.append(point["nature"] or ("dispute" if len(point["positions"]) > 1 else None))
        joined = joined or any(len(sides) > 1 for sides in found)
        seen |= set().union(*found)
    if natures:
        return "found" if wanted in natures else "other nature"
    if joined:
        return "one position"
    return {0: "no side", 1: "one side"}.get(len(seen), "apart")


def side_finder(scorer: Any, story: Story) -> Any:
    """Return a function: evidence, difference -> the numbers of the sides that the evidence shows."""
    names = {r["id"]: r["source"].replace("\\", "/").rsplit("/", 1)[-1] for r in story["reports"]}

    def sides_of(evidence: list[Story], difference: Story) -> set[int]:
        return {n for n, side in enumerate(difference["sides"]) if scorer.shows(evidence, side["evidence"], names)}

    return sides_of


def false_disputes(story: Story, gold: Story, sides_of: Any) -> list[tuple[str, str]]:
    """Return (class, what it is about) of every shown dispute that the key does not know as one."""
    found = []
    for point in story["points"]:
        if len(point["positions"]) < 2 or point["nature"] not in ("dispute", None):
            continue
        natures = {
            d.get("nature", "dispute")
            for d in gold["disputes"]
            if class_of(d, [point], sides_of) in ("found", "other nature")
        }
        if not natures & {"dispute", "update"}:
            found.append((", ".join(sorted(natures)) or "not in the key", f"{point['kind']}: {point['about']}"))
    return found


def study(folder: Path, scorer: Any, tmp: Path, to_list: bool) -> tuple[Counter[tuple[str, str, str]], Counter[str]]:
    """Brief one gold story; return counts of (nature, kind, class) of its key and of classes of false disputes."""
    story = json.loads(brief(sorted((folder / "reports").iterdir()), tmp / "story.json"))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    sides_of = side_finder(scorer, story)
    counts: Counter[tuple[str, str, str]] = Counter()
    for difference in gold["disputes"]:
        how = class_of(difference, story["points"], sides_of)
        counts[difference.get("nature", "dispute"), difference["kind"], how] += 1
        if to_list and how != "found":
            print(f"{folder.name}  {difference['kind']}  {how}  {difference['id']}: {difference['about']}")
    wrong = false_disputes(story, gold, sides_of)
    if to_list:
        print(*(f"{folder.name}  false ({how})  {about}" for how, about in wrong), sep="\n")
    return counts, Counter(how for how, _ in wrong)


def table(counts: Counter[tuple[str, str, str]], nature: str) -> list[str]:
    """Return the rows of one nature: kinds down, classes across."""
    kinds = sorted({kind for n, kind, _ in counts if n == nature})
    rows = [f"| {nature} | " + " | ".join(CLASSES) + " |", "|---" * (len(CLASSES) + 1) + "|"]
    for kind in (*kinds, "all"):
        cells = [sum(c for (n, k, h), c in counts.items() if n == nature and h == how and kind in (k, "all"))
                 for how in CLASSES]  # fmt: skip
        rows.append(f"| {kind} | " + " | ".join(map(str, cells)) + " |")
    return [*rows, ""]


def study_all(given: argparse.Namespace) -> tuple[Counter[tuple[str, str, str]], Counter[str]]:
    """Study the stories asked for; return their counts together."""
    sys.path.insert(0, str(given.shared / "tools"))
    import score_story as scorer  # the definitions of the scorer, so that both count alike

    counts: Counter[tuple[str, str, str]] = Counter()
    wrong: Counter[str] = Counter()
    folders = sorted(p.parent for p in (given.shared / "gold").glob("*/gold.json"))
    with tempfile.TemporaryDirectory() as tmp:
        for folder in folders:
            if not given.stories or folder.name in given.stories:
                told, false = study(folder, scorer, Path(tmp), given.to_list)
                counts, wrong = counts + told, wrong + false
    return counts, wrong


def main() -> None:
    """Study the stories asked for, all by default, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--list", dest="to_list", action="store_true", help="name every miss and false dispute")
    options.add_argument("stories", nargs="*", help="names of gold stories")
    given = options.parse_args()
    counts, wrong = study_all(given)
    for nature in ("dispute", "rounding", "scope", "update"):
        print(*table(counts, nature), sep="\n")
    print("false disputes:", ", ".join(f"{how} {n}" for how, n in wrong.most_common()) or "none")


if __name__ == "__main__":
    main()
