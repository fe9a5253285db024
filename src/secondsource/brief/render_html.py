"""Story files → one HTML page that needs nothing else: works from disk, as a mail attachment, printed, without script.

All words come from strangers. They are escaped by the templates; no script or style but the page's own can run or load.
"""

import base64
from collections.abc import Sequence
from hashlib import sha256

from markupsafe import Markup

from secondsource.brief import render_sections
from secondsource.brief.page_parts import PageReport, PageStory, Place, page_asset, page_environment, place_of
from secondsource.brief.render_passages import cut_report, unit_of
from secondsource.records.storyfile import ReportEntry, StoryFile


def render_html(stories: Sequence[StoryFile]) -> str:
    """Return one page with all stories, an index on top when there are several, and the reports at its foot."""
    pages = [_page_story(f"s{number}", story) for number, story in enumerate(stories, start=1)]
    style, script = page_asset("style.css"), page_asset("page.js")
    return (
        page_environment()
        .get_template("page.html.j2")
        .render(
            pages=pages,
            style=Markup(style),
            script=Markup(script),
            style_hash=_csp_hash(style),
            script_hash=_csp_hash(script),
        )
    )


def _csp_hash(content: str) -> str:
    """The hash by which the page's content policy lets this one script or style through."""
    return "sha256-" + base64.b64encode(sha256(content.encode()).digest()).decode()


def _page_story(anchor: str, story: StoryFile) -> PageStory:
    by_report: dict[str, dict[Place, str]] = {report.id: {} for report in story.reports}
    for evidence in render_sections.all_evidence(story):
        if evidence.report in by_report:
            by_report[evidence.report].setdefault(place_of(evidence), "")
    reports, targets = [], {}
    for number, report in enumerate(story.reports, start=1):
        page_report, found = _page_report(f"{anchor}-r{number}", number, report, list(by_report[report.id]))
        reports.append(page_report)
        targets.update(found)
    return PageStory(
        anchor=anchor, sections=render_sections.brief_sections(story), reports=tuple(reports), targets=targets
    )


def _page_report(
    anchor: str, number: int, report: ReportEntry, places: Sequence[Place]
) -> tuple[PageReport, dict[Place, tuple[str, str]]]:
    """Cut the report at its passages and give each an address: its sentence, or the matter that was taken out."""
    inside = [place for place in places if place[3] is None]
    blocks = cut_report(report.text, report.sentences, [(start, end) for _, start, end, _ in inside])
    names = tuple(f"{anchor}-e{index}" for index in range(len(inside)))
    targets = {}
    for place, name in zip(inside, names, strict=True):
        unit = unit_of(blocks, place[1])
        targets[place] = (f"#{anchor}" if unit is None else f"#{anchor}-{unit}", name)
    taken_out = {}
    for place in places:
        if place[3] is not None and 0 <= place[3] < len(report.removed):
            taken_out[place[3]] = name = f"{anchor}-x{place[3]}"
            targets[place] = (f"#{name}", name)
    made = PageReport(number, anchor, f"#{anchor}", report, blocks, names, taken_out)
    return made, targets
