"""A reading -> points of kind count: a report whose own numbers do not add up.

"35 died, and another 14 in hospital, bringing the toll to 50": 35 and 14 make 49. "Nine people were hurt: four men,
three women and a child": these are eight. Only exact numbers are added.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Quantity
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point

_BACK_CHARS = 320  # from what numbers make back to the first of them
_LEAST = 2  # parts of a whole
_WHY = "The numbers of this report do not add up"


def compare_sums(readings: Sequence[Reading]) -> list[Point]:
    """Return a point for every sum in a report that its own parts do not make."""
    return [point for reading in readings for point in (*_added(reading), *_parted(reading))]


def _added(reading: Reading) -> Iterator[Point]:
    """Yield a point for "35 …, another 14 …, bringing the toll to 50"."""
    text = reading.document.text
    for found in _totals().finditer(text):
        total = next((q for q in reading.quantities_in(Span(found.end(), found.end() + 20)) if _exact(q)), None)
        before = Span(max(0, found.start() - _BACK_CHARS), found.start())
        counts = [q for q in reading.quantities_in(before) if _exact(q)]
        more = next((q for q in reversed(counts) if _is_more(text, q)), None)
        if total is None or more is None or total.span.start - found.end() > _LEAST:
            continue
        first = [q for q in counts if q.span.end <= more.span.start and _one_matter(q, more, total)]
        made = first[-1].amount.low + more.amount.low if first else total.amount.low
        if made != total.amount.low:
            said = f"{_number(first[-1])} and {_number(more)} make {made:g}"
            spans = [first[-1].span, more.span]
            yield _point(reading, (said, spans), (f"{_number(total)} in all, as told", total.span))


def _point(reading: Reading, made: tuple[str, list[Span]], told: tuple[str, Span]) -> Point:
    sayings = [Saying(made[0], reading, reading.sentence_at(span.start)) for span in made[1]]
    sayings.append(Saying(told[0], reading, told[1]))
    return build_point(Matter("count", "A sum in one report"), sayings, "dispute", _WHY)


def _exact(quantity: Quantity) -> bool:
    amount = quantity.amount
    return amount.kind == "count" and not amount.vague and amount.low == amount.high


def _is_more(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.span.start - 16) : quantity.span.start].lower().rstrip()
    behind = text[quantity.span.end : quantity.span.end + 24].lower().split()[:2]
    return before.endswith(tuple(words("sums", "more_before"))) or bool(set(behind) & words("sums", "more_behind"))


def _one_matter(first: Quantity, more: Quantity, total: Quantity) -> bool:
    """Do two numbers count the same, and the third nothing else? One of them must be known by what it counts."""
    known = {q.matter for q in (first, more, total) if q.matter}
    counted = {q.counted for q in (first, more) if q.counted}
    return len(known) <= 1 and (bool(known) or len(counted) == 1)


def _number(quantity: Quantity) -> str:
    return f"{quantity.amount.low:g}"


def _parted(reading: Reading) -> Iterator[Point]:
    """Yield a point for "nine people: four men, three women and a child"."""
    text = reading.document.text
    for found in _lists().finditer(text):
        parts = [_value(part[1]) for part in _part().finditer(found["parts"])]
        total = _value(found["total"])
        if len(parts) >= _LEAST and sum(parts) != total:
            claim = Span(found.start(), found.end())
            told = f"{total} in all, as told"
            made = f"{', '.join(map(str, parts[:-1]))} and {parts[-1]} make {sum(parts)}"
            yield _point(reading, (made, [Span(found.start("parts"), found.end())]), (told, claim))


def _value(number: str) -> int:
    return int(number) if number.isdigit() else lexicon("sums")["numbers"][number.lower()]


@cache
def _totals() -> re.Pattern[str]:
    leads = "|".join(sorted(map(re.escape, words("sums", "totals")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{leads}) (?:at least |about )?", re.IGNORECASE)


@cache
def _number_words() -> str:
    return "|".join(sorted(lexicon("sums")["numbers"], key=len, reverse=True)) + r"|\d{1,3}"


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_number_words()}) (?=[a-z])", re.IGNORECASE)


@cache
def _lists() -> re.Pattern[str]:
    item = rf"(?:{_number_words()})(?: [a-z-]+){{1,3}}"
    people = "|".join(sorted(words("sums", "people")))
    return re.compile(
        rf"(?<![\w,.])(?P<total>{_number_words()}) (?:[a-z]+ ){{0,2}}(?:{people})(?: [\w' ]{{0,60}})?"
        rf"(?:: | ?[–—] ?| \()(?P<parts>{item}(?:, {item})*,? and {item})(?=[.;),–— ])",
        re.IGNORECASE,
    )
