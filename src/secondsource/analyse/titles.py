"""Words -> the office or occupation they name ("US Treasury Secretary" -> "treasury secretary")."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon, words

_LONGEST_WORDS = 6
_ONE_SPELLING = {"defense": "defence", "labor": "labour", "sports": "sport", "vice-": "vice "}


@dataclass(frozen=True, slots=True)
class Title:
    """A title at words `start` to `end` (excluded) with its normal form and what the word itself says of its time."""

    start: int
    end: int
    name: str
    modifier: str | None = None


@cache
def _forms() -> dict[str, str]:
    titles = lexicon("titles")
    forms = {name: name for name in (*titles["plain"], *titles["single_holder"])}
    return {**forms, **titles["forms"]}


@cache
def parse_title(text: str) -> str | None:
    """Return the normal form of a title in lower case ("gov." -> "governor"), or None when it is none."""
    known = _forms().get(text)
    if known:
        return known
    first, _, rest = text.partition(" ")
    if not rest:
        return _hyphened(text)
    if first in words("titles", "ranks"):
        ranked = parse_title(rest)
        return f"{first} {ranked}" if ranked else None
    return _of_domain(text)


def _hyphened(text: str) -> str | None:
    """Read "vice-chairman", "co-founder"."""
    rank, hyphen, rest = text.partition("-")
    if hyphen and rank in words("titles", "ranks"):
        ranked = parse_title(rest)
        return f"{rank}{'-' if rank == 'co' else ' '}{ranked}" if ranked else None
    return None


def _of_domain(text: str) -> str | None:
    """Read "trade and industry minister": one or two fields of government, then a title of one word."""
    field, _, base = text.rpartition(" ")
    fields = [part.strip() for part in field.replace("&", " and ").split(" and ")]
    if base in _forms() and all(part in words("titles", "domains") for part in fields):
        joined = f"{field} {_forms()[base]}"
        for variant, usual in _ONE_SPELLING.items():
            joined = joined.replace(variant, usual)
        return joined
    return None


def title_at(lowered: Sequence[str], start: int) -> Title | None:
    """Return the longest title that begins at word `start` of the lower-cased words, or None."""
    if not lowered[start][:1].isalpha():
        return None
    for end in range(min(len(lowered), start + _LONGEST_WORDS), start, -1):
        found = _title_of(" ".join(lowered[start:end]))
        if found:
            return Title(start, end, found[0], found[1])
    return None


def title_ending(lowered: Sequence[str], end: int) -> Title | None:
    """Return the longest title whose last word is just before word `end`, or None."""
    for start in range(max(0, end - _LONGEST_WORDS), end):
        found = _title_of(" ".join(lowered[start:end]))
        if found:
            return Title(start, end, found[0], found[1])
    return None


@cache
def _title_of(text: str) -> tuple[str, str | None] | None:
    modifier, text = None, text.replace(" - ", "-")  # "governor - general"
    if text.startswith(("ex-", "ex ")):
        text, modifier = text[3:], "former"
    if text.endswith(("-elect", "-designate")):
        text, modifier = text.rsplit("-", 1)[0], "elect"
    name = parse_title(text)
    return (name, modifier) if name else None


def is_title(text: str) -> bool:
    """Is the phrase, in any case and number, a title?"""
    lower = text.lower()
    return _title_of(lower) is not None or (lower.endswith("s") and _title_of(lower[:-1]) is not None)
