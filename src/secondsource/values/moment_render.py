"""A resolved time -> the words a reader expects: "Wednesday 29 October 2025", "July 2025", "8–10 November 2025"."""

import re
from datetime import date

from secondsource.values.moment_form import Resolved
from secondsource.values.periods import MONTHS, render_day

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_SEASONS = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
}
_UNITS = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "H": "hour",
    "S": "second",
    "E": "decade",
    "C": "century",
}
_PERIOD = re.compile(r"P(T?)([\d.]+|X)([DWMQYHSEC])\Z")
_VAGUE = {"PAST_REF": "some time ago", "PRESENT_REF": "now", "FUTURE_REF": "some time ahead"}
_OPEN_DATE = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?\Z")


def render_weekday(day: date) -> str:
    """Return a day in words: "Wednesday 29 October 2025"."""
    return f"{_WEEKDAYS[day.weekday()]} {render_day(day)}"


def render_moment(moment: Resolved) -> str:
    """Return a resolved time in reader's words."""
    if moment.precision == "vague":
        return _VAGUE.get(moment.value, moment.value)
    if moment.precision == "duration":
        return _render_period(moment.value)
    day, _, time = moment.value.partition("T")
    if "/" in moment.value:
        return _render_interval(moment)
    words = _render_date(day, moment)
    if not time:
        return words
    return f"{words} {_PARTS[time]}".strip() if time in _PARTS else f"{words}, {time}".lstrip(", ")


def _render_period(value: str) -> str:
    found = _PERIOD.match(value)
    if not found:
        return "regularly" if value.startswith(("XXXX", "T")) else value
    unit = "minute" if found[1] and found[3] == "M" else _UNITS[found[3]]
    plural = {"century": "centuries"}.get(unit, unit + "s")
    if found[2] == "X":
        return f"some {plural}"
    return f"{found[2]} {unit if found[2] == '1' else plural}"


def _render_interval(moment: Resolved) -> str:
    if moment.first and moment.last and re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", moment.value):
        if (moment.first.year, moment.first.month) == (moment.last.year, moment.last.month):
            return f"{moment.first.day}–{moment.last.day} {MONTHS[moment.first.month - 1]} {moment.first.year}"
        return f"{render_weekday(moment.first)} to {render_weekday(moment.last)}"
    first, _, last = moment.value.partition("/")
    return f"{_render_date(first.partition('T')[0], None)} to {_render_date(last.partition('T')[0], None)}"


def _render_date(value: str, moment: Resolved | None) -> str:
    if moment and moment.first and moment.precision in ("day", "part"):
        return render_weekday(moment.first)
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return render_weekday(date.fromisoformat(found.group()))
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"week {int(found[2])} of {found[1]}"
    if found := re.fullmatch(r"(\d{4}|XXXX)-(2[1-4]|SP|SU|FA|WI)", value):
        return f"{_SEASONS[found[2]]} {found[1]}".removesuffix(" XXXX")
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return _render_open(value)


def _render_open(value: str) -> str:
    if found := _OPEN_DATE.match(value):
        return f"{int(found[2])} {MONTHS[int(found[1]) - 1]}" if found[2] else MONTHS[int(found[1]) - 1]
    if found := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        return _WEEKDAYS[int(found[1]) - 1]
    return {"XXXX-WXX-WE": "the weekend"}.get(value, value)
