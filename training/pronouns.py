"""GUM documents with coreference -> `pronouns.toml`: what speaks for and against what a pronoun stands for, as weights.

    PYTHONPATH=bench python training/pronouns.py FOLDER [--out FILE]

FOLDER holds CoNLL-U files of GUM whose text is open; talk (conversation, vlog) is left out. The texts are read by the
program itself, syntax and names too, so that the weights know its errors. For every pronoun the chains it may take up
and "none" compete (a log-linear model, its likelihood summed over all that are right); one table of weights for he and
she, it, they. Weights near zero are left out. The result depends on the folder and the program alone.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coreference_key import Key, read_key
from coreference_reading import Read, read_text
from secondsource.analyse.chains import Chains
from secondsource.analyse.noun_links import link_nouns
from secondsource.analyse.phrase_traits import read_traits
from secondsource.analyse.phrases import Phrase, find_phrases, read_scene
from secondsource.analyse.pronoun_features import pair_features, pronoun_features
from secondsource.analyse.pronouns import candidates, group_of
from secondsource.analyse.telling import read_telling

FILE = Path(__file__).resolve().parents[1] / "src" / "secondsource" / "lang" / "data" / "en" / "pronouns.toml"
HEAD = """\
# What speaks for (above zero) and against a pronoun's taking up a phrase before it ("none:…": that it takes up nothing
# said), per group of pronouns. Learnt from GUM (gucorpling.org/gum, annotations CC BY 4.0) by training/pronouns.py;
# analyse/pronoun_features.py tells what each feature is. `least`: how likely an antecedent must be to be taken.
"""
TALK = frozenset({"conversation", "vlog"})
LEAST = {"it": 0.6, "person": 0.5, "they": 0.55}
"""Precision and recall, two halves of GUM's documents judging one another: it 0.73 and 0.25, person 0.92 and 0.90,
they 0.83 and 0.59."""
RARE = 4  # a feature seen less often is left out
DECAY = 3.0  # of the squared weights; 0.3 and 1 did worse on the other half of the documents
STEPS, PACE = 400, 0.1
LEAST_WEIGHT = 0.05


@dataclass(slots=True)
class Choice:
    """One pronoun: the features of each candidate, "none" the first, and which of them are right."""

    options: list[list[str]]
    right: list[int]


def choices(key: Key, read: Read) -> Iterator[tuple[str, Choice]]:
    """Yield the choices of a document, each pronoun before it resolved as the key does."""
    scene = read_scene(key.text, read.syntax)
    phrases = find_phrases(scene, read.names)
    chains = Chains(phrases, read_traits(scene, phrases))
    link_nouns(scene, phrases, chains, read.roles, read.entity_names)
    telling = read_telling(scene, phrases, read.quotes)
    means = [_meant(key, scene.syntax.spans[p.head].start, p) for p in phrases]
    for i, phrase in enumerate(phrases):
        group = group_of(phrase)
        if not group:
            continue
        options, places = [pronoun_features(telling, i)], [-1]
        for j, ranks in candidates(telling, chains, i):
            options.append([*pair_features(telling, chains, i, j), *ranks])
            places.append(j)
        right = [n for n, j in enumerate(places) if j >= 0 and means[i] is not None and means[j] == means[i]]
        yield group, Choice(options, right or [0])
        if right:
            chains.join(places[right[0]], i)


def _meant(key: Key, head: int, phrase: Phrase) -> int | None:
    """Return the number of the chain of the key that a phrase belongs to: by its bounds, else by its main word."""
    where = (phrase.span.start, phrase.span.end)
    whole = (number for number, chain in enumerate(key.chains) if where in chain)
    by_head = (number for number, chain in enumerate(key.chains) for place in chain if key.heads[place][0] == head)
    return next(whole, next(by_head, None))


def learn(given: Sequence[Choice]) -> dict[str, float]:
    """Return the weights that make the right choices likeliest, by gradient ascent (Adam) over all of them at once."""
    counts: dict[str, int] = defaultdict(int)
    for choice in given:
        for feature in {f for option in choice.options for f in option}:
            counts[feature] += 1
    names = sorted(f for f, n in counts.items() if n >= RARE)
    number = {name: n for n, name in enumerate(names)}
    rows, columns, owner, right = [], [], [], []
    for c, choice in enumerate(given):
        for n, option in enumerate(choice.options):
            known = [number[f] for f in option if f in number]
            rows += [len(owner)] * len(known)
            columns += known
            owner.append(c)
            right.append(n in choice.right)
    table = (np.array(rows), np.array(columns), np.array(owner), np.array(right, bool))
    weights = np.zeros(len(names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(weights, table, len(given)) - DECAY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += PACE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= LEAST_WEIGHT}


def _slope(weights: np.ndarray, table: tuple[np.ndarray, ...], size: int) -> np.ndarray:
    rows, columns, owner, right = table
    scores = np.bincount(rows, weights[columns], len(owner))
    likely = np.exp(scores - scores.max())
    chance = likely / np.bincount(owner, likely, size)[owner]
    good = likely * right
    wanted = good / np.bincount(owner, good, size)[owner]
    return np.bincount(columns, (wanted - chance)[rows], len(weights))


def write(tables: dict[str, dict[str, float]], path: Path) -> None:
    """Write the weights, heaviest first within a group of features."""
    lines = [HEAD, "[least]", *(f"{g} = {v}" for g, v in sorted(LEAST.items()))]
    for group in sorted(tables):
        lines += ["", f"[{group}]", *(f'"{f}" = {w}' for f, w in sorted(tables[group].items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def train(read: Iterable[tuple[Key, Read]]) -> dict[str, dict[str, float]]:
    """Return the tables of weights by group."""
    given: dict[str, list[Choice]] = defaultdict(list)
    for key, reading in read:
        for group, choice in choices(key, reading):
            given[group].append(choice)
    return {group: learn(found) for group, found in given.items()}


def main() -> None:
    """Learn from a folder and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--out", type=Path, default=FILE)
    chosen = options.parse_args()
    keys = [key for path in sorted(chosen.folder.glob("*.conllu")) if (key := read_key(path)).genre not in TALK]
    write(train((key, read_text(key.text)) for key in keys), chosen.out)


if __name__ == "__main__":
    main()
