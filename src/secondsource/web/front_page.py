"""The desk → its front page: the stories that run, hottest first, with their independent origins, and what is new."""

from dataclasses import dataclass

from secondsource.records.desk import ChangeRow, StoryRow, Wanted
from secondsource.store.news import list_changes
from secondsource.store.stories import list_stories
from secondsource.web.page_table import Asked, Page, Parameter

_STORIES, _NEWS = 30, 12


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Stories in the order asked for, from the `skip`th on (`more`: others follow), and the newest changes."""

    order: str
    skip: int
    stories: tuple[StoryRow, ...]
    more: bool
    news: tuple[ChangeRow, ...]


def make_front_page(asked: Asked) -> FrontPage:
    """Read the front page from the desk."""
    skip = asked.number("skip", 0, 10**6, 0)
    changed = asked.given["order"] == "changed"
    found = list_stories(asked.desk, "changed" if changed else "heat", limit=_STORIES + 1, skip=skip)
    news = () if skip else tuple(list_changes(asked.desk, Wanted(limit=_NEWS)))
    order = "changed" if changed else "heat"
    return FrontPage(order, skip, tuple(found[:_STORIES]), len(found) > _STORIES, news)


FRONT = Page(
    "/",
    "front",
    "The stories that run and what is new.",
    FrontPage,
    make_front_page,
    "front_page.html.j2",
    (
        Parameter(
            "order",
            "By heat (how much independent reporting lately) or by the last change.",
            choices=("heat", "changed"),
        ),
        Parameter("skip", "How many stories to pass over.", number=True),
    ),
)
