"""The tokens around a number -> its reading: number or range, unit, hedge, and whether it is a rise or a fall."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount_number import may_begin_number, number_at
from secondsource.values.amount_words import Form, phrases, plain_number
from secondsource.values.tokens import DASHES, Token, low_at
from secondsource.values.units import Unit, begins_sign, money_tail, part_of_unit, sign_before, unit_after, units

Bound = Literal["=", "~", ">", "<"]
Change = Literal["up", "down"]
_LONGEST_HEDGE = 4
_LONGEST_GAP = 8  # tokens between the two ends of a move ("from $40 at the end of last year to $35")


class Reading(Struct, frozen=True):
    """An amount among tokens: number and unit are tokens `first` to `end` (excluded), hedge and change begin at `lead`.

    `moved`: it reads "from A to B" after a verb of change, so it runs from `low` to `high` (`change` "down": back).
    """

    low: Decimal
    high: Decimal
    unit: Unit | None
    form: Form
    first: int
    end: int
    lead: int
    scaled: bool = False
    bound: Bound = "="
    change: Change | None = None
    ranged: bool = False
    hedge: str = ""
    moved: bool = False


@lru_cache(maxsize=20_000)  # asked of every word of a text
def may_begin_amount(word: str) -> bool:
    """Can an amount begin with this word, figure or sign, by itself?"""
    return may_begin_number(word) or begins_sign(word)


def reading_at(tokens: Sequence[Token], at: int) -> Reading | None:
    """Read the amount whose number or currency sign is the token `at`; None when none begins there."""
    piece = _piece(tokens, at) if may_begin_amount(tokens[at].text) else None
    if piece is None:
        return None
    whole = _ranged(tokens, piece)
    lead, bound = _hedge_before(tokens, whole.first)
    if bound == "=" and whole.unit and whole.unit.name == "magnitude":
        lead, bound = _hedge_of_magnitude(tokens, whole.first)
    hedge = " ".join(t.low for t in tokens[lead : whole.first] if t.low.isalpha() and t.low != "magnitude")
    end, after = _hedge_after(tokens, whole.end)
    lead, change = _change_before(tokens, lead, whole)
    moved = whole.ranged and change is not None and low_at(tokens, whole.first - 1) == "from"
    if bound == "=":
        inner, bound = _hedge_before(tokens, lead) if change else (lead, bound)
        hedge, lead = " ".join(t.low for t in tokens[inner:lead]), min(lead, inner)
    change = change or _change_after(tokens, whole)
    return replace(
        whole, lead=lead, bound=after if bound == "=" else bound, change=change, end=end, hedge=hedge, moved=moved
    )


# number and unit ------------------------------------------------------------------------------------------------------


def _piece(tokens: Sequence[Token], at: int) -> Reading | None:
    sign = sign_before(tokens, at)
    start = sign[1] if sign else at
    minus = low_at(tokens, start) in ("minus", "−", "-") and (sign is not None or _is_minus(tokens, start))
    start = start + 1 if minus else start
    if minus and low_at(tokens, start) in DASHES:
        start += 1
    number = number_at(tokens, start, money=sign is not None)
    if number is None or (sign and number.form != "figures"):
        return None
    low, high = (-number.high, -number.low) if minus else (number.low, number.high)
    unit, end = (sign[0], number.end) if sign else (None, number.end)
    if sign:
        unit, end = money_tail(tokens, sign[0], number.end)
    elif number.form not in ("ordinal", "share"):
        unit, end = _unit(tokens, number.end, number.form == "figures", number.scaled)
    form = number.form
    if form == "share":
        unit, end = part_of_unit(tokens, number.end)
        form = "words" if unit else form
    if unit is None and _says_magnitude(tokens, at):
        unit = units()["magnitude"]
    if unit is not None and unit.name == "foot" and number.form == "figures":
        more, end = _inches(tokens, end)
        low, high = low + more, high + more
    return Reading(low, high, unit, form, at, end, at, number.scaled)


def _is_minus(tokens: Sequence[Token], at: int) -> bool:
    """Is this dash a sign (nothing glued before it, a figure glued after), not a range or a pause?"""
    if tokens[at].low == "minus":
        return low_at(tokens, at + 1) in DASHES or low_at(tokens, at + 1)[:1].isdecimal()
    glued = at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text[0].isdecimal()
    return glued and not tokens[at].glued and at > 0 and not tokens[at - 1].text[0].isdecimal()


def _unit(tokens: Sequence[Token], end: int, figures: bool, scaled: bool) -> tuple[Unit | None, int]:
    of = (
        1 if low_at(tokens, end) == "of" and end > 0 and tokens[end - 1].low.endswith("s") else 0
    )  # "tens of millions of dollars"
    found = unit_after(tokens, end + of, figures)
    if found is None:
        return None, end
    unit, after = found
    if unit.name == "pound-mass" and scaled and low_at(tokens, after) != "of":
        unit = units()["pound sterling"]
    if unit.name == "degree" and _near_quake(tokens, after):
        unit = units()["magnitude"]
    return unit, after


def _inches(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """Read the inches of "5 feet 10", "5-foot-10", "5 ft 10 in", in feet; none where the figure counts something."""
    start = at + 1 if low_at(tokens, at) in DASHES or low_at(tokens, at) == "," else at
    text = low_at(tokens, start)
    if not text[:1].isdecimal() or not 0 < (plain_number(text) or 0) < 12:
        return Decimal(0), at
    found = unit_after(tokens, start + 1, True)
    inches = found is not None and found[0].name == "inch"
    open_end = start + 1 >= len(tokens) or tokens[start + 1].low in lexicon("units")["inches"]["before"]
    if not inches and (found or low_at(tokens, at) == "," or not open_end):
        return Decimal(0), at
    return round(Decimal(text) / 12, 6), found[1] if inches and found else start + 1


def _near_quake(tokens: Sequence[Token], at: int) -> bool:
    return any(low_at(tokens, i) in lexicon("numbers")["magnitude"]["nouns"] for i in (at, at + 1))


def _says_magnitude(tokens: Sequence[Token], at: int) -> bool:
    """Does "magnitude" stand right before ("magnitude of at least 5.9", "magnitude - 6.1")?"""
    table = lexicon("numbers")["magnitude"]
    back, _ = _hedge_before(tokens, at)
    for _ in range(3):
        back -= 1
        if low_at(tokens, back) in table["words"]:
            return True
        if low_at(tokens, back) not in table["links"] and low_at(tokens, back) not in DASHES:
            return False
    return False


def _hedge_of_magnitude(tokens: Sequence[Token], at: int) -> tuple[int, Bound]:
    """Read the hedge before the word itself ("at least magnitude 4.7")."""
    word = next((i for i in range(at - 1, max(at - 4, -1), -1) if tokens[i].low == "magnitude"), at)
    lead, bound = _hedge_before(tokens, word)
    return (lead, bound) if bound != "=" else (at, "=")


# ranges ---------------------------------------------------------------------------------------------------------------


def _ranged(tokens: Sequence[Token], first: Reading, last: bool = False) -> Reading:
    """Join "A to B", "A-B", "between A and B", "three or four" into one reading; else return the first alone.

    `last`: the first is itself the end of a range ("from 24 to 33-35"), so no third range is looked for.
    """
    link = low_at(tokens, first.end)
    if first.form in ("ordinal", "vague"):
        return first
    if not (link in ("to", "or", "and") or link in DASHES):
        return first if last else _moved_across(tokens, first) or first
    at = first.end + 1
    if link == "to" and low_at(tokens, at) in DASHES:  # "200,000 to-260,000"
        at += 1
    if link in DASHES and low_at(tokens, at) == "to":  # "40-to-50"
        at += 2 if low_at(tokens, at + 1) in DASHES else 1
    second = _piece(tokens, at) if at < len(tokens) else None
    if second is None or second.form in ("ordinal", "vague") or not _links(tokens, first, second, link):
        return first
    if link == "to" and not last and low_at(tokens, second.end) in DASHES:
        second = _ranged(tokens, second, last=True)
    return _joined(tokens, first, second) or first


def _links(tokens: Sequence[Token], first: Reading, second: Reading, link: str) -> bool:
    lead, _ = _hedge_before(tokens, first.first)
    before = low_at(tokens, lead - 1)
    if (first.form == "share") != (second.form == "share"):
        return False
    if link == "and":
        return before == "between"
    if link == "or":
        return first.form == second.form == "words" and second.low == first.low + 1
    if link == "to" and first.unit and _change_before(tokens, lead, first)[1]:
        return False  # "rose 5 percent to 10 percent" are two amounts, "fell 1 to 1.5 percent" is a range
    return link != "to" or first.unit is None or before not in ("by", "to")


def _moved_across(tokens: Sequence[Token], first: Reading) -> Reading | None:
    """Read "fell from $40 a year ago to $35": a few words that tell when may stand between the two ends of a move."""
    if (
        low_at(tokens, first.first - 1) != "from"
        or first.unit is None
        or _verb_of_move(tokens, first.first - 1) is None
    ):
        return None
    for at in range(first.end, min(first.end + _LONGEST_GAP, len(tokens))):
        if tokens[at].low == "to":
            second = _piece(tokens, at + 1) if at + 1 < len(tokens) else None
            plain = second is not None and second.form == first.form and (second.unit or second.end < len(tokens))
            return _joined(tokens, first, second) if second and plain and _may_end_move(tokens, first, second) else None
        if not (tokens[at].text[0].isalnum() or tokens[at].text == ".") or _way(tokens, at):
            return None
    return None


def _may_end_move(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    """Has the end of a move the unit of its start, or none and nothing it could count ("from 21 mpg to 23 for X")?"""
    if second.unit is not None:
        return first.unit is not None and (first.unit.name == second.unit.name or _one_money(second.unit, first.unit))
    return not low_at(tokens, second.end)[:1].isalpha() or low_at(tokens, second.end) in _movers("after_level")


def _joined(tokens: Sequence[Token], first: Reading, second: Reading) -> Reading | None:
    """Join two ends of a range; None when units or sizes forbid it."""
    unit = second.unit or first.unit
    if first.unit and second.unit and _one_money(second.unit, first.unit):
        unit = first.unit  # "from $75 per barrel to $45"
    elif first.unit and second.unit and first.unit.name != second.unit.name and not _one_money(first.unit, second.unit):
        return None
    low = first.low
    if second.scaled and not first.scaled and 0 < low < second.high:
        low = _scaled_like(low, second)
    if low < second.high:
        return replace(first, low=low, high=second.high, unit=unit, end=second.end, scaled=second.scaled, ranged=True)
    if low_at(tokens, first.first - 1) == "from" and low > second.high:
        down = replace(first, low=second.low, high=low, unit=unit, end=second.end, ranged=True)
        return replace(down, change="down")
    return None


def _one_money(a: Unit, b: Unit) -> bool:
    return a.dimension == b.dimension == "money" and b.name.startswith(a.name)


def _scaled_like(low: Decimal, second: Reading) -> Decimal:
    """Give "1" of "1 to 2 thousand", "$3" of "$3 to $5 billion" the scale of the other end."""
    for size in (
        Decimal(10**12),
        Decimal(10**9),
        Decimal(10**7),
        Decimal(10**6),
        Decimal(10**5),
        Decimal(1000),
        Decimal(100),
    ):
        if second.low % size == 0 or second.low >= size:
            return low * size if low < second.low / size else low
    return low


# hedges and changes ---------------------------------------------------------------------------------------------------


def _hedge_before(tokens: Sequence[Token], at: int) -> tuple[int, Bound]:
    """Read the hedge that ends before a token: where it begins and what it says."""
    if low_at(tokens, at - 1) not in _hedge_ends() and low_at(tokens, at - 1) not in DASHES:
        return at, "="
    if low_at(tokens, at - 1) in DASHES:
        return (at - 2, "<") if low_at(tokens, at - 2) == "sub" and tokens[at].glued else (at, "=")
    for size in range(min(_LONGEST_HEDGE, at), 0, -1):
        said = phrases("hedges").get(tuple(t.low for t in tokens[at - size : at]))
        if size == 2 and low_at(tokens, at - 2) == "up" and low_at(tokens, at - 3) in _movers("brought"):
            break  # "brings us up to 83 percent" states where it stands
        if low_at(tokens, at - 1) == "over" and low_at(tokens, at - 2) in words("numbers", "over_verbs"):
            break  # "handed over 21 prisoners" handed over just as many
        if said in ("~", ">", "<"):
            return at - size, said  # type: ignore[return-value]
    return at, "="


@cache
def _hedge_ends() -> frozenset[str]:
    return frozenset(words[-1] for words in phrases("hedges"))


def _hedge_after(tokens: Sequence[Token], at: int) -> tuple[int, Bound]:
    """Read "or more", "or so", "plus" after an amount; the index returned leaves these words out of the amount."""
    if low_at(tokens, at) == "+" and not tokens[at].glued:
        return at, "="
    step = at + 1 if low_at(tokens, at) in DASHES else at
    for size in (2, 1):
        said = phrases("hedges_after").get(tuple(t.low for t in tokens[step : step + size]))
        if said in ("~", ">", "<"):
            return at, said  # type: ignore[return-value]
    return at, "="


@cache
def _movers(key: str) -> frozenset[str]:
    return frozenset(lexicon("numbers")["change"][key])


def _change_before(tokens: Sequence[Token], at: int, reading: Reading) -> tuple[int, Change | None]:
    """Read a verb of rise or fall right before: where it begins and which way it goes."""
    if reading.ranged and low_at(tokens, at - 1) == "from":
        return _moved_from(tokens, at - 1, reading)
    if low_at(tokens, at - 1) == "+" and reading.unit and (at < 2 or not tokens[at - 1].glued):
        return at - 1, "up"
    back, saw_by = at - 1, False
    while back >= 0 and at - back <= 4 and tokens[back].low in _movers("between"):
        saw_by = saw_by or tokens[back].low == "by"
        back -= 1
    way = _way(tokens, back)
    if way is None and saw_by and low_at(tokens, at - 1) == "by":  # "cut its forecast by 2 percent"
        back = next(
            (i for i in range(back, max(back - 5, -1), -1) if _way(tokens, i) or not low_at(tokens, i).isalpha()), 0
        )
        way = _way(tokens, back)
    if way is None or not _may_move(tokens, reading, back, saw_by):
        return at, reading.change
    return back, way


def _way(tokens: Sequence[Token], at: int) -> Change | None:
    word = low_at(tokens, at)
    if word in ("up", "down") and low_at(tokens, at - 1) in _movers("particle_verbs"):
        return None
    return "up" if word in _movers("up") else "down" if word in _movers("down") else None


def _moved_from(tokens: Sequence[Token], at: int, reading: Reading) -> tuple[int, Change | None]:
    """Read "rose from A to B": a verb of change up to four words before "from"."""
    back = _verb_of_move(tokens, at)
    return (at + 1, reading.change) if back is None else (back, reading.change or "up")


def _verb_of_move(tokens: Sequence[Token], at: int) -> int | None:
    """Return the place of the verb of change up to five words before the "from" of a move; None when there is none."""
    for back in range(at - 1, max(at - 6, -1), -1):
        word = tokens[back].low
        if word in _movers("up") or word in _movers("down"):
            return back
        if not word[0].isalpha() and word != ",":
            break
    return None


def _may_move(tokens: Sequence[Token], reading: Reading, at: int, saw_by: bool) -> bool:
    """May this verb (token `at`) move the amount? Counts need "by" or "is up"; money raised or lost is no change."""
    dimension = reading.unit.dimension if reading.unit else ""
    word = tokens[at].low
    if saw_by or (reading.unit is None and low_at(tokens, reading.end) in ("point", "points")):
        return True
    if word in _movers("counts_need") and reading.unit is None:
        return low_at(tokens, at - 1) in ("", ",", "is", "are", "was", "were", "(", "-")
    if dimension == "money":
        return word not in _movers("not_of_money")
    return dimension == "percent" or (dimension == "temperature" and word not in _movers("not_of_degrees"))


def _change_after(tokens: Sequence[Token], reading: Reading) -> Change | None:
    word = low_at(tokens, reading.end)
    if reading.unit is None or reading.unit.dimension not in ("percent", "money"):
        return None
    return "down" if word in _movers("after_down") else "up" if word in _movers("after_up") else None
