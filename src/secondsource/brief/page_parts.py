"""The parts of every page of a story: its templates, its style and script, its reports, the marks on a line.

The page that is one file (`render_html`) and the desk (`web`) fill the same templates; where a mark leads differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import secondsource
from secondsource.brief import render_dates, render_sections, render_words
from secondsource.brief.origin_graph import copy_words, draw_origins
from secondsource.brief.render_passages import TextBlock, cut_excerpt
from secondsource.brief.render_quotes import quotes_by_speaker
from secondsource.brief.render_sections import Sections
from secondsource.brief.render_timeline import timeline_steps
from secondsource.records.storyfile import Evidence, ReportEntry

_TEMPLATES = Path(__file__).parent / "templates"
Place = tuple[str, int, int, int | None]


@dataclass(frozen=True, slots=True)
class PageReport:
    """A report on a page: its mark, anchor, address, text in pieces; `taken_out` are passages by removed matter."""

    number: int
    anchor: str
    href: str
    report: ReportEntry
    blocks: tuple[TextBlock, ...]
    passages: tuple[str, ...]
    taken_out: dict[int, str]


@dataclass(frozen=True, slots=True)
class PageStory:
    """A story on a page; `targets`: a place of evidence → its address, its name."""

    anchor: str
    sections: Sections
    reports: tuple[PageReport, ...]
    targets: dict[Place, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark [1] that leads to the passages of one report: first address, all passage names, words for its label."""

    number: int
    href: str
    passages: str
    label: str
    tip: str


def page_asset(name: str) -> str:
    """Return the page's "style.css" or "page.js"."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def page_environment(*before: BaseLoader) -> Environment:
    """Return the templates of a story's page, after those of `before`; whatever is put in is escaped."""
    environment = Environment(
        loader=ChoiceLoader([*before, FileSystemLoader(_TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["role_words"] = render_words.role_words
    environment.globals.update(
        version=secondsource.__version__,
        marks=story_marks,
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


def place_of(evidence: Evidence) -> Place:
    """Return what tells a passage from others: its report, its characters, the removed matter it stands in."""
    return evidence.report, evidence.start, evidence.end, evidence.removed


def story_marks(page: PageStory, evidence: Sequence[Evidence]) -> list[Mark]:
    """Return the marks of some evidence; passages that cannot be found on the page are left out."""
    marks = []
    for number, passages in render_sections.marked(evidence, page.sections.numbers):
        found = [page.targets[place_of(passage)] for passage in passages if place_of(passage) in page.targets]
        if found:
            report = page.reports[number - 1].report
            marks.append(
                Mark(
                    number=number,
                    href=found[0][0],
                    passages=" ".join(dict.fromkeys(name for _, name in found)),
                    label=f"Report {number}, {render_words.outlet_of(report)}: show the passage",
                    tip=f"{render_words.outlet_of(report)}: “{render_words.shorten(passages[0].sentence, 180)}”",
                )
            )
    return marks
