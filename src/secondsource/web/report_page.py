"""A report of the desk → its page: the text with everything read in it marked, what rests on it, what was taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secondsource.errors import RequestError
from secondsource.records.desk import ReportRow, VersionRow
from secondsource.records.document import Published, Removed
from secondsource.records.problem import Problem
from secondsource.store.passages import list_passages, story_titles
from secondsource.store.people import names_of_story
from secondsource.store.reports import read_report
from secondsource.web.highlights import PLACES_PATTERN, Highlight, Rest, highlights_of, mark_text, read_places
from secondsource.web.page_table import Asked, Page, Parameter
from secondsource.web.version_changes import Piece, compare_versions


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report: its row, the version shown and all there are, its text, what was read in it and what rests on it.

    `asked` and `asked_removed` are the passages to show first; `changes` what differs from the version before, when
    that was asked for. All places are half-open code points of `text`.
    """

    row: ReportRow
    story_title: str | None
    version: int
    versions: tuple[VersionRow, ...]
    published: Published
    text: str
    sentences: tuple[tuple[int, int], ...]
    highlights: tuple[Highlight, ...]
    rests: tuple[Rest, ...]
    removed: tuple[Removed, ...]
    cites: tuple[str, ...]
    problems: tuple[Problem, ...]
    asked: tuple[tuple[int, int], ...]
    asked_removed: tuple[int, ...]
    changes: tuple[Piece, ...]


def make_report_page(asked: Asked) -> ReportPage:
    """Read a report from the desk; raises `RequestError` when it is not there."""
    report, wanted = asked.given["report"], asked.number("version", 1, 10**6, 0)
    view = read_report(asked.desk, report, wanted or None)
    if view is None:
        raise RequestError("not-found", "there is no such report", "look for it by its words", 404)
    ranges, removed = read_places(asked.given["at"])
    document, analysis = view.document, view.analysis
    titles = story_titles(asked.desk, [view.row.story] if view.row.story else [])
    return ReportPage(
        row=view.row,
        story_title=titles.get(view.row.story or ""),
        version=view.version,
        versions=view.versions,
        published=document.published,
        text=document.text,
        sentences=tuple((span.start, span.end) for span in analysis.sentences),
        highlights=highlights_of(analysis, document.text, _meant(asked, view.row)),
        rests=_rests(asked, view.version == view.row.versions),
        removed=document.removed,
        cites=document.cites,
        problems=(*document.problems, *analysis.problems),
        asked=ranges,
        asked_removed=removed,
        changes=_changes(asked, view.version, document.text),
    )


def _meant(asked: Asked, row: ReportRow) -> dict[str, str]:
    """Return whom the names of the report mean, by their spelling."""
    return names_of_story(asked.desk, row.story) if row.story else {}


def _rests(asked: Asked, newest: bool) -> tuple[Rest, ...]:
    """Return the points that rest on the report; they speak of its newest version."""
    rests: dict[tuple[str, str, str], Rest] = {}
    for row in list_passages(asked.desk, asked.given["report"]) if newest else ():
        known = rests.get((row.story, row.point, row.value))
        places = (*known.places, (row.start, row.end)) if known else ((row.start, row.end),)
        rests[row.story, row.point, row.value] = Rest(row.story, row.point, row.about, row.standing, row.value, places)
    return tuple(sorted(rests.values(), key=lambda rest: (rest.places[0], rest.about)))


def _changes(asked: Asked, version: int, text: str) -> tuple[Piece, ...]:
    if asked.given["changes"] != "yes" or version < 2:
        return ()
    before = read_report(asked.desk, asked.given["report"], version - 1)
    return compare_versions(before.document.text, text) if before else ()


def dress_report(it: ReportPage) -> Mapping[str, Any]:
    """Return what the template needs beside the context: the text cut at all that is marked in it."""
    passages: dict[tuple[int, int, str], int | str | None] = {
        (h.start, h.end, f"is-{h.what}"): h.entity and f"/name/{h.entity}" for h in it.highlights
    }
    for number, rest in enumerate(it.rests, 1):
        for start, end in rest.places:
            passages.setdefault((start, end, "passage"), number)
    passages |= {(start, end, "hit"): None for start, end in it.asked}
    return {"marked": mark_text(it.row.id, it.text, it.sentences, passages)}


REPORT = Page(
    "/report/{report}",
    "report",
    "A report: its text with all that was read in it, the points that rest on it, its versions.",
    ReportPage,
    make_report_page,
    "report_page.html.j2",
    (
        Parameter("report", "The id of the report.", "path"),
        Parameter(
            "at",
            'Passages to mark: "120-140,x2" (characters, or pieces of removed matter).',
            shape={"pattern": PLACES_PATTERN},
        ),
        Parameter("version", "A version of its text; without it the newest.", number=True),
        Parameter("changes", "Show what differs from the version before.", choices=("yes", "no")),
    ),
    dress_report,
)
