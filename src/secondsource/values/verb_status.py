"""A predicate in its sentence -> its status and whether it is negated, from the words around it.

The verb group before the predicate is read leftwards ("is not expected to be | held"); what governs it ("plans to",
"denied", "if") stands at its end.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.status import Status

_TOKEN = re.compile(
    r"n['’]t\b|['’](?:s|d|ll|re|ve|m)\b|(?!\w+n['’]t\b)[^\W_]+(?:-[^\W_]+)*|[^\W_]+(?=n['’]t\b)|[^\w\s]"
)
_BREAKS = frozenset('.;:?!()"“”–—')
_BE_NOW = frozenset({"is", "are", "am", "'s", "'re", "'m"})
_BE = _BE_NOW | {"was", "were", "be", "been", "being"}
_HAVE_NOW = frozenset({"has", "have", "'ve"})
_HAVE = _HAVE_NOW | {"had", "having"}
_DO = frozenset({"do", "does", "did"})
_SUBJECTS = frozenset({"i", "he", "she", "it", "they", "we", "you", "this", "that", "there", "who", "which"})
_NAMES_TOO = frozenset({"May", "Will"})
_PARTICIPLES = ("ed", "ing", "en", "wn", "ld", "pt")
_QUOTES = frozenset("'\"‘’“”")
_JOINS = frozenset({"and", "but", "because", "after", "when", "while", "as", "who", "which"})
_REACH = 9  # words looked back for what governs a predicate
_AHEAD = 8  # words looked ahead for the day of something planned ("starts Monday")


@dataclass(frozen=True, slots=True)
class _Row:
    """The lower-case words and marks of a sentence with straight apostrophes, and where each begins."""

    low: list[str]
    starts: list[int]
    whole: bool  # it ends like a sentence; a headline or caption does not


def parse_status_at(sentence: str, start: int, end: int) -> tuple[Status, bool]:
    """Return the status of the predicate at `start` to `end` of a sentence, and whether it is negated.

    The predicate is its main verb, or a form of "be" with what follows it; helping verbs may belong to it or not.
    """
    row = _row(sentence)
    if not row.low:
        return "happened", False
    first, last = bisect_left(row.starts, start), bisect_left(row.starts, end)
    at = range(first, last) if first < last else [max(first - 1, 0)]
    head = _head(row.low, at)
    group = _group(row.low, head)
    negated = any(_negates(row.low, i) for i in [*group, *_behind(row.low, head)])
    return _settle(row, head, group, negated)


@lru_cache(maxsize=16)  # a sentence is asked about once for each of its predicates
def _row(sentence: str) -> _Row:
    found = list(_TOKEN.finditer(sentence))
    low = [_lower(m.group(), m.start()) for m in found]
    return _Row(low, [m.start() for m in found], sentence.rstrip("\"'”’ ").endswith((".", "!", "?", ",")))


def _lower(word: str, at: int) -> str:
    """Return the word in small letters, but for a capital that makes a name or month of a helping verb."""
    return word if at and word in _NAMES_TOO else word.lower().replace("’", "'")


def _head(low: Sequence[str], at: Sequence[int]) -> int:
    """Return the place of the main verb among the words of a predicate: what follows its helpers, or "be" itself."""
    helpers = [i for i in at if low[i] in _helpers()]
    if not helpers or low[at[0]] not in _helpers():
        return at[0]
    after = next((i for i in at if i > helpers[-1] and not _is_within(low[i])), None)
    copula = low[helpers[-1]] in _BE
    return helpers[-1] if after is None or (copula and not low[after].endswith(("ed", "ing", "en"))) else after


def _is_within(word: str) -> bool:
    return word in words("status", "within") or word in words("status", "not") or word.endswith("ly") or word in _QUOTES


def _negates(low: Sequence[str], at: int) -> bool:
    return low[at] in words("status", "not") and low[at + 1 : at + 2] != ["only"]


def _group(low: Sequence[str], head: int) -> list[int]:
    """Return the places of the words left of the head that belong to its verb, nearest first."""
    found = []
    at = head - 1
    while at >= 0 and (low[at] in _grammar() or _is_within(low[at])):
        found.append(at)
        at -= 1
    return found


@cache
def _grammar() -> frozenset[str]:
    """Return the words of grammar that may stand before a verb and belong to it."""
    return _helpers() | words("status", "not") | words("status", "hedges") | {"to"}


@cache
def _helpers() -> frozenset[str]:
    return words("status", "will") | words("status", "may") | words("status", "would") | _BE | _HAVE | _DO


@cache
def _will_or_may() -> frozenset[str]:
    return words("status", "may") | words("status", "will")


def _behind(low: Sequence[str], head: int) -> list[int]:
    """Return the places behind the head where a negation counts for it: "is not", "has no"."""
    last = head + 1 + (low[head] in _helpers())
    return [i for i in range(head + 1, min(last + 1, len(low))) if low[i] not in ("without", "neither", "nor")]


def _settle(row: _Row, head: int, group: list[int], negated: bool) -> tuple[Status, bool]:
    low = row.low
    inf = next((i for i in group if low[i] == "to"), -1)
    own = [low[i] for i in group if i > inf]
    if inf >= 0 and _will_or_may().isdisjoint(own):
        status, unlike = _governed(row, inf)
        return status, unlike != any(_negates(low, i) for i in group if i > inf)
    first = min(group, default=head)
    negated = (
        negated or _no_subject(low, first) or (low[head] in words("status", "not_done") and _next(low, head) == "to")
    )
    return _doubted(row, head, own) or _timed(row, head, own), negated


def _next(low: Sequence[str], at: int) -> str:
    return low[at + 1] if at + 1 < len(low) else ""


def _no_subject(low: Sequence[str], first: int) -> bool:
    """Is the subject before word `first` "no one", "nobody", "none of them"?"""
    before = low[max(0, first - 2) : first]
    return bool(before) and (before[-1] in words("status", "no_one") or before == ["no", "one"])


def _governed(row: _Row, inf: int) -> tuple[Status, bool]:
    """Return the status of what stands behind "to" at word `inf`, by what governs it, and whether that negates it."""
    low = row.low
    while inf > 1 and _is_within(low[inf - 1]) and low[inf - 1] not in words("status", "not"):
        inf -= 1
    for at in range(inf - 1, max(-1, inf - 1 - _REACH), -1):
        word = low[at]
        if word in _BREAKS or (word == "," and at < inf - 1):
            break
        status, unlike = _by_governor(row, at, at == inf - 1)
        if status is not None:
            negated = any(_negates(low, i) for i in _group(low, at))
            return status, negated != unlike
    return "possible", False


def _by_governor(row: _Row, at: int, near: bool) -> tuple[Status | None, bool]:
    word = row.low[at]
    if near and word in _BE:
        return "planned", False  # "is to meet"
    if word in words("status", "plans"):
        return "planned", False
    if word in words("status", "not_done"):
        return "happened", True
    if near and word == "have" and "did" in row.low[max(0, at - 3) : at]:
        return "happened", False  # "did not have to"
    if near and word in words("status", "done"):
        return "happened", False
    if near and word in words("status", "goes_on"):
        return "ongoing", False
    return ("possible" if word in words("status", "wishes") else None), False


def _doubted(row: _Row, head: int, own: list[str]) -> Status | None:
    """Return denied or possible where something before the predicate puts it in doubt."""
    low = row.low
    hedges, denies, hangs_on = words("status", "hedges"), words("status", "denies"), words("status", "hangs_on")
    if low[head] in hedges or not hedges.isdisjoint(own) or _next(low, head) in hedges:
        return "possible"
    for at in range(head - 1, max(-1, head - 1 - _REACH), -1):
        word = low[at]
        if word in _BREAKS or word == ",":
            break
        if word in _JOINS and (head - at > 1 or _is_past(low[head])):
            break
        if word in denies:
            passive = low[at + 1] == "by" or (at and low[at - 1] in _BE | {"no"})
            return None if passive else "denied"
        if word in hangs_on:
            return "possible"
        if word == "that" and at and low[at - 1] in words("status", "demands"):
            return "possible"
    return "possible" if "?" in low[head:] and not set(low[head:]) & set('"“”') else None


def _timed(row: _Row, head: int, own: list[str]) -> Status:
    """Return the status that helping verbs and the form of the predicate tell."""
    low = row.low
    helpers = [*own, low[head]]
    if not words("status", "would").isdisjoint(helpers) and not _had(low, head, own):
        return _would(row, head, own)
    if not words("status", "will").isdisjoint(helpers):
        return "planned"
    if any(word in words("status", "may") for word in helpers if word != "need") or "need" in own:
        return "possible"
    ends_plan = low[head] in words("status", "ends_plan") or (
        low[head] in ("called", "calling") and "off" in low[head + 1 : head + 2]
    )
    if ends_plan:
        return "cancelled"
    if low[head] in words("status", "is_plan") and not _BE.isdisjoint(own):
        return "planned"
    return _by_tense(row, head, own)


def _had(low: Sequence[str], head: int, own: list[str]) -> bool:
    """Is 'd short for "had" ("he'd seen")?"""
    return "'d" in own and low[head].endswith(("ed", "en")) and "have" not in own


def _would(row: _Row, head: int, own: list[str]) -> Status:
    low = row.low
    if "have" in own or low[head] == "like" or set(low) & words("status", "hangs_on"):
        return "possible"
    for at in range(head - 1, -1, -1):
        if low[at] in _BREAKS:
            break
        if low[at] in words("status", "foretold"):
            return "planned"
    return "possible"


def _by_tense(row: _Row, head: int, own: list[str]) -> Status:
    word = row.low[head]
    if any(w in ("was", "were", "had", "did") for w in own) or word in ("was", "were", "had", "did"):
        return "happened"
    if any(w in _HAVE_NOW for w in own):
        return "ongoing" if word.endswith("ing") else "happened"
    if any(w in _BE_NOW | _DO for w in own) or word in _BE_NOW | _HAVE_NOW | _DO:
        return "ongoing"
    return _by_form(row, head)


def _by_form(row: _Row, head: int) -> Status:
    word = row.low[head]
    if _is_past(word) or word.endswith("ing") or not row.whole or word in words("status", "told_now"):
        return "happened"
    ahead = row.low[head + 1 : head + 1 + _AHEAD]
    if word in words("status", "timetabled") and any(w.lower() in words("status", "days_ahead") for w in ahead):
        return "planned"
    return "ongoing"


@cache
def _is_past(word: str) -> bool:
    tense = lexicon("calendar")["tense"]
    known = (
        word in tense["irregular_past"]
        or word in words("speech", "past_forms")
        or word in words("status", "same_in_past")
    )
    return known or (word.endswith("ed") and word not in tense["no_past"])
