"""An amount and the words of what it counts -> the value, unit and change that a reading file gives."""

import re
from decimal import Decimal
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount import Amount
from secondsource.values.plurals import singular_of

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_HUGE = 10**15  # what is larger cannot be rounded to six places
_NAMES = {"percent": "percentage"}


def render_value(amount: Amount) -> str:
    """Return the number, or both ends: "22", "2.5", "40-70"; of a move "from 208 to 193" both as told: "208-193"."""
    if amount.low == amount.high:
        return _plain(amount.low)
    ends = (amount.high, amount.low) if amount.moved and amount.change == "down" else (amount.low, amount.high)
    return "-".join(map(_plain, ends))


def _plain(value: Decimal) -> str:
    whole = value == value.to_integral_value() or abs(value) > _HUGE
    text = f"{value:f}" if whole else f"{round(value, 6):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def render_unit(amount: Amount, counted: str | None) -> str | None:
    """Return the singular English name of the unit; for a count, of the things counted; None when none is named.

    `counted` are the words after a bare number that name what it counts ("seven European countries": "European
    countries"), or None when no such words follow it.
    """
    if amount.unit:
        return _NAMES.get(amount.unit, amount.unit)
    if amount.kind == "percent" or not counted:
        return None
    thing, per, rest = _per(counted)
    said = [w for w in _WORD.findall(thing) if w.lower() not in _skipped()]
    if not said:
        return None
    said[-1] = singular_of(said[-1].lower())
    plain = lexicon("matters")["superlatives"]
    said[:-1] = [plain.get(word.lower(), word) for word in said[:-1]]
    return " ".join(said).lower() + (f" per {rest}" if per else "")


def _per(counted: str) -> tuple[str, bool, str]:
    """Cut "tests per day", "tests a day" into what is counted and the time it is counted in."""
    found = re.search(r"\s(?:per|a|an)\s(\w+)$", counted)
    return (counted[: found.start()], True, found[1]) if found else (counted, False, "")


@cache
def _skipped() -> frozenset[str]:
    return words("matters", "determiners") | words("matters", "skipped") | {"and"}


def render_change(amount: Amount) -> str:
    """Return how the amount is given: "=", "~" about, ">" at least, "<" at most, else "up" or "down" for a change.

    One sign has room for one thing only: a rise or fall is told before its hedge, and a move from one level to another
    says its way by its two ends.
    """
    return amount.bound if amount.moved else amount.change or amount.bound
