"""Clues and a candidate day -> how well they fit (log weights: 0 fits best, lower is less likely)."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp, log

from secondsource.group.calendar_clues import Clue, Happening, day_of_week, full_dates, likeness
from secondsource.values.moment import resolve_moment

# How many days a weekday named in the past lies behind the report, by where it stands: lead, next sentences, further
# down. Measured on 117 TimeBank reports (lead 54, 8, 2, 6, 2, 0, 2; next 7, 7, 3, 6, 1; further down 2, 5, 4, 7, 1).
_LAG = (
    (1.0, 0.15, 0.1, 0.1, 0.05, 0.04, 0.04),
    (1.0, 1.0, 0.5, 0.7, 0.3, 0.15, 0.15),
    (0.7, 0.9, 0.8, 1.0, 0.4, 0.25, 0.25),
)
_LEAD = (0.4, 1.0, 0.6, 0.5, 0.5, 0.2, 0.15)  # days until the next weekday named as coming (22 reports)
_DEICTIC = 0.3
# Monday … Sunday, by how often a report of that day speaks of the weekend so.
_WEEKEND_PAST = (0.15, 0.05, 0.02, 0.02, 0.02, 1.0, 1.0)
_WEEKEND_OVER = (1.0, 0.5, 0.3, 0.1, 0.05, 0.3, 0.8)
_WEEKEND_AHEAD = (0.5, 0.6, 0.8, 0.9, 1.0, 0.6, 0.2)
_NEAR_DAYS = 60  # a date further off says nothing of the report's own day
_VIOLATED = -2.5  # a past date after the report, a planned one before it: tenses are misread at times
_SAME_DAY_AHEAD = -1.0
_SHARED_WEIGHT, _SHARED_MOST = 4.0, 2.5
_STORY_REACH_DAYS = 2.5  # reports of one story stand this close, give or take

Match = tuple[Clue, dict[date, float]]  # a clue and, by day, how like it the likest sentence of another report is


def score_own(clues: Sequence[Clue], day: date) -> float:
    """Return how well a report's own words fit its having come out on `day`."""
    return _score_weekdays(clues, day) + _score_weekends(clues, day) + _score_dates(clues, day)


def match_happenings(
    clues: Sequence[Clue], happenings: Sequence[Happening], weights: Mapping[str, float]
) -> tuple[Match, ...]:
    """Return each clue that counts from the report's date, with the likest dated sentences of other reports by day."""
    found = []
    for clue in clues:
        if not _counts_from_report(clue):
            continue
        days: dict[date, float] = {}
        for happening in happenings:
            like = likeness(clue.terms, happening.terms, weights)
            if like > days.get(happening.day, 0.0):
                days[happening.day] = like
        if days:
            found.append((clue, days))
    return tuple(found)


def score_shared(matches: Sequence[Match], day: date) -> float:
    """Return how well the report's words place, had it come out on `day`, what other reports date."""
    total = 0.0
    for clue, days in matches:
        resolved = resolve_moment(clue.expression, day, day, clue.tense)
        if resolved is None or resolved.first is None or resolved.precision not in ("day", "part"):
            continue
        placed = resolved.first
        # A weekday is told apart only from the same weekday of other weeks; "yesterday" from every other day.
        rivals = [like for other, like in days.items() if other != placed and _rivals(clue, other, placed)]
        net = days.get(placed, 0.0) - max(rivals, default=0.0)
        total += max(-_SHARED_MOST, min(_SHARED_MOST, _SHARED_WEIGHT * net))
    return total


def _rivals(clue: Clue, other: date, placed: date) -> bool:
    return not _bare_weekday(clue) or other.weekday() == placed.weekday()


def score_story(anchors: Sequence[date], day: date) -> float:
    """Return how near `day` lies to the nearest known date of the story."""
    return -min(abs((day - anchor).days) for anchor in anchors) / _STORY_REACH_DAYS


def has_day_clue(clues: Sequence[Clue], lead_only: bool = False) -> bool:
    """Do the words (of the lead, for weekdays and dates) say anything of the day of the week or month?"""
    for clue in clues:
        weekend = clue.expression.form == "weekend" and clue.zone < 2
        if weekend or ((day_of_week(clue) or _month_day(clue)) and (clue.zone == 0 or not lead_only)):
            return True
    return False


def shares(scores: Mapping[date, float]) -> dict[date, float]:
    """Return the scores as shares of one."""
    top = max(scores.values())
    raw = {day: exp(score - top) for day, score in scores.items()}
    whole = sum(raw.values())
    return {day: value / whole for day, value in raw.items()}


def _counts_from_report(clue: Clue) -> bool:
    expression = clue.expression
    shifted = expression.form == "shift" and expression.unit == "day" and expression.anchor == "report"
    return _bare_weekday(clue) or (shifted and not expression.base)


def _bare_weekday(clue: Clue) -> bool:
    return clue.expression.form == "weekday" and clue.expression.shift is None


def _score_weekdays(clues: Sequence[Clue], day: date) -> float:
    dated = {named.isoweekday() for _, named in full_dates(clues)}  # "Saturday" beside "Saturday 8 October": that one
    past: dict[int, Clue] = {}
    ahead: set[int] = set()
    for clue in clues:
        weekday = day_of_week(clue)
        if weekday is None or weekday in dated:
            continue
        if clue.tense == "future":
            ahead.add(weekday)
        else:
            past.setdefault(weekday, clue)
    named = _deictic_lags(clues)
    score = 0.0
    for weekday, clue in past.items():
        lag = (day.isoweekday() - weekday) % 7
        score += log(_lag_weight(clue, lag)) + (log(_DEICTIC) if lag in named else 0.0)
    leads = sorted((weekday - day.isoweekday()) % 7 for weekday in ahead - set(past))
    return score + (log(_LEAD[leads[0]]) if leads else 0.0)


def _deictic_lags(clues: Sequence[Clue]) -> set[int]:
    """Return 0 where the report says "today", 1 where it says "yesterday": such a report names other days only."""
    return {
        -(clue.expression.shift or 0)
        for clue in clues
        if clue.expression.form == "shift" and clue.expression.unit == "day" and clue.expression.anchor == "report"
        if not clue.expression.base and clue.expression.shift in (0, -1)
    }


def _lag_weight(clue: Clue, lag_days: int) -> float:
    """What happens late on a day is reported on the next one as often."""
    late = clue.expression.modifier == "late" or clue.expression.part in ("NI", "EV")
    table = _LAG[clue.zone]
    return table[0] if late and lag_days == 1 else table[lag_days]


def _score_weekends(clues: Sequence[Clue], day: date) -> float:
    total, seen = 0.0, set()
    for clue in clues:
        expression = clue.expression
        if expression.form != "weekend" or expression.shift not in (None, 0) or clue.words.lower() in seen:
            continue
        seen.add(clue.words.lower())
        if clue.tense == "future":
            table = _WEEKEND_AHEAD
        else:
            table = _WEEKEND_PAST if expression.shift == 0 or clue.words.lower().startswith("this") else _WEEKEND_OVER
        total += log(table[day.weekday()])
    return total


def _month_day(clue: Clue) -> bool:
    return clue.expression.form == "calendar" and clue.expression.day is not None


def _score_dates(clues: Sequence[Clue], day: date) -> float:
    total, latest = 0.0, None
    seen: set[tuple[date, str | None]] = set()
    for clue in clues:
        named = _named_day(clue, day) if _month_day(clue) else None
        if named is None or abs((day - named).days) > _NEAR_DAYS or (named, clue.tense) in seen:
            continue
        seen.add((named, clue.tense))
        lag = (day - named).days
        if clue.tense == "future":
            total += _VIOLATED if lag > 0 else _SAME_DAY_AHEAD if lag == 0 else 0.0
        elif clue.tense == "past" and lag < 0:
            total += _VIOLATED
        elif lag >= 0:
            latest = lag if latest is None else min(latest, lag)
    return total + (_score_latest(latest) if latest is not None else 0.0)


def _score_latest(lag_days: int) -> float:
    """A report seldom comes out long after the last day it names with its date."""
    return -0.2 * min(lag_days, 5) - 0.1 * min(max(lag_days - 5, 0), 10) - 0.02 * max(lag_days - 15, 0)


def _named_day(clue: Clue, day: date) -> date | None:
    """Return the day a date names; without a year, the one nearest to the candidate day."""
    expression = clue.expression
    if expression.month is None or expression.day is None:
        return None
    years = [expression.year] if expression.year else [day.year - 1, day.year, day.year + 1]
    named = [found for year in years if (found := _valid_day(year, expression.month, expression.day))]
    return min(named, key=lambda found: abs((found - day).days), default=None)


def _valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
