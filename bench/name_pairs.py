"""Pairs of names, same or not -> how well "these two are the same" is told from the names alone, by us and by others.

    python bench/name_pairs.py CASES.csv [--errors]

CASES.csv is the name bench of nomenklatura: persons, companies, vessels; many pairs are made up, many are no Latin
letters, and lists of sanctions, not news, are their world: a slip of two letters counts as the same name there. The
program answers "same" only where no context is needed; what it leaves to the context of a story counts as not the same.
Others give a score, and their threshold is the one that does best on these very pairs.
"""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio

from secondsource.values.name import compare_names
from secondsource.values.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one schema, and whether they are the same."""

    schema: str
    first: str
    second: str
    same: bool


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(r["schema"], r["name1"], r["name2"], r["is_match"] == "true") for r in csv.DictReader(file)]


def own_answer(pair: Pair) -> bool:
    """Does the program take two names for the same?"""
    kind = "person" if pair.schema == "Person" else "organisation"
    return compare_names(pair.first, pair.second, kind).outcome is Outcome.SAME


def rates(pairs: Sequence[Pair], answers: Sequence[bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of "same"."""
    right = sum(p.same and said for p, said in zip(pairs, answers, strict=True))
    said, there = sum(answers), sum(p.same for p in pairs)
    return right / max(said, 1), right / max(there, 1), 2 * right / max(said + there, 1)


def best_rates(pairs: Sequence[Pair], scores: Sequence[float]) -> tuple[float, float, float]:
    """Return the rates at the threshold with the best F1."""
    return max((rates(pairs, [s >= least for s in scores]) for least in sorted(set(scores))), key=lambda r: r[2])


def alike(pairs: Sequence[Pair]) -> list[float]:
    """Return rapidfuzz's token sort ratio of every pair."""
    return [token_sort_ratio(p.first.lower(), p.second.lower()) for p in pairs]


def main() -> None:
    """Print the rates for all pairs, for persons and for the rest."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path)
    options.add_argument("--errors", action="store_true")
    asked = options.parse_args()
    pairs = read_pairs(asked.cases)
    for name in ("all", "persons", "others"):
        some = [p for p in pairs if name == "all" or (p.schema == "Person") == (name == "persons")]
        own = rates(some, [own_answer(p) for p in some])
        for who, found in (("ours", own), ("alike", best_rates(some, alike(some)))):
            print(f"{name:10}{len(some):5}  {who:6}" + "  ".join(f"{value:.3f}" for value in found))
    for pair in pairs if asked.errors else ():
        if own_answer(pair) != pair.same:
            print("missed" if pair.same else "wrong ", pair.schema, pair.first, "|", pair.second)


if __name__ == "__main__":
    main()
