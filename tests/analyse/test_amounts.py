"""Sentences -> quantities: what is found where, and what is no amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.amounts import read_quantities
from secondsource.records.analysis import Quantity
from secondsource.records.span import Span


def read(text: str) -> tuple[Quantity, ...]:
    return read_quantities(text, [Span(0, len(text))])


def found(text: str) -> list[str]:
    return [q.span.of(text) for q in read(text)]


def test_spans_hold_number_and_unit_without_the_hedge() -> None:
    text = "At least 22 people died about 58km (36 miles) west of Tarnow, where $3.5 million was pledged."
    assert found(text) == ["22", "58km", "36 miles", "$3.5 million"]


def test_offsets_are_into_the_whole_text() -> None:
    text = "Nothing here. Then 40 houses burned. Later, between half and two-thirds of homes stood empty."
    spans = [Span(0, 13), Span(14, 36), Span(37, len(text))]
    assert [q.span.of(text) for q in read_quantities(text, spans)] == ["40", "half and two-thirds"]


@pytest.mark.parametrize(
    "text",
    [
        "The town fell silent in 2008.",
        "It happened on 29 October and again on Oct. 30, 2025.",
        "Between 4 and 7 November nothing moved.",
        "The shop opened at 09 : 30 and closed at 5pm.",
        "It struck at 1742 (1612 GMT).",
        "The G20 talked of 6G and COVID-19.",
        "Two F-35s and flight 370 were named."[10:],
        "They won 3-1 after a 2-0 lead.",
        "Call 555-123-4567 now.",
        "See section 12 of Article 5.",
        "They live at 22 Mill Road.",
        "One of them said so, and no one else did.",
        "The first to leave was the second-largest.",
        "Since 9/11 the shop is open 24/7.",
        "The S&P 500 and the TA-35 closed.",
        "3. Choose a town.",
        "In the 1990s it was new.",
        "Visit site24.com or read version 3.5.1 there.",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The quake killed about 2000 people in 2005.", ["2000"]),
        ("Some 1400 protesters came.", ["1400"]),
        ("On November 4, 22 people were killed.", ["22"]),
        ("Three men and one woman were held.", ["Three", "one"]),
        ("Anna Berg, 22, and Jan Holm, 35, were named.", ["22", "35"]),
        ("The sixth aftershock came on Monday.", ["sixth"]),
        ("Tens of thousands of people fled.", ["Tens of thousands"]),
        ("Of 1 400 houses, several were lost.", ["1 400"]),
        ("The fund fell 7% to $2.3 billion.", ["7%", "$2.3 billion"]),
        ("Prices range from $200 to $4 million.", ["$200 to $4 million"]),
        ("“€ one official said” was garbled.", ["one"]),
    ],
)
def test_what_is_an_amount(text: str, spans: list[str]) -> None:
    assert found(text) == spans


def test_bound_and_change() -> None:
    (killed,) = read("As many as 80 people were hurt.")
    assert (killed.amount.bound, killed.amount.hedge) == ("<", "as many as")
    rise, level = read("Shares in Norvik rose about 5 percent to 20 euros.")
    assert (rise.amount.bound, rise.amount.change, level.amount.change) == ("~", "up", None)
    (share,) = read("Farming makes up 40 percent of the economy.")
    assert share.amount.change is None
    (stand,) = read("That brings us up to 83% of the plan.")
    assert stand.amount.bound == "="


def test_a_figure_after_a_magnitude_is_one_too() -> None:
    text = "The first centre put the magnitude at 5.2, but the other said it was 5.6."
    assert [(q.amount.unit, str(q.amount.low)) for q in read(text)] == [("magnitude", "5.2"), ("magnitude", "5.6")]


def test_brackets_repeat_the_amount_with_its_hedge() -> None:
    first, second = read("It lay about 58km (36 miles) off Vardo.")
    assert (first.amount.unit, second.amount.unit) == ("kilometre", "mile")
    assert (first.amount.bound, second.amount.bound) == ("~", "~")


PIECES = [
    "22 ",
    "people ",
    "were ",
    "killed",
    ", ",
    "and ",
    "$",
    "5",
    " percent",
    "-",
    "to ",
    "in ",
    "2005",
    ". ",
    "of ",
    "half ",
    "million ",
    "a ",
    "Oct. ",
    "(",
    ")",
    "the ",
    "one ",
    "third ",
    "°C",
    "٣",
    "½",
    "\n",
    "’s ",
    "up ",
    "by ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_gives_valid_ordered_spans(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for quantity in read(text):
        assert last <= quantity.span.start < quantity.span.end <= len(text)
        last = quantity.span.end
        if quantity.counted_span is not None:
            assert 0 <= quantity.counted_span.start < quantity.counted_span.end <= len(text)
        assert quantity.amount.low <= quantity.amount.high


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for quantity in read(text):
        assert quantity.span.of(text)


@pytest.mark.parametrize(
    "piece", ["1-2-", "one hundred ", "1 to 2 ", "9", "million ", "Five ", "and 5 of the ", "half "]
)
def test_long_rows_stay_quick(piece: str) -> None:
    text = piece * 1500
    assert len(read(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("They attacked a kiosk, four shops and two banks, police said.", ["shops attacked", "banks attacked"]),
        ("Rebels stormed the town hall, and two planes took off.", [None]),
        ("The firm carries more than 75 percent of traffic.", ["share of traffic carried"]),
        ("Close to 90 percent of traffic between Osk and the Isles is carried on it.", ["share of traffic carried"]),
        ("Up to 80 percent of services and call centres in Tarnow were cut.", ["share of services lost"]),
        ("Services in Tarnow were down by 80 percent.", ["share of services lost"]),
        ("Some 55 percent of traffic in Osk, 52 percent in Brenn was lost.", ["share of traffic lost"] * 2),
        ("The main damage is to the four cables.", ["cables damaged or destroyed"]),
    ],
)  # fmt: skip
def test_matters_of_lists_and_shares(text: str, matters: list[str | None]) -> None:
    assert [q.matter for q in read(text)] == matters
