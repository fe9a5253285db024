"""Analyses and texts -> judgements that two names are one because a report says so: "X, also known as Y", "X (XY)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from secondsource.group.mentions import Written
from secondsource.records.analysis import Analysis, Name
from secondsource.records.story import Judgement
from secondsource.values.place import parse_place

_ADVERBS = r"(?:also|better|commonly|formerly|locally|once|popularly|previously|widely)"
_CALLED = re.compile(
    rf"\)?(?:,? ?\(?(?:(?:which|who) is |is |are )?{_ADVERBS} |, |,? (?:(?:which|who) is |is |are )| ?\()"
    r"(?:known as|known simply as|called|referred to as|dubbed|nicknamed|a\.?k\.?a\.?)(?: the)? ?[“\"‘'*]?"
    r"| known as(?: the)? ?[“\"‘']?"
)
_OPEN, _CLOSE = re.compile(r" \((?:the |or )?[“\"‘']?"), re.compile(r"[”\"’']?\)")
_APART = 60  # characters between two names at most


def join_aliases(
    analyses: Mapping[str, Analysis], texts: Mapping[str, str], written: Sequence[Written]
) -> Iterator[Judgement]:
    """Yield one judgement for every two names that a report gives as one; `texts` go by report id."""
    keys = {(w.report, w.entity): w.key for w in written}
    for report in sorted(analyses):
        analysis, text = analyses[report], texts.get(report, "")
        for left, right in pairwise(analysis.names):
            pair = keys.get((report, left.entity)), keys.get((report, right.entity))
            if None in pair or pair[0] == pair[1] or right.span.start - left.span.end > _APART:
                continue
            if _said_one(text, left, right):
                first, second = sorted(pair)  # type: ignore[type-var]
                said = " ".join(text[left.span.start : right.span.end].split())
                yield Judgement("same-entity", str(first), str(second), 0.9, f"A report says so: “{said}”.")


def _said_one(text: str, left: Name, right: Name) -> bool:
    """Does the text between two names say that they are one?"""
    between = text[left.span.end : right.span.start]
    kinds = {left.kind, right.kind}
    if len(kinds - {"other", "product", "organisation"}) > 1 or (kinds & {"person", "nationality"} and len(kinds) > 1):
        return False
    if _CALLED.fullmatch(between):
        return True
    in_brackets = _OPEN.fullmatch(between) and _CLOSE.match(text, right.span.end)
    return bool(in_brackets) and left.kind != "person" and _shortens(right.span.of(text), left.span.of(text))


def _shortens(short: str, full: str) -> bool:
    """Can a bracketed name be short for the one before it: its capitals stand there in order, from the first?"""
    capitals = [c for c in short if c.isupper() or c.isdigit()]
    if len(capitals) < 2 or parse_place(short) is not None or len(short) > len(full):
        return False
    there = iter(full.upper())
    return full[:1].upper() == capitals[0] and all(c in there for c in capitals)
