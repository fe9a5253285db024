"""Timeline entries → steps on an axis: days with their entries, the stretches between them, and the newest report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from secondsource.brief.render_dates import days_of, render_gap, render_when
from secondsource.records.storyfile import TimelineEntry


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the axis: `when` in words, `gap` the stretch before it in words ("" when it is under four days).

    `after_news` tells that it lies after the newest report. `entries` all have the same time.
    """

    when: str
    gap: str
    after_news: bool
    entries: tuple[TimelineEntry, ...]


def timeline_steps(entries: Sequence[TimelineEntry], newest: str | None) -> list[Step]:
    """Put entries (in order of time) on the axis; `newest` is the day (ISO) of the newest report."""
    steps: list[Step] = []
    last: date | None = None
    for when, group in groupby(entries, key=lambda entry: entry.when):
        days = days_of(when)
        gap = (days[0] - last).days if days and last else 0
        steps.append(
            Step(
                when=render_when(when),
                gap=render_gap(gap) if gap > 3 else "",
                after_news=bool(days and newest and days[0].isoformat() > newest),
                entries=tuple(group),
            )
        )
        last = max(days[1], last or days[1]) if days else last
    return steps
