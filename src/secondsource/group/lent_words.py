"""A report's text and its quotes -> which of its words are lent: quoted speech, posts set in whole, notices of rights.

Two reporters may hear one speaker and set one post into their reports; that makes neither the other's copy. A notice of
rights stands under every report of a house.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.span import Span

LONGEST_QUOTE_CHARS = 1200  # a mark that was never closed makes no report one long quote

# "— Ada Lund (@adalund) March 4, 2031", with or without its date; "pic.twitter.com/…" and "https://t.co/…".
_SIGNATURE = re.compile(
    r"[—–-]\s?[^\n()—]{1,60}\(@\w{1,30}\)(?:,? (?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4})?"
)
_POST_LINK = re.compile(r"\b(?:pic\.twitter\.com|t\.co)/\w+")
_POST_SENTENCES = 8  # a post is short: no more sentences before its signature belong to it


def lent_spans(
    document: Document, analysis: Analysis | None, sentences: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Return the passages of a report that are not its own words, public ones first; they may overlap.

    Public are posts and the words of a named speaker: others may have heard them too. The rest are quotes without a
    speaker (often of another report) and notices of rights.
    """
    starts = [sentence.start for sentence in sentences]
    public = list(_posts(document, sentences, starts))
    other = list(_notices(document, sentences))
    for quote in analysis.quotes if analysis else ():
        parts = [part for part in quote.parts if part.end - part.start <= LONGEST_QUOTE_CHARS]
        if quote.form != "indirect":
            (public if quote.speaker else other).extend(parts)
    return public, other


def _posts(document: Document, sentences: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """Yield posts: back from a signature to the block's start, the post before it or the last of a few sentences."""
    last = 0
    blocks = [block.span.start for block in document.blocks]
    for found in _SIGNATURE.finditer(document.text):
        block = blocks[bisect_right(blocks, found.start()) - 1] if blocks else 0
        number = bisect_right(starts, found.start()) - 1
        first = starts[max(0, number - _POST_SENTENCES)] if starts else 0
        yield Span(min(max(last, block, first), found.start()), found.end())
        last = found.end()
    for found in _POST_LINK.finditer(document.text):
        number = bisect_right(starts, found.start()) - 1
        if number >= 0:
            yield Span(sentences[number].start, max(found.end(), sentences[number].end))


def _notices(document: Document, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield notices of rights: from the sentence that has such words to the end of its block."""
    ends = [block.span.end for block in document.blocks]
    for sentence in sentences:
        if _rights().search(sentence.of(document.text)):
            at = bisect_right(ends, sentence.start)
            yield Span(sentence.start, max(sentence.end, ends[at] if at < len(ends) else sentence.end))


@cache
def _rights() -> re.Pattern[str]:
    furniture = lexicon("furniture")
    phrases = sorted([*furniture["copyright_phrases"], *furniture["rights_phrases"]], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)), re.IGNORECASE)
