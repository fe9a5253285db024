"""Amount: a number of something – read from words, compared with bounds, rounding and units in mind."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from secondsource.values.amount_number import vague_words
from secondsource.values.amount_range import (
    factor_between,
    one_rounded,
    reach,
    step_of,
    top_of_share,
    top_of_two_floors,
)
from secondsource.values.amount_reading import Reading, reading_at
from secondsource.values.tokens import tokens_of
from secondsource.values.units import render_sum
from secondsource.values.verdict import Outcome, Verdict

AmountKind = Literal["count", "money", "percent", "measure", "duration", "ordinal"]
Bound = Literal["=", "~", ">", "<"]


@dataclass(frozen=True, slots=True)
class Amount:
    """`low` to `high` of `unit` (equal for a plain number), `bound` as the report hedged it.

    `kind` is what sort of amount; `unit` the singular English name ("dollar", "percent", "kilometre", "magnitude",
    "day"; "" for a bare count, and for a share such as "two-thirds": kind "percent", `low` 0.666…); `bound` is `=`
    exact, `~` about, `>` more than / at least, `<` less than / up to.
    `vague` marks words without a figure ("dozens", "thousands", "several"), whose `low`/`high` are then the range the
    word allows. `change` is "up" / "down" for a rise or fall, else None; `moved`: it went from `low` to `high` ("up")
    or from `high` to `low` ("down"). `hedge` keeps the words of the hedge ("at least"), for showing only.
    """

    low: Decimal
    high: Decimal
    unit: str
    kind: AmountKind
    bound: Bound = "="
    vague: bool = False
    change: Literal["up", "down"] | None = None
    moved: bool = False
    hedge: str = field(default="", compare=False)


def amount_of(reading: Reading) -> Amount:
    """Turn a reading among tokens into the amount it states."""
    unit = reading.unit.name if reading.unit else ""
    return Amount(
        reading.low,
        reading.high,
        unit,
        _kind(reading),
        reading.bound,
        reading.form == "vague",
        reading.change,
        reading.moved,
        reading.hedge,
    )


def _kind(reading: Reading) -> AmountKind:
    if reading.form == "ordinal":
        return "ordinal"
    if reading.form == "share":
        return "percent"
    if reading.unit is None:
        return "count"
    dimension = reading.unit.dimension
    if dimension == "money":
        return "money"
    if dimension == "percent":
        return "percent"
    return "duration" if dimension == "duration" else "measure"


def parse_amount(text: str) -> Amount | None:
    """Read one amount ("at least 350 billion dollars", "22 people"); None when the text is not one amount.

    Words before the number must be hedges or verbs of change; after it, no second number may follow.
    """
    tokens = tokens_of(text)
    for at in range(min(len(tokens), 8)):
        reading = reading_at(tokens, at)
        if reading is None:
            continue
        extra = {"a", "the", "total", "of", "from", "between", "by", "another", "magnitude", "-"}
        if any(t.low not in extra for t in tokens[: reading.lead]):
            return None
        rest = range(reading.end, len(tokens))
        if any(tokens[i].text[0].isdecimal() for i in rest) or len(rest) > 8:
            return None
        return amount_of(reading)
    return None


# compare --------------------------------------------------------------------------------------------------------------


def compare_amounts(a: Amount, b: Amount) -> Verdict:
    """Compare two amounts that speak of the same thing.

    Floors and ceilings are read as people mean them: "at least 50" agrees with 80, not with 500; "as many as 80" /
    "up to 80" agree with 50, since 50 lies within, and the reason says that 80 is the figure claimed.
    """
    return _compared(a, a.hedge, b, b.hedge)


@lru_cache(maxsize=20_000)
def _compared(a: Amount, hedge_a: str, b: Amount, hedge_b: str) -> Verdict:
    """Compare two amounts; the hedges are named because they show in the reason but make no two amounts unequal."""
    left, right = (_current(_whole_percent(x)) for x in (a, b))
    unlike = _unlike(left, right)
    if unlike:
        return Verdict(Outcome.CANNOT_TELL, unlike)
    if left.unit != right.unit:
        return _compare_converted(left, right)
    if (left.low, left.high, left.vague) == (right.low, right.high, right.vague):
        if left.bound == right.bound or left.vague:
            return Verdict(Outcome.SAME, f"both give {render_amount(left)}")
        return Verdict(Outcome.COMPATIBLE, f"the same figure, hedged differently: {_pair(a, b)}")
    if left.kind == "ordinal":
        return Verdict(Outcome.DIFFERS, f"{_pair(a, b)} are different places in a row")
    return _compare_ranges(left, right, _pair(a, b))


def _compare_ranges(a: Amount, b: Amount, pair: str) -> Verdict:
    (low_a, high_a), (low_b, high_b) = _reach(a), _reach(b)
    if a.bound == b.bound == ">" and not (a.vague or b.vague):
        high_a, high_b = (top_of_two_floors(x.low, x.high) for x in (a, b))
    if max(low_a, low_b) <= min(high_a, high_b):
        return Verdict(Outcome.COMPATIBLE, f"{pair} can both be true: {_because(a, b)}")
    plain = a.low == a.high and b.low == b.high and not a.vague and not b.vague
    if plain and a.bound == b.bound == "=" and one_rounded(a.low, b.low, a.kind, a.unit):
        return Verdict(Outcome.COMPATIBLE, f"{pair} are one figure, rounded in one of them")
    if ">" in (a.bound, b.bound) or "<" in (a.bound, b.bound):
        return Verdict(Outcome.DIFFERS, f"{pair} are too far apart, even with the bound they are given")
    return Verdict(Outcome.DIFFERS, f"{pair} cannot both be right")


def _because(a: Amount, b: Amount) -> str:
    if a.vague or b.vague:
        return "the word without a figure allows the other"
    if "<" in (a.bound, b.bound):
        top = a if a.bound == "<" else b
        other = b if top is a else a
        if other.high < top.high:
            claimed = render_amount(replace(top, bound="=", hedge=""))
            return f"the lower lies within the ceiling, though {claimed} is the figure claimed"
    if ">" in (a.bound, b.bound):
        return "one gives only a floor"
    return "one is a rounded figure" if "~" in (a.bound, b.bound) else "the ranges overlap"


def _compare_converted(a: Amount, b: Amount) -> Verdict:
    """Compare amounts in different units of one kind, allowing for the rounding of both."""
    scale = factor_between(a.unit, b.unit)
    if scale is None:
        return Verdict(Outcome.CANNOT_TELL, f"{_pair(a, b)} are in units that do not convert")
    factor, offset = scale
    low, high = reach(b.low, b.high, b.bound, rounded=b.bound == "=")
    low, high = low * factor + offset, high * factor + offset
    own_low, own_high = reach(a.low, a.high, a.bound, rounded=a.bound == "=")
    kind = "length" if a.kind == "measure" and offset == 0 else "amount"
    if max(low, own_low) <= min(high, own_high):
        return Verdict(Outcome.COMPATIBLE, f"{_pair(a, b)} are the same {kind} in other units")
    return Verdict(Outcome.DIFFERS, f"{_pair(a, b)} are not the same, in whatever unit")


def _unlike(a: Amount, b: Amount) -> str:
    """Say why two amounts are no matter for comparison; "" when they are."""
    if a.kind == b.kind == "money" and a.unit != b.unit:
        return f"different currencies: {_pair(a, b)}"
    if a.kind != b.kind or (a.unit == "") != (b.unit == ""):
        return f"{_pair(a, b)} are not amounts of one kind"
    if a.change != b.change:
        if a.change and b.change:
            return f"one is a rise, the other a fall: {_pair(a, b)}"
        return f"one is a change, the other a level: {_pair(a, b)}"
    return ""


def _whole_percent(amount: Amount) -> Amount:
    """Turn a share ("two-thirds") into percent, rounded as words for shares are."""
    if amount.kind != "percent" or amount.unit:
        return amount
    low, high = (round(x * 100, 0) for x in (amount.low, amount.high))
    bound = "~" if amount.bound == "=" else amount.bound
    return replace(amount, low=low, high=high, unit="percent", bound=bound)


def _current(amount: Amount) -> Amount:
    """Take "rose from 10 to 14" for what it is now: 14."""
    if not amount.moved:
        return amount
    now = amount.high if amount.change == "up" else amount.low
    return replace(amount, low=now, high=now, change=None, moved=False)


def _reach(amount: Amount) -> tuple[Decimal, Decimal]:
    if amount.vague:
        return amount.low, amount.high
    if amount.kind == "percent" and amount.bound == ">":
        return amount.low, top_of_share(amount.low, amount.high)
    return reach(amount.low, amount.high, amount.bound)


def _pair(a: Amount, b: Amount) -> str:
    return f"{render_amount(a)} and {render_amount(b)}"


# render ---------------------------------------------------------------------------------------------------------------

_BOUND_WORDS = {"=": "", "~": "about ", ">": "more than ", "<": "up to "}
_BIG = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def render_amount(amount: Amount) -> str:
    """Return the amount in reader's words ("more than 20", "$350 billion", "40–70 percent")."""
    return _rendered(amount, amount.hedge)


@lru_cache(maxsize=20_000)
def _rendered(amount: Amount, hedge: str) -> str:
    if amount.vague:
        return render_sum(vague_words(amount.low, amount.high), amount.unit, True)
    if amount.kind == "ordinal":
        return _ordinal(int(amount.low))
    one = abs(amount.low) == 1 and amount.low == amount.high
    if amount.kind == "percent" and not amount.unit:
        amount = _whole_percent(amount)
    if amount.low == amount.high:
        figure = _figure(amount.low)
    elif amount.moved:
        first, last = (amount.low, amount.high) if amount.change == "up" else (amount.high, amount.low)
        return render_sum(f"from {_figure(first)} to {_figure(last)}", amount.unit, True)
    else:
        figure = f"{_figure(amount.low)}–{_figure(amount.high)}"
    lead = f"{hedge} " if hedge[:1].isalpha() else _BOUND_WORDS[amount.bound]
    words = lead + render_sum(figure, amount.unit, not one)
    return f"{amount.change} {words}" if amount.change else words


def _figure(value: Decimal) -> str:
    for size, word in _BIG:
        if abs(value) >= size and step_of(value) >= size // 1000:
            return f"{_plain(value / size)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return (
            f"{value:,.1f}"
            if value.as_tuple().exponent == -1 and abs(value) < 100
            else f"{value.quantize(Decimal(1)):,}"
        )
    return f"{round(value, 4):,f}".rstrip("0")


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
