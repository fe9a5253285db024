"""Amounts that are equal but for the words of their hedge are still shown in their own words."""

from secondsource.values.amount import compare_amounts, parse_amount, render_amount


def test_equal_amounts_keep_their_own_hedge() -> None:
    one, other = parse_amount("at least 20"), parse_amount("more than 20")
    assert one is not None
    assert other is not None
    assert one == other
    assert [render_amount(a) for a in (one, other, one)] == ["at least 20", "more than 20", "at least 20"]
    less = parse_amount("up to 10")
    assert less is not None
    assert [compare_amounts(a, less).why.split(" and ")[0] for a in (one, other)] == ["at least 20", "more than 20"]
