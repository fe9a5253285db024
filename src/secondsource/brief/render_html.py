"""Story files → one HTML page that needs nothing else: works from disk, as a mail attachment, printed, without script.

All words come from strangers. They are escaped by the templates; no script or style but the page's own can run or load.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import secondsource
from secondsource.brief import render_dates, render_sections, render_words
from secondsource.brief.origin_graph import copy_words, draw_origins
from secondsource.brief.render_passages import TextBlock, cut_excerpt, cut_report, unit_of
from secondsource.brief.render_quotes import quotes_by_speaker
from secondsource.brief.render_sections import Sections
from secondsource.brief.render_timeline import timeline_steps
from secondsource.records.storyfile import Evidence, ReportEntry, StoryFile

_TEMPLATES = Path(__file__).parent / "templates"
_Place = tuple[str, int, int, int | None]


@dataclass(frozen=True, slots=True)
class PageReport:
    """A report on the page: its mark, its anchor, its text in pieces; `taken_out` are passages by removed matter."""

    number: int
    anchor: str
    report: ReportEntry
    blocks: tuple[TextBlock, ...]
    passages: tuple[str, ...]
    taken_out: dict[int, str]


@dataclass(frozen=True, slots=True)
class PageStory:
    """A story on the page; `targets`: a place of evidence → its address on the page, its name."""

    anchor: str
    sections: Sections
    reports: tuple[PageReport, ...]
    targets: dict[_Place, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark [1] that leads to the passages of one report: first address, all passage names, words for its label."""

    number: int
    href: str
    passages: str
    label: str
    tip: str


def render_html(stories: Sequence[StoryFile]) -> str:
    """Return one page with all stories, an index on top when there are several, and the reports at its foot."""
    pages = [_page_story(f"s{number}", story) for number, story in enumerate(stories, start=1)]
    style, script = _asset("style.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            pages=pages,
            style=Markup(style),
            script=Markup(script),
            style_hash=_csp_hash(style),
            script_hash=_csp_hash(script),
        )
    )


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _csp_hash(content: str) -> str:
    """The hash by which the page's content policy lets this one script or style through."""
    return "sha256-" + base64.b64encode(sha256(content.encode()).digest()).decode()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["role_words"] = render_words.role_words
    environment.globals.update(
        version=secondsource.__version__,
        marks=_marks,
        excerpt=cut_excerpt,
        steps=timeline_steps,
        draw_origins=draw_origins,
        copy_words=copy_words,
        quotes_by_speaker=quotes_by_speaker,
        words=render_words,
        dates=render_dates,
        sections=render_sections,
    )
    return environment


def _finalize(value: Any) -> Any:
    """Every string that is put on the page loses its unseen characters; `Markup` is our own."""
    return render_words.plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _page_story(anchor: str, story: StoryFile) -> PageStory:
    by_report: dict[str, dict[_Place, str]] = {report.id: {} for report in story.reports}
    for evidence in render_sections.all_evidence(story):
        if evidence.report in by_report:
            places = by_report[evidence.report]
            places.setdefault(_place(evidence), "")
    reports, targets = [], {}
    for number, report in enumerate(story.reports, start=1):
        page_report, found = _page_report(f"{anchor}-r{number}", number, report, list(by_report[report.id]))
        reports.append(page_report)
        targets.update(found)
    return PageStory(
        anchor=anchor, sections=render_sections.brief_sections(story), reports=tuple(reports), targets=targets
    )


def _place(evidence: Evidence) -> _Place:
    return evidence.report, evidence.start, evidence.end, evidence.removed


def _page_report(
    anchor: str, number: int, report: ReportEntry, places: Sequence[_Place]
) -> tuple[PageReport, dict[_Place, tuple[str, str]]]:
    """Cut the report at its passages and give each an address: its sentence, or the matter that was taken out."""
    inside = [place for place in places if place[3] is None]
    blocks = cut_report(report.text, report.sentences, [(start, end) for _, start, end, _ in inside])
    names = tuple(f"{anchor}-e{index}" for index in range(len(inside)))
    targets = {}
    for place, name in zip(inside, names, strict=True):
        unit = unit_of(blocks, place[1])
        targets[place] = (anchor if unit is None else f"{anchor}-{unit}", name)
    taken_out = {}
    for place in places:
        if place[3] is not None and 0 <= place[3] < len(report.removed):
            taken_out[place[3]] = f"{anchor}-x{place[3]}"
            targets[place] = (taken_out[place[3]],) * 2
    made = PageReport(number=number, anchor=anchor, report=report, blocks=blocks, passages=names, taken_out=taken_out)
    return made, targets


def _marks(page: PageStory, evidence: Sequence[Evidence]) -> list[Mark]:
    """Return the marks of some evidence; passages that cannot be found on the page are left out."""
    marks = []
    for number, passages in render_sections.marked(evidence, page.sections.numbers):
        found = [page.targets[_place(passage)] for passage in passages if _place(passage) in page.targets]
        if found:
            report = page.reports[number - 1].report
            marks.append(
                Mark(
                    number=number,
                    href=f"#{found[0][0]}",
                    passages=" ".join(dict.fromkeys(name for _, name in found)),
                    label=f"Report {number}, {render_words.outlet_of(report)}: show the passage",
                    tip=f"{render_words.outlet_of(report)}: “{render_words.shorten(passages[0].sentence, 180)}”",
                )
            )
    return marks
