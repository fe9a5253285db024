"""Text -> the agencies, outlets and unnamed media it names, each with the name a reader knows.

Names come from the lists of `agencies.toml`; others are known by their last words ("Norland News Agency", "the Westvale
Gazette"). A short name in a longer one is none ("Vice President"), and "the Times" is the paper named in full before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.span import Span

Kind = Literal["agency", "outlet", "state media", "document"]

_WORD = re.compile(r"[^\W_][\w&'’.-]*[^\W_]|[^\W_]")
_BESIDE_BEFORE = re.compile(r"(?P<stop>[.!?:\n“\"‘(]\s*|\A\s*)?(?P<word>[A-Z][\w'’&.-]*|\b(?:of|and))\s\Z")
_BESIDE_AFTER = re.compile(r"\s(?:and\s)?(?P<word>[A-Z][\w'’-]*)|-[A-Z]")
_REACH_CHARS = 40
_LEAST_CHARS = 3  # "channel TV" names none
_MOST_NEAR = 20  # mentions looked at in one sentence: more than any sentence of news holds
_CAMERAS = re.compile(r"\s(?:camera|footage|image|picture|video|recording|monitor|system)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the news as it stands in a text, with the name a reader knows.

    `common`: an everyday word, or a name known by its ending alone, that needs words of news around it.
    """

    span: Span
    name: str
    kind: Kind
    common: bool


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str, Kind, bool], ...]]:
    """Return names by their first word: (as written, reader's name, kind, an everyday word too), longest first."""
    found: dict[str, list[tuple[str, str, Kind, bool]]] = {}
    lists: tuple[tuple[str, Kind], ...] = (
        ("agencies", "agency"),
        ("state_media", "state media"),
        ("outlets", "outlet"),
    )
    for key, kind in lists:
        for entry in lexicon("agencies")[key]:
            for written in entry:
                common = written in words("agencies", "common")
                found.setdefault(_WORD.findall(written)[0], []).append((written, entry[0], kind, common))
    unnamed: tuple[tuple[str, Kind], ...] = (("unnamed_state", "state media"), ("unnamed", "outlet"))
    for key, kind in unnamed:
        for written in lexicon("agencies")[key]:
            for form in (written, written[0].upper() + written[1:]):
                found.setdefault(_WORD.findall(form)[0], []).append((form, written, kind, False))
    return {first: tuple(sorted(names, key=lambda n: -len(n[0]))) for first, names in found.items()}


@cache
def _by_ending() -> re.Pattern[str]:
    """Return the pattern of agencies that no list has, known by their own words ("Norland News Agency")."""
    endings = "|".join(sorted(words("agencies", "endings"), key=len, reverse=True))
    return re.compile(rf"\b(?!The )(?:[A-Z][\w'’.-]{{0,30}} ){{1,3}}(?:{endings})\b")


@cache
def _by_outlet_ending() -> re.Pattern[str]:
    """Return the pattern of papers and stations that no list has ("the Westvale Gazette", "Radio Seaton")."""
    endings = "|".join(sorted(words("agencies", "outlet_endings"), key=len, reverse=True))
    return re.compile(
        rf"\b(?!(?:The|In|On|At|A|An) )(?:[A-Z][\w'’.]{{0,30}}(?:-[A-Z]\w{{1,20}})?[ -]){{1,3}}"
        rf"(?:{endings})\b(?! [A-Z][a-z]|[-&])"
    )


_BY_KIND = re.compile(
    r"\b(?:newspaper|broadcaster|daily|magazine|tabloid|weekly|(?:web)?site|station|channel|outlet"
    r"|news (?P<agency>agency)),? "
    r"(?P<name>[A-Z][\w'’&.-]{0,30}\w(?: (?:(?:de|del|la|el|al|of|der|die) )?[A-Z][\w’&-]{0,30}\w){0,3})"
)


@lru_cache(maxsize=4)  # several readers ask the same of a report
def find_mentions(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the agencies, outlets and unnamed media named between two offsets, in text order."""
    limit = len(text) if end is None else end
    found = list(_listed_mentions(text, start, limit))
    for unlisted in (_by_ending_mentions, _by_outlet_mentions, _by_kind_mentions):
        taken = {at for mention in found for at in range(mention.span.start, mention.span.end)}
        for mention in unlisted(text, start, limit):
            if taken.isdisjoint(range(mention.span.start, mention.span.end)):
                found.append(mention)
    return tuple(_in_full(sorted(found, key=lambda mention: mention.span)))


def _by_ending_mentions(text: str, start: int, limit: int) -> Iterator[Mention]:
    for hit in _by_ending().finditer(text, start, limit):
        yield Mention(Span(hit.start(), hit.end()), hit.group(), "agency", False)


def _by_outlet_mentions(text: str, start: int, limit: int) -> Iterator[Mention]:
    for hit in _by_outlet_ending().finditer(text, start, limit):
        yield Mention(Span(hit.start(), hit.end()), hit.group(), "outlet", True)


def _by_kind_mentions(text: str, start: int, limit: int) -> Iterator[Mention]:
    """Yield what is called a newspaper, a broadcaster, a news agency … right before its name."""
    for hit in _BY_KIND.finditer(text, start, limit):
        begin, end = hit.span("name")
        if hit["name"].split()[0].lower() in _beside() or end - begin < _LEAST_CHARS:
            continue
        end -= 2 if text[begin:end].endswith(("'s", "’s")) else 0
        yield Mention(Span(begin, end), text[begin:end], "agency" if hit["agency"] else "outlet", True)


def _in_full(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Give "the Times" the name and kind of the paper that was named in full before it."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        known = full.get(mention.name) if mention.common and " " not in mention.name else None
        yield replace(mention, name=known.name, kind=known.kind, common=False) if known else mention
        if " " in mention.name:
            full[mention.name.rsplit(" ", 1)[1]] = mention


def _listed_mentions(text: str, start: int, limit: int) -> Iterator[Mention]:
    names, taken = _by_first_word(), start
    for word in _WORD.finditer(text, start, limit):
        if word.start() < taken:
            continue
        first = word.group()
        for written, name, kind, common in names.get(first, ()) or names.get(first.split("'")[0].split("’")[0], ()):
            stop = word.start() + len(written)
            if text.startswith(written, word.start()) and stop <= limit and not text[stop : stop + 1].isalnum():
                if common and (_in_longer_name(text, word.start(), stop) or _CAMERAS.match(text, stop)):
                    break
                taken = stop
                yield Mention(Span(word.start(), stop), name, kind, common)
                break


def _in_longer_name(text: str, start: int, stop: int) -> bool:
    """Is the word part of another name: "Vice President", "the Asia Times", "Ann Stern"?"""
    after = _BESIDE_AFTER.match(text, stop)
    if after and (after["word"] or "-").lower() not in _beside():
        return True
    before = _BESIDE_BEFORE.search(text[max(0, start - _REACH_CHARS) : start])
    if before is None or before["stop"] or before["word"].endswith(("'s", "’s")):
        return False
    return before["word"].lower() not in _beside()


@cache
def _beside() -> frozenset[str]:
    """Return the capitalised words that may stand beside a short name without being part of it."""
    calendar = lexicon("calendar")
    return words("agencies", "beside") | frozenset(calendar["weekdays"]) | frozenset(calendar["months"])


def mentions_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Return those of a text's mentions, given in text order, that lie inside a span, up to a bound on the work."""
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[first : first + _MOST_NEAR] if mention.span.end <= span.end]
