"""Story text and the day its page was shown -> the earliest day before it that the text speaks of as still to come.

A report that says "the talks are set for Monday, August 25" was written no later than that day, whatever day its page
shows. Precision first: the word for what is to come and the day stand in one sentence, with nothing past between them.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from secondsource.clean.calendar_words import any_of, months, weekdays
from secondsource.lang.lexicon import words
from secondsource.records.span import Span

_NEAR_CHARS = 120
_LOOK_BACK = timedelta(days=60)  # a day without a year that lies further back may be one of the next year
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"'“‘])|\n")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_PASSIVE = re.compile(r"\bbe (?:[a-z]+ly )?[a-z]+ed\b")


@dataclass(frozen=True, slots=True)
class Foretold:
    """A day still to come for the text, and where the words stand."""

    day: date
    span: Span


def find_foretold(text: str, shown: date) -> Foretold | None:
    """Return the earliest day before `shown` that the text tells as still to come; None when there is none."""
    found = []
    for match in _pattern().finditer(text):
        day = _day_of(match, shown)
        if day and day < shown and _is_to_come(text[max(0, match.start() - _NEAR_CHARS) : match.start()]):
            found.append(Foretold(day, Span(match.start("named"), match.end())))
    return min(found, key=lambda one: (one.day, one.span.start), default=None)


def _is_to_come(before: str) -> bool:
    """Does the sentence so far say that something is to come, and nothing after that tells of the past?"""
    sentence = _SENTENCE_END.split(before)[-1]
    cue = next(reversed(list(_cue().finditer(sentence))), None)
    if cue is None:
        return False
    between = _SMALL_WORD.findall(_PASSIVE.sub("", sentence[cue.end() :]))
    return not any(word.endswith("ed") or word in words("furniture", "past_words") for word in between)


def _day_of(match: re.Match[str], shown: date) -> date | None:
    """Return the day meant, taken for the last one before `shown` where no year is given."""
    month = months()[(match["m1"] or match["m2"]).lower().rstrip(".")]
    number, year = int(match["d1"] or match["d2"]), match["year"]
    for guess in (int(year),) if year else (shown.year, shown.year - 1):
        try:
            day = date(guess, month, number)
        except ValueError:
            continue
        if day < shown and (year or day >= shown - _LOOK_BACK):
            return day if _weekday_fits(match["weekday"], day) else None
    return None


def _weekday_fits(name: str | None, day: date) -> bool:
    return name is None or weekdays()[name.lower().rstrip(".")] == day.isoweekday()


@cache
def _cue() -> re.Pattern[str]:
    listed = sorted(words("furniture", "coming_cues"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b")


@cache
def _pattern() -> re.Pattern[str]:
    month, day = rf"(?:{any_of(months())})\b\.?", r"\d{1,2}"
    return re.compile(
        rf"""\b(?i:on|for|by|until)\s(?P<named>
        (?:(?P<weekday>{any_of(weekdays())})\b\.?,?\s(?:the\s)?)?
        (?:(?P<m1>{month})\s(?P<d1>{day})(?:st|nd|rd|th)?|(?P<d2>{day})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{month}))
        (?:,?\s(?P<year>(?:19|20)\d\d))?)(?![\w-])""",
        re.IGNORECASE | re.VERBOSE,
    )
