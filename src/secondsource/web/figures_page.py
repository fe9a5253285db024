"""A story of the desk → its figures: each one that reports give differently, drawn, its dots leading to sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secondsource.records.desk import StoryRow
from secondsource.records.storyfile import Point
from secondsource.web.charts import Dot, draw, tracked
from secondsource.web.page_table import Asked, Page, Parameter
from secondsource.web.story_page import story_asked

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the point it is, and a dot for every report that gives it."""

    point: Point
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures of a story, in the order of its points, from the `skip`th on (`more`: others follow)."""

    row: StoryRow
    figures: tuple[Figure, ...]
    skip: int
    more: bool


def make_figures_page(asked: Asked) -> FiguresPage:
    """Read a story from the desk; raises `RequestError` when it is not there."""
    view, skip = story_asked(asked), asked.number("skip", 0, 10**6, 0)
    reports = {report.id: report for report in view.file.reports}
    found = [Figure(point, dots) for point in view.file.points if (dots := tracked(point, reports))]
    return FiguresPage(view.row, tuple(found[skip : skip + _SHOWN]), skip, len(found) > skip + _SHOWN)


def dress_figures(it: FiguresPage) -> Mapping[str, Any]:
    """Return the charts of the figures shown."""
    return {"charts": [draw(figure.point.about, figure.dots) for figure in it.figures]}


FIGURES = Page(
    "/story/{story}/figures",
    "figures",
    "The figures of a story that reports give differently: a dot for every report.",
    FiguresPage,
    make_figures_page,
    "figures_page.html.j2",
    (
        Parameter("story", "The id of the story.", "path"),
        Parameter("skip", "How many figures to pass over.", number=True),
    ),
    dress_figures,
)
