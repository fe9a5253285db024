"""The reports of a long story and their dates -> its chapters: stretches of days with no report between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.records.document import Published

QUIET_DAYS = 5  # so many days without a report end a chapter
LONG_DAYS = 10  # a story that ran no longer is told as one


@dataclass(frozen=True, slots=True)
class Stretch:
    """The reports of one chapter, and its first and last day."""

    first: date
    last: date
    reports: tuple[str, ...]


def find_chapters(reports: Sequence[str], published: Mapping[str, Published]) -> tuple[Stretch, ...]:
    """Return the chapters of a story, oldest first; none for a short story or one without a pause.

    A report whose date is unknown belongs to no chapter; one that may be of any day of a month keeps that month.
    """
    dated = sorted((days, report) for report in reports if (days := _days(published.get(report))) is not None)
    if not dated or (max(days[1] for days, _ in dated) - dated[0][0][0]).days < LONG_DAYS:
        return ()
    groups: list[list[tuple[tuple[date, date], str]]] = []
    last = dated[0][0][0]
    for days, report in dated:
        if not groups or (days[0] - last).days > QUIET_DAYS:
            groups.append([])
        groups[-1].append((days, report))
        last = max(last, days[1])
    if len(groups) == 1:
        return ()
    return tuple(Stretch(g[0][0][0], max(days[1] for days, _ in g), tuple(r for _, r in g)) for g in groups)


def _days(published: Published | None) -> tuple[date, date] | None:
    if published is None or published.start is None or published.end is None:
        return None
    return published.start, published.end
