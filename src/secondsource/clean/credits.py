"""One line of a page -> the outlets and agencies the report draws on ("Sources: A, B", "With inputs from C")."""

import re
from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon, words

_SPLIT = re.compile(r"(?:(?<!\s)\s++)?[,;/•·|]\s*(?:and\s+)?|(?<!\s)\s++(?:and|&)\s+")
_LABEL = re.compile(r"\(?\[?([\w() ]{2,25}?)\s*[:–—-]\s*(\S.*)$")
_GLUED = re.compile(r"^(?:from|by|in|on)(?=[A-Z])")
_EDGES = re.compile(r"^[\s(\[–—-]++(?:[\s.)\]]++$)?|(?<![\s.)\]])[\s.)\]]++$")
_NAME_WORD = re.compile(r"(?:[A-Z0-9][\w.'’&!+-]*|of|the|and|de|la|le|el|al|for|on|d[eao]|&|[a-z]{1,3}[A-Z]\w*|dpa)")
_INITIALS = re.compile(r"^(?:[a-z]{1,4}(?:[/,-]\s?[a-z]{1,4})*\s+)?\(([^()]+)\)$")
_DASHED = re.compile(r"^[–—-]{1,2}\s*(.+)$")
_SMALL = re.compile(r"\b[a-z][a-z'-]+")
_URL = re.compile(r"(?:(?<!\s)\s++)?(?:,\s*+)?\(?\b(?:https?://|www\.)\S+")
_BARE = "names of agencies"
_BYLINE_PARTS = re.compile(r"(?:(?<!\s)\s++)?[,;|/()]\s*|(?<!\s)\s++(?:for|of|with|and|[–—-])\s+")
_MOST_WORDS = 40
_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line: why it is one, and whom it names, as written."""

    why: str
    names: tuple[str, ...] = ()


def read_credit(text: str, at_end: bool) -> Credit | None:
    """Return the credit a line gives, None when it is none.

    `at_end`: it stands among the last lines of the page, where bare names are the report's sources; elsewhere they
    belong to a picture and are not taken for sources.
    """
    if text.count(" ") >= _MOST_WORDS:
        return None
    credit = _source_list(text) or _contribution(text) or _based_on(text) or _tail(text)
    return credit if at_end or not credit or credit.why != _BARE else Credit("picture caption or credit")


def known_outlet(name: str) -> bool:
    """Is this the name of a well-known agency or outlet?"""
    bare = name.strip()
    return any(bare in words("outlets", key) for key in ("agencies", "outlets", "state_media"))


def names_agency(text: str, after_name: bool = False) -> bool:
    """Is this the name of a news agency, by the lists or by its own words ("Norland News Agency")?

    "Press" and "Wire" alone end the names of people and things, too: they count `after_name` of a reporter only.
    """
    bare = text.strip(" .()[]")
    parts = bare.split()
    if bare in words("outlets", "agencies"):
        return True
    if not 1 < len(parts) <= _NAME_WORDS or not parts[0][0].isupper() or not all(map(_NAME_WORD.fullmatch, parts)):
        return False
    endings = words("agencies", "endings") | (words("agencies", "short_endings") if after_name else frozenset())
    return any(bare.endswith(" " + ending) for ending in endings)


def agencies_in_byline(byline: str) -> tuple[str, ...]:
    """Return the agencies a byline names ("Mara Holt, Norland News Agency"), under the names a reader knows."""
    parts = [part.strip(" .") for part in _BYLINE_PARTS.split(byline) if part.strip(" .")]
    found = (part for number, part in enumerate(parts) if names_agency(part, after_name=number > 0))
    return tuple(dict.fromkeys(_known_names().get(name.removeprefix("The "), name) for name in found))


@cache
def _known_names() -> dict[str, str]:
    return {written: entry[0] for entry in lexicon("agencies")["agencies"] for written in entry}


def _source_list(text: str) -> Credit | None:
    found = _LABEL.fullmatch(text)
    if not found or found[1].lower().strip() not in words("furniture", "source_labels"):
        return None
    names = _names(found[2])
    return None if names is None else Credit("list of sources", names)


def _contribution(text: str) -> Credit | None:
    bare = _EDGES.sub("", text)
    found = _contribution_lead().match(bare)
    if not found:
        return None
    names = _names(bare[found.end() :])
    if names is None:
        return None
    by_people = found.group().lower().strip(" :").endswith((" by", "reported by"))
    return Credit("credit line", tuple(n for n in names if known_outlet(n)) if by_people else names)


def _based_on(text: str) -> Credit | None:
    """Read "Digest based on public sources from X.": a word for the report, a verb of drawing on, fillers, names."""
    found = _credit_verb().search(text)
    if not found or text[: found.start()].count(" ") > 5:
        return None
    if not any(w in words("furniture", "credit_nouns") for w in re.findall(r"[a-z]+", text[: found.start()].lower())):
        return None
    rest = [_GLUED.sub("", w) for w in text[found.end() :].split()]
    while rest and rest[0] in words("furniture", "credit_fillers"):
        rest.pop(0)
    names = _names(" ".join(rest))
    return Credit("credit line", names) if names else None


def _tail(text: str) -> Credit | None:
    """Read what ends a report: "jm/dm (AFP, dpa)", "– Reuters", "AP", "Reporting by A; Editing by B"."""
    found = _INITIALS.match(text) or _DASHED.match(text)
    names = _names(found[1] if found else text)
    if names and all(known_outlet(name) for name in names):
        return Credit(_BARE, names)
    bare = _EDGES.sub("", text)
    if _staff_lead().match(bare) and set(_SMALL.findall(bare)) <= words("furniture", "staff_words"):
        return Credit("staff credit")
    return None


def _names(text: str) -> tuple[str, ...] | None:
    """Return the names in a list of names; None when the text is anything else. Names of nobody are left out."""
    parts = [part for part in _SPLIT.split(_EDGES.sub("", _URL.sub("", text))) if part]
    if not parts:
        return None
    found = []
    for part in parts:
        if part.lower() in words("furniture", "nameless_sources"):
            continue
        pieces = part.split()
        named = len(pieces) <= _NAME_WORDS and not part[0].islower() and all(map(_NAME_WORD.fullmatch, pieces))
        if not named and not known_outlet(part):
            return None
        found.append(part)
    return tuple(dict.fromkeys(found))


@cache
def _contribution_lead() -> re.Pattern[str]:
    leads = sorted(words("furniture", "contribution_leads"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, leads)) + r")\b:?\s*", re.IGNORECASE)


@cache
def _credit_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words("furniture", "credit_verbs")))) + r")\b", re.I)


@cache
def _staff_lead() -> re.Pattern[str]:
    leads = sorted(words("furniture", "staff_credits"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, leads)) + ")", re.IGNORECASE)
