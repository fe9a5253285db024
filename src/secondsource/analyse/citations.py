"""Text -> the agencies, outlets, state media and documents a report says it draws on.

A name of the news counts only where the words around it say that something was taken from there: "told X", "X
reported", "according to X", a wire tag "(X)". A report that is about a newspaper does not cite it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Citation
from secondsource.records.span import Span

Kind = Literal["agency", "outlet", "state media", "document"]

_WORD = re.compile(r"[^\W_][\w&'’.-]*[^\W_]|[^\W_]")
_NEAR_CHARS = 60
_MOST_NEAR = 20  # mentions looked at in one sentence: more than any sentence of news holds
_KIND_WORD = (
    r"(?:the|an?|its|local|national|private|official|semi-official|state|state-run|state-owned|government|pro-government|daily"
    r"|weekly|student|country['’]s|nation['’]s|news|press|wire|agency|service|newspaper|paper|magazine|media|television|TV|radio"
    r"|broadcaster|channel|network|site|website|program|programme|show|station|outlet|tabloid|journal|[A-Z][\w'’-]+),?"
)
_GIVEN_WORDS = (
    r"told|telling|tells|assured|quoted (?:by|on|in)|cited by|citing|quoting|[Aa]ccording to|reported by|spoke to|said",
    r"said in|reported|noted|interview (?:with|to|on|for)|[Ss]peaking to|[Tt]old (?:[A-Z][\w'’]+ ){1,3}of",
    r"said (?:\w+ ){0,3}on|seen by|statement to|comments? to|remarks? to|appearance on|from|based on|courtesy of|via",
    r"reports? (?:by|from|in)|article in|reporting by|published (?:by|in)",
)
_GIVEN = re.compile(rf"(?:\b(?:{'|'.join(_GIVEN_WORDS)})|[Ss]ources?:)\s*(?:{_KIND_WORD}\s+){{0,5}}\Z")
_NEWS_BEFORE = re.compile(
    r"\b(?:agency|newspaper|daily|broadcaster|tabloid|magazine|weekly|network|channel|media|television),?\s+(?:the\s+)?\Z"
)
_TAG_BEFORE = re.compile(r"\(\Z")
_TAG_AFTER = re.compile(r"\)|/")
_AFTER = re.compile(
    r"(?:['’]s(?:\s+[A-Z]\w+){1,3}(?:\s+in(?:\s+[A-Z]\w+){1,2})?)?"
    r"(?:\s+(?:news|press|agency|newspaper|television|TV|radio|service|magazine|website|channel)){0,2}"
    r"[\s,]+(?:\w+ly\s+|also\s+|has\s+|had\s+|have\s+){0,3}([a-z]+)"
)
_LISTED = re.compile(r"(?: (?:News|Politics|International))?(?:,| and|, and) (?:the )?", re.IGNORECASE)
_CREDIT = frozenset({"contributed", "reporting"})
_DOCUMENT = re.compile(
    r"\b[Aa]ccording to (?:the |another |an? |its |their |his |her )?((?:[\w'’.-]+ ){0,5}?[\w'’-]+)"
    r"(?=[.,;:)]|\s(?:by|of|from|released|published|seen|obtained|filed|on|in|that|which)\b|\Z)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the news as it stands in a text, with the name a reader knows."""

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
    for written in lexicon("agencies")["unnamed"]:
        for form in (written, written[0].upper() + written[1:]):
            found.setdefault(_WORD.findall(form)[0], []).append((form, written, "state media", False))
    return {first: tuple(sorted(names, key=lambda n: -len(n[0]))) for first, names in found.items()}


@cache
def _by_ending() -> re.Pattern[str]:
    """Return the pattern of agencies that no list has, known by their own words ("Norland News Agency")."""
    endings = "|".join(sorted(words("agencies", "endings"), key=len, reverse=True))
    return re.compile(rf"\b(?!The )(?:[A-Z][\w'’.-]* ){{1,3}}(?:{endings})\b")


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of an agency credited in a dateline: "VARDY, May 3 (Norland Press) –"."""
    endings = words("agencies", "endings") | words("agencies", "short_endings")
    listed = "|".join(sorted(endings, key=len, reverse=True))
    name = rf"[A-Z][\w'’&.-]*(?: (?:of|and|the|[A-Z][\w'’&.-]*)){{0,4}}? (?:{listed})"
    return re.compile(rf"^(?:[A-Z][^\n()“\"]{{1,80}} )?\((?P<name>{name})\)\s?[:–—-]", re.MULTILINE)


def find_mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Yield the agencies, outlets and unnamed media named between two offsets, in text order."""
    limit = len(text) if end is None else end
    listed = list(_listed_mentions(text, start, limit))
    taken = {at for mention in listed for at in range(mention.span.start, mention.span.end)}
    unlisted = [
        Mention(Span(found.start(), found.end()), found.group(), "agency", False)
        for found in _by_ending().finditer(text, start, limit)
        if taken.isdisjoint(range(found.start(), found.end()))
    ]
    yield from sorted([*listed, *unlisted], key=lambda mention: mention.span)


def _listed_mentions(text: str, start: int, limit: int) -> Iterator[Mention]:
    names, taken = _by_first_word(), start
    for word in _WORD.finditer(text, start, limit):
        if word.start() < taken:
            continue
        first = word.group()
        for written, name, kind, common in names.get(first, ()) or names.get(first.split("'")[0].split("’")[0], ()):
            stop = word.start() + len(written)
            if text.startswith(written, word.start()) and stop <= limit and not text[stop : stop + 1].isalnum():
                taken = stop
                yield Mention(Span(word.start(), stop), name, kind, common)
                break


def read_citations(text: str, sentences: Sequence[Span]) -> tuple[Citation, ...]:
    """Return what the report says it draws on, each name once, where it is first cited. Offsets are into `text`."""
    found: dict[str, Citation] = {}
    listed = -1  # where a cited name ends: "A, B and C" cites all three
    mentions = tuple(find_mentions(text))
    for mention in mentions:
        if _is_cited(text, mention) or (listed >= 0 and _LISTED.fullmatch(text, listed, mention.span.start)):
            found.setdefault(mention.name, Citation(mention.name, mention.kind, mention.span))
            listed = mention.span.end
    for credit in _dateline().finditer(text):
        span = Span(credit.start("name"), credit.end("name"))
        if not any(mention.span.overlaps(span) for mention in mentions):
            found.setdefault(span.of(text), Citation(span.of(text), "agency", span))
    for match in _DOCUMENT.finditer(text):
        name = match.group(1)
        if name.split()[-1].lower() in words("agencies", "documents") and name not in found:
            found[name] = Citation(name, "document", Span(match.start(1), match.end(1)))
    return tuple(sorted(found.values(), key=lambda c: c.span or Span(0, 0)))


def mentions_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Return those of a text's mentions, given in text order, that lie inside a span, up to a bound on the work."""
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[first : first + _MOST_NEAR] if mention.span.end <= span.end]


def outlet_told(text: str, span: Span, mentions: Sequence[Mention]) -> str | None:
    """Return the outlet or agency that words in `span` were given to or reported by ("told X").

    `mentions` are those that `mentions_in` finds in `span`.
    """
    for mention in mentions:
        before = text[max(span.start, mention.span.start - _NEAR_CHARS) : mention.span.start]
        if _GIVEN.search(before) or (_NEWS_BEFORE.search(before) and _is_cited(text, mention)):
            return mention.name
    return None


def _is_cited(text: str, mention: Mention) -> bool:
    """Do the words around the name say that the report took something from there?"""
    before = text[max(0, mention.span.start - _NEAR_CHARS) : mention.span.start].split("\n")[-1]
    after = text[mention.span.end : mention.span.end + _NEAR_CHARS].split("\n")[0]
    if _GIVEN.search(before) or (_TAG_BEFORE.search(before) and _TAG_AFTER.match(after)):
        return True
    following = _AFTER.match(after)
    verb = speech_verbs().get(following.group(1)) if following is not None else None
    if following is not None and following.group(1) in _CREDIT:
        return True
    speaks = verb is not None and bool(verb.ways & {"states", "finds"}) and verb.form in ("past", "s", "base")
    return speaks and (
        not mention.common
        or mention.name.isupper()
        or bool(_NEWS_BEFORE.search(before))
        or re.search(r"\b[Tt]he\s\Z", before) is not None
    )
