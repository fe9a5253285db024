"""Text and sentences -> the names in it, each with its kind and the number of who or what it means in this report."""

import re
from collections import Counter
from collections.abc import Sequence

from secondsource.analyse.entities import Form, initials, link_forms
from secondsource.analyse.found_names import Found, find_names
from secondsource.analyse.proposals import Proposal, read_candidates
from secondsource.analyse.resolved import resolve
from secondsource.analyse.settled_kinds import settle_kinds
from secondsource.analyse.written import lines_of, split_words
from secondsource.records.analysis import Name, NameKind
from secondsource.records.span import Span
from secondsource.values.place import parse_place

_SHORT_FORM = re.compile(r"\s?\(\s?(?:the\s)?['\"“]?([A-Z][A-Za-z-]{1,9})['\"”]?\s?\)")


def read_names(
    text: str, sentences: Sequence[Span], proposed: Sequence[Proposal] | None = None
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the names in text order and, by entity number, the fullest form of each.

    Spans leave out titles, forms of address and the possessive 's. A form has one kind throughout the report;
    adjectives of a country are of kind "nationality" and mean the country. Entities are numbered by first mention.
    `proposed`: what a model sees in the text (None: no model read it, the rules decide alone).
    """
    lines = [line for sentence in sentences for line in lines_of(split_words(text, sentence))]
    candidates = read_candidates(lines, find_names(lines), proposed or ())
    chosen = resolve(candidates, proposed is not None)
    kinds = settle_kinds(chosen)
    found = [candidate.found for candidate in chosen]
    keys = link_forms(_forms(found, kinds), _short_forms(text, found))
    return _number(found, kinds, keys)


def _short_forms(text: str, found: Sequence[Found]) -> dict[str, str]:
    """Return the short forms given in brackets after a full name: "Marsh Transit Authority (MTA)"."""
    shorts = {}
    for f in found:
        match = _SHORT_FORM.match(text, f.end, f.end + 24)
        if match and len(f.piece.words) > 1 and _abbreviates(match.group(1), f.piece.text):
            shorts[match.group(1)] = f.piece.text
    return shorts


def _abbreviates(short: str, full: str) -> bool:
    """Do the letters of the short form open words of the full name, in order?"""
    letters = initials(full).lower()
    return short.lower() in (letters, letters[: len(short)]) or (
        short.isupper()
        and short[0].lower() == letters[:1]
        and sum(c in letters for c in short.lower()) >= len(short) - 1
    )


def _forms(found: Sequence[Found], kinds: dict[str, NameKind]) -> list[Form]:
    counts = Counter(f.piece.text for f in found)
    first: dict[str, int] = {}
    for f in found:
        first.setdefault(f.piece.text, f.start)
    return [Form(text, kinds[text], counts[text], first[text]) for text in first]


def _number(
    found: Sequence[Found], kinds: dict[str, NameKind], keys: dict[str, str]
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    numbers: dict[str, int] = {}
    fullest: dict[str, str] = {}
    names = []
    for f in found:
        key = keys[f.piece.text]
        number = numbers.setdefault(key, len(numbers))
        names.append(Name(Span(f.start, f.end), kinds[f.piece.text], number))
        written = _fullest_of(key, f.piece.text)
        if _fullness(written) > _fullness(fullest.get(key, "")):
            fullest[key] = written
    return tuple(names), tuple(fullest[key] for key in numbers)


def _fullest_of(key: str, text: str) -> str:
    """A country is known by its usual name, whatever form the report uses; anything else as written."""
    sort, _, name = key.partition(":")
    return name if sort in ("country", "region", "state", "city", "capital") and parse_place(name) else text


def _fullness(text: str) -> tuple[int, int]:
    return (len(text.split()), len(text))
