"""Sentences -> batches of tensors: words, letters and, where a set says something, what is to be answered."""

import random
from dataclasses import dataclass, field

import numpy as np
import torch
from corpora import Sentence
from features import answers
from torch import Tensor

from secondsource.analyse.letters import LETTERS, lemma_script, letter_rows, vector_key

KINDS = ("person", "organisation", "place", "other")
NAME_LABELS = ["O", *(f"{at}-{kind}" for kind in KINDS for at in "BI")]
UNKNOWN = -100
_LONGEST = 120  # words; longer sentences are tables
_TOKENS = 1200  # words of one batch, with padding

Batch = dict[str, Tensor]


@dataclass
class Maker:
    """What makes tensors of sentences: the words that have vectors, and the numbers of all answers."""

    words: list[str]
    parsed: list[Sentence]
    layers: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._index = {word: number for number, word in enumerate(self.words)}
        self._letters: dict[str, list[int]] = {}
        scripts = [
            lemma_script(word, lemma) for s in self.parsed for word, lemma in zip(s.words, s.lemmas or [], strict=True)
        ]
        self.layers = {
            "upos": answers([tag for s in self.parsed for tag in s.upos or []]),
            "xpos": answers([tag for s in self.parsed for tag in s.xpos or []]),
            "labels": answers([label for s in self.parsed for label in s.labels or []]),
            "script": answers(scripts, 3),
            "names": NAME_LABELS,
        }
        self._numbers = {name: {v: n for n, v in enumerate(values)} for name, values in self.layers.items()}

    def batch(self, sentences: list[Sentence], words: list[list[str]] | None = None) -> Batch:
        """Return the tensors of sentences, all padded to the longest; `words` may vary what is written."""
        written = words or [s.words for s in sentences]
        size, length = len(written), max(map(len, written))
        wanted = ("upos", "xpos", "labels", "script", "names", "heads")
        out: dict[str, np.ndarray] = {name: np.full((size, length), UNKNOWN, np.int64) for name in wanted}
        out["words"] = np.full((size, length), -1, np.int64)
        out["letters"] = np.zeros((size, length, LETTERS), np.int64)
        out["mask"] = np.zeros((size, length), np.float32)
        for row, (sentence, ws) in enumerate(zip(sentences, written, strict=True)):
            count = len(ws)
            out["mask"][row, :count] = 1
            out["words"][row, :count] = [self._index.get(vector_key(w), -1) for w in ws]
            out["letters"][row, :count] = [self._rows(w) for w in ws]
            for name, numbers in self._wanted(sentence).items():
                out[name][row, :count] = numbers
        return {name: torch.from_numpy(array) for name, array in out.items()}

    def _rows(self, word: str) -> list[int]:
        rows = self._letters.get(word)
        if rows is None:
            rows = self._letters[word] = letter_rows(word)
        return rows

    def _wanted(self, s: Sentence) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        if s.heads is not None:
            found["heads"] = s.heads
            for name in ("upos", "xpos", "labels"):
                found[name] = [self._numbers[name].get(v, UNKNOWN) for v in getattr(s, name)]
            scripts = [lemma_script(w, m) for w, m in zip(s.words, s.lemmas or [], strict=True)]
            found["script"] = [self._numbers["script"].get(v, UNKNOWN) for v in scripts]
        if s.names is not None:
            found["names"] = [self._numbers["names"][label] for label in s.names]
            if s.style == "gum":  # a proper name that no mention is headed by: nothing is known of it
                pairs = zip(found["names"], s.upos or [], strict=True)
                found["names"] = [UNKNOWN if tag == "PROPN" and not n else n for n, tag in pairs]
        return found


def varied(sentence: Sentence, rng: random.Random) -> list[str]:
    """Return the words, now and then in capitals, in the case of a headline, or in small letters."""
    roll = rng.random()
    if roll < 0.02:
        return [word.upper() for word in sentence.words]
    if roll < 0.04:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in sentence.words]
    if roll < 0.05:
        return [word.lower() for word in sentence.words]
    return sentence.words


def shuffled(plan: list[tuple[str, list[Sentence], int]], rng: random.Random) -> list[tuple[str, list[Sentence]]]:
    """Return batches of sentences of about one length, each with the manner of its set, in random order.

    `plan` holds the manner ("main", "re3d" …) in which names are labelled, the sentences, and how often they are seen.
    """
    found = []
    for style, sentences, times in plan:
        for _ in range(times):
            found += [(style, group) for group in _grouped(sentences, rng)]
    rng.shuffle(found)
    return found


def _grouped(sentences: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = [[]]
    for s in sorted(sentences, key=lambda s: len(s.words) + rng.random() * 4):
        if len(s.words) > _LONGEST:
            continue
        if groups[-1] and (len(groups[-1]) + 1) * len(s.words) > _TOKENS:
            groups.append([])
        groups[-1].append(s)
    return [group for group in groups if group]
