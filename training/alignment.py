"""ECB+ (train part) -> `alignment.toml`: what speaks for and against that two statements tell of one happening.

    PYTHONPATH=bench python training/alignment.py FOLDER [--out FILE]

FOLDER holds documents.jsonl and mentions.jsonl of ECB+ (Cybulska & Vossen 2014, annotation CC BY 3.0; no text is
shipped). The marked events are read by the program itself, with its own names, times and identities, so that the
weights know its errors. They learn from each story, and again from the two like events of a theme thrown together:
what tells those apart is the point.
A logistic regression by Newton's method, exact and without chance; weights near zero are left out.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from events import stories_given
from events_key import Marked, read_marked, story_of
from secondsource.compare.align_features import read_features
from secondsource.compare.align_pairs import find_pairs
from secondsource.compare.align_table import build_table
from secondsource.compare.tellings import read_tellings

FILE = Path(__file__).resolve().parents[1] / "src" / "secondsource" / "lang" / "data" / "en" / "alignment.toml"
HEAD = """\
# How much each feature of two statements speaks for (above zero) and against their telling of one happening, in natural
# logarithms. Learned by training/alignment.py on the train part of ECB+ (annotation CC BY 3.0); what each feature is
# tells compare/align_features.py.
"""
DECAY = 3.0  # of the squared weights; 1 and 10 gave the same to the second figure
STEPS = 30
LEAST_WEIGHT = 0.05

Array = np.ndarray


def examples(marked: dict[str, Marked]) -> Iterator[tuple[dict[str, Array], Array]]:
    """Yield for each story and each theme the features of its pairs and which of them are right."""
    for names in (*stories_given(marked), *stories_given(marked, themes=True)):
        told = [one for reading in story_of(marked, names) for one in read_tellings(reading)]
        table = build_table(told)
        a, b = find_pairs(table)
        chains = np.array([marked[one.telling.report].chains[one.telling.statement] for one in told])
        yield read_features(table, a, b), np.asarray(chains[a] == chains[b], float)


def learn(rows: Array, right: Array) -> Array:
    """Return the weights, the bias last, that make the right answers likeliest."""
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    decay = np.full(rows.shape[1], DECAY)
    decay[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (right - chance) - decay * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(decay)
        weights += np.linalg.solve(bend, slope)
    return weights


def write(names: Sequence[str], weights: Array, path: Path) -> None:
    """Write the weights, sorted by name."""
    told = [f'"{n}" = {w:.2f}' for n, w in zip(names, weights, strict=False) if abs(w) >= LEAST_WEIGHT]
    path.write_text("\n".join([HEAD, f"bias = {weights[-1]:.2f}", "", "[weights]", *told]) + "\n", encoding="utf-8")


def main() -> None:
    """Learn from the train part and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--out", type=Path, default=FILE)
    chosen = options.parse_args()
    given = list(examples(read_marked(chosen.folder, "train")))
    names = sorted(given[0][0])
    rows = np.vstack([np.stack([features[n] for n in names], axis=1) for features, _ in given]).astype(float)
    write(names, learn(rows, np.concatenate([right for _, right in given])), chosen.out)


if __name__ == "__main__":
    main()
