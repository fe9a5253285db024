import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondsource.compare.align_groups import ONE, Pairs, join_pairs


def joined(size: int, pairs: list[tuple[int, int, float, bool]], least: float) -> list[list[int]]:
    a, b, scores, apart = zip(*pairs, strict=True) if pairs else ((), (), (), ())
    whole = np.rint(np.array(scores, float) * ONE).astype(np.int64)
    return join_pairs(
        size,
        Pairs(np.array(a, np.int64), np.array(b, np.int64), whole, np.array(apart, bool)),
        least,
    )


def one_after_the_other(size: int, pairs: list[tuple[int, int, float, bool]], least: float) -> list[list[int]]:
    """Join the two likeliest of all again and again: what the rounds must come to."""
    groups = [{n} for n in range(size)]
    while True:
        best = None
        for i, one in enumerate(groups):
            for j in range(i + 1, len(groups)):
                between = [p for p in pairs if (p[0] in one) != (p[1] in one) and {p[0], p[1]} <= one | groups[j]]
                if between and not any(p[3] for p in between):
                    mean = sum(p[2] for p in between) / len(between)
                    if mean >= least and (best is None or mean > best[0]):
                        best = mean, i, j
        if best is None:
            return sorted(sorted(group) for group in groups)
        groups[best[1]] |= groups.pop(best[2])


def test_likely_pairs_are_joined_and_unlikely_ones_are_not():
    assert joined(4, [(0, 1, 0.9, False), (1, 2, 0.2, False), (2, 3, 0.8, False)], 0.5) == [[0, 1], [2, 3]]


def test_groups_meet_by_their_average_not_through_one_link():
    pairs = [(0, 1, 0.9, False), (2, 3, 0.9, False), (1, 2, 0.8, False), (0, 2, 0.1, False), (1, 3, 0.1, False)]
    assert joined(4, pairs, 0.5) == [[0, 1], [2, 3]]


def test_what_is_kept_apart_stays_apart_through_others():
    pairs = [(0, 1, 0.9, False), (1, 2, 0.85, False), (0, 2, 0.8, True)]
    assert joined(3, pairs, 0.5) == [[0, 1], [2]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
        st.tuples(st.floats(0, 1), st.booleans()),
    )
)
def test_every_row_is_in_one_group_and_no_veto_is_broken(scored):
    pairs = [(a, b, score, apart) for (a, b), (score, apart) in scored.items()]
    groups = joined(10, pairs, 0.5)
    assert sorted(n for group in groups for n in group) == list(range(10))
    home = {n: at for at, group in enumerate(groups) for n in group}
    assert not any(apart and home[a] == home[b] for a, b, _, apart in pairs)


@given(st.permutations(range(1, 16)), st.lists(st.booleans(), min_size=15, max_size=15))
def test_the_rounds_come_to_the_same_as_joining_the_likeliest_two_of_all(order, apart):
    places = [(a, b) for b in range(6) for a in range(b)]
    pairs = [
        (a, b, 0.3 + 0.6 * 2 ** (-n / 3), veto) for (a, b), n, veto in zip(places, order, apart, strict=True) if n % 4
    ]
    assert joined(6, pairs, 0.4) == one_after_the_other(6, pairs, 0.4)
