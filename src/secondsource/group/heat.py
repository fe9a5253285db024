"""The dates and origins of a story -> its heat: how much independent reporting it had lately, as one number."""

from collections.abc import Mapping
from datetime import date

from secondsource.records.document import Published

HALF_LIFE_DAYS = 2.0


def story_heat(
    published: Mapping[str, Published], origins: Mapping[str, int], newest_of_all: date | None = None
) -> float:
    """Return how much independent reporting a story had lately: the sum over its origins of 0.5 ** (age / 2 days).

    An origin is as old as its newest report; age counts from the newest report of the story, or from
    `newest_of_all`, the newest report of all stories told together, where that is later. So no clock is asked, and the
    same reports give the same heat. Every origin counts once, however often it was copied. An origin without a
    date counts a quarter, as if it were four days old: it may be new, but an unknown date must not make a story hot.
    A story without any dates has only such quarters.
    """
    newest: dict[int, date | None] = {}
    for report, origin in sorted(origins.items()):
        known = published.get(report, Published()).end
        before = newest.get(origin)
        newest[origin] = max(before, known) if before and known else before or known
    last = max((day for day in (*newest.values(), newest_of_all) if day), default=None)
    ages = [(last - day).days if last and day else 2 * HALF_LIFE_DAYS for day in newest.values()]
    return round(sum(float(0.5 ** (age / HALF_LIFE_DAYS)) for age in ages), 2)
