"""A story file → the drawing of its origins: a row for each report, its place in time, and who copies whom.

Places across are per cent of the width, so that one drawing fits a phone and a desk; places down are pixels.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import log2

from secondsource.brief.render_dates import render_day, render_published
from secondsource.brief.render_words import counted, outlet_of, percent
from secondsource.records.storyfile import Copied, OriginEntry, ReportEntry, StoryFile

TOP_PX, ROW_PX, HEAD_PX, AGENCY_PX, LANE_GAP_PX = 26, 46, 28, 40, 6
LEFT, RIGHT, RIGHT_OF_DATES, UNDATED = 3.0, 92.0, 68.0, 82.0  # per cent of the width
STEP = 4.5  # a copy of the same day stands this much to the right of what it copies
TICKS_APART = 21.0
MOST_ROWS = 40
COLOURS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the drawing: the head of an origin with several reports (`report` None), or a report.

    `colour` is 0 for a report that is an origin of its own. `first` and `last` bound the days it may have come out;
    `note` says in words what the drawing shows.
    """

    y: float
    height: int
    colour: int
    origin: OriginEntry
    report: ReportEntry | None = None
    x: float = 0.0
    first: float = 0.0
    last: float = 0.0
    dated: bool = True
    note: str = ""

    @property
    def middle(self) -> float:
        """How far down the line of the row runs."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from a copy to what it copies (or, `borrowed`, only took a passage from), by their rows.

    `copied` is None for an arrow to an agency whose own report is not there.
    """

    source: Row
    target: Row
    copied: Copied | None
    borrowed: bool = False

    @property
    def known(self) -> bool:
        """Is it known which came first?"""
        return self.copied is None or self.copied.order_known


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named above the drawing."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """The whole drawing. `left_out` is how many reports it does not show."""

    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    ticks: tuple[Tick, ...]
    height: int
    undated: float | None  # where reports without a date stand
    left_out: int


def draw_origins(story: StoryFile, numbers: Mapping[str, int]) -> OriginGraph:
    """Return the drawing of a story; `numbers` are the marks of its reports."""
    reports = {report.id: report for report in story.reports}
    lanes = _lanes(story, reports)
    shown, left_out = _that_fit(lanes, reports)
    places = _Places([reports[r] for lane in shown for r in lane.reports])
    rows: list[Row] = []
    y, colour = float(TOP_PX), 0
    for lane in shown:
        colour += len(lane.reports) > 1
        own = (colour - 1) % COLOURS + 1 if len(lane.reports) > 1 else 0
        for row in _lane_rows(lane, reports, places, numbers):
            rows.append(replace(row, y=y, colour=own))
            y += row.height
        y += LANE_GAP_PX
    return OriginGraph(
        tuple(rows), tuple(_links(rows)), places.ticks(), round(y), places.unknown if places.undated else None, left_out
    )


def _lanes(story: StoryFile, reports: Mapping[str, ReportEntry]) -> list[OriginEntry]:
    """Return the origins, first told first; those of a story file that does not list them are made from its groups."""
    lanes = list(story.origins)
    if not lanes:
        groups: dict[int, list[str]] = {}
        for report in story.reports:
            groups.setdefault(report.group, []).append(report.id)
        lanes = [
            OriginEntry(number=n, name=outlet_of(reports[ids[0]]), agency=None, original=None, reports=tuple(ids))
            for n, ids in groups.items()
        ]
    return sorted(
        lanes, key=lambda lane: (min(reports[r].published.start or "9999" for r in lane.reports), lane.number)
    )


def _that_fit(lanes: Sequence[OriginEntry], reports: Mapping[str, ReportEntry]) -> tuple[list[OriginEntry], int]:
    """Return the origins to draw: of a large story those with copies first; and how many reports are left out."""
    total = sum(len(lane.reports) for lane in lanes)
    if total <= MOST_ROWS:
        return list(lanes), 0
    kept, rows = set(), 0
    for lane in sorted(lanes, key=lambda one: (-len(one.reports), one.number)):
        if rows + len(lane.reports) <= MOST_ROWS:
            kept.add(lane.number)
            rows += len(lane.reports)
    return [lane for lane in lanes if lane.number in kept], total - rows


class _Places:
    """Days → per cent of the width. The distance between two days grows with the logarithm of the gap."""

    def __init__(self, reports: Sequence[ReportEntry]) -> None:
        spans = [span for report in reports if (span := _days(report))]
        self.undated = len(spans) < len(reports)
        days = sorted({day for span in spans for day in span})
        units = [0.0]
        for before, after in pairwise(days):
            units.append(units[-1] + 1.0 + log2((after - before).days))
        wide = (RIGHT_OF_DATES if self.undated else RIGHT) - LEFT - STEP
        self.unknown = UNDATED if days else LEFT
        self.x = {day: LEFT + wide * unit / max(1.0, units[-1]) for day, unit in zip(days, units, strict=False)}

    def of(self, report: ReportEntry) -> tuple[float, float] | None:
        """Return where the first and the last day of a report stand; None when it has no date."""
        days = _days(report)
        return (self.x[days[0]], self.x[days[1]]) if days else None

    def ticks(self) -> tuple[Tick, ...]:
        """Return the days to name: the first, the last, and others that have room."""
        days = sorted(self.x)
        kept = days[:1]
        for day in days[1:-1]:
            if self.x[day] - self.x[kept[-1]] >= TICKS_APART and self.x[days[-1]] - self.x[day] >= TICKS_APART:
                kept.append(day)
        kept += days[-1:] if len(days) > 1 else []
        year = len({day.year for day in days}) > 1
        return tuple(
            Tick(self.x[day], render_day(day, year=year or day == days[0]), "middle" if n else "start")
            for n, day in enumerate(kept)
        )


def _days(report: ReportEntry) -> tuple[date, date] | None:
    first = report.published.start or report.published.end
    last = report.published.end or report.published.start
    try:
        return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    except ValueError:  # a story file from elsewhere
        return None


def _lane_rows(
    lane: OriginEntry, reports: Mapping[str, ReportEntry], places: _Places, numbers: Mapping[str, int]
) -> Iterator[Row]:
    """Yield the rows of an origin: its head when it has several reports, then each report below what it copies."""
    inside = list(_tree_order([reports[r] for r in lane.reports]))
    if len(inside) > 1:
        days = places.of(inside[0])
        note = f"{counted(len(inside), 'report')}, counted once"
        height = AGENCY_PX if lane.agency and lane.original is None else HEAD_PX
        yield Row(0, height, 0, lane, x=sum(days) / 2 if days else places.unknown, note=note)
    placed: dict[str, float] = {}
    for report in inside:
        days = places.of(report)
        x = sum(days) / 2 if days else places.unknown
        parent = placed.get(report.copies.of) if report.copies else None
        if parent is not None and abs(x - parent) < STEP:
            x = min(parent + STEP, 98.0)
        placed[report.id] = x
        first, last = days or (x, x)
        yield Row(0, ROW_PX, 0, lane, report, x, first, last, days is not None, _note(report, lane, numbers))


def _tree_order(reports: Sequence[ReportEntry]) -> Iterator[ReportEntry]:
    """Yield reports so that each stands below the one it copies; those that copy in a circle come last."""
    below: dict[str, list[ReportEntry]] = {}
    known = {report.id for report in reports}
    for report in reports:
        below.setdefault(report.copies.of if report.copies and report.copies.of in known else "", []).append(report)
    waiting, seen = list(reversed(below.get("", []))), set()
    while waiting:
        report = waiting.pop()
        seen.add(report.id)
        yield report
        waiting.extend(reversed(below.get(report.id, [])))
    yield from (report for report in reports if report.id not in seen)


def _note(report: ReportEntry, lane: OriginEntry, numbers: Mapping[str, int]) -> str:
    """Say what the drawing shows of a report: when, what it copies, what it only borrowed."""
    parts = [render_published(report.published)]
    if report.copies:
        parts.append(copy_words(report.copies, numbers))
    elif lane.agency and lane.original != report.id:
        parts.append(f"text of {lane.agency}")
    parts += [f"a passage, {percent(b.share)}, as in [{numbers.get(b.of, '?')}]" for b in report.borrows]
    return " · ".join(parts)


def copy_words(copied: Copied, numbers: Mapping[str, int]) -> str:
    """Return what a copy took, in words ("copies [2], 82%")."""
    of = f"[{numbers.get(copied.of, '?')}]"
    if not copied.order_known:
        return f"{percent(copied.share)} as in {of}, order not known"
    return f"copies {of}, {percent(copied.share)}" if copied.share else f"copies {of}"


def _links(rows: Sequence[Row]) -> Iterator[Link]:
    by_report = {row.report.id: row for row in rows if row.report}
    heads = {row.origin.number: row for row in rows if row.report is None}
    for row in by_report.values():
        report = row.report
        if report is None:
            continue
        if report.copies and report.copies.of in by_report:
            yield Link(row, by_report[report.copies.of], report.copies)
        elif row.origin.agency and row.origin.original is None and row.origin.number in heads:
            yield Link(row, heads[row.origin.number], None)
        yield from (Link(row, by_report[b.of], b, borrowed=True) for b in report.borrows if b.of in by_report)
