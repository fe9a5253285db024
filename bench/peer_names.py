"""Pairs of names -> how alike rigour finds them, 0 to 1 (runs in .venv-bench).

    python bench/peer_names.py CASES.csv OUT.json

Names are analysed and their parts compared as rigour's documentation begins; parts that share a symbol (a known short
form, a legal form) count as alike. The score is the mean over the parts of both names.
"""

import argparse
import csv
import json
from pathlib import Path
from typing import Any

from rigour.names import NameTypeTag, analyze_names, compare_parts, pair_symbols

KINDS = {"Person": NameTypeTag.PER, "Vessel": NameTypeTag.OBJ}


def score(schema: str, first: str, second: str) -> float:
    """Return the best score of any two readings of the names."""
    kind = KINDS.get(schema, NameTypeTag.ORG)
    ours, theirs = analyze_names(kind, [first]), analyze_names(kind, [second])
    return max((likeness(a, b) for a in ours for b in theirs), default=0.0)


def likeness(first: Any, second: Any) -> float:
    """Return the likeness of two analysed names."""
    return max((mean_of(first, second, list(known)) for known in pair_symbols(first, second) or [()]), default=0.0)


def mean_of(first: Any, second: Any, known: list[Any]) -> float:
    """Return the mean score over all parts, those of `known` pairs counting as the same."""
    used = {part for pair in known for part in (*pair.qps, *pair.rps)}
    rest = compare_parts([p for p in first.parts if p not in used], [p for p in second.parts if p not in used])
    told = [(1.0, len(p.qps) + len(p.rps)) for p in known] + [(p.score, len(p.qps) + len(p.rps)) for p in rest]
    parts = sum(number for _, number in told)
    return sum(value * number for value, number in told) / parts if parts else 0.0


def main() -> None:
    """Score every pair of the file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path)
    options.add_argument("out", type=Path)
    asked = options.parse_args()
    with asked.cases.open(encoding="utf-8", newline="") as file:
        scores = [score(row["schema"], row["name1"], row["name2"]) for row in csv.DictReader(file)]
    asked.out.write_text(json.dumps(scores), encoding="utf-8")


if __name__ == "__main__":
    main()
