from hypothesis import given
from hypothesis import strategies as st

from secondsource.compare.align_groups import join_pairs


def test_likely_pairs_are_joined_and_unlikely_ones_are_not():
    assert join_pairs(4, [(0, 1, 0.9, False), (1, 2, 0.2, False), (2, 3, 0.8, False)], 0.5) == [[0, 1], [2, 3]]


def test_groups_meet_by_their_average_not_through_one_link():
    pairs = [(0, 1, 0.9, False), (2, 3, 0.9, False), (1, 2, 0.8, False), (0, 2, 0.1, False), (1, 3, 0.1, False)]
    assert join_pairs(4, pairs, 0.5) == [[0, 1], [2, 3]]


def test_what_is_kept_apart_stays_apart_through_others():
    pairs = [(0, 1, 0.9, False), (1, 2, 0.85, False), (0, 2, 0.8, True)]
    assert join_pairs(3, pairs, 0.5) == [[0, 1], [2]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
        st.tuples(st.floats(0, 1), st.booleans()),
    )
)
def test_every_row_is_in_one_group_and_no_veto_is_broken(scored):
    pairs = [(a, b, score, apart) for (a, b), (score, apart) in scored.items()]
    groups = join_pairs(10, pairs, 0.5)
    assert sorted(n for group in groups for n in group) == list(range(10))
    home = {n: at for at, group in enumerate(groups) for n in group}
    assert not any(apart and home[a] == home[b] for a, b, _, apart in pairs)
