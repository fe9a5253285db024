"""Words and filters → what is found in reports, quotes and points."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import quote

from secondsource.errors import RequestError
from secondsource.records.desk import Found, FoundKind, Sought
from secondsource.records.storyfile import PointKind, Standing
from secondsource.store.passages import quote_places
from secondsource.store.search import search
from secondsource.web.page_table import DAY_SHAPE, Asked, Page, Parameter, is_moment
from secondsource.web.story_parts import report_address

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHOWN, _MOST_CHARS = 20, 300


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was sought and found; `before`: the number from which the next page goes on, None when this is the last.

    `hrefs` are the addresses of what was found, in the same order.
    """

    sought: Sought
    found: tuple[Found, ...]
    before: int | None
    hrefs: tuple[str, ...] = ()


SEARCH_PARAMETERS = (
    Parameter("words", 'Words that must all be there; "…" is a phrase.'),
    Parameter("what", "Reports, quotes or points alone.", choices=get_args(FoundKind)),
    Parameter("speaker", "Who is quoted, as shown."),
    Parameter("outlet", "Who published the report, as shown."),
    Parameter("kind", "A kind of point.", choices=get_args(PointKind)),
    Parameter("standing", "The standing of a point.", choices=get_args(Standing)),
    Parameter("story", "The id of a story."),
    Parameter("first_day", "The first day (ISO).", shape=DAY_SHAPE),
    Parameter("last_day", "The last day (ISO), included.", shape=DAY_SHAPE),
    Parameter("order", "The best of the newest first, or the newest.", choices=("best", "newest")),
    Parameter("before", "Go on behind this number (newest first only).", number=True),
)


def make_search_page(asked: Asked) -> SearchPage:
    """Look on the desk; nothing is sought without words or a filter."""
    sought = sought_of(asked)
    if not any(asked.given[key] for key in asked.given if key not in ("order", "before")):
        return SearchPage(sought, (), None)
    found = search(asked.desk, sought)
    more = len(found) == _SHOWN and not sought.best
    return SearchPage(sought, tuple(found), found[-1].number if more else None, _hrefs(asked, found))


def _hrefs(asked: Asked, found: Sequence[Found]) -> tuple[str, ...]:
    """Return where each thing found is shown: a report, a point in its story, a quote at its words."""
    keys = {one.id: (one.story or "", int(one.id.rpartition(":")[2])) for one in found if one.what == "quote"}
    places = quote_places(asked.desk, list(keys.values()))
    return tuple(_href(one, places.get(keys.get(one.id, ("", 0)))) for one in found)


def _href(one: Found, place: tuple[int, int] | None) -> str:
    if one.what == "point":
        return f"/story/{quote(one.story or '', safe='')}#s-p-{quote(one.id, safe='')}"
    return report_address(one.report or one.id, [f"{place[0]}-{place[1]}"] if place else [])


def sought_of(asked: Asked) -> Sought:
    """Return what is sought; raises `RequestError` for a day that is none."""
    given = asked.given
    for key in ("first_day", "last_day"):
        if given[key] and not (_DAY.fullmatch(given[key]) and is_moment(given[key])):
            raise RequestError("bad-parameter", f"{key} is no day", "write it as 2025-10-29", 400)
    before = asked.number("before", 0, 10**9, 0)
    newest = given["order"] == "newest" or not given["words"] or bool(before)
    return Sought(
        words=given["words"][:_MOST_CHARS],
        what=given["what"] or None,  # type: ignore[arg-type]  # one of the choices
        outlet=given["outlet"] or None,
        speaker=given["speaker"] or None,
        kind=given["kind"] or None,
        standing=given["standing"] or None,
        story=given["story"] or None,
        first_day=given["first_day"] or None,
        last_day=given["last_day"] or None,
        best=not newest,
        limit=_SHOWN,
        before=before or None,
    )


SEARCH = Page(
    "/search",
    "search",
    "Search reports, quotes and points.",
    SearchPage,
    make_search_page,
    "search_page.html.j2",
    SEARCH_PARAMETERS,
)
