"""Story text that gives no date of its own -> the days it must have come out, from the dates and weekdays in it.

News names the days around it by their weekdays alone. So where the latest date written out in a text falls on the
weekday that the text names most often, or on the day before it, the report is of that day or the next; so with
the latest post that it shows. Where the words do not agree there is no answer. What counts as agreement was tuned with
bench/own_dates.py.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from secondsource.clean.calendar_words import FullDate, any_of, find_dates, months, weekdays
from secondsource.lang.lexicon import lexicon
from secondsource.records.document import Published

_DAY = timedelta(days=1)
_FILE = re.compile(r"\bfile\b", re.IGNORECASE)
_FILE_CHARS = 40  # "FILE - In this Friday, …", "…, file photo": an old picture
_OPENING_CHARS = 1500  # further down a date is more often history
_LEAST_NAMED = 2  # times its weekday must stand by itself; with the date's own weekday, the day after counts too
_NOTE = re.compile(
    r"\b(?:(?:article|story|report|post|piece|page)\s(?:was|has\sbeen)\s(?:first\s|originally\s|last\s)?"
    r"(?P<what>published|posted|amended|updated|corrected|modified)\s(?:on|at)"
    r"|(?:first|originally)\s(?P<shown>appeared|published|posted)(?:\s(?:on|in|at|by)\s[\w.' ]{2,30})?\son)\s\Z"
)
_NOTE_CHARS = 70
_POSTED = re.compile(r"[—–-] ?[^\n()]{2,50} \(@\w{2,20}\) \Z")  # "— A. Name (@name) March 5, 2024"
_POST_CHARS = 90


def infer_published(text: str) -> Published | None:
    """Return when a text came out by a note about itself, or by its latest date."""
    dates = list(find_dates(text))
    named = Counter(_weekdays_alone(text))
    return _from_note(text, dates) or _from_latest(text, dates, named) or _from_post(text, dates, named)


def _weekdays_alone(text: str) -> list[int]:
    return [weekdays()[found.lower()] for found in _weekday_alone().findall(text)]


@cache
def _weekday_alone() -> re.Pattern[str]:
    """Return the pattern of a weekday without a date beside it."""
    names = "|".join(name.capitalize() for name in lexicon("calendar")["weekdays"])
    return re.compile(rf"\b({names})\b(?!s\b|[\s,]{{1,2}}(?:the\s)?(?:\d|(?:{any_of(months())})\b))", re.IGNORECASE)


def _from_note(text: str, dates: Sequence[FullDate]) -> Published | None:
    """Read "this article was amended on 3 May 2021": it came out that day or, if amended, the day before."""
    for found in dates:
        note = _NOTE.search(text[max(0, found.start - _NOTE_CHARS) : found.start])
        if note:
            what = note["what"] or note["shown"]
            first = found.day if what in ("published", "posted", "appeared") else found.day - _DAY
            return _placed(first, found.day, f"the text says that it {what} on {_shown(text, found)}")
    return None


def _from_post(text: str, dates: Sequence[FullDate], named: Counter[int]) -> Published | None:
    """Take the day of the latest post shown in a report for its own day or the day before, when no date is later."""
    latest = max(dates, key=lambda found: (found.day, found.start), default=None)
    if latest is None or not _POSTED.search(text[max(0, latest.start - _POST_CHARS) : latest.start]):
        return None
    agreeing = named[latest.day.isoweekday()] + named[(latest.day + _DAY).isoweekday()]
    if not agreeing or 2 * agreeing < sum(named.values()):
        return None
    return _placed(latest.day, latest.day + _DAY, f"the latest post it shows is of {_shown(text, latest)}")


def _from_latest(text: str, dates: Sequence[FullDate], named: Counter[int]) -> Published | None:
    """Take the latest date for the report's day or the day before, where the weekdays named most often agree."""
    latest = max(dates, key=lambda found: (found.day, -found.start), default=None)
    if latest is None or not named or latest.start > _OPENING_CHARS:
        return None
    if _FILE.search(text[max(0, latest.start - _FILE_CHARS) : latest.end + _FILE_CHARS]):
        return None
    if not _agrees(latest, named):
        return None
    why = f"its latest date is {_shown(text, latest)}, and its weekdays agree"
    return _placed(latest.day, latest.day + _DAY, why)


def _agrees(latest: FullDate, named: Counter[int]) -> bool:
    """Do the weekdays that stand by themselves say that the latest date is the report's own time?"""
    day, after = latest.day.isoweekday(), (latest.day + _DAY).isoweekday()
    agreeing, all_named = named[day] + named[after], sum(named.values())
    if latest.weekday is not None:
        return agreeing >= _LEAST_NAMED and 2 * agreeing >= all_named
    return named[day] >= _LEAST_NAMED and 2 * agreeing > all_named


def _shown(text: str, found: FullDate) -> str:
    return repr(text[found.start : found.end])


def _placed(first: date, last: date, why: str) -> Published:
    return Published(first, last, "day" if first == last else "days", "body", why)
