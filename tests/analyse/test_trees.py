"""From scores of heads to a tree."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from secondsource.analyse.trees import choose_heads


def test_best_heads_that_make_a_tree_are_taken() -> None:
    scores = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], np.float32)
    assert choose_heads(scores) == [2, 0, 2]


def test_a_circle_is_broken_where_it_costs_least() -> None:
    # words 1 and 2 would hang on each other; 3 is the root and word 2 loses less by hanging on it
    scores = np.array([[0, 0, 9, 1], [0, 9, 0, 8], [5, 0, 0, 0]], np.float32)
    assert choose_heads(scores) == [2, 3, 0]


def test_of_two_roots_the_better_stays() -> None:
    scores = np.array([[6, 0, 5], [9, 1, 0]], np.float32)
    assert choose_heads(scores) == [2, 0]


def test_no_words_no_heads() -> None:
    assert choose_heads(np.zeros((0, 1), np.float32)) == []


@given(st.integers(1, 9).flatmap(lambda n: hnp.arrays(np.float32, (n, n + 1), elements=st.floats(-50, 50, width=32))))
def test_always_one_root_and_no_circle(scores: np.ndarray) -> None:
    heads = choose_heads(scores)
    assert heads.count(0) == 1
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            assert word not in seen
            seen.add(word)
            word = heads[word - 1]


def _value(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@given(hnp.arrays(np.float32, (3, 4), elements=st.integers(-9, 9).map(float)))
def test_no_tree_of_three_words_with_the_same_root_is_better(scores: np.ndarray) -> None:
    heads = choose_heads(scores)
    root = heads.index(0)
    others = [w for w in range(3) if w != root]
    options = [[h for h in (1, 2, 3) if h != w + 1] for w in others]
    for first in options[0]:
        for second in options[1]:
            tree = [0, 0, 0]
            tree[others[0]], tree[others[1]] = first, second
            if not (first == others[1] + 1 and second == others[0] + 1):
                assert _value(scores, heads) >= _value(scores, tree)
