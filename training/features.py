"""Files of word vectors and lists of answers -> arrays and numbers to learn from."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from corpora import Sentence


def load_vectors(path: Path, size: int) -> tuple[list[str], np.ndarray]:
    """Return the `size` most frequent words and their vectors (words x dimensions)."""
    table = json.loads(path.read_text(encoding="utf-8"))
    words = table["words"][:size]
    dimensions = table["dimensions"]
    vectors = np.array([table["vectors"][w][:dimensions] for w in words], dtype=np.float32)
    return words, vectors


def answers(values: list[str], least: int = 1) -> list[str]:
    """Return the different values, most frequent first, those seen at least `least` times."""
    counted = Counter(values)
    return [v for v, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n >= least]


def known_lemmas(sentences: list[Sentence]) -> list[str]:
    """Return "word tag lemma" for words whose lemma is another form: the most frequent lemma of word and tag."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for word, tag, lemma in zip(s.words, s.xpos, s.lemmas, strict=True):
            seen[word.lower(), tag][lemma.lower()] += 1
    chosen = {key: min(lemmas, key=lambda m: (-lemmas[m], m)) for key, lemmas in seen.items()}
    return [f"{w} {t} {m}" for (w, t), m in sorted(chosen.items()) if m != w and " " not in w + m and w.isascii()]
