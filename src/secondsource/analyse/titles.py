"""Words -> the office or occupation they name ("US Treasury Secretary" -> "treasury secretary")."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.plurals import singular_of

_LONGEST_WORDS = 6
_ONE_SPELLING = {"defense": "defence", "labor": "labour", "sports": "sport", "vice-": "vice "}
_OF_FIELD = frozenset({"minister", "secretary", "undersecretary", "commissioner", "spokesman", "spokeswoman"})
_BEFORE = (("ex-", "former"), ("ex ", "former"), ("then-", "former"), ("former-", "former"))
_BEHIND = (("-elect", "elect"), ("-designate", "elect"))


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
def _last_words() -> frozenset[str]:
    """Return the words in which a title can end; looking here first spares most of the work."""
    last = {form.split()[-1] for form in _forms()}
    return frozenset(last | {word.rsplit("-", 1)[-1] for word in last} | set(_fields()))


@cache
def _fields() -> frozenset[str]:
    """Return the last words of the fields of government, for "minister of trade"."""
    return frozenset(field.split()[-1] for field in words("titles", "domains"))


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
        return f"{first} {ranked}" if ranked and ranked not in words("titles", "service_ranks") else None
    return _of_domain(text) or _of_field(text)


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
    if base not in _forms() or not _is_field(field):
        return None
    joined = f"{field} {_forms()[base]}"
    for variant, usual in _ONE_SPELLING.items():
        joined = joined.replace(variant, usual)
    return joined


def _is_field(text: str) -> bool:
    fields = [part.strip() for part in text.replace("&", " and ").split(" and ")]
    return all(part in words("titles", "domains") for part in fields)


def _of_field(text: str) -> str | None:
    """Read "minister of trade", "secretary of state for health"."""
    for link in (" of state for ", " of ", " for "):
        base, found, field = text.partition(link)
        field = field.removeprefix("the ")
        if found and base.rpartition(" ")[2] in _OF_FIELD and _is_field(field):
            office = _of_domain(f"{field} {base}") if " " not in base else None
            return office or _ranked(base, field)
    return None


def _ranked(base: str, field: str) -> str | None:
    rank, _, office = base.rpartition(" ")
    found = _of_domain(f"{field} {office}") if rank in words("titles", "ranks") else None
    return f"{rank} {found}" if found else None


def title_at(lowered: Sequence[str], start: int) -> Title | None:
    """Return the longest title that begins at word `start` of the lower-cased words, or None."""
    if not lowered[start][:1].isalnum():
        return None
    for end in range(min(len(lowered), start + _LONGEST_WORDS), start, -1):
        found = _title_of(" ".join(lowered[start:end])) if _may_end(lowered[end - 1]) else None
        if found:
            return Title(start, end, found[0], found[1])
    return None


def title_ending(lowered: Sequence[str], end: int, small: bool = False) -> Title | None:
    """Return the longest title whose last word is just before word `end`, or None.

    `small`: that word is written small, so it may be one that with a capital is mostly part of a name ("center").
    """
    if end < 1:
        return None
    first = max(0, end - _LONGEST_WORDS) if _may_end(lowered[end - 1]) else end
    for start in range(first, end):
        found = _title_of(" ".join(lowered[start:end])) if lowered[start][:1].isalnum() else None
        if found:
            return Title(start, end, found[0], found[1])
    is_small = small and lowered[end - 1] in words("titles", "small")
    return Title(end - 1, end, lowered[end - 1]) if is_small else None


def titles_ending(lowered: Sequence[str], end: int) -> Title | None:
    """Return the title in the plural that ends before word `end` ("Presidents" before two names), or None."""
    if end < 1 or not lowered[end - 1].rstrip(".").endswith(("s", "men", "women")):
        return None
    last = lowered[end - 1]
    single = f"{last[:-2]}." if last.endswith("s.") else singular_of(last)
    return title_ending([*lowered[: end - 1], single], end) if single != last else None


@cache
def _may_end(word: str) -> bool:
    last = word.removesuffix("-elect").removesuffix("-designate").rsplit("-", 1)[-1]
    return last in _last_words() or word in _last_words() or word in ("elect", "designate")


@cache
def _title_of(text: str) -> tuple[str, str | None] | None:
    modifier, text = None, text.replace(" - ", "-")  # "governor - general"
    for mark, time in _BEFORE:
        if text.startswith(mark):
            text, modifier = text.removeprefix(mark), time
    for mark, time in _BEHIND:
        if text.endswith(mark):
            text, modifier = text.removesuffix(mark), time
    name = parse_title(text)
    return (name, modifier) if name else None


def is_title(text: str) -> bool:
    """Is the phrase, in any case and number, a title?"""
    lower = text.lower()
    return _title_of(lower) is not None or (lower.endswith("s") and _title_of(lower[:-1]) is not None)
