"""Sentences read once: what was kept is what would be read again, in any order, and no more is kept than said."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.analyse import sentence_trees
from secondsource.analyse.network import network
from secondsource.analyse.sentence_trees import LONGEST, Tree, TreeReader

_SENTENCES = [
    "The mayor of Arden closed two bridges on Monday.",
    "“We saw nothing,” said Tom Vey.",
    "* * *",
    "",
    "Rain fell.",
    "tin, " * (LONGEST + 9),
]


@cache
def fresh(sentence: str) -> Tree:
    return TreeReader(network(), 0).read([sentence])[0]


def same(left: Tree, right: Tree) -> bool:
    layers = [(getattr(left, name), getattr(right, name)) for name in Tree.__dataclass_fields__]
    return all(bool(np.array_equal(a, b)) for a, b in layers)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_SENTENCES), max_size=6), max_size=4), st.sampled_from([0, 12, 10_000]))
def test_what_was_kept_is_what_would_be_read(reports: list[list[str]], kept_words: int) -> None:
    reader = TreeReader(network(), kept_words)
    for report in reports:
        read = reader.read(report)
        assert all(same(tree, fresh(sentence)) for sentence, tree in zip(report, read, strict=True))
        assert reader.kept_words <= kept_words


def test_a_sentence_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = sentence_trees._read
    monkeypatch.setattr(sentence_trees, "_read", lambda net, new: asked.extend(new) or read(net, new))
    reader = TreeReader(network())
    reader.read(_SENTENCES[:2])
    reader.read([_SENTENCES[4], _SENTENCES[1], _SENTENCES[4]])
    assert asked == [_SENTENCES[0], _SENTENCES[1], _SENTENCES[4]]


def test_the_sentence_longest_unseen_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = sentence_trees._read
    monkeypatch.setattr(sentence_trees, "_read", lambda net, new: asked.extend(new) or read(net, new))
    reader = TreeReader(network(), kept_words=7)
    for sentence in ("Rain fell.", "Snow fell.", "Rain fell.", "Hail fell.", "Rain fell.", "Snow fell."):
        reader.read([sentence])
    assert asked == ["Rain fell.", "Snow fell.", "Hail fell.", "Snow fell."]
