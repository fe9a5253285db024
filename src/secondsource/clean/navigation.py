"""One line of a page -> is it the site's navigation ("Home News Sport", "World > Asia"), and what stands beside it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from secondsource.lang.lexicon import words

_BAR = re.compile(r"(?:(?<!\s)\s++)?[|·•»›>→/]\s*|(?<!\s)\s++[–—-]\s+")
_CRUMB = re.compile(r"(?:(?<!\s)\s++)?[>»›→]\s*|(?<!\s)\s++/\s+")
_SET_OFF = re.compile(r"(?:(?<!\s)\s++)?[|·•»›>]\s*|(?<!\s)\s++[–—-]\s+")
_CLEAR_MARK = re.compile(r"[|·•»›>→]")
_WORD = re.compile(r"[^\s|·•»›>→/,]+")
_LEAD = re.compile(r"\W*([\w ]{4,20}):\s+(?=\S)")
_MOST_CHARS = 400
_LONGEST_NAME = 3  # words of a section's name
_LEAST_PARTS = 2  # "World | Asia"
_LEAST_RUN = 4  # without marks between them: "Home News World Sport"
_MANY_WORDS = 10  # of so long a line a part may be names no list has
_MOST_OF_IT = 0.7


def is_section(text: str) -> bool:
    """Is this the name of a section or page of a news site?"""
    key = text.strip(" :|").lower().replace("’", "'")
    return key in words("furniture", "section_names") or key.rstrip(".") in words("furniture", "section_names")


@lru_cache(maxsize=4096)
def is_navigation(text: str) -> bool:
    """Is the line made of several names of sections, with marks or only spaces between them?"""
    if len(text) > _MOST_CHARS:
        return False
    lead = _LEAD.match(text)
    led = lead is not None and lead[1].lower().strip() in words("furniture", "navigation_leads")
    shown = text[lead.end() :] if lead and led else text
    parts = [part for part in _BAR.split(shown) if part]
    if len(parts) >= _LEAST_PARTS and all(map(is_section, parts)):
        return len(parts) > _LEAST_PARTS or _CLEAR_MARK.search(shown) is not None
    if shown[-1:] in ".!?":
        return False
    names, found, total = _sections_in(_WORD.findall(shown))
    if found == total:
        return names >= _LEAST_RUN or (led and names >= _LEAST_PARTS)
    capitals = all(not word[0].islower() or word in ("and", "of") for word in _WORD.findall(shown))
    return capitals and total >= _MANY_WORDS and found >= _MOST_OF_IT * total


def is_breadcrumb(text: str, headline: str) -> bool:
    """Is this the way through the site to the report: names of sections, then the headline itself or its beginning?"""
    parts = [part for part in _CRUMB.split(text) if part]
    if len(parts) < _LEAST_PARTS or not all(map(is_section, parts[:-1])):
        return False
    last = parts[-1].rstrip(".… ").casefold()
    return len(last) > 3 and headline.casefold().startswith(last)


def beside_sections(text: str) -> str | None:
    """Return what stands in a line beside names of sections, set off by marks ("Elm Times | World" -> "Elm Times")."""
    parts = [part for part in _SET_OFF.split(text) if part]
    others = [part for part in parts if not is_section(part)]
    return others[0] if len(others) == 1 and len(parts) > 1 else None


@cache
def _first_words() -> frozenset[str]:
    """Return the words that names of sections begin with, also with a full stop after them."""
    firsts = {name.split(" ", 1)[0] for name in words("furniture", "section_names")}
    return frozenset(firsts | {first + "." for first in firsts})


def _sections_in(shown: Sequence[str]) -> tuple[int, int, int]:
    """Return how many names of sections run through the words, how many words they take up, and all words."""
    names = found = at = 0
    while at < len(shown):
        if shown[at].strip(" :|").lower().replace("’", "'") not in _first_words():
            at += 1
            continue
        taken = next((n for n in range(_LONGEST_NAME, 0, -1) if is_section(" ".join(shown[at : at + n]))), 0)
        taken = min(taken, len(shown) - at)
        names += taken > 0
        found += taken
        at += taken or 1
    return names, found, len(shown)
