"""The desk → its front page: the stories that run, hottest first, with their independent origins, and what is new."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.records.desk import ChangeRow, StoryRow, Wanted
from secondsource.store.news import list_changes
from secondsource.store.stories import list_stories
from secondsource.web.page_table import Asked, Page, Parameter

_STORIES, _NEWS = 30, 12
_OF_ONE_STORY, _LOOKED_AT = 3, 60  # a story in which much is new does not hide the others


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Stories in the order asked for, from the `skip`th on (`more`: others follow), and the newest changes.

    Of each story there are only the newest few.
    """

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
    news = () if skip else _newest(list_changes(asked.desk, Wanted(limit=_LOOKED_AT)))
    order = "changed" if changed else "heat"
    return FrontPage(order, skip, tuple(found[:_STORIES]), len(found) > _STORIES, news)


def _newest(changes: Sequence[ChangeRow]) -> tuple[ChangeRow, ...]:
    """Return the newest changes, of each story a few."""
    shown: Counter[str] = Counter()
    kept = []
    for one in changes:
        shown[one.story] += 1
        if shown[one.story] <= _OF_ONE_STORY:
            kept.append(one)
    return tuple(kept[:_NEWS])


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
