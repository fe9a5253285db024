"""A possible time expression and the words around it -> whether it is one: "2000 houses" is no year."""

import re
from functools import cache

from secondsource.lang.lexicon import lexicon
from secondsource.lang.lexicon import words as stop_words
from secondsource.records.span import Span
from secondsource.values.moment import TimeExpression, holiday_names
from secondsource.values.verbs import has_finite_verb

_BEFORE = re.compile(r"([\w'’$€£#.,%/+-]*[^\s\w]?)\s*\Z")
_AFTER = re.compile(r"[\s]*([-–/]?[\w%]*(?:/h)?)")
_RATED = re.compile(r"[\d%]\S*(?:\s+[a-z]+)?\s+\Z")  # "90 cents" before "a day"
_ADDRESS = re.compile(r"(?:\s+[A-Z]\w*){0,2}\s+([A-Z]\w*)")
_REACH_CHARS = 40
_SURE_YEARS = range(1900, 2036)
_YEARS = range(1500, 2101)


def is_time(text: str, span: Span, sentence: Span, expression: TimeExpression) -> bool:
    """Is the expression at `span` a time, as far as the words beside it tell?"""
    before, after = _word_before(text, span.start), _word_after(text, span.end)
    words = expression.text
    first = span.start == sentence.start or not text[sentence.start : span.start].strip(" \n\"'“‘")
    if _part_of_name(words, before, after, first) or _tells_which(words, before, after):
        return False
    if expression.form == "calendar" and expression.year and words.isdigit():
        return _is_year(expression.year, text, span, before, after)
    if expression.form == "interval" and words[:4].isdigit() and words[-1:].isdigit() and expression.last:
        return (expression.last.year or 9999) in _YEARS and after.lower() not in _context("counted")
    if expression.month and not expression.day and not expression.year and expression.shift is None:
        return _is_month(words, text, span, before, after)
    if expression.form == "duration":
        return _is_length(expression, text[max(0, span.start - _REACH_CHARS) : span.start], before, after)
    return not (words.lower() == "soon" and before.lower() == "as")


@cache
def _context(key: str) -> frozenset[str]:
    return frozenset(lexicon("calendar")["context"][key])


def _word_before(text: str, at: int) -> str:
    found = _BEFORE.search(text[max(0, at - _REACH_CHARS) : at])
    return found[1] if found else ""


def _word_after(text: str, at: int) -> str:
    found = _AFTER.match(text, at)
    return found[1] if found else ""


def _part_of_name(words: str, before: str, after: str, first: bool) -> bool:
    """Black Friday, the Sunday Times, USA Today, the Daily Mail, "the Sun."."""
    if after[:1].isupper() and after.lower() in _context("name_tails"):
        return True
    lead = before.lower().strip("\"'“‘(")
    if words[:1].isupper() and lead in _context("name_heads") and before[:1].isupper():
        return True
    if words.rstrip(".").lower() == "sun" and lead == "the":
        return True
    lower = words.lower()
    if after[:1].isupper() and lower in holiday_names():
        return True  # "the Good Friday Agreement"
    known = lower in lexicon("calendar")["repeated"] or lower in lexicon("calendar")["vague"]
    if known or lower in ("today", "tonight", "tomorrow"):
        return words[:1].isupper() and not first and (before[:1].isupper() or after[:1].isupper())
    return False


def _tells_which(words: str, before: str, after: str) -> bool:
    """Does a holiday only tell what kind of thing is meant ("Christmas shoppers", "the Easter parade")?"""
    if words.lower() not in holiday_names() or " " in words or before.lower() in _context("holiday_leads"):
        return False
    thing = (
        after.islower() and after.isalpha() and not after.endswith(("ed", "ing", "ly")) and not has_finite_verb(after)
    )
    return thing and after not in _context("holiday_tails") and after not in stop_words("stopwords", "general")


def _is_year(year: int, text: str, span: Span, before: str, after: str) -> bool:
    lead, tail = before.lower().strip("\"'“‘("), after.lower()
    named = re.fullmatch(r"(?:post|pre|mid|since)-", lead)
    if year not in _YEARS or (before[-1:] in "$€£#%/+-" and before and not named) or re.search(r"\d[.,]?\Z", lead):
        return False
    if tail in _context("counted") or tail[:1] == "%" or lead in _context("hedges"):
        return False
    address = _ADDRESS.match(text, span.end)
    if address and address[1].lower() in _context("name_tails"):
        return False
    if year in _SURE_YEARS:
        return True
    plural = after[:1].islower() and tail.endswith("s") and not tail.endswith("ss")
    return lead in _context("year_leads") and not plural and text[span.end : span.end + 1] != ","


def _is_month(words: str, text: str, span: Span, before: str, after: str) -> bool:
    lead = before.lower().strip("\"'“‘(,")
    led = lead in _context("month_leads") or " " in words
    if words.lower() in ("may", "march"):
        return led and not (lead == "that" and words.lower() == "may")
    if after[:1].isupper() and text[span.end : span.end + 1] not in ",.;:" and not (led and lead != "of"):
        return False
    named = before[:1].isupper() and before[-1:].isalpha() and not led and lead not in ("the", "a", "an", "on", "for")
    return not named


def _is_length(expression: TimeExpression, context: str, before: str, after: str) -> bool:
    """Leave out rates ("90 cents a day"), fractions ("three quarters of") and ages ("aged two years")."""
    words = expression.text.lower()
    rated = _RATED.search(context) or before.lower() in ("percent", "million", "billion", "thousand", "times")
    if rated and words.startswith(("a ", "an ")) and expression.count == "1":
        return False
    if expression.unit == "quarter" and (words.startswith("a ") or after.lower() in ("of", "the") or "-" in words):
        return False
    return after.lower() not in ("old", "olds") and after.lower() != "-old"
