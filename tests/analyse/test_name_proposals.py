"""From the network's labels to proposed names."""

import numpy as np

from secondsource.analyse.name_proposals import propose_names
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax

LABELS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-other", "I-other")
TEXT = "Ann Dale left"


def syntax(sentences: tuple[tuple[int, int], ...] = ((0, 3),)) -> Syntax:
    return Syntax(spans=(Span(0, 3), Span(4, 8), Span(9, 13)), sentences=sentences)


def scores(*rows: dict[str, float]) -> np.ndarray:
    table = np.full((len(rows), len(LABELS)), 1e-6, np.float32)
    for row, given in enumerate(rows):
        for label, chance in given.items():
            table[row, LABELS.index(label)] = chance
    return np.log(table)


def test_the_chance_of_a_stretch_is_that_of_its_words_and_its_end() -> None:
    found = propose_names(
        syntax(), LABELS, scores({"B-person": 0.8, "O": 0.2}, {"I-person": 0.5, "O": 0.5}, {"O": 1.0})
    )
    assert [(p.span.of(TEXT), round(p.person, 2)) for p in found] == [("Ann", 0.4), ("Ann Dale", 0.4)]


def test_noise_proposes_nothing() -> None:
    assert propose_names(syntax(), LABELS, scores({"O": 1.0}, {"O": 0.97, "B-place": 0.03}, {"O": 1.0})) == []


def test_a_name_ends_with_its_sentence() -> None:
    found = propose_names(syntax(((0, 1), (1, 3))), LABELS, scores({"B-person": 1.0}, {"I-person": 1.0}, {"O": 1.0}))
    assert [p.span.of(TEXT) for p in found] == ["Ann"]


def test_no_words_no_names() -> None:
    assert propose_names(Syntax(), LABELS, np.zeros((0, len(LABELS)), np.float32)) == []
