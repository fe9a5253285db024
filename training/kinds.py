"""Texts with names marked -> `name_weights.toml`: how much each feature of a name speaks for its kind.

    python training/kinds.py --shared FOLDER [--without wikigold0 wikigold1] [--out FILE]

A log-linear model over the features of `analyse/name_features.py`, learned on the names that the rules find: wikigold
and WNUT17 (CC BY 4.0) and GUM's open documents (CC BY). Features seen in fewer than eight names are left out. The
same data give the same file.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from corpora import Sentence, read_columns, read_conllu

from secondsource.analyse.found_names import Found, find_names
from secondsource.analyse.name_features import form_features, place_features
from secondsource.analyse.written import lines_of, split_words
from secondsource.records.span import Span

KINDS = ("person", "organisation", "place", "other")
LEAST = 8
OUT = Path(__file__).resolve().parents[1] / "src/secondsource/lang/data/en/name_weights.toml"
HEAD = """\
# How much each feature of a name speaks for person, organisation, place and other, in natural logarithms; learned by
# training/kinds.py on wikigold and WNUT17 (CC BY 4.0) and GUM's open documents (CC BY). Features of the form (its own
# words) count once in a report, features of the place (the words around it) at every mention.
"""

Example = tuple[list[str], int, float]


def examples(sentences: list[Sentence], size: int, weight: float) -> Iterator[Example]:
    """Yield (features, kind, weight) of every name that the rules find, reading `size` sentences as one report."""
    for at in range(0, len(sentences), size):
        yield from _report(sentences[at : at + size], weight)


def _report(sentences: list[Sentence], weight: float) -> Iterator[Example]:
    text, gold, unknown, lines = "", {}, [], []
    for s in sentences:
        start, opened = len(text), None
        places = []
        for word, glued in zip(s.words, s.glued or [False] * len(s.words), strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + ("" if glued else " ")
        for i, label in enumerate([*s.names, "O"]):
            if opened is not None and not label.startswith("I-"):
                gold[(places[opened][0], places[i - 1][1])] = s.names[opened][2:]
                opened = None
            if label.startswith("B-"):
                opened = i
        if s.upos is not None:
            unknown += [p for p, u, n in zip(places, s.upos, s.names, strict=True) if u == "PROPN" and n == "O"]
        text = text.rstrip() + "\n"
        lines += lines_of(split_words(text, Span(start, len(text) - 1)))
    for found in find_names(lines):
        kind = _kind_of(found, gold, unknown)
        if kind is not None:
            yield features(found), KINDS.index(kind), weight


def _kind_of(found: Found, gold: dict[tuple[int, int], str], unknown: list[tuple[int, int]]) -> str | None:
    if found.piece.kind == "nationality":
        return None
    exact = gold.get((found.start, found.end))
    if exact is not None:
        return exact
    if any(s < found.end and found.start < e for s, e in (*gold, *unknown)):
        return None
    return "other"


def features(found: Found) -> list[str]:
    """Return all features of a mention, those of the rules among them."""
    line, first, last = found.place
    return [*form_features(found.piece.text), *place_features(line, first, last), *found.rule_features]


def learn(data: list[Example], rounds: int, decay: float) -> tuple[list[str], np.ndarray]:
    """Return the features and their weights (features x kinds): full batches, Adam, L2 decay."""
    counts = Counter(f for fs, _, _ in data for f in set(fs))
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    index = {f: i for i, f in enumerate(names)}
    rows = [[index[f] for f in set(fs) if f in index] for fs, _, _ in data]
    at = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    cols = np.array([c for r in rows for c in r])
    want = np.eye(len(KINDS))[[k for _, k, _ in data]]
    weight = np.array([w for _, _, w in data])[:, None]
    table = np.zeros((len(names), len(KINDS)))
    mean, square = np.zeros_like(table), np.zeros_like(table)
    for step in range(1, rounds + 1):
        scores = np.zeros((len(rows), len(KINDS)))
        for k in range(len(KINDS)):
            scores[:, k] = np.bincount(at, table[cols, k], len(rows))
        chance = np.exp(scores - scores.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        error = (chance - want) * weight
        slope = np.stack([np.bincount(cols, error[at, k], len(names)) for k in range(len(KINDS))], 1) + decay * table
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        table -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return names, table


def write(path: Path, names: list[str], table: np.ndarray) -> None:
    """Write a line for every feature: its name and the weights of the four kinds."""
    lines = [
        f"{name} " + " ".join(f"{round(v * 100):d}" for v in row)
        for name, row in zip(names, table, strict=True)
        if np.abs(row).max() >= 0.05
    ]
    path.write_text(
        f"{HEAD}\n# feature, then hundredths for each kind\nweights = '''\n" + "\n".join(lines) + "\n'''\n",
        encoding="utf-8",
    )


def load(shared: Path, without: set[str]) -> list[Example]:
    """Return the examples of all sets."""
    ner = shared / "data" / "ner"
    found: list[Example] = []
    for half in (0, 1):
        if f"wikigold{half}" not in without:
            every = list(read_columns(ner / "wikigold/CONLL-format/data/wikigold.conll.txt", "main"))
            middle = len(every) // 2
            found += examples(every[:middle] if half == 0 else every[middle:], 40, 1.0)
    for path in sorted((ner / "WNUT17/CONLL-format/data/train").iterdir()):
        found += examples(list(read_columns(path, "wnut")), 1, 0.3)
    for path in sorted((shared / "data/gum-open/train").glob("*.conllu")):
        heavy = "_news_" in path.name or "_bio_" in path.name or "_interview_" in path.name
        found += examples(list(read_conllu(path, "gum")), 1000, 1.0 if heavy else 0.6)
    return found


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--decay", type=float, default=1.0)
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    data = load(a.shared, set(a.without))
    names, table = learn(data, a.rounds, a.decay)
    write(a.out, names, table)
    print(len(data), "names", Counter(KINDS[k] for _, k, _ in data), len(names), "features")


if __name__ == "__main__":
    main()
