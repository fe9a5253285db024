"""Story text and its sentences -> the time expressions in it, each with its span and the tense of its clause."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from secondsource.analyse.moment_context import is_time
from secondsource.analyse.moment_tense import tense_of
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Moment, Tense
from secondsource.records.span import Span
from secondsource.values.moment import TimeExpression, holiday_names, match_moment

_WORD = re.compile(r"(?<![\w])['’]?\w+")
_REACH_BACK = re.compile(r"\bin(?:\s(?:about|nearly|almost|over|more\sthan|at\sleast))?\s\Z")
_CLAUSE_CHARS = 80  # how far before "in six years" a superlative may stand


def read_moments(text: str, sentences: Sequence[Span]) -> tuple[Moment, ...]:
    """Return the time expressions of every sentence in text order, without overlap; the longest reading wins."""
    found: list[Moment] = []
    for sentence in sentences:
        found.extend(_read_sentence(text, sentence))
    return tuple(found)


def _read_sentence(text: str, sentence: Span) -> list[Moment]:
    found: list[Moment] = []
    taken = sentence.start
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        if word.start() < taken or not _may_begin(word.group()):
            continue
        match = match_moment(text, word.start())
        if match is None or match[1] > sentence.end:
            continue
        span = Span(word.start(), match[1])
        if is_time(text, span, sentence, match[0]):
            expression = _with_direction(text, sentence, span, match[0])
            found.append(Moment(span, expression, _tense(text, sentence, span)))
            taken = span.end
    return found


def _tense(text: str, sentence: Span, span: Span) -> Tense | None:
    """Return the clause's tense; "Wednesday's ruling" belongs to its noun, of which the verb around tells nothing."""
    if text[span.end : span.end + 2] in ("'s", "’s") and text[span.end + 2 : span.end + 3].isspace():
        return None
    return tense_of(text, sentence, span)


def _may_begin(word: str) -> bool:
    return word[0].isdigit() or word[0] in "'’" or word.lower() in _openers()


@cache
def _openers() -> frozenset[str]:
    """Return every word a time expression may begin with."""
    calendar = lexicon("calendar")
    tables = ("months", "short_months", "weekdays", "short_weekdays", "seasons", "clock_words", "numbers", "ordinals",
              "named_days", "vague", "repeated")  # fmt: skip
    phrases = [*holiday_names(), *(phrase for name in tables for phrase in calendar[name])]
    return frozenset({re.split(r"[ '/.]", phrase)[0] for phrase in phrases} | set(calendar["openers"]))


def _with_direction(text: str, sentence: Span, span: Span, expression: TimeExpression) -> TimeExpression:
    """Mark "the first … in six years" as a span that ends now."""
    if expression.form != "duration" or expression.toward:
        return expression
    begin = max(sentence.start, span.start - _CLAUSE_CHARS)
    before = text[begin : span.start]
    if not _REACH_BACK.search(before):
        return expression
    words = set(re.findall(r"[a-z]+", before.lower()))
    superlative = words & set(lexicon("calendar")["context"]["superlatives"])
    return replace(expression, toward="past") if superlative else expression
