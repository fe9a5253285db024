"""Two resolved times of one event -> same, compatible (one within the other), differs or cannot tell."""

import re
from datetime import date

from secondsource.values.moment_form import Resolved
from secondsource.values.moment_render import render_moment
from secondsource.values.verdict import Outcome, Verdict

_OPEN_DAY = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?(?:T.*)?\Z")
_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?\Z")
_PART_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30)}  # a night runs into the next morning


def compare_moments(a: Resolved, b: Resolved) -> Verdict:
    """Compare two resolved times of one event: same, compatible (one within the other), differs, cannot tell."""
    if "vague" in (a.precision, b.precision):
        return Verdict(Outcome.CANNOT_TELL, "one of the times is too vague to compare")
    if "duration" in (a.precision, b.precision):
        return _compare_lengths(a, b)
    if a.first and a.last and b.first and b.last:
        return _compare_placed(a, b)
    return _compare_open(a, b)


def _compare_lengths(a: Resolved, b: Resolved) -> Verdict:
    if a.precision != b.precision:
        return Verdict(Outcome.CANNOT_TELL, "one is a length of time, the other a date")
    if a.value == b.value:
        outcome = Outcome.CANNOT_TELL if "X" in a.value else Outcome.SAME
        return Verdict(outcome, f"both say {render_moment(a)}")
    if "X" in a.value or "X" in b.value or a.value[-1] != b.value[-1]:
        return Verdict(
            Outcome.CANNOT_TELL, f"{render_moment(a)} and {render_moment(b)} cannot be set against each other"
        )
    return Verdict(Outcome.DIFFERS, f"{render_moment(a)} is not {render_moment(b)}")


def _compare_placed(a: Resolved, b: Resolved) -> Verdict:
    if a.value == b.value:
        return Verdict(Outcome.SAME, f"both mean {render_moment(a)}")
    if not (a.first and a.last and b.first and b.last):
        return Verdict(Outcome.CANNOT_TELL, "one of the times has no place in the calendar")
    if a.precision == b.precision == "part" and abs((a.first - b.first).days) <= 1:
        return _compare_hours(a, b)
    if a.last < b.first or b.last < a.first:
        return Verdict(Outcome.DIFFERS, f"{render_moment(a)} is not {render_moment(b)}")
    if (a.first, a.last) == (b.first, b.last) and a.precision == b.precision == "season":
        return Verdict(Outcome.CANNOT_TELL, f"{render_moment(a)} may be {render_moment(b)}")
    if b.first <= a.first and a.last <= b.last:
        return Verdict(Outcome.COMPATIBLE, f"{render_moment(a)} lies within {render_moment(b)}")
    if a.first <= b.first and b.last <= a.last:
        return Verdict(Outcome.COMPATIBLE, f"{render_moment(b)} lies within {render_moment(a)}")
    return Verdict(Outcome.CANNOT_TELL, f"{render_moment(a)} and {render_moment(b)} overlap")


def _compare_hours(a: Resolved, b: Resolved) -> Verdict:
    """Compare two times of day of one day, or of two that follow each other (nights run into mornings)."""
    if a.utc and b.utc and a.utc == b.utc:
        return Verdict(Outcome.SAME, f"both mean {a.utc} GMT")
    first, last = sorted((_hours(a), _hours(b)))
    said = f"{render_moment(a)} and {render_moment(b)}"
    if last[0] >= first[1] and last[0] - first[1] >= 0 and first != last:
        zones = bool(a.utc) != bool(b.utc) and ":" in a.value and ":" in b.value
        outcome = Outcome.CANNOT_TELL if zones else Outcome.DIFFERS
        return Verdict(outcome, f"{said} {'may be told in different time zones' if zones else 'are different times'}")
    return Verdict(Outcome.COMPATIBLE, f"{said} can be one time")


def _hours(moment: Resolved) -> tuple[float, float]:
    """Return when a part of day begins and ends, in hours since day one; a clock time is a point."""
    day = 24.0 * (moment.first or date.min).toordinal()
    time = moment.value.partition("T")[2]
    if time in _PART_HOURS:
        begin, end = _PART_HOURS[time]
        return day + begin, day + end
    hour, _, minute = time.partition(":")
    at = day + int(hour) + int(minute or 0) / 60
    return at, at


def _compare_open(a: Resolved, b: Resolved) -> Verdict:
    if a.value == b.value:
        return Verdict(Outcome.COMPATIBLE, f"both say {render_moment(a)}, though the report's date is unknown")
    verdict = _compare_month_days(a, b) or _compare_weekdays(a, b)
    return verdict or Verdict(Outcome.CANNOT_TELL, f"{render_moment(a)} and {render_moment(b)}: a date is missing")


def _month_day(moment: Resolved) -> tuple[int, int | None] | None:
    found = _OPEN_DAY.match(moment.value)
    if found:
        return int(found[1]), int(found[2]) if found[2] else None
    if moment.first and moment.precision in ("day", "part", "month"):
        return moment.first.month, None if moment.precision == "month" else moment.first.day
    return None


def _compare_month_days(a: Resolved, b: Resolved) -> Verdict | None:
    one, other = _month_day(a), _month_day(b)
    if one is None or other is None:
        return None
    if one[0] != other[0] or (one[1] and other[1] and one[1] != other[1]):
        return Verdict(Outcome.DIFFERS, f"{render_moment(a)} is not {render_moment(b)}, whatever the year")
    return Verdict(Outcome.COMPATIBLE, f"{render_moment(a)} and {render_moment(b)} can be one time; a year is missing")


def _compare_weekdays(a: Resolved, b: Resolved) -> Verdict | None:
    days = [_weekday(a), _weekday(b)]
    if None in days:
        return None
    if days[0] == days[1]:
        return Verdict(
            Outcome.COMPATIBLE, f"{render_moment(a)} and {render_moment(b)} can be one day; a date is missing"
        )
    one, other = days
    night = _is_night(a) or _is_night(b)
    if one is None or other is None or (night and (one - other) % 7 in (1, 6)):
        return Verdict(Outcome.CANNOT_TELL, f"{render_moment(a)} and {render_moment(b)} can be one night")
    return Verdict(Outcome.DIFFERS, f"{render_moment(a)} and {render_moment(b)} are different days of the week")


def _is_night(moment: Resolved) -> bool:
    return moment.value.partition("T")[2] in ("EV", "MO", "NI")


def _weekday(moment: Resolved) -> int | None:
    found = _OPEN_WEEKDAY.match(moment.value)
    if found:
        return int(found[1])
    return moment.first.isoweekday() if moment.first and moment.precision in ("day", "part") else None
