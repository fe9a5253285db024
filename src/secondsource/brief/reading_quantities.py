"""Quantities of an analysis → those of the reading file: number, unit in the singular, how it is hedged or changed."""

from collections.abc import Sequence
from typing import cast

from secondsource.records.analysis import Quantity
from secondsource.records.readingfile import Change, Counted, ReadQuantity
from secondsource.values.amount import Amount
from secondsource.values.amount_fields import render_change, render_unit, render_value

_LEAST_VAGUE = 10  # "several" and "a few" say no more than that there are some
_SAFE_INTEGER = 2**53  # beyond it readers of JSON lose digits


def quantity_entries(text: str, quantities: Sequence[Quantity]) -> tuple[ReadQuantity, ...]:
    """Return the quantities in text order; ordinals ("the third") and words for some ("several") are left out."""
    return tuple(_entry(text, q) for q in quantities if _is_told(q.amount))


def _is_told(amount: Amount) -> bool:
    return amount.kind != "ordinal" and not (amount.vague and amount.high < _LEAST_VAGUE)


def _entry(text: str, quantity: Quantity) -> ReadQuantity:
    amount, words = quantity.amount, quantity.counted_span
    follows = words is not None and words.start >= quantity.span.end
    return ReadQuantity(
        start=quantity.span.start,
        end=quantity.span.end,
        value=_value(amount),
        unit=render_unit(amount, words.of(text) if words and follows else None),
        change=cast(Change, render_change(amount)),
        counted=_counted(text, quantity),
    )


def _value(amount: Amount) -> int | float | str:
    rendered = render_value(amount)
    if amount.low != amount.high:
        return rendered
    return int(rendered) if rendered.lstrip("-").isdecimal() and abs(amount.low) < _SAFE_INTEGER else float(rendered)


def _counted(text: str, quantity: Quantity) -> Counted | None:
    words = quantity.counted_span
    if words is not None:
        return Counted(text=words.of(text), start=words.start, end=words.end)
    return Counted(text=quantity.counted, start=None, end=None) if quantity.counted else None
