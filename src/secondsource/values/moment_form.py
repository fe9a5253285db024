"""What a time expression says (`TimeExpression`) and where it lies in the calendar (`Resolved`): the two records."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

MomentForm = Literal["calendar", "weekday", "weekend", "shift", "duration", "set", "clock", "vague", "interval"]
MomentKind = Literal["DATE", "TIME", "DURATION", "SET"]
Unit = Literal["second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Precision = Literal["part", "day", "days", "week", "month", "season", "year", "duration", "vague"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A parsed time expression, not yet resolved. Only the fields that `form` needs are set; the rest stay None.

    `calendar` names fields of the calendar: century (19 = 1900–1999), decade (199 = 1990s), year, month, day, quarter,
    half, season (SP, SU, FA, WI), holiday (its lower-case name); `shift` then counts years from the report's
    ("November last year" = -1) or, with `nearest`, picks the last / this / next such time ("last July").
    `weekday` is 1–7 from Monday; its `shift` tells last / this / next week's, `nearest` the last or next such day.
    `shift` counts `shift` steps of `unit` from the report's date, from the preceding moment of the text when `anchor`
    is "reference", or from `base`. `duration` is `count` times `unit` (count "X": unknown); `toward` says that it ends
    ("past") or begins ("future") at the report's date, or that it ends there when the clause is no past ("event").
    `clock` is a time of day HH:MM, `utc` the same time in UTC when given; `part` a TIMEX3 part of day (MO, AF, EV, NI).
    `modifier` keeps early / mid / late / start / end. `value` is the TIMEX3 value of a set or a vague word.
    """

    text: str
    form: MomentForm
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    weekday: int | None = None
    shift: int | None = None
    nearest: bool = False
    unit: Unit | None = None
    anchor: Literal["report", "reference"] = "report"
    base: "TimeExpression | None" = None
    count: str | None = None
    toward: Literal["past", "future", "event"] | None = None
    clock: str | None = None
    utc: str | None = None
    part: str | None = None
    modifier: str | None = None
    value: str | None = None
    first: "TimeExpression | None" = None
    last: "TimeExpression | None" = None

    @property
    def kind(self) -> MomentKind:
        """The TIMEX3 type of the expression."""
        if self.form == "set":
            return "SET"
        if self.form == "duration":
            return "DURATION"
        return "TIME" if self.clock or self.part else "DATE"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolved time: `value` is ISO 8601 (day, month, year, week, part of day), or interval "a/b".

    What the text and the report's date leave open stays X ("XXXX-12-06", "XXXX-WXX-3" for a Wednesday). A duration
    that is not placed keeps its length ("P2D"), a vague word its TIMEX3 value ("PAST_REF").
    `first`/`last` are the first and last day it may cover (None when it cannot be placed in the calendar);
    `precision` is what was said: part / day / days / week / month / season / year / duration / vague;
    `anchor` tells what a relative expression was resolved against ("report date 2025-10-29"), "" when absolute.
    `timex` is the value in TIMEX3 (TimeML); `utc` the clock time in UTC when the report gives it.
    """

    value: str
    first: date | None
    last: date | None
    precision: Precision
    anchor: str = ""
    timex: str = ""
    utc: str | None = None
