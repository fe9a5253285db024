"""Words -> amounts, and amounts -> reader's words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.amount import Amount, parse_amount, render_amount
from secondsource.values.amount_reading import reading_at
from secondsource.values.tokens import tokens_of
from secondsource.values.units import units

THIRD = Decimal(2) / 3

FIGURES = [
    ("120,000", 120_000, ""),
    ("120, 000", 120_000, ""),
    ("1 400", 1_400, ""),
    ("1.5", Decimal("1.5"), ""),
    ("$350 billion", 350_000_000_000, "dollar"),
    ("€200m", 200_000_000, "euro"),
    ("200 million euros", 200_000_000, "euro"),
    ("Rs 5 crore", 50_000_000, "rupee"),
    ("A$40", 40, "Australian dollar"),
    ("1,200€", 1_200, "euro"),
    ("$62 per share", 62, "dollar per share"),
    ("2 million pounds", 2_000_000, "pound sterling"),
    ("300 pounds", 300, "pound-mass"),
    ("15 percent", 15, "percent"),
    ("65 %", 65, "percent"),
    ("70 per cent", 70, "percent"),
    ("three percentage points", 3, "percentage point"),
    ("6.1-magnitude", Decimal("6.1"), "magnitude"),
    ("magnitude - 5.9", Decimal("5.9"), "magnitude"),
    ("7.1 on the Richter scale", Decimal("7.1"), "magnitude"),
    ("6.7 degree quake", Decimal("6.7"), "magnitude"),
    ("28 degrees Celsius", 28, "celsius"),
    ("minus 12 degrees Fahrenheit", -12, "fahrenheit"),
    ("58km", 58, "kilometre"),
    ("1, 500 - square - kilometre", 1_500, "square kilometre"),
    ("50mph", 50, "mile per hour"),
    ("15-year-old", 15, "year of age"),
    ("three more days", 3, "day"),
    ("5m people", 5_000_000, ""),
    ("5m", 5, "metre"),
]
WORDS = [
    ("seven", 7),
    ("twenty-two", 22),
    ("twenty - two", 22),
    ("a dozen", 12),
    ("a hundred and ten", 110),
    ("two hundred thousand", 200_000),
    ("half a million", 500_000),
    ("a quarter of a million", 250_000),
    ("two and a half", Decimal("2.5")),
    ("one out of four", Decimal("0.25")),
]


@pytest.mark.parametrize(("text", "value", "unit"), FIGURES)
def test_figures_with_units(text: str, value: Decimal, unit: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.low, amount.high, amount.unit) == (value, value, unit)


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_spelled_numbers(text: str, value: Decimal) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert amount.low == amount.high == value


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("40 to 70 percent", 40, 70, "percent"),
        ("50-70 people", 50, 70, ""),
        ("between 2,000 and 6,000", 2_000, 6_000, ""),
        ("$3 to $5 billion", 3_000_000_000, 5_000_000_000, "dollar"),
        ("$200 to $4 million", 200, 4_000_000, "dollar"),
        ("1 to 2 thousand", 1_000, 2_000, ""),
        ("three or four years", 3, 4, "year"),
        ("tens of thousands", 10_000, 100_000, ""),
        ("several hundred", 300, 900, ""),
        ("dozens", 12, 120, ""),
    ],
)
def test_ranges_and_vague_words(text: str, low: int, high: int, unit: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.low, amount.high, amount.unit) == (low, high, unit)


def test_shares_are_percent_without_unit() -> None:
    amount = parse_amount("between half and two - thirds")
    assert amount is not None
    assert (amount.kind, amount.unit, amount.low) == ("percent", "", Decimal("0.5"))
    assert abs(amount.high - THIRD) < Decimal("0.001")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("50", "="),
        ("about 50", "~"),
        ("nearly 50", "~"),
        ("some 50", "~"),
        ("at least 50", ">"),
        ("more than 50", ">"),
        ("50 or more", ">"),
        ("up to 50", "<"),
        ("as many as 50", "<"),
        ("fewer than 50", "<"),
        ("not more than 50", "<"),
    ],
)
def test_hedges(text: str, bound: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.low, amount.bound) == (50, bound)


def test_changes() -> None:
    up, down, level = parse_amount("rose 5 percent"), parse_amount("fell by 3"), parse_amount("makes up 40 percent")
    assert up is not None
    assert up.change == "up"
    assert down is not None
    assert down.change == "down"
    assert level is None  # "makes" is no hedge


def test_from_to_after_a_verb_of_change_moves() -> None:
    amount = parse_amount("fell from 14 to 10")
    assert amount is not None
    assert (amount.low, amount.high, amount.change, amount.moved) == (10, 14, "down", True)


def test_ordinals() -> None:
    for text, place in (("sixth", 6), ("21st", 21), ("twenty-first", 21)):
        amount = parse_amount(text)
        assert amount is not None
        assert (amount.kind, amount.low) == ("ordinal", place)


@pytest.mark.parametrize("text", ["", "people", "the town of Ostby", "9.1.2", "12 men and 5 women", "," * 50])
def test_no_amounts(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("more than 20", "more than 20"),
        ("at least 20", "at least 20"),
        ("20 or more", "more than 20"),
        ("$350 billion", "$350 billion"),
        ("1,5 00,000", None),
        ("40 to 70 percent", "40–70 percent"),
        ("two-thirds", "about 67 percent"),
        ("dozens", "dozens"),
        ("several hundred", "several hundred"),
        ("sixth", "6th"),
        ("22nd", "22nd"),
        ("11th", "11th"),
        ("rose from 10 to 14", "from 10 to 14"),
        ("1,234,567", "1,234,567"),
        ("1.5 million", "1.5 million"),
        ("magnitude 6.0", "magnitude 6.0"),
        ("five feet", "5 feet"),
        ("one mile", "1 mile"),
        ("up nearly 57%", "up nearly 57 percent"),
        ("15-year-old", "15 years old"),
        ("4 parts per million", "4 parts per million"),
    ],
)
def test_render(text: str, words: str | None) -> None:
    amount = parse_amount(text)
    assert (render_amount(amount) if amount else None) == words


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["", " percent", " miles", " euros", " people"]))
def test_any_whole_number_reads_back(number: int, tail: str) -> None:
    amount = parse_amount(f"{number:,}{tail}")
    assert amount is not None
    assert amount.low == amount.high == number
    again = parse_amount(render_amount(amount))
    assert again is not None
    assert (again.low, again.unit) == (amount.low, amount.unit)


@given(st.text(alphabet="0123456789.,-$€% abdehlmnortuwy\n", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    amount = parse_amount(text)
    assert amount is None or (amount.low <= amount.high and render_amount(amount))


def test_the_hedge_is_for_showing_only() -> None:
    assert Amount(Decimal(5), Decimal(5), "", "count", hedge="at least") == Amount(Decimal(5), Decimal(5), "", "count")


def test_every_unit_of_the_data_is_found_by_its_name() -> None:
    for name, unit in units().items():
        amount = parse_amount(f"5,000 {name}")
        if amount is not None and amount.unit and unit.dimension != "age":
            assert units()[amount.unit].dimension == unit.dimension, name


def test_a_verb_takes_its_particle_and_leaves_no_bound() -> None:
    handed = tokens_of("They handed over 21 prisoners")
    waited = tokens_of("They waited over 21 days")
    bounds = [reading.bound for words in (handed, waited) if (reading := reading_at(words, 3))]
    assert bounds == ["=", ">"]
