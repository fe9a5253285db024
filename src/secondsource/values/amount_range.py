"""A hedged figure -> the range it may stand for; two units -> the factor between them."""

from decimal import Decimal

from secondsource.values.units import Unit, unit_named

# "About 350" is taken as rounded to its last significant figure, half a step either way, at least 3 % ("about 12"
# and 12.3; "about 6.0" and 6.1) and at most a quarter (a minute is not half a minute). Set by judgement on the figures
# of five hand-read stories, not fitted.
_ROUND_SHARE = Decimal("0.03")
# A floor or ceiling is a figure chosen near the truth: "more than 20" agrees with 22 and 39, not with 40 and more.
_FLOOR_REACH = Decimal(2)
# Two floors are both near the truth: "more than 20" agrees with "more than 30", not with "more than 40".
_FLOORS_APART = Decimal("1.5")
# Two bare figures may be one figure rounded (600 and 612) when they are this near.
_NEAR = Decimal("0.05")

_ABSOLUTE = {"celsius": (Decimal(1), Decimal(0)), "kelvin": (Decimal(1), Decimal("-273.15"))}
_FAHRENHEIT = (Decimal(5) / Decimal(9), Decimal(-32) * Decimal(5) / Decimal(9))


def step_of(value: Decimal) -> Decimal:
    """Return the place of the last significant figure: 10 for 350, 0.1 for 6.1 and 6.0, 1000 for 31,000."""
    if value == 0:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    places = int(exponent)
    if places < 0:
        return Decimal(1).scaleb(places)
    text = "".join(map(str, digits))
    return Decimal(1).scaleb(places + len(text) - len(text.rstrip("0")))


def top_of_share(low: Decimal, high: Decimal) -> Decimal:
    """Return how far a floor under a share reaches: halfway to all of it ("more than 75 percent" is hardly 90)."""
    return max(high, min(low * _FLOOR_REACH, low + (100 - low) / 2)) if low < 100 else high


def reach(low: Decimal, high: Decimal, bound: str, rounded: bool = False) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest value a hedged figure may stand for; `rounded`: allow for rounding anyway."""
    if bound == ">":
        return low, max(high, abs(low) * _FLOOR_REACH)
    if bound == "<":
        return min(low, high / _FLOOR_REACH), high
    if bound == "~" or rounded:
        return low - _slack(low), high + _slack(high)
    return low, high


def top_of_two_floors(low: Decimal, high: Decimal) -> Decimal:
    """Return how far a floor reaches where it is held against another floor."""
    return max(high, abs(low) * _FLOORS_APART)


def _slack(value: Decimal) -> Decimal:
    return max(min(step_of(value) / 2, abs(value) / 4), abs(value) * _ROUND_SHARE)


def one_rounded(a: Decimal, b: Decimal, kind: str, unit: str) -> bool:
    """May two bare figures be one figure, rounded in one of them (600 and 612, 58 and 60 km, 20 and 20.6 percent)?

    Counts are rounded to hundreds at least, so tolls of 70 and 74 stay different; magnitudes are never rounded.
    """
    if unit == "magnitude" or a == 0 or b == 0:
        return False
    coarse, fine = (a, b) if step_of(a) > step_of(b) else (b, a)
    step = step_of(coarse)
    if step == step_of(fine) or step < (100 if kind in ("count", "money") and abs(a) >= 100 else Decimal("0.1")):
        return False
    if kind == "count" and step < 100:
        return False
    return abs(a - b) < step and abs(a - b) <= _NEAR * max(abs(a), abs(b))


def factor_between(a: str, b: str) -> tuple[Decimal, Decimal] | None:
    """Return (factor, offset) that turn an amount of unit `b` into unit `a`; None for different things."""
    if a == b:
        return Decimal(1), Decimal(0)
    one, two = unit_named(a), unit_named(b)
    if one is None or two is None or one.dimension != two.dimension:
        return None
    if one.dimension == "temperature":
        return _degrees(one, two)
    if not one.size or not two.size or " per " in a.replace(one.name, ""):
        return None
    return two.size / one.size, Decimal(0)


def _degrees(one: Unit, two: Unit) -> tuple[Decimal, Decimal] | None:
    scales = {**_ABSOLUTE, "fahrenheit": _FAHRENHEIT}
    if one.name not in scales or two.name not in scales:
        return None
    (f1, o1), (f2, o2) = scales[one.name], scales[two.name]
    return f2 / f1, (o2 - o1) / f1
