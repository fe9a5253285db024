"""Two amounts -> verdict with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.amount import compare_amounts, parse_amount
from secondsource.values.verdict import Outcome, Verdict

SAME = [("350 million euros", "€350m"), ("more than 20", "over 20"), ("dozens", "dozens"), ("rose from 10 to 14", "14")]
COMPATIBLE = [
    ("more than 20", "22"),
    ("about 350", "350"),
    ("dozens", "50"),
    ("at least 50", "80"),
    ("about 50", "at least 50"),
    ("50", "as many as 80"),
    ("1,500 kilometers", "about 940 miles"),
    ("58 km", "36 miles"),
    ("58 km", "60 km"),
    ("600", "612"),
    ("20.6 percent", "20 percent"),
    ("two-thirds", "65 percent"),
    ("tens of thousands", "31,000"),
    ("40 to 70 percent", "between half and two-thirds"),
    ("magnitude 6.1", "about magnitude 6.0"),
    ("86 degrees Fahrenheit", "30 degrees Celsius"),
    ("seven days", "one week"),
]
DIFFERS = [
    ("70", "80"),
    ("at least 3", "10"),
    ("30", "as many as 80"),
    ("5.9 magnitude", "6.1 magnitude"),
    ("12", "14"),
    ("100,000", "200,000"),
    ("1,500 kilometers", "700 miles"),
    ("dozens", "612"),
    ("sixth", "seventh"),
    ("$2 million", "$200 million"),
    ("150", "200"),
]
UNLIKE = [
    ("$5", "€5"),
    ("up 5 percent", "down 5 percent"),
    ("rose 5 percent", "5 percent"),
    ("5", "5 km"),
    ("5 km", "5 kg"),
]


def verdict(one: str, other: str) -> Verdict:
    a, b = parse_amount(one), parse_amount(other)
    assert a is not None
    assert b is not None
    return compare_amounts(a, b)


@pytest.mark.parametrize(
    ("pairs", "outcome"), [(SAME, "same"), (COMPATIBLE, "compatible"), (DIFFERS, "differs"), (UNLIKE, "cannot tell")]
)
def test_outcomes_either_way_round(pairs: list[tuple[str, str]], outcome: str) -> None:
    for one, other in pairs:
        assert verdict(one, other).outcome == outcome, (one, other)
        assert verdict(other, one).outcome == outcome, (other, one)


def test_reasons_name_both_amounts_and_say_why() -> None:
    assert verdict("more than 20", "22").why == "more than 20 and 22 can both be true: one gives only a floor"
    assert "in other units" in verdict("58 km", "36 miles").why
    assert "80 is the figure claimed" in verdict("50", "as many as 80").why
    assert verdict("70", "80").why == "70 and 80 cannot both be right"
    assert verdict("$5", "€5").why == "different currencies: $5 and €5"


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(["", "about ", "at least ", "up to "]))
def test_comparison_is_symmetric_and_a_figure_agrees_with_itself(left: int, right: int, hedge: str) -> None:
    assert verdict(f"{hedge}{left}", f"{right}").outcome == verdict(f"{right}", f"{hedge}{left}").outcome
    assert verdict(f"{hedge}{left}", f"{left}").outcome in (Outcome.SAME, Outcome.COMPATIBLE)
