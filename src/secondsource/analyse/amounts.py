"""Sentences -> quantities: every amount with its characters, what it counts and the matter of news it is about."""

from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.analyse.counted import read_counted
from secondsource.analyse.counted_measure import noun_before
from secondsource.analyse.counted_words import Counted, is_finite
from secondsource.analyse.matter_table import Place, counts_people
from secondsource.analyse.matters import read_matter
from secondsource.analyse.other_numbers import is_amount
from secondsource.analyse.unsaid_units import is_age, is_index, is_index_as_before, is_magnitude, unit_of_whole
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Quantity
from secondsource.records.span import Span
from secondsource.values.amount import amount_of
from secondsource.values.amount_reading import Reading, may_begin_amount, reading_at
from secondsource.values.tokens import Token, low_at, tokens_of
from secondsource.values.units import units

_MOST_NUMBERS = 100  # of one sentence: more than any sentence of news holds, so the rest is a table
_REMEMBERED = 20  # amounts of a sentence that a later one may go on from


def read_quantities(text: str, sentences: Sequence[Span]) -> tuple[Quantity, ...]:
    """Find the amounts of a text, in order; hedge words ("at least") stay outside a quantity's span."""
    found: list[Quantity] = []
    for sentence in sentences:
        found += _in_sentence(tokens_of(text, sentence.start, sentence.end))
    return tuple(found)


def _in_sentence(tokens: Sequence[Token]) -> list[Quantity]:
    found: list[Quantity] = []
    at = tried = 0
    while at < len(tokens) and tried < _MOST_NUMBERS:
        if not may_begin_amount(tokens[at].text):
            at += 1
            continue
        reading = reading_at(tokens, at) if _may_begin(tokens, at) and not _in_name(tokens, at, found) else None
        tried += reading is not None
        reading = _fuller(tokens, reading, found) if reading else None
        if reading is None or not is_amount(tokens, reading):
            at += 1
            continue
        quantity = _quantity(tokens, reading, found)
        if quantity is not None:
            found.append(quantity)
        at = max(reading.end, at + 1)
    return found


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    """Skip the inside of words at once: a letter right behind a figure begins no number."""
    return not (tokens[at].glued and tokens[at].text[0].isalpha() and at and tokens[at - 1].text[-1].isdecimal())


def _in_name(tokens: Sequence[Token], at: int, found: Sequence[Quantity]) -> bool:
    """Is it a figure within what was just counted ("two new 737 Max jets")?"""
    counted = found[-1].counted_span if found and tokens[at].text.isdecimal() else None
    return (
        counted is not None and counted.start < tokens[at].start < counted.end and counted.start >= found[-1].span.end
    )


def _fuller(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> Reading:
    """Give a figure what its sentence implies: a unit ("Anna, 22,", "3 million of the 9 million euros"), a change."""
    if reading.unit is not None:
        return replace(reading, change=before[-1].amount.change) if _goes_on(tokens, reading, before) else reading
    if reading.form != "figures":
        return reading
    shared = unit_of_whole(tokens, reading)
    if shared is not None:
        return replace(reading, unit=shared)
    if is_index(tokens, reading):
        return replace(reading, unit=units()["point"], end=reading.end + 1)
    if is_index_as_before(reading) and any(q.amount.unit == "point" for q in before[-_REMEMBERED:]):
        return replace(reading, unit=units()["point"])
    if low_at(tokens, reading.first - 1) == "by" and _goes_on_bare(tokens, reading, before):
        return replace(reading, unit=units()["percent"], change=reading.change or before[-1].amount.change)
    if is_age(tokens, reading):
        return replace(reading, unit=units()["year of age"])
    if is_magnitude(tokens, reading, any(q.amount.unit == "magnitude" for q in before[-_REMEMBERED:])):
        return replace(reading, unit=units()["magnitude"])
    return reading


def _goes_on(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> bool:
    """Does it go on with the rise or fall before, its verb left out ("A fell 2 percent, B by 3 percent")?"""
    if not before or reading.change is not None or reading.unit is None or before[-1].amount.unit != reading.unit.name:
        return False
    at = reading.lead - 2
    noun = at >= 0 and tokens[at].text[0].isalnum() and not is_finite(tokens[at].low)
    return low_at(tokens, at + 1) == "by" and noun and reading.unit.dimension in ("percent", "money")


def _goes_on_bare(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> bool:
    """Is it a percentage as the one before, its sign left out ("A rose by 3 percent and B fell by 2.")?"""
    if not before or before[-1].amount.unit != "percent" or low_at(tokens, reading.end) not in ("", ".", ",", ";"):
        return False
    first = next((i for i in range(reading.first) if tokens[i].start >= before[-1].span.start), 0)
    return low_at(tokens, first - 1) == "by"


def _quantity(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> Quantity | None:
    """Build the quantity; None for a bare number that counts nothing that is said."""
    span = Span(tokens[reading.first].start, tokens[reading.end - 1].end)
    converted = _is_conversion(tokens, reading, before)
    if converted and reading.bound == "=":
        reading = replace(reading, bound=before[-1].amount.bound, change=before[-1].amount.change)
    amount = amount_of(reading)
    counted = read_counted(tokens, reading)
    if _is_level(tokens, reading, before):
        return Quantity(span, amount, before[-1].counted, before[-1].counted_span, None)
    if converted or (counted is None and _shares_noun(tokens, reading, before)):
        return Quantity(span, amount, before[-1].counted, before[-1].counted_span, before[-1].matter)
    matter = None if _is_part(tokens, reading, counted) else read_matter(Place(tokens, reading, amount.kind, counted))
    if matter is not None and _adds(tokens, reading) and any(q.matter == matter for q in before[-_REMEMBERED:]):
        matter = None  # "10 killed … two more killed": no toll of two
    if counted is None and matter is None:
        if _says_nothing(tokens, reading):
            return None
        counted = noun_before(tokens, reading) if amount.kind == "count" else None
    head = "people" if counted is None and counts_people(matter) else counted.head if counted else None
    words_of = Span(tokens[counted.first].start, tokens[counted.last].end) if counted else None
    return Quantity(span, amount, head, words_of, matter)


def _is_conversion(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> bool:
    """Does it give the amount before once more, in brackets ("58 km (36 miles)")?"""
    if not before or low_at(tokens, reading.first - 1) not in ("(", "/") or reading.first < 2 or reading.unit is None:
        return False
    last, kind = before[-1], amount_of(reading).kind
    return (
        last.amount.kind == kind and last.amount.unit != reading.unit.name and _ends_at(tokens, last, reading.first - 2)
    )


def _is_level(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> bool:
    """Is it where the change before led to ("fell 5 percent to 20 dollars")?"""
    if not before or before[-1].amount.change is None or reading.change is not None:
        return False
    at = reading.lead - 1
    while at > reading.lead - 4 and low_at(tokens, at) in words("matters", "to_level"):
        at -= 1
    return at < reading.lead - 1 and at >= 0 and tokens[at].end == before[-1].span.end


def _ends_at(tokens: Sequence[Token], quantity: Quantity, at: int) -> bool:
    spans = (quantity.span, quantity.counted_span)
    return any(span is not None and tokens[at].end == span.end for span in spans)


def _shares_noun(tokens: Sequence[Token], reading: Reading, before: Sequence[Quantity]) -> bool:
    """Does a percentage go on with what the one before is of ("55 percent of traffic in A, 52 percent in B")?"""
    if not before or reading.unit is None or reading.unit.name != "percent" or before[-1].amount.kind != "percent":
        return False
    return low_at(tokens, reading.end) in ("in", "with", "for", "to") and low_at(tokens, reading.lead - 1) in (
        ",",
        "and",
    )


def _is_part(tokens: Sequence[Token], reading: Reading, counted: Counted | None) -> bool:
    """Is it a part of a larger number ("20 of the 90 wounded", "including three children")?"""
    return bool(counted and counted.part) or low_at(tokens, reading.lead - 1) in words("matters", "parts")


def _adds(tokens: Sequence[Token], reading: Reading) -> bool:
    beside = (low_at(tokens, reading.lead - 1), low_at(tokens, reading.first - 1), low_at(tokens, reading.end))
    return any(word in words("matters", "increments") for word in beside)


def _says_nothing(tokens: Sequence[Token], reading: Reading) -> bool:
    """Is it a bare small number, without unit, hedge or change?"""
    if reading.unit is not None or reading.form == "share" or reading.change:
        return False
    if reading.bound != "=" or reading.ranged or (reading.form == "vague" and reading.high >= 100):
        return False
    figure = tokens[reading.first].text
    return reading.form != "figures" or not ("," in figure or "." in figure or reading.scaled or len(figure) > 4)
