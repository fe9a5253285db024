"""A figure that reports give → a chart as inline SVG, every dot leading to the sentence that gives it.

The library places points, axes and labels; of what it writes only shapes, words and links are kept.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Any

import pygal
from markupsafe import Markup, escape

from secondsource.brief.render_dates import days_of, render_day
from secondsource.brief.render_words import outlet_of, plain, shorten
from secondsource.records.storyfile import Point, ReportEntry
from secondsource.values.amount import parse_amount
from secondsource.web.story_parts import place_name, report_address

# The library puts a finder of the old form among Python's, for maps we do not draw; it warns at every import it misses.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

_KINDS = ("count", "money", "percent", "measure")
_VAGUE_DAYS = 3  # a report whose day is known no better has no day on an axis
_MOST_DOTS, _MOST_LABELS, _LABEL_CHARS = 60, 6, 14
_BESIDE, _WIDEST = 0.022, 0.16  # of the whole width: between two dots of one day and number; and all of them together
_KEPT = {
    "svg": ("viewBox", "class"),
    "g": ("class", "transform"),
    "path": ("class", "d"),
    "circle": ("class", "cx", "cy", "r"),
    "text": ("class", "x", "y", "transform"),
    "a": (),
}  # fmt: skip
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and what a reader has to know of it where that is more than days and numbers ("": nothing)."""

    drawing: Markup
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A value as one report gives it: the day it came out (None: not known), the number drawn, who gives it, what to
    say of it, where it stands.
    """

    day: date | None
    number: float
    outlet: str
    words: str
    href: str
    passage: str


_Place = tuple[float, Dot]  # how far to the right, and what stands there


def chart_of(point: Point, reports: Mapping[str, ReportEntry]) -> Chart | None:
    """Return the chart of a point; None when it is no figure that is tracked."""
    dots = tracked(point, reports)
    return draw(point.about, dots) if dots else None


def tracked(point: Point, reports: Mapping[str, ReportEntry]) -> tuple[Dot, ...]:
    """Return the dots of a figure: of reports with a day, but of all where those have one day alone.

    None for what is no figure, or what all reports give alike.
    """
    several = point.kind in _KINDS and len(point.positions) > 1
    dots = list(_dots(point, reports))[:_MOST_DOTS] if several else []
    if len({dot.day for dot in dots if dot.day is not None}) > 1:
        dots = [dot for dot in dots if dot.day is not None]
    return tuple(dots) if len({dot.number for dot in dots}) > 1 else ()


def draw(about: str, dots: Sequence[Dot]) -> Chart:
    """Return the chart of a figure: over time, or from report to report where all came out on one day."""
    days = {dot.day for dot in dots if dot.day is not None}
    if len(days) > 1:
        return Chart(_over_time(plain(about), dots))
    known = f"the one day known is {render_day(min(days))}" if days else "no day is known"
    return Chart(_by_report(f"{plain(about)}, by report; {known}", dots), f"Each dot is a report; {known}.")


def _dots(point: Point, reports: Mapping[str, ReportEntry]) -> Iterator[Dot]:
    """Yield a dot for every report that gives the figure in the unit of the first; values in words are left out."""
    unit = None
    for position in point.positions:
        amount = parse_amount(position.value)
        if amount is None or amount.vague or (unit is not None and amount.unit != unit):
            continue
        unit = amount.unit
        number = float(amount.low + amount.high) / 2
        for evidence in position.evidence:
            report = reports.get(evidence.report)
            if report is None:
                continue
            day, place, outlet = _day_of(report), place_name(evidence), outlet_of(report)
            words = f"{render_day(day) if day else 'day not known'}, {outlet}: {position.value}"
            yield Dot(day, number, outlet, words, report_address(report.id, [place]), f"{report.id}-{place}")


def _day_of(report: ReportEntry) -> date | None:
    """Return the day of a report; None when it is known to a month or a year alone, which is no place on an axis."""
    first, last = (days_of(day or "") for day in (report.published.start, report.published.end))
    return first[0] if first and last and (last[0] - first[0]).days <= _VAGUE_DAYS else None


def _over_time(about: str, dots: Sequence[Dot]) -> Markup:
    """Draw dots by their days; those of one day and number stand beside one another, so that each can be clicked."""
    by_day = sorted(((dot.day.toordinal(), dot) for dot in dots if dot.day), key=lambda one: _order(one[1]))
    days = sorted({day for day, _ in by_day})
    same = Counter((day, dot.number) for day, dot in by_day)
    placed: list[_Place] = []
    met: Counter[tuple[int, float]] = Counter()
    for day, dot in by_day:
        key = day, dot.number
        step = (days[-1] - days[0]) * min(_BESIDE, _WIDEST / same[key])
        placed.append((day + (met[key] - (same[key] - 1) / 2) * step, dot))
        met[key] += 1
    labels = [float(day) for day in days[:: -(-len(days) // _MOST_LABELS)]]
    return _drawn(f"{about}, over time", placed, labels, _day)


def _by_report(words: str, dots: Sequence[Dot]) -> Markup:
    """Draw dots side by side, the least number first, each with its outlet below while there is room for names."""
    placed = [(float(place), dot) for place, dot in enumerate(sorted(dots, key=_order))]
    outlets = {place: shorten(plain(dot.outlet), _LABEL_CHARS) for place, dot in placed}
    labels = list(outlets) if len(outlets) <= _MOST_LABELS else []
    return _drawn(words, placed, labels, lambda place: outlets.get(place, ""))


def _order(dot: Dot) -> tuple[str, float, str]:
    return dot.day.isoformat() if dot.day else "", dot.number, dot.passage


def _day(place: float) -> str:
    return render_day(date.fromordinal(round(place)), year=False)


def _drawn(words: str, placed: Sequence[_Place], labels: Sequence[float], named: Callable[[float], str]) -> Markup:
    """Let the library draw; a dot carries its number among all in the place of its address, which comes in later."""
    levels = _levels([dot.number for _, dot in placed])
    chart = pygal.XY(
        js=[], width=640, height=260, show_legend=False, dots_size=5, margin=12, pretty_print=False, stroke=False,
        x_value_formatter=named, value_formatter=_number, spacing=6, x_labels=labels or None, truncate_label=-1,
        include_x_axis=False, no_prefix=True, show_x_labels=bool(labels), y_labels=levels,
        range=(levels[0], levels[-1]),
    )  # fmt: skip
    dots = {str(number): dot for number, (_, dot) in enumerate(placed)}
    chart.add("", [{"value": (x, dot.number), "xlink": {"href": str(n)}} for n, (x, dot) in enumerate(placed)])
    inner = "".join(_cleaned(child, dots) for child in chart.render_tree())
    head = f'<svg class="chart" viewBox="0 0 640 260" role="group" aria-label="{escape(words)}">'
    return Markup(f"{head}{inner}</svg>")


def _levels(numbers: Sequence[float]) -> list[float]:
    """Return the round numbers to write beside a chart: few, evenly apart, from below the least to above the most."""
    low, high = min(numbers), max(numbers)
    step = 10.0 ** floor(log10((high - low) / 4))
    step = next(step * times for times in (1, 2, 5, 10) if (high - low) / (step * times) <= 4)
    if step < 1 and all(number == int(number) for number in numbers):
        step = 1.0
    first, last = floor(low / step), ceil(high / step)
    return [round(level * step, 10) for level in range(first, last + 1)]


def _number(number: float) -> str:
    """Return a number as a reader writes it: "1,200", "2.5", "3.2 million"."""
    for size, word in ((1e9, " billion"), (1e6, " million")):
        if abs(number) >= size:
            return f"{number / size:.3g}{word}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.4g}"


def _cleaned(element: Any, dots: Mapping[str, Dot]) -> str:
    """Return an element with what we know of it: its shape, its words, and the link of a dot."""
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if tag not in _KEPT:
        return ""
    inner = "".join(_cleaned(child, dots) for child in element)
    if tag == "a":
        dot = dots[element.get(_HREF)]
        words = escape(plain(dot.words))
        link = f'href="{escape(dot.href)}" class="mark" data-passages="{escape(dot.passage)}" aria-label="{words}"'
        return f"<a {link}><title>{words}</title>{inner}</a>"
    kept = "".join(f' {name}="{escape(element.get(name))}"' for name in _KEPT[tag] if element.get(name))
    return f"<{tag}{kept}>{escape(element.text or '') if tag == 'text' else ''}{inner}</{tag}>"
