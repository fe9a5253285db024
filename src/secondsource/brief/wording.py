"""Passages of reports -> lines an editor can read: whole, capitalised, and never in words the report does not use."""

import re
from functools import cache

from secondsource.lang.lexicon import words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.values.dateline import dateline_end

_LONGEST_LINE_CHARS = 240
_DANGLING = re.compile(
    r"(?:and|although|as|because|before|but|since|so|though|where|whereas|which|while|who|with|yet|after|that)\b",
    re.IGNORECASE,
)
_JOINING = re.compile(r"\W*(?:and|although|but|so|though|whereas|while|yet)\s+", re.IGNORECASE)
_EDGES = " \t\n,;:–—-"


def readable_span(reading: Reading, clause: Span) -> Span:
    """Return the clause where it can stand alone, else the whole sentence when that is not too long.

    A joining word before a clause with a subject of its own is left off: "and China will relax …" stands alone.
    """
    text = reading.document.text
    sentence = reading.sentence_at(clause.start)
    joined = _JOINING.match(text, clause.start, clause.end)
    if joined and joined.end() < clause.end and text[joined.end()].isupper():
        return Span(joined.end(), clause.end)
    told = clause.of(text).lstrip(_EDGES)
    alone = told[:1].isupper() or not (_DANGLING.match(told) or clause.start > sentence.start)
    if alone or sentence.end - sentence.start > _LONGEST_LINE_CHARS:
        return clause
    return sentence


def render_line(passage: str) -> str:
    """Return a passage as a line: dateline, connectives and loose marks cut off its edges, first letter capital."""
    line = " ".join(passage.split()).strip(_EDGES)
    line = _connective().sub("", line[dateline_end(line) :], count=1)
    if line.endswith(".") and not line.endswith("..") and line[-3:-2] != ".":
        line = line[:-1]
    if line.count('"') % 2 == 1:
        line = line.strip('"').strip() if line[:1] == '"' or line[-1:] == '"' else line
    return line[:1].upper() + line[1:]


@cache
def _connective() -> re.Pattern[str]:
    phrases = sorted(words("sentences", "connectives"), key=len, reverse=True)
    return re.compile(r"^(?:" + "|".join(map(re.escape, phrases)) + r"),? (?=\w)", re.IGNORECASE)
