from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from secondsource.compare.near import near_pairs as near_of


def near_pairs(sets, least):
    near = near_of(sets, least)
    return list(zip(near.a.tolist(), near.b.tolist(), near.cosines.tolist(), strict=True))


def unit(*terms: str) -> dict[str, float]:
    return dict.fromkeys(terms, 1 / sqrt(len(terms)))


def test_sets_that_share_enough_are_a_pair():
    found = near_pairs([unit("a", "b"), unit("b", "a"), unit("c", "d")], 0.5)
    assert [(a, b, round(cosine, 3)) for a, b, cosine in found] == [(0, 1, 1.0)]


def test_no_pairs_of_nothing():
    assert near_pairs([], 0.5) == []
    assert near_pairs([{}, {}], 0.5) == []


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=5), max_size=20))
def test_the_index_loses_no_pair_of_a_small_story(sets):
    weighed = [unit(*sorted(terms)) for terms in sets]
    near = {(a, b) for a, b, _ in near_pairs(weighed, 0.55)}
    for b, second in enumerate(weighed):
        for a, first in enumerate(weighed[:b]):
            cosine = sum(first[t] * second[t] for t in first if t in second)
            assert (a, b) in near or cosine < 0.551


def test_pairs_grow_with_the_sets_and_not_with_their_square():
    few, many = (len(near_pairs([unit("a", "b")] * size, 0.5)) for size in (300, 600))
    assert many < 2.3 * few


def test_what_is_shared_is_counted_by_sort():
    near = near_of([unit("@a", "#1", "word", "other"), unit("@a", "#2", "word", "other")], 0.5)
    assert [int(near.of_sort(sort)[0]) for sort in ("@", "#", "~", "")] == [1, 0, 0, 2]
