"""Pages written by us -> `line_weights.toml`: how much each feature of a line speaks for its being story or furniture.

    python training/page_lines.py [--pages 2500] [--seed 1] [--out FILE]

A log-linear model over the features of `clean/line_setting.py`, learned on the pages of `page_text.py`: on those lines
that the rules do not know for furniture already. Features seen in fewer than twenty lines, and weights near zero, are
left out. Printed at the end: how well it tells the lines of the reserved pages, whose layouts and lines it never saw.
The same seed gives the same file.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from page_text import write_pages

from secondsource.clean.line_scores import KINDS, STORY, score_lines
from secondsource.clean.line_setting import line_features
from secondsource.clean.lines import split_lines
from secondsource.clean.page import Page
from secondsource.clean.repair import repair_text
from secondsource.clean.sift import mark_certain, sift

OUT = Path(__file__).resolve().parents[1] / "src/secondsource/lang/data/en/line_weights.toml"
LEAST = 20
SMALLEST = 8  # hundredths; smaller weights are left out
HEAD = """\
# How much each feature of a line of a page (clean/line_look.py, clean/line_setting.py) speaks for what the line is, in
# hundredths of natural logarithms; learned by training/page_lines.py on pages written by us, from a seed.

# feature, then the kinds: {kinds}
weights = '''
"""


class Examples(NamedTuple):
    """Lines: the rows of their features one after the other, where each line's begin, and what each line is."""

    rows: np.ndarray
    starts: np.ndarray
    kinds: np.ndarray


def read_pages(seed: int, count: int, held_out: bool) -> Iterator[tuple[Page, list[str]]]:
    """Yield pages as the program sees them after its certain rules, with the kind of each line."""
    rng = random.Random(seed)
    for rows in write_pages(seed, count, held_out):
        gap = rng.choice(("\n", "\n", "\n\n"))
        lines = split_lines(repair_text(gap.join(text for text, _ in rows))[0])
        if len(lines) != len(rows):
            continue  # lines were joined; what kind a joined line has nobody knows
        page = Page(lines, [None] * len(lines))
        mark_certain(page)
        yield page, [kind for _, kind in rows]


def examples(pages: Iterator[tuple[Page, list[str]]]) -> Iterator[tuple[list[str], int]]:
    """Yield features and kind of every line that the rules leave open."""
    for page, kinds in pages:
        for own, why, kind in zip(line_features(page), page.why, kinds, strict=True):
            if why is None:
                yield own, KINDS.index(kind)


def packed(given: list[tuple[list[str], int]], index: dict[str, int]) -> Examples:
    """Return examples as arrays; features without a row are left out."""
    rows = [[index[f] for f in own if f in index] for own, _ in given]
    starts = np.cumsum([0, *map(len, rows)])
    return Examples(np.array([r for own in rows for r in own]), starts, np.array([kind for _, kind in given]))


def learn(data: Examples, size: int, seed: int, rounds: int, decay: float) -> np.ndarray:
    """Return the weights (features x kinds): Adam over shuffled parts, a step that shrinks, a running mean."""
    order, table = np.random.default_rng(seed), np.zeros((size, len(KINDS)))
    mean, square, settled = np.zeros_like(table), np.zeros_like(table), np.zeros_like(table)
    parts = max(1, len(data.kinds) // 4000)
    steps = rounds * parts
    for step in range(1, steps + 1):
        if step % parts == 1 or parts == 1:
            shuffled = np.array_split(order.permutation(len(data.kinds)), parts)
        slope = _slope(data, shuffled[step % parts], table) + decay * table / parts
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        pace = 0.05 * (1 - step / (steps + 1))
        table -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        if step > steps // 2:
            settled += table
    return settled / (steps - steps // 2)


def _slope(data: Examples, part: np.ndarray, table: np.ndarray) -> np.ndarray:
    lengths = data.starts[part + 1] - data.starts[part]
    owner = np.repeat(np.arange(len(part)), lengths)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    rows = data.rows[np.repeat(data.starts[part], lengths) + within]
    scores = np.stack([np.bincount(owner, table[rows, k], len(part)) for k in range(len(KINDS))], 1)
    chance = np.exp(scores - scores.max(1, keepdims=True))
    chance /= chance.sum(1, keepdims=True)
    error = chance - np.eye(len(KINDS))[data.kinds[part]]
    return np.stack([np.bincount(rows, error[owner, k], len(table)) for k in range(len(KINDS))], 1)


def write(path: Path, names: list[str], table: np.ndarray) -> int:
    """Write a line for every feature that weighs something; return how many."""
    centred = np.rint(100 * (table - table.mean(1, keepdims=True))).astype(int)
    rows = [
        f"{n} {' '.join(map(str, row))}" for n, row in zip(names, centred, strict=True) if abs(row).max() >= SMALLEST
    ]
    path.write_text(HEAD.format(kinds=", ".join(KINDS)) + "\n".join(rows) + "\n'''\n", encoding="utf-8")
    return len(rows)


def report(pages: Iterator[tuple[Page, list[str]]]) -> None:
    """Print how the lines of pages are told, by what they are, and how much of the story the whole of `clean` keeps."""
    count: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[bool, bool]] = Counter()
    for page, kinds in pages:
        scores = score_lines(line_features(page))
        for row, why, kind in zip(scores, page.why, kinds, strict=True):
            if why is None:
                count[kind, KINDS[int(row.argmax())]] += 1
        for line, why, kind in zip(page.lines, sift(page.lines).why, kinds, strict=True):
            words[kind in STORY, why is None] += line.words
    for kind in KINDS:
        row = {other: count[kind, other] for other in KINDS if count[kind, other]}
        total = sum(row.values())
        story = sum(n for other, n in row.items() if other in STORY)
        own = count[kind, kind]
        print(f"{kind:8} {total:6} lines, as story {story / max(1, total):.3f}, as itself {own / max(1, total):.3f}")
    kept = words[True, True] / max(1, words[True, True] + words[True, False])
    left = words[False, True] / max(1, words[False, True] + words[False, False])
    print(f"after all rules: {kept:.4f} of the story's words kept, {left:.4f} of the furniture's left")


def main() -> None:
    """Learn, write, and judge on the reserved pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--decay", type=float, default=3.0)
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    given = list(examples(read_pages(a.seed, a.pages, held_out=False)))
    counts = Counter(f for own, _ in given for f in set(own))
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    table = learn(packed(given, {f: i for i, f in enumerate(names)}), len(names), a.seed, a.rounds, a.decay)
    kept = write(a.out, names, table)
    print(f"{len(given)} lines, {len(names)} features, {kept} kept")
    report(read_pages(a.seed, a.pages // 5, held_out=True))


if __name__ == "__main__":
    main()
