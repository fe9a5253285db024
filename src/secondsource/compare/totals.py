"""Readings -> points of kind count: how many there are of a thing in all, told in ways that do not go together.

"The only clinic" clashes with "one of the clinics"; "all three cables" and "three of the four cables" tell two totals:
what is all of a thing to one report is a part of it to the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.partners import find_partners
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.same_count import same_thing
from secondsource.compare.subjects import Subject, apart, read_subject, shared, telling_keys
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.terms import content_terms
from secondsource.values.tokens import tokens_of

_ENOUGH = 3.0  # what two sentences must share in names and telling words, the thing itself counted
_ADJECTIVES = 3  # words between the number and the noun ("the only county hospital")
SEVERAL = 0  # more than one, how many is not told


@dataclass(frozen=True, slots=True)
class Total:
    """How many there are of a thing (`count`, or SEVERAL), how many of them are meant, its words and the passage."""

    reading: Reading
    thing: str
    count: int
    part: int
    words: str
    span: Span
    subject: Subject


def compare_totals(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every thing of which reports tell two totals."""
    by_thing: dict[str, list[Total]] = defaultdict(list)
    for total in (memory or ComparisonMemory()).of_each(readings, read_totals):
        by_thing[total.thing].append(total)
    return [point for thing in sorted(by_thing) for point in _points(by_thing[thing])]


def _points(totals: Sequence[Total]) -> Iterator[Point]:
    group = _clashing(totals)
    if group:
        sayings = [Saying(t.words, t.reading, t.span) for t in group]
        noun = group[0].words.split()[-1]
        matter = Matter("count", f"How many there are: {noun}")
        yield build_point(
            matter, sayings, "dispute", "They do not go together: one tells of more of them than the other"
        )


def _clashing(totals: Sequence[Total]) -> list[Total]:
    """Return the totals that go together with one of another origin in no way; of like ones two are looked at."""
    said = [(total.count, total.part, total.subject) for total in totals]
    keys = [(*telling_keys(total.subject), f"={total.part}") for total in totals]
    origins: dict[tuple[int, int, Subject], set[int]] = defaultdict(set)
    for total, key in zip(totals, said, strict=True):
        origins[key].add(total.reading.origin)
    against: dict[tuple[int, int, Subject], set[int]] = defaultdict(set)
    for i, j in find_partners(said, keys, [total.reading.id for total in totals]):
        if _clash(totals[i], totals[j]):
            against[said[i]] |= origins[said[j]]
            against[said[j]] |= origins[said[i]]
    return [total for total, key in zip(totals, said, strict=True) if against[key] - {total.reading.origin}]


def _clash(a: Total, b: Total) -> bool:
    if apart(a.subject, b.subject):
        return False
    if a.count == b.count or (SEVERAL in (a.count, b.count) and 1 not in (a.count, b.count)):
        return False
    return _is_part_and_all(a, b) or _is_part_and_all(b, a) or shared(a.subject, b.subject) >= _ENOUGH


def _is_part_and_all(a: Total, b: Total) -> bool:
    """Is what one report calls all to the other just as many out of more ("all three", "three of four")?"""
    return 1 < a.part < a.count and b.part == b.count == a.part


def read_totals(reading: Reading) -> Iterator[Total]:
    """Yield the totals a report tells, in text order."""
    text = reading.document.text
    for sentence in reading.analysis.sentences:
        for found in _wordings().finditer(text, sentence.start, sentence.end):
            count = _count(found)
            noun = _noun(text, found.end(), sentence.end, plural=count != 1)
            noun = None if noun and found["only"] and _is_narrowed(text, found.end(), noun, sentence.end) else noun
            if count is not None and noun is not None:
                span = Span(found.start(), noun.end)
                claim = reading.claim_at(span)
                said = " ".join(span.of(text).lower().split())
                where = claim.span if claim else sentence
                thing, part = _thing(noun.of(text), text), _part(found, count)
                yield Total(reading, thing, count, part, said, where, read_subject(reading, noun))


def _count(found: re.Match[str]) -> int | None:
    if found["only"]:
        return 1
    if found["one_of"]:
        return SEVERAL
    return _numbers().get((found["all"] or found["whole"]).lower())


def _part(found: re.Match[str], count: int) -> int:
    """Return how many of the whole are meant: those out of more, else all."""
    return _numbers().get((found["some"] or "").lower(), 1) if found["whole"] else count


def _thing(noun: str, text: str) -> str:
    return (content_terms(same_thing(noun.lower(), text)) or (noun.lower(),))[0]


def _noun(text: str, start: int, end: int, *, plural: bool) -> Span | None:
    """Return the noun that is counted: the last (plural) one of a few words of small letters before a small word."""
    last = None
    for token in tokens_of(text, start, end)[: _ADJECTIVES + 1]:
        if not token.text.isalpha() or not token.text.islower() or token.low in words("stopwords", "general"):
            break
        if not plural or token.low.endswith("s") or last is None:  # "all three bridges gone": what follows is no noun
            last = token
    if last is None or last.low.endswith("s") != plural or last.low in words("totals", "no_things"):
        return None
    return Span(last.start, last.end)


def _is_narrowed(text: str, start: int, noun: Span, end: int) -> bool:
    """Is it the only one of some sort ("the only wooden church", "the only team to …")?"""
    follow = tokens_of(text, noun.end, end)[:1]
    return bool(tokens_of(text, start, noun.start)) or any(t.low in words("totals", "narrowing") for t in follow)


@cache
def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = lexicon("totals")["numbers"]
    return numbers


@cache
def _wordings() -> re.Pattern[str]:
    number = "|".join(sorted(_numbers()))
    return re.compile(
        rf"(?<!\w)(?:(?P<only>(?:the|its|their) (?:only|sole)(?: remaining| other)?)"
        rf"|(?P<one_of>one of (?:the|its|their))"
        rf"|all (?P<all>{number})(?: of (?:the|its|their))?"
        rf"|(?P<some>one|{number}) (?:out )?of (?:the |its |their )?(?P<whole>{number})) ",
        re.IGNORECASE,
    )
