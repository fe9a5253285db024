"""A story of the desk → its page: the brief, charts of figures, what is new in it, what it is related to, exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from secondsource.errors import RequestError
from secondsource.records.desk import ChangeRow, ReportRow, StoryRow, StoryView, Wanted
from secondsource.records.storyfile import StoryFile
from secondsource.store.keys import entity_id
from secondsource.store.news import list_changes
from secondsource.store.reports import withdrawn_reports
from secondsource.store.stories import earlier_titles, read_story, related_stories, running_story
from secondsource.web.charts import draw, tracked
from secondsource.web.page_table import Asked, Page, Parameter
from secondsource.web.story_parts import StoryMarks, desk_story

_CHARTS = 4  # on the page of a story: drawing one takes as long as reading the story; all stand on a page of their own


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """Another story and the names that both tell of."""

    story: StoryRow
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story: its row, the version shown, its story file, the newest changes, the stories it is related to.

    `withdrawn`: the reports that outlets took back; what they say is not in the file, unless there are no others.
    `entities`: the id of an entity in the story file → its id on the desk. `titles`: the headlines it had before, the
    newest first, each with the moment it came to be it.
    """

    row: StoryRow
    version: int
    versions: tuple[tuple[int, str], ...]
    file: StoryFile
    news: tuple[ChangeRow, ...]
    related: tuple[RelatedStory, ...]
    withdrawn: tuple[ReportRow, ...]
    entities: dict[str, str]
    titles: tuple[tuple[str, str], ...] = ()


def make_story_page(asked: Asked) -> StoryPage:
    """Read a story from the desk; raises `RequestError` when it is not there."""
    wanted = asked.number("version", 1, 10**6, 0)
    view = story_asked(asked, wanted or None)
    story = view.row.id
    return StoryPage(
        row=view.row,
        version=wanted or view.row.version,
        versions=view.versions,
        file=view.file if wanted else _as_of_now(view),
        news=tuple(list_changes(asked.desk, Wanted(story=story, limit=12))),
        related=tuple(RelatedStory(row, names) for row, names in related_stories(asked.desk, story)),
        withdrawn=tuple(withdrawn_reports(asked.desk, story)),
        entities={entity.id: entity_id(entity.kind, entity.name) for entity in view.file.entities},
        titles=tuple(earlier_titles(asked.desk, story)),
    )


def _as_of_now(view: StoryView) -> StoryFile:
    """Return the newest file with the heat the story has by now: other stories have gone on since it was written."""
    return replace(view.file, story=replace(view.file.story, heat=view.row.heat))


def story_asked(asked: Asked, version: int | None = None) -> StoryView:
    """Return the story that was asked for; raises `RequestError` when it is not there."""
    view = read_story(asked.desk, asked.given["story"], version)
    if view is None and running_story(asked.desk, asked.given["story"]) is not None and version is None:
        raise RequestError("not-yet-told", "this story is being worked out", "load the page again in a moment", 503)
    if view is None:
        raise RequestError("not-found", "there is no such story", "look for it on the front page", 404)
    return view


def dress_story(it: StoryPage) -> Mapping[str, Any]:
    """Return what the templates of a brief need: the story in sections, the charts of its first figures."""
    reports = {report.id: report for report in it.file.reports}
    page = desk_story(it.file)
    rows = (*page.sections.differs, *page.sections.changed, *page.sections.figures)
    dots = {point.id: found for point in it.file.points if (found := tracked(point, reports))}
    first = [row.point for row in rows if row.point is not None and row.point.id in dots][:_CHARTS]
    return {
        "page": page,
        "level": 1,
        "charts": {point.id: draw(point.about, dots[point.id]) for point in first},
        "figures": len(dots),
        "name_hrefs": {local: f"/name/{entity}" for local, entity in it.entities.items()},
        "marks": StoryMarks(),
        "outlet_at": "/outlet?outlet=",
        "judged_at": f"/judgements?story={quote(it.row.id, safe='')}",
        "by_hand": [point for point in it.file.points if point.overruled],
    }


STORY = Page(
    "/story/{story}",
    "story",
    "A story: what is known, where reports differ, what is new, who said what, and the reports it rests on.",
    StoryPage,
    make_story_page,
    "story_page.html.j2",
    (
        Parameter("story", "The id of the story.", "path"),
        Parameter("version", "An earlier version of it; without it the newest.", number=True),
    ),
    dress_story,
)
