"""Time expressions and a report's date -> their places in the calendar, each with what it was resolved against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.values.moment_form import Resolved, TimeExpression
from secondsource.values.moment_lengths import timex_period
from secondsource.values.moment_open import resolve_open
from secondsource.values.moment_places import (
    add_months,
    open_place,
    place_century,
    place_day,
    place_days,
    place_decade,
    place_month,
    place_quarter,
    place_span,
    place_week,
    place_weekend,
    place_year,
)
from secondsource.values.moment_years import choose_year, place_in_year

_WIDEST_REPORT_DAYS = 6  # a report whose date is less certain than a week cannot place "yesterday"
_SHORT = ("second", "minute", "hour")
# A bare weekday without past or future tense: this many days back it is still the past one. Tuned on TimeBank.
_WEEKDAY_REACH_DAYS = 5


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What an expression is counted from: the report's day, the tense around it, the moment before it."""

    day: date
    tense: str | None
    reference: Resolved | None
    words: str

    @property
    def counted_from(self) -> date:
        """The first day of the moment before it, else the report's day."""
        return self.reference.first if self.reference and self.reference.first else self.day

    @property
    def counted_words(self) -> str:
        """`words`, or the moment before it where there is one."""
        return f"{self.reference.value}, named before" if self.reference and self.reference.first else self.words


def resolve_moment(
    expression: TimeExpression,
    start: date | None,
    end: date | None,
    tense: str | None = None,
    reference: Resolved | None = None,
) -> Resolved | None:
    """Place an expression in the calendar, given the report's first and last possible day and the tense around it.

    `reference` is the moment the text named before, for "two days later" or "the previous day". Without a date of the
    report, an expression that needs one keeps open fields ("XXXX-12-06") or has no place (None).
    """
    try:
        if start is None or end is None:
            return resolve_open(expression) or _undated(expression, reference)
        words = f"report date {start.isoformat()}" + ("" if start == end else f"/{end.isoformat()}")
        early = _place(expression, _Anchor(start, tense, reference, words))
        if start == end or early is None or not early.anchor:
            return early
        return _agreed(expression, early, _place(expression, _Anchor(end, tense, reference, words)), (end - start).days)
    except (ValueError, OverflowError):  # a day the calendar does not have: "31 June", "5000 years ago"
        return None


def resolve_moments(
    moments: Sequence[tuple[TimeExpression, str | None]], start: date | None, end: date | None
) -> list[Resolved | None]:
    """Place the expressions of one report in text order; each may count from the ones before it."""
    placed: list[Resolved | None] = []
    last: Resolved | None = None
    last_day: Resolved | None = None
    quarter: Resolved | None = None
    last_past: Resolved | None = None  # the latest day of those told in the past, while a day ahead was named last
    ahead = False
    for expression, tense in moments:
        small = expression.form in ("clock", "weekday") or expression.unit in ("day", *_SHORT)
        before = last_day if small else (quarter if expression.unit in ("quarter", "year") else None) or last
        if small and ahead and last_past and tense == "past" and (expression.shift or 0) < 0:
            before = last_past  # "… on Thursday, before the talks that begin on Friday. A day earlier, …"
        resolved = resolve_moment(expression, start, end, tense, before)
        placed.append(resolved)
        if resolved and resolved.first and not _keeps_reference(expression):
            last = resolved
            last_day = resolved if resolved.precision in ("part", "day") else last_day
            if last_day is resolved:
                ahead = tense in ("present", "future")
                last_past = last_past if ahead else _later(last_past, resolved)
            quarter = resolved if "-Q" in resolved.timex else quarter
    return placed


def _later(one: Resolved | None, other: Resolved) -> Resolved:
    """Return the later of two days."""
    return other if one is None or not one.first or (other.first and other.first >= one.first) else one


def _keeps_reference(expression: TimeExpression) -> bool:
    """Spans, and the year before that figures are set against, do not become what later words count from."""
    return expression.form == "duration" or (expression.form == "shift" and expression.unit in ("quarter", "year"))


def _undated(expression: TimeExpression, reference: Resolved | None) -> Resolved | None:
    """Place what needs no report date: full dates, and steps from a moment the text has placed."""
    absolute = expression.form == "calendar" and (expression.year or expression.decade or expression.century)
    counted = expression.form == "shift" and expression.anchor == "reference" and reference and reference.first
    if expression.form == "interval" and expression.first and expression.first.year:
        absolute = expression.first.year
    if not (absolute or counted):
        return None
    return _place(expression, _Anchor(date(2000, 1, 1), None, reference, "report date unknown"))


def _agreed(expression: TimeExpression, early: Resolved, late: Resolved | None, width_days: int) -> Resolved | None:
    """Return what holds for the report's first and its last possible day alike."""
    if late is None or early.value == late.value:
        return late and early
    if expression.form == "duration":  # one day more or less: counted from the near end of the report's date
        return early if expression.toward == "future" else late
    if width_days > _WIDEST_REPORT_DAYS or expression.form != "shift" or not (early.first and late.last):
        return resolve_open(expression)
    return replace(place_days(early.first, late.last), anchor=early.anchor, timex=early.timex)


def _place(expression: TimeExpression, anchor: _Anchor) -> Resolved | None:
    found = _PLACES[expression.form](expression, anchor)
    return found and _with_time(expression, found)


def _with_time(expression: TimeExpression, found: Resolved) -> Resolved:
    """Add the time or the part of the day to a day."""
    if found.precision != "day" or not (expression.clock or expression.part):
        return found
    value = f"{found.value}T{expression.clock or expression.part}"
    return replace(found, value=value, timex=value, precision="part", utc=expression.utc)


def _clock(expression: TimeExpression, anchor: _Anchor) -> Resolved:
    return replace(place_day(anchor.counted_from), anchor=anchor.counted_words)


def _fixed(expression: TimeExpression, anchor: _Anchor) -> Resolved:
    value = expression.value or ""
    return open_place(value, "vague" if expression.form == "vague" else "duration")


def _calendar(expression: TimeExpression, anchor: _Anchor) -> Resolved | None:
    if expression.century is not None:
        return place_century(expression.century)
    if expression.decade is not None:
        return place_decade(expression.decade)
    if expression.year is not None:
        return place_in_year(expression, expression.year)
    day = anchor.counted_from if expression.anchor == "reference" else anchor.day
    words = anchor.counted_words if expression.anchor == "reference" else anchor.words
    if expression.shift is not None and not expression.nearest:
        return replace(place_in_year(expression, day.year + expression.shift), anchor=words)
    choices = [place_in_year(expression, day.year + step) for step in (-1, 0, 1)]
    return replace(choose_year(expression, choices, day, anchor.tense), anchor=words)


def _weekday(expression: TimeExpression, anchor: _Anchor) -> Resolved:
    from_text = expression.anchor == "reference"
    day = anchor.counted_from if from_text else anchor.day
    words = anchor.counted_words if from_text else anchor.words
    wanted = expression.weekday or 1
    back = (day.isoweekday() - wanted) % 7
    ahead = (wanted - day.isoweekday()) % 7
    if expression.shift is None or (expression.nearest and expression.shift == 0):
        past = anchor.tense == "past" or (anchor.tense != "future" and back < _WEEKDAY_REACH_DAYS)
        found = day - timedelta(days=back) if past else day + timedelta(days=ahead)
    elif not expression.nearest:
        found = day + timedelta(days=wanted - day.isoweekday() + 7 * expression.shift)
    else:
        found = day - timedelta(days=back or 7) if expression.shift < 0 else day + timedelta(days=ahead or 7)
    return replace(place_day(found), anchor=words)


def _weekend(expression: TimeExpression, anchor: _Anchor) -> Resolved | None:
    day = anchor.counted_from if expression.anchor == "reference" else anchor.day
    if expression.base:
        base = _place(expression.base, anchor)
        return replace(place_weekend(base.first), anchor=base.anchor) if base and base.first else None
    weeks = expression.shift or 0
    running = day.isoweekday() >= 6
    past = anchor.tense == "past" or (anchor.tense is None and expression.shift is None and day.isoweekday() <= 3)
    if not weeks and not running and past:
        weeks = -1
    return replace(place_weekend(day + timedelta(weeks=weeks)), anchor=anchor.words)


def _shift(expression: TimeExpression, anchor: _Anchor) -> Resolved | None:
    if expression.base:
        base = _place(expression.base, anchor)
        if base is None or base.first is None:
            return None
        return _step(expression, base.first, base.anchor or base.value)
    reference = anchor.reference
    compared = expression.anchor == "reference" or expression.text.lower().endswith("a year ago")
    if (
        compared
        and expression.unit in ("quarter", "year")
        and reference
        and "-Q" in reference.timex
        and reference.first
    ):
        moved = add_months(reference.first, (expression.shift or 0) * (12 if expression.unit == "year" else 3))
        return replace(place_quarter(moved.year, (moved.month + 2) // 3), anchor=anchor.counted_words)
    if expression.anchor == "report":
        return _step(expression, anchor.day, anchor.words)
    if expression.unit == "quarter" and expression.shift == 0:  # "the quarter" in a report: the one that has ended
        return _step(replace(expression, shift=-1), anchor.day, anchor.words)
    return _step(expression, anchor.counted_from, anchor.counted_words)


def _step(expression: TimeExpression, day: date, words: str) -> Resolved | None:
    """Count from a day; the result is as coarse as the unit counted in."""
    steps, unit = expression.shift or 0, expression.unit
    if unit in _SHORT:  # "an hour later": the day is known, the time of day is not, and TIMEX3 tells the length
        length = timex_period(unit, str(abs(steps)))
        return replace(place_day(day), anchor=words, timex=length) if unit != "hour" or abs(steps) < 12 else None
    if unit == "day":
        return replace(place_day(day + timedelta(days=steps)), anchor=words)
    if unit == "week":
        return replace(place_week(day + timedelta(weeks=steps)), anchor=words)
    moved = add_months(day, steps * {"month": 1, "quarter": 3}.get(unit or "", 0))
    if unit == "month":
        return replace(place_month(moved.year, moved.month), anchor=words)
    if unit == "quarter":
        return replace(place_quarter(moved.year, (moved.month + 2) // 3), anchor=words)
    return replace(_step_years(unit, day.year, steps), anchor=words)


def _step_years(unit: str | None, year: int, steps: int) -> Resolved:
    if unit == "decade":
        return place_decade(year // 10 + steps)
    return place_century(year // 100 + steps) if unit == "century" else place_year(year + steps)


def _duration(expression: TimeExpression, anchor: _Anchor) -> Resolved | None:
    count, unit = expression.count or "X", expression.unit or "day"
    timex = timex_period(unit, count)
    toward = expression.toward
    if toward == "event":
        toward = None if anchor.tense in ("past", None) else "past"
    if not toward or not count.isdigit() or unit in _SHORT:
        return open_place(timex, "duration")
    other = _moved(anchor.day, unit, int(count) * (1 if toward == "future" else -1))
    first, last = min(anchor.day, other), max(anchor.day, other)
    return replace(
        place_span(first, last, "year" if unit in ("decade", "century") else unit, timex), anchor=anchor.words
    )


def _moved(day: date, unit: str, steps: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=steps * (7 if unit == "week" else 1))
    return add_months(day, steps * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def _interval(expression: TimeExpression, anchor: _Anchor) -> Resolved | None:
    if not (expression.first and expression.last):
        return None
    first = _place(expression.first, anchor)
    if first is None or first.first is None:
        return None
    last = _place(expression.last, _Anchor(first.first, "future", None, anchor.words))
    if last is None or last.last is None:
        return None
    value = f"{first.value}/{last.value}"
    return Resolved(value, first.first, last.last, "days", anchor=first.anchor, timex=value)


_PLACES: dict[str, Callable[[TimeExpression, _Anchor], Resolved | None]] = {
    "calendar": _calendar,
    "weekday": _weekday,
    "weekend": _weekend,
    "shift": _shift,
    "duration": _duration,
    "set": _fixed,
    "clock": _clock,
    "vague": _fixed,
    "interval": _interval,
}
