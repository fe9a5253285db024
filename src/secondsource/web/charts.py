"""A figure that reports revise → a chart over time as inline SVG, every point leading to the sentence that gives it.

The library places points, axes and labels; of what it writes only shapes, words and links are kept.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pygal
from markupsafe import Markup, escape

from secondsource.brief.render_dates import days_of, render_day
from secondsource.brief.render_words import outlet_of, plain
from secondsource.records.storyfile import Point, ReportEntry
from secondsource.values.amount import parse_amount
from secondsource.web.story_parts import place_name, report_address

# The library puts a finder of the old form among Python's, for maps we do not draw; it warns at every import it misses.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

_KINDS = ("count", "money", "percent", "measure")
_LEAST_DAYS, _MOST_DOTS = 2, 60
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
class Dot:
    """A value as one report gives it: the day it came out, the number drawn, what to say of it, where it stands."""

    day: date
    number: float
    words: str
    href: str
    passage: str


def chart_of(point: Point, reports: Mapping[str, ReportEntry]) -> Markup | None:
    """Return the chart of a point; None when it is no figure or was given on one day only."""
    if point.kind not in _KINDS:
        return None
    dots = list(_dots(point, reports))[:_MOST_DOTS]
    if len({dot.day for dot in dots}) < _LEAST_DAYS or len({dot.number for dot in dots}) < _LEAST_DAYS:
        return None
    return _drawn(point.about, sorted(dots, key=lambda dot: (dot.day, dot.number, dot.passage)))


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
            days = days_of(report.published.start or "") if report else None
            if report is None or days is None:
                continue
            place = place_name(evidence)
            words = f"{render_day(days[0])}, {outlet_of(report)}: {position.value}"
            yield Dot(days[0], number, words, report_address(report.id, [place]), f"{report.id}-{place}")


def _drawn(about: str, dots: Sequence[Dot]) -> Markup:
    chart = pygal.DateLine(
        js=[], width=640, height=260, show_legend=False, dots_size=5, margin=12, pretty_print=False, stroke=False,
        x_value_formatter=lambda day: render_day(day, year=False), value_formatter=_number, spacing=6,
        x_labels=_labelled([dot.day for dot in dots]), truncate_label=-1, include_x_axis=False, no_prefix=True,
    )  # fmt: skip
    chart.add("", [{"value": (dot.day, dot.number), "xlink": {"href": dot.href}} for dot in dots])
    by_href: dict[str, Dot] = {}
    for dot in dots:
        by_href.setdefault(dot.href, dot)
    inner = "".join(_cleaned(child, by_href) for child in chart.render_tree())
    head = f'<svg class="chart" viewBox="0 0 640 260" role="group" aria-label="{escape(plain(about))}, over time">'
    return Markup(f"{head}{inner}</svg>")


def _labelled(days: Sequence[date]) -> list[date]:
    """Return the days to write under the chart: all when they are few, else some of them evenly apart."""
    different = sorted(set(days))
    step = -(-len(different) // 6)
    return different[::step]


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
