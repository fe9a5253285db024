"""What a report and its page say of dates -> when the report came out, how precisely, and how that is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from posixpath import basename

from secondsource.clean.calendar_words import FullDate, find_dates, find_months, months
from secondsource.clean.foretold import find_foretold
from secondsource.clean.inferred_dates import infer_published
from secondsource.clean.page import PageDate
from secondsource.lang.lexicon import lexicon
from secondsource.records.document import DateOrigin, Published
from secondsource.records.problem import Problem
from secondsource.records.span import Span

_INTERVAL = re.compile(r"\s*(\d{4}-\d\d-\d\d)[^/]{0,20}/\s*(\d{4}-\d\d-\d\d)\S*\s*$")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T\d{4,6}\S*)?\s*$")
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*$")
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*$")
_IN_NAME = re.compile(r"(?<![0-9a-zA-Z])((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9a-zA-Z])")
_MONTH_IN_NAME = re.compile(
    r"(?<![0-9a-zA-Z])((?:19|20)\d\d)[-_./]([a-z]{3,9})[-_./](0?[1-9]|[12]\d|3[01])(?![0-9a-zA-Z])"
)
_PLACE_LEAD = re.compile(r"\(?|[A-Z][\w .,'’/()-]{0,60}?[,:(]?\s*\(?|(?:On|on)\s+(?:the\s+(?:\w+\s+){1,2}of\s+)?")
_TODAY = re.compile(
    r"\b(?:today|this morning|this afternoon|this evening|tonight)\s?[,(\[–—-]\s?(?:on\s)?$", re.IGNORECASE
)
_YESTERDAY = re.compile(r"\b(?:yesterday|last night)\s?[,(\[–—-]\s?(?:on\s)?$", re.IGNORECASE)
_BODY_CHARS = 1500  # "today (10 October 2011)" is believed in the first paragraphs only
_LEAD_CHARS = 90
_MUCH_LATER = timedelta(days=60)  # a text that speaks of days so much later is no news of its opening date
_EARLY_DAYS = 7  # early in a month the report may be of the month before
_YEARS = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class DateCues:
    """What there is beside the text: a date given, the page's date lines and empty date field, file name or address."""

    given: str | None = None
    page_dates: tuple[PageDate, ...] = ()
    empty_label: bool = False
    name: str = ""


def parse_published(text: str) -> Published | None:
    """Read a date given with a report (ISO 8601, RFC 822, seconds since 1970, prose); None when it cannot be read."""
    if interval := _INTERVAL.match(text):
        first, last = sorted(_iso(part) or date.min for part in interval.groups())
        return _days(first, last) if first.year in _YEARS else None
    if found := next(find_dates(text), None):
        return _one_day(found.day)
    if compact := _COMPACT.match(text):
        day = _iso("-".join(compact.groups()))
        return _one_day(day) if day else None
    if epoch := _EPOCH.match(text):
        seconds = int(epoch[1]) / (1000 if len(epoch[1]) > 10 else 1)
        return _one_day(datetime.fromtimestamp(seconds, tz=UTC).date())
    if month := next(find_months(text), None):
        return _month(*month)
    if year := _YEAR.match(text):
        return Published(
            date(int(year[1]), 1, 1), date(int(year[1]), 12, 31), "year", "metadata", "given with the report"
        )
    return None


def settle_published(text: str, body_start: int, cues: DateCues) -> tuple[Published, tuple[Problem, ...]]:
    """Return when a report with this story text came out, from the surest of what is there.

    In order: the date given with it, the dateline or "today (…)" of the body (from `body_start` on), a date line of
    the page, the file name or address, the dates and weekdays within the text. A banner above the headline is the day
    the page was shown: where the report's own date field stands empty it only bounds the date.
    """
    problems: list[Problem] = []
    given = parse_published(cues.given) if cues.given else None
    if cues.given and given is None:
        what = f"the date given, {cues.given[:60]!r}, cannot be read"
        problems.append(Problem("published-unreadable", what, "the report's date is looked for elsewhere"))
    found = given or _from_body(text[body_start:]) or _from_page(cues, text) or _from_name(cues.name)
    found = found or infer_published(text)
    if found and found.doubtful:
        problems.append(Problem("page-date-doubtful", found.why, "the report may be older than the date it shows"))
    problems.extend(_weekday_problems(text, cues.page_dates))
    return found or Published(why="no date found"), tuple(problems)


def _from_body(text: str) -> Published | None:
    """Read the dateline, or a day named together with "today", in the opening of the body."""
    dates = list(find_dates(text))
    for found in dates:
        if found.start > _BODY_CHARS:
            return None
        lead = text[: found.start]
        before = lead[-_LEAD_CHARS:]
        if _TODAY.search(before):
            return _one_day(found.day, "body", f"the text calls {text[found.start : found.end]} today")
        if _YESTERDAY.search(before):
            shown = text[found.start : found.end]
            return _one_day(found.day + timedelta(days=1), "body", f"{shown} was the day before")
        late = any(other.day > found.day + _MUCH_LATER for other in dates)
        if not late and len(lead) < _LEAD_CHARS and _is_dateline(lead, found):
            return _one_day(found.day, "dateline", f"the report opens with {text[found.start : found.end]!r}")
    return None


def _is_dateline(lead: str, found: FullDate) -> bool:
    """Is the date at the start of the first sentence: after a place, or after "On" with the day of the week?"""
    if lead.lower().startswith("file"):
        return False  # the caption of an old picture
    if lead.lower().startswith("on "):
        return len(lead.strip()) == 2 and found.weekday is not None
    return _PLACE_LEAD.fullmatch(lead) is not None and (not lead or lead[0] == "(" or _is_place(lead))


def _is_place(lead: str) -> bool:
    """Is this a place before a date: a word in capitals, or a name with a comma or bracket ("Riga, ", "(Riga, ")?"""
    first = re.split(r"[ ,:(/]", lead.strip())[0]
    return (first.isupper() and len(first) > 2) or (lead.rstrip().endswith((",", "(", "/")) and lead.count(" ") <= 3)


def _from_page(cues: DateCues, text: str) -> Published | None:
    if not cues.page_dates:
        return None
    shown = next((one for one in cues.page_dates if not one.banner), cues.page_dates[0])
    if not shown.banner:
        return _one_day(shown.day, "metadata", f"the page gives the date {shown.text!r}")
    if not cues.empty_label:
        return _one_day(shown.day, "metadata", f"the page's header shows {shown.text!r}")
    why = (
        f"the page's header shows {shown.text!r}, probably the day the page was saved: the report's own date field is "
        "empty"
    )
    coming = find_foretold(text, shown.day)
    if coming is None:
        return Published(shown.day.replace(day=1), shown.day, "month", "metadata", why, doubtful=True)
    last, named = coming.day, coming.span.of(text)
    why += f"; the report is older, for it tells {named!r} as still to come"
    if last.day > _EARLY_DAYS:
        return Published(last.replace(day=1), last, "month", "body", why, doubtful=True)
    return Published(last - timedelta(days=_EARLY_DAYS), last, "days", "body", why, doubtful=True)


def _from_name(name: str) -> Published | None:
    """Read a date in the address or file name ("2025-10-29-summit.txt", ".../2025/10/29/summit")."""
    searched = name.split("?")[0] if "://" in name else basename(name)
    for found in _IN_NAME.finditer(searched):
        day = _iso(f"{found[1]}-{found[3]}-{found[4]}")
        if day and (found[2] or len(found[0]) == 8):
            return _named_day(name, found[0], day)
    for found in _MONTH_IN_NAME.finditer(searched.lower()):
        month = months().get(found[2])
        day = _iso(f"{found[1]}-{month:02d}-{int(found[3]):02d}") if month else None
        if day:
            return _named_day(name, found[0], day)
    return None


def _named_day(name: str, words: str, day: date) -> Published:
    what = "address" if "://" in name else "file name"
    return _one_day(day, "file", f"the {what} holds {words}")


def _weekday_problems(text: str, page_dates: Sequence[PageDate]) -> Iterator[Problem]:
    effect = "the date or the day of the week is wrong"
    for found in find_dates(text):
        if not found.weekday_fits:
            shown, right = text[found.start : found.end], _day_name(found.day)
            yield Problem("weekday-mismatch", f"{shown} was a {right}", effect, Span(found.start, found.end))
    for one in page_dates:
        if not one.weekday_fits:
            yield Problem("weekday-mismatch", f"{one.text!r}: that day was a {_day_name(one.day)}", effect)


@cache
def _day_name(day: date) -> str:
    names: dict[str, int] = lexicon("calendar")["weekdays"]
    return next(name.capitalize() for name, number in names.items() if number == day.isoweekday())


def _one_day(day: date, origin: DateOrigin = "metadata", why: str = "given with the report") -> Published:
    return Published(day, day, "day", origin, why)


def _days(first: date, last: date) -> Published:
    return Published(first, last, "day" if first == last else "days", "metadata", "given with the report")


def _month(year: int, month: int) -> Published:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Published(first, last, "month", "metadata", "given with the report")


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
