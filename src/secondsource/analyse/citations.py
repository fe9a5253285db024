"""Text -> the agencies, outlets, state media and documents a report says it draws on.

A name of the news counts only where the words around it say that something was taken from there: "told X", "X
reported", "according to X", a wire tag "(X)". A report that is about a newspaper does not cite it.
"""

import re
from collections.abc import Sequence
from functools import cache

from secondsource.analyse.news_names import Kind, Mention, find_mentions, mentions_in
from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Citation
from secondsource.records.span import Span

__all__ = ["Mention", "find_mentions", "mentions_in", "outlet_told", "read_citations"]

_NEAR_CHARS = 60
_KIND_WORD = (
    r"(?:the|an?|its|local|national|private|official|semi-official|public|regional|independent|leading|state|state-run|state-owned|government|pro-government|daily"
    r"|weekly|student|country['’]s|nation['’]s|news|press|wire|agency|service|newspaper|paper|magazine|media|television|TV|radio"
    r"|broadcaster|channel|network|site|website|program|programme|show|station|outlet|tabloid|journal|[A-Z][\w'’-]+),?"
)
_GIVEN_WORDS = (
    r"told|telling|tells|assured|quoted (?:by|on|in)|cited by|citing|quoting|[Aa]ccording to|reported by|spoke to|said",
    r"said in|reported|noted|interview (?:with|to|on|for)|[Ss]peaking to|[Tt]old (?:[A-Z][\w'’]+ ){1,3}of",
    r"said (?:\w+ ){0,3}on|seen by|statement to|comments? to|remarks? to|appearance on|from|based on|courtesy of|via",
    r"reports? (?:by|from|in)|article in|reporting by|published (?:by|in)|per|wr(?:ote|iting|ites) in|op-ed in",
    r"(?:obtained|reviewed|carried|broadcast|aired|released|issued|provided|distributed|conducted|run) by",
    r"with files from|carried (?:by|on|in)|appeared (?:in|on)|broadcast on",
    r"(?:editorial|commentary|column|survey|poll|interview),? (?:in|for|by|with)",
)
# What a paper or station that no list has must be credited with.
_SURELY_GIVEN_WORDS = (
    r"told|telling|tells|quoted (?:by|in)|cited by|citing|quoting|[Aa]ccording to|reported by|spoke to|[Ss]peaking to",
    r"interview (?:\w+ ){0,3}(?:with|to|for)|wr(?:ote|iting|ites) in|published (?:by|in)|seen by|obtained by",
    r"statement to|comments? to",
)
_GIVEN = re.compile(rf"(?:\b(?:{'|'.join(_GIVEN_WORDS)})|[Ss]ources?:)\s*(?:{_KIND_WORD}\s+){{0,5}}\Z")
_SURELY_GIVEN = re.compile(rf"\b(?:{'|'.join(_SURELY_GIVEN_WORDS)})\s(?:{_KIND_WORD}\s+){{0,3}}\Z")
_INVERTED = re.compile(
    r"[,”\"’'!?]\s*(?:added|announced|claimed|confirmed|noted|reported|reports|revealed|said|says|writes|wrote)\s"
    rf"(?:{_KIND_WORD}\s+){{0,3}}\Z"
)
_NO_SOURCE = re.compile(r"\s(?:music\s|film\s|theat\w+\s)?(?:critics|newsletter|podcast|products?|subscri\w+|app)\b")
_KIND_AFTER = re.compile(r"\s(?:newspaper|newspapers|paper|daily|magazine|news\sagency|broadcaster|tabloid|weekly)\b")
_NEWS_BEFORE = re.compile(
    r"\b(?:agency|newspaper|daily|broadcaster|tabloid|magazine|weekly|network|channel|media|television),?\s+(?:the\s+)?\Z"
)
_TAG_BEFORE = re.compile(r"[(\[]\Z")
_TAG_AFTER = re.compile(r"[)\]]|/")
_THE = re.compile(r"\b[Tt]he\s\Z")
_HEAD = re.compile(r"(?:By )?(?:The )?\Z")
_HEAD_CHARS = 300  # an agency alone on a line above the story wrote it; further down it made a picture
_AFTER = re.compile(
    r"(?:['’]s(?:\s+[A-Z][\w'’-]+){1,3}(?:\s+in(?:\s+[A-Z][\w-]+){1,2})?)?"
    r"(?:\s+(?:news|press|agency|newspaper|television|TV|radio|service|magazine|website|channel)){0,2}"
    r"[\s,]+(?:\w+ly\s+|also\s+|has\s+|had\s+|have\s+|are\s+|is\s+|was\s+|were\s+){0,3}([a-z]+)"
)
_PLACED = re.compile(r"[A-Z]{3}")  # "TARN, May 3 (": a paper is credited only behind a place in capitals
_LISTED = re.compile(r"(?: (?:News|Politics|International))?(?:,| and|, and) (?:the )?", re.IGNORECASE)
_CREDIT = frozenset({"contributed", "reporting"})
_CARRIES = frozenset({"aired", "broadcast", "carried", "cited", "cites", "quoted", "quotes", "released", "showed"})
_DOCUMENT = re.compile(
    r"\b[Aa]ccording to (?:the |another |an? |its |their |his |her )?((?:[\w'’.-]+ ){0,5}?[\w'’-]+)"
    r"(?=[.,;:)]|\s(?:by|of|from|released|published|seen|obtained|filed|on|in|that|which)\b|\Z)"
)


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of an agency or paper credited in a dateline: "VARDY, May 3 (Norland Press) –"."""
    endings = words("agencies", "endings") | words("agencies", "short_endings") | words("agencies", "outlet_endings")
    listed = "|".join(sorted(endings, key=len, reverse=True))
    name = rf"[A-Z][\w'’&.-]*(?: (?:of|and|the|[A-Z][\w'’&.-]*)){{0,4}}? (?:{listed})"
    return re.compile(rf"^(?:[A-Z][^\n()“\"]{{1,80}} )?\((?P<name>{name})\)\s?[:–—-]", re.MULTILINE)


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
        kind = _kind_of(span.of(text))
        if kind == "outlet" and not _PLACED.match(credit.group()):
            continue
        if not any(mention.span.overlaps(span) and not mention.common for mention in mentions):
            found.setdefault(span.of(text), Citation(span.of(text), kind, span))
    for match in _DOCUMENT.finditer(text):
        name = match.group(1)
        if name.split()[-1].lower() in words("agencies", "documents") and name not in found:
            found[name] = Citation(name, "document", Span(match.start(1), match.end(1)))
    return tuple(sorted(found.values(), key=lambda c: c.span or Span(0, 0)))


def _kind_of(name: str) -> Kind:
    """Return what a name in a dateline is: an agency ("Norland Press"), or a paper ("Seaton Free Press")."""
    if name.endswith(tuple(words("agencies", "endings"))):
        return "agency"
    short = name.endswith(tuple(words("agencies", "short_endings")))
    return "agency" if short and name.split()[-2] not in words("agencies", "paper_words") else "outlet"


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
    if _NO_SOURCE.match(after):
        return False
    sure = mention.common and (" " in mention.name or not _THE.search(before))
    given = _SURELY_GIVEN if sure else _GIVEN
    inverted = not sure and _INVERTED.search(before) is not None
    if given.search(before) or inverted or _is_tag(text, mention, before, after):
        return True
    return _reports(mention, before, after)


def _is_tag(text: str, mention: Mention, before: str, after: str) -> bool:
    """Is it a wire tag, "(Reuters)", or an agency alone on a line above the story?"""
    if _TAG_BEFORE.search(before) and _TAG_AFTER.match(after):
        return not (mention.common and " " in mention.name)
    head = mention.span.end <= _HEAD_CHARS and mention.kind == "agency" and not mention.common
    return head and _HEAD.fullmatch(before) is not None and (not after.strip() or after.startswith(" |"))


def _reports(mention: Mention, before: str, after: str) -> bool:
    """Does a verb of reporting follow the name ("Reuters reported", "the Guardian's Ann Lee says", "IRNA quoted …")?"""
    following = _AFTER.match(after)
    if following is None:
        return False
    word = following.group(1)
    if word in _CREDIT:
        return True
    verb = speech_verbs().get(word)
    states = verb is not None and bool(verb.ways & {"states", "finds"}) and verb.form in ("past", "s", "base")
    if not states and word not in _CARRIES:
        return False
    named = not mention.common or mention.name.isupper() or _THE.search(before) is not None
    return named or bool(_NEWS_BEFORE.search(before) or _KIND_AFTER.match(after))
