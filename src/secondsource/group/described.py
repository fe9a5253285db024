"""One analysis -> what it means without naming it: "the Norlandic finance ministry", "the mayor of Tarn".

A description is a nation or town, the words that say which, and a head ("ministry", "police", "television"); those of
the same stems are one body. Who holds an office and which town is a capital is looked up where the names are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Analysis, Mention, Name
from secondsource.values.place import parse_place
from secondsource.values.terms import stem

_WORD = re.compile(r"[^\W\d_][\w-]*(?: - (?=[a-z])[\w-]*)?")
_OWNED = re.compile(r"[’'](?:s\b)?")
_SEAT = re.compile(r" (?:in|of|for) (?:the )?")
_SORT = re.compile(r" ([a-z]+)\b")
_ARTICLE = re.compile(r"(?i)the ")
_MOST_CHARS, _MOST_WORDS = 80, 6


@dataclass(frozen=True, slots=True)
class Described:
    """A description: its words as written, the chain it belongs to in its report, the nation or town it names, and
    what it means: the stems of a body's words, the title of an office, or "capital". `led`: it means a body only where
    its chain has a name."""

    written: str
    chain: int | None
    nation: str | None
    stems: tuple[str, ...] = ()
    title: str = ""
    led: bool = False


def read_described(analysis: Analysis, text: str) -> Iterator[Described]:
    """Yield the descriptions of a report in text order."""
    for mention in analysis.mentions:
        if mention.kind == "noun" and 0 < mention.head.end - mention.span.start <= _MOST_CHARS:
            found = _read(mention, analysis.names, text)
            if found is not None:
                yield found


def _read(mention: Mention, names: Sequence[Name], text: str) -> Described | None:
    article = _ARTICLE.match(text, mention.span.start, mention.head.end)
    start, end = article.end() if article else mention.span.start, mention.head.end
    inside = _names_in(names, start, end)
    if any(n.span.start == end + 1 and n.kind == "person" for n in _names_in(names, end, end + 2)):
        return None  # a title before its holder
    if any(n.kind not in ("place", "nationality") or n.span.start > start for n in inside):
        return None
    nation, told = (_nation(inside[0], text), inside[0].span.end) if inside else (None, start)
    rest = [re.sub(" - ", "-", w).lower() for w in _WORD.findall(_OWNED.sub("", text[told:end]))]
    if not 1 <= len(rest) <= _MOST_WORDS or rest[0] in words("described", "determiners") or "'" in text[told + 2 : end]:
        return None
    seat = _seat(names, text, end) if nation is None else None
    if seat is not None:
        nation, end = _nation(seat, text), _seat_end(text, seat.span.end)
    written = " ".join(text[mention.span.start : end].split())
    return _meant(written, mention.chain, nation, rest)


def _meant(written: str, chain: int | None, nation: str | None, rest: Sequence[str]) -> Described | None:
    title = " ".join(rest)
    if title == "capital" or title in words("titles", "single_holder"):
        return Described(written, chain, nation, title=title) if nation else None
    if rest[-1] not in words("described", "heads") | words("described", "led_to_a_name"):
        return None
    return Described(written, chain, nation, _telling(rest), led=rest[-1] in words("described", "led_to_a_name"))


def _telling(rest: Sequence[str]) -> tuple[str, ...]:
    """Return the stems of the words that say which body is meant, sorted."""
    head = lexicon("described")["same"].get(rest[-1], rest[-1])
    idle = words("described", "says_little")
    if rest[-1] in words("described", "media"):
        idle |= words("described", "says_little_of_media")
    return tuple(sorted({stem(w) for w in (*rest[:-1], head) if w not in idle}))


def _names_in(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    first = bisect_left(names, start, key=lambda n: n.span.end - 1)
    return names[first : bisect_left(names, end, key=lambda n: n.span.start)]


def _nation(name: Name, text: str) -> str:
    """Return the country of a demonym, the usual name of a known place, else the name as written."""
    written = name.span.of(text)
    place = parse_place(written)
    return place.name if place else written


def _seat(names: Sequence[Name], text: str, end: int) -> Name | None:
    """Return the place named right behind a description: "… in Tarn", "… of Norland"."""
    link = _SEAT.match(text, end)
    at = bisect_left(names, link.end(), key=lambda n: n.span.start) if link else len(names)
    found = names[at] if link and at < len(names) and names[at].span.start == link.end() else None
    return found if found is not None and found.kind == "place" else None


def _seat_end(text: str, end: int) -> int:
    """Return where a place ends, with the small word that says what it is ("Tarn island")."""
    sort = _SORT.match(text, end)
    return sort.end() if sort and sort.group(1) in lexicon("organisations")["places"]["generic"] else end


def forms_of(written: str) -> tuple[str, ...]:
    """Return a description with its article, written small, and without."""
    bare = _ARTICLE.sub("", written, count=1) if _ARTICLE.match(written) else written
    return (bare,) if bare == written else (f"the {bare}", bare)
