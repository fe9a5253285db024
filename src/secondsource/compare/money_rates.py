"""Sums in several currencies -> sums that can be held against each other, at a rate that a report itself gives.

"200 million euros ($265.3 million)" tells what a euro was worth in that story; no rate comes from outside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from secondsource.compare.figure_settings import Figure
from secondsource.compare.kept import ComparisonMemory

_LIKELY = Decimal(2000)  # a rate beyond this is no conversion but a slip of the reader
_BRACKETS = ("(", "/", "or", "or about", "– about", ", or")


def in_one_currency(figures: Sequence[Figure], kept: ComparisonMemory) -> list[Figure]:
    """Return the figures; sums of a currency with a stated rate are measured in the one it was set against."""
    rates: dict[str, tuple[str, Decimal]] = {}
    sums = [figure for figure in figures if figure.quantity.amount.kind == "money"]
    for one, other in _conversions(sums):
        a, b = one.quantity.amount, other.quantity.amount
        rate = b.high / a.high if a.high else Decimal(0)
        if 1 / _LIKELY < rate < _LIKELY and b.unit not in rates:
            rates.setdefault(a.unit, (b.unit, rate))
    return [_measured(figure, rates, kept) for figure in figures]


def _conversions(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of sums the second of which stands in brackets right behind the first."""
    for one, other in pairwise(figures):
        if one.reading.id != other.reading.id or {f.quantity.amount.kind for f in (one, other)} != {"money"}:
            continue
        between = one.reading.document.text[one.quantity.span.end : other.quantity.span.start].strip()
        if between in _BRACKETS and one.quantity.amount.unit != other.quantity.amount.unit:
            yield one, other


def _measured(figure: Figure, rates: dict[str, tuple[str, Decimal]], kept: ComparisonMemory) -> Figure:
    amount = figure.quantity.amount
    if amount.kind != "money" or amount.unit not in rates:
        return figure
    rate = rates[amount.unit]
    return kept.piece("measured", [figure], rate, partial(_at_rate, figure, *rate))


def _at_rate(figure: Figure, unit: str, rate: Decimal) -> Figure:
    amount = figure.quantity.amount
    low, high = (Decimal(f"{value * rate:.4g}") for value in (amount.low, amount.high))
    bound = "~" if amount.bound == "=" else amount.bound
    return replace(figure, measured=replace(amount, low=low, high=high, unit=unit, bound=bound))
