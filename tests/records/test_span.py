import pytest

from secondsource.records.span import Span


def test_a_span_is_half_open():
    assert Span(1, 3).of("abcd") == "bc"
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 4).covers(Span(1, 4))


@pytest.mark.parametrize("ends", [(3, 2), (-1, 2)])
def test_a_span_is_never_turned_round(ends):
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)
