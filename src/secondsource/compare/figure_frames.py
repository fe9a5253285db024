"""A sum or share where it stands -> its frame: whose it is, of which period, and who gives it."""

import re
from functools import cache

from secondsource.compare.figure_settings import Figure
from secondsource.compare.speakers import speaker_of
from secondsource.lang.lexicon import lexicon, words
from secondsource.values.moment import Resolved
from secondsource.values.terms import content_terms

_FEW_WORDS = 6  # a longer passage is no name of a source
_FRAMED = ("money", "percent")
_PERIODS = ("month", "season", "year")


def frame_of(figure: Figure) -> str:
    """Return what else two sums or shares must share: the time a sum is paid for again and again ("9 crowns a week"),
    and of an economic indicator the period, and whether it is a change.

    Else "". Growth of one quarter and of another, or a rise by 3 percent and a rate of 3 percent, are no two values of
    one thing; nor are a sum and what is paid of it each year.
    """
    if figure.amount.kind == "money" and (paid := _paid_every(figure)):
        return f"every {paid}"
    if figure.amount.kind not in _FRAMED or not is_indicator(figure):
        return ""
    change = "by" if figure.amount.change in ("up", "down") else ""
    return " ".join([change, *sorted(_periods(figure))]).strip()


def _paid_every(figure: Figure) -> str:
    """Return the time right behind a sum that it is paid for ("week" of "9 crowns a week", "9 crowns weekly")."""
    found = _every().match(figure.reading.document.text, figure.quantity.span.end)
    told = next((word.lower() for word in found.groups() if word), "") if found else ""
    return str(lexicon("matters")["paid_every"].get(told, told))


@cache
def _every() -> re.Pattern[str]:
    times = lexicon("matters")["paid_every"]
    nouns, adverbs = "|".join(sorted(set(times.values()))), "|".join(sorted(times))
    return re.compile(rf"\s+(?:(?:a|an|each|every|per)\s+({nouns})\b|({adverbs})\b)", re.IGNORECASE)


def is_indicator(figure: Figure) -> bool:
    """Is it a figure of the economy or of a firm's business: growth, exports, profit, a rate?"""
    known = words("matters", "indicators")
    if figure.quantity.matter is not None:
        return figure.quantity.matter in known
    counted = set(content_terms(figure.quantity.counted or ""))
    return bool(counted & {term for word in known for term in content_terms(word)})


def is_traded(figure: Figure) -> bool:
    """Is it how a price on a market moved: of shares, a currency, a firm by its name?"""
    counted = set((figure.quantity.counted or "").split())
    span = figure.quantity.counted_span
    named = span is not None and bool(figure.reading.names_in(span))
    return bool(counted & words("matters", "traded")) or named


def _periods(figure: Figure) -> set[str]:
    return {time.value for _, time in figure.reading.moments_in(figure.clause) if _is_period(time)}


def _is_period(time: Resolved) -> bool:
    return time.precision in _PERIODS or "-Q" in time.value or "-H" in time.value


def source_of(figure: Figure) -> str | None:
    """Return who is credited with a figure by name: the speaker of the words, else who "puts" or "measures" it."""
    reading, span = figure.reading, figure.quantity.span
    speaker = speaker_of(reading, span)
    if speaker is not None:
        return speaker
    before = [s for s in reading.statements_in(figure.clause) if s.predicate.end <= span.start]
    giving = [s for s in before if s.lemma in words("matters", "giving")]
    who = next((role for name, role in giving[-1].roles if name == "who"), None) if giving else None
    told = " ".join(who.of(reading.document.text).split()) if who else ""
    return told if who and reading.names_in(who) and len(told.split()) <= _FEW_WORDS else None
