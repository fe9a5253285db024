from math import isclose

from hypothesis import given
from hypothesis import strategies as st
from streams_by_hand import made

from secondsource.group import rarity as rules
from secondsource.group.rarity import KEPT, SIDE_BITS, Rarity, key_of
from secondsource.group.traits import SIDES, Traits


def words(report: str, text: str) -> Traits:
    """Return a report that has marks in its text alone."""
    return Traits(report, None, (dict.fromkeys(text.split(), 1.0), *({} for _ in SIDES[1:])))


def test_a_mark_of_many_reports_weighs_less_than_a_rare_one():
    counts = Rarity()
    counts.count([words("r0", "velmora reef"), *(words(f"r{n}", "velmora") for n in range(1, 50))])
    weighed = counts.weigh(words("r", "velmora reef"))
    assert 0.0 < weighed[key_of(0, "velmora")] < weighed[key_of(0, "reef")]


def test_every_side_has_length_one():
    counts = Rarity()
    report = made("r", "a")
    counts.count([report])
    weighed = counts.weigh(report)
    for side in range(len(SIDES)):
        told = [weight for key, weight in weighed.items() if key & ((1 << SIDE_BITS) - 1) == side]
        assert isclose(sum(weight * weight for weight in told), 1.0)
        assert len(told) <= KEPT[side]


def test_the_key_tells_the_side_and_is_the_same_in_every_run():
    assert key_of(3, "velmora") & ((1 << SIDE_BITS) - 1) == 3
    assert key_of(3, "velmora") >> SIDE_BITS == key_of(5, "velmora") >> SIDE_BITS
    assert key_of(0, "\ud800") != key_of(0, "velmora")


def test_counts_are_halved_and_what_was_met_once_falls_out(monkeypatch):
    monkeypatch.setattr(rules, "HALVED_AT", 4)
    counts = Rarity()
    counts.count([*(words(f"r{n}", "velmora") for n in range(3)), words("r3", "reef"), words("r4", "eskra")])
    assert counts.reports == 3.0
    assert counts.held == {"wvelmora": 1.5, "weskra": 1.0}


@given(st.permutations([made(f"r{n}", "ab"[n % 2], n) for n in range(6)]))
def test_the_order_of_counting_changes_nothing(reports: list[Traits]):
    told, straight = Rarity(), Rarity()
    told.count(reports)
    straight.count(sorted(reports, key=lambda one: one.report))
    assert (told.reports, told.held) == (straight.reports, straight.held)
