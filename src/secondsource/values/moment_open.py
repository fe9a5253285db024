"""Time expressions without a report date -> values with open fields: "Dec. 6" -> XXXX-12-06."""

from secondsource.lang.lexicon import lexicon
from secondsource.values.moment_form import Precision, Resolved, TimeExpression
from secondsource.values.moment_lengths import timex_period
from secondsource.values.moment_places import open_place


def resolve_open(expression: TimeExpression) -> Resolved | None:
    """Return what the expression says by itself, with X for what the report's date would tell; None for nothing."""
    if expression.form in ("vague", "set"):
        return open_place(expression.value or "", "vague" if expression.form == "vague" else "duration")
    if expression.form == "duration":
        return open_place(timex_period(expression.unit or "day", expression.count or "X"), "duration")
    if expression.form == "clock":
        return _timed(expression, "", "part")
    if expression.form == "weekday":
        return _timed(expression, f"XXXX-WXX-{expression.weekday}", "day")
    if expression.form == "weekend":
        return open_place("XXXX-WXX-WE", "days")
    if expression.form == "interval" and expression.first and expression.last:
        return _both(expression.first, expression.last)
    return _yearless(expression) if expression.form == "calendar" else None


def _both(first: TimeExpression, last: TimeExpression) -> Resolved | None:
    begin, end = resolve_open(first), resolve_open(last)
    return open_place(f"{begin.value}/{end.value}", "days") if begin and end else None


def _timed(expression: TimeExpression, day: str, precision: Precision) -> Resolved:
    time = expression.clock or expression.part
    found = open_place(f"{day}T{time}" if time else day, "part" if time else precision)
    return Resolved(found.value, None, None, found.precision, timex=found.timex, utc=expression.utc)


def _yearless(expression: TimeExpression) -> Resolved | None:
    if expression.year is not None or expression.decade is not None or expression.century is not None:
        return None
    if expression.holiday:
        fixed = lexicon("calendar")["fixed_holidays"].get(expression.holiday)
        return _timed(expression, f"XXXX-{fixed}", "day") if fixed else None
    if expression.month and expression.day:
        return _timed(expression, f"XXXX-{expression.month:02}-{expression.day:02}", "day")
    if expression.month:
        return open_place(f"XXXX-{expression.month:02}", "month")
    if expression.quarter:
        return open_place(f"XXXX-Q{expression.quarter}", "season")
    return open_place(f"XXXX-{expression.season}", "season") if expression.season else None
