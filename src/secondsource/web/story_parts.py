"""A story file → what the templates of a story's page need on a desk, where every report has a page of its own."""

from collections.abc import Sequence
from urllib.parse import quote

from secondsource.brief import render_sections, render_words
from secondsource.brief.page_parts import Mark, PageReport, PageStory
from secondsource.records.storyfile import Evidence, StoryFile

_MOST_PASSAGES = 40  # in one address


def desk_story(story: StoryFile) -> PageStory:
    """Return the story as templates read it; its reports stand elsewhere, so they carry no text."""
    reports = tuple(
        PageReport(number, f"r{number}", f"/report/{quote(report.id, safe='')}", report, (), (), {})
        for number, report in enumerate(story.reports, start=1)
    )
    return PageStory(anchor="s", sections=render_sections.brief_sections(story), reports=reports, targets={})


def desk_marks(page: PageStory, evidence: Sequence[Evidence]) -> list[Mark]:
    """Return the marks of some evidence: each leads to the page of its report, with the passages marked there."""
    marks = []
    for number, passages in render_sections.marked(evidence, page.sections.numbers):
        report = page.reports[number - 1].report
        places = list(dict.fromkeys(place_name(passage) for passage in passages))
        marks.append(
            Mark(
                number=number,
                href=report_address(report.id, places),
                passages=" ".join(f"{report.id}-{place}" for place in places),
                label=f"Report {number}, {render_words.outlet_of(report)}: show the passage",
                tip=f"{render_words.outlet_of(report)}: “{render_words.shorten(passages[0].sentence, 180)}”",
            )
        )
    return marks


class StoryMarks:
    """The marks of one story's page, each set made once: a line asks for its own twice."""

    def __init__(self) -> None:
        # The evidence is kept beside its marks, so that no other can come to have its identity.
        self._made: dict[int, tuple[Sequence[Evidence], list[Mark]]] = {}

    def __call__(self, page: PageStory, evidence: Sequence[Evidence]) -> list[Mark]:
        """Return the marks of some evidence."""
        made = self._made.get(id(evidence))
        if made is None:
            made = self._made[id(evidence)] = (evidence, desk_marks(page, evidence))
        return made[1]


def report_address(report: str, places: Sequence[str]) -> str:
    """Return the address of a report with passages marked; the browser goes to the first."""
    at = ",".join(places[:_MOST_PASSAGES])
    return f"/report/{quote(report, safe='')}" + (f"?at={at}#at" if at else "")


def place_name(evidence: Evidence) -> str:
    """Return how a passage is named within its report: "120-140", or "x2" for the third piece of removed matter."""
    return f"{evidence.start}-{evidence.end}" if evidence.removed is None else f"x{evidence.removed}"
