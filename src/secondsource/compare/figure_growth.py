"""Two values of one tally -> whether the higher is only the later count, and how that is known.

Tolls, arrests and the like grow while a story runs. That is known by the days of the reports, by words ("rose to 10",
"at one point"), or by a floor that lies well below: "at least 3" is what was known at first.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal

from secondsource.compare.figure_facets import says
from secondsource.compare.figure_settings import Figure
from secondsource.lang.lexicon import words

# How far above a floor ("at least 50") a figure must lie to be a later count rather than a rounding of it. Set by
# judgement: in five gold stories "more than 20" / 22 are one figure, "at least 70" / "about 100" are not.
_ABOVE_FLOOR = Decimal("1.25")


def grown(pairs: Sequence[tuple[Sequence[Figure], Sequence[Figure]]]) -> str:
    """Return why in every pair of differing values one overtakes the other; "" when one pair shows no such thing."""
    floors = {f.amount.low for pair in pairs for side in pair for f in side if f.amount.bound == ">"}
    ordered = [sorted(pair, key=lambda side: (side[0].amount.high, side[0].told)) for pair in pairs]
    reasons = [_reason(low, high, floors) for low, high in ordered]
    told = [reason for reason in reasons if reason is not None]
    if not all(told):
        return ""
    return next(iter(told), "")


def _reason(low: Sequence[Figure], high: Sequence[Figure], floors: Collection[Decimal]) -> str | None:
    """Say how the higher value is the later one; "" if it is not known to be, None if the two are one value anyway."""
    if low[0].amount.high >= high[0].amount.low or low[0].amount.vague or high[0].amount.vague:
        return None if _overlap(low[0], high[0]) else ""
    if _passed(high) and _present(low) and not _present(high):
        return "The higher figure is told of an earlier moment, the other of the time of writing"
    if low[0].quantity.matter not in words("matters", "tallies"):
        return ""
    days = _order(low, high)
    if days == "later":
        return "The later report gives the later figure"
    if days == "mixed":
        return ""
    if _risen(high):
        return "The higher figure is told as a count that has risen"
    floor = low[0].amount.low in floors and high[0].amount.low >= low[0].amount.low * _ABOVE_FLOOR
    return "The lower figure is a floor (“at least”) of a count that grows" if floor else ""


def _overlap(low: Figure, high: Figure) -> bool:
    return low.amount.high >= high.amount.low or low.amount.vague or high.amount.vague


def _order(low: Sequence[Figure], high: Sequence[Figure]) -> str:
    """Tell "later" when every report of the higher figure is later, "mixed" when one is of the same day or earlier."""
    spans = [[(f.reading.published.start, f.reading.published.end) for f in side] for side in (low, high)]
    known = [[(a, b) for a, b in side if a is not None and b is not None and a == b] for side in spans]
    if not known[0] or not known[1]:
        return "unknown"
    if min(later for later, _ in known[1]) <= max(earlier for _, earlier in known[0]):
        return "mixed"
    complete = len(known[0]) == len(spans[0]) and len(known[1]) == len(spans[1])
    return "later" if complete else "unknown"


def _says(figures: Sequence[Figure], key: str) -> bool:
    return any(says(_sentence(figure), key) for figure in figures)


def _sentence(figure: Figure) -> str:
    return figure.reading.sentence_at(figure.quantity.span.start).of(figure.reading.document.text)


def _risen(figures: Sequence[Figure]) -> bool:
    return _says(figures, "risen")


def _passed(figures: Sequence[Figure]) -> bool:
    return _says(figures, "passed")


def _present(figures: Sequence[Figure]) -> bool:
    return _says(figures, "present")
