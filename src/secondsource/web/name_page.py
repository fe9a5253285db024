"""A person, organisation or place of the desk → its page: spellings, offices over time, stories, quotes, news."""

from dataclasses import dataclass

from secondsource.errors import RequestError
from secondsource.records.desk import ChangeRow, EntityView, QuoteRow, Wanted
from secondsource.store.news import list_changes
from secondsource.store.passages import story_titles
from secondsource.store.people import entity_quotes, read_entity
from secondsource.web.page_table import Asked, Page, Parameter

_QUOTES, _NEWS = 30, 10


@dataclass(frozen=True, slots=True)
class NamePage:
    """An entity whole, its quotes from the `skip`th on (`more`: others follow), its news, the titles of the stories."""

    entity: EntityView
    quotes: tuple[QuoteRow, ...]
    skip: int
    more: bool
    news: tuple[ChangeRow, ...]
    titles: dict[str, str]


def make_name_page(asked: Asked) -> NamePage:
    """Read an entity from the desk; raises `RequestError` when no story names it."""
    name, skip = asked.given["name"], asked.number("skip", 0, 10**6, 0)
    view = read_entity(asked.desk, name)
    if view is None:
        raise RequestError("not-found", "there is no such name", "look for it among the names", 404)
    quotes = entity_quotes(asked.desk, name, limit=_QUOTES + 1, skip=skip)
    stories = {quote.story for quote in quotes} | {role.story for role in view.roles}
    news = tuple(list_changes(asked.desk, Wanted(entity=name, limit=_NEWS)))
    titles = story_titles(asked.desk, sorted(stories))
    return NamePage(view, tuple(quotes[:_QUOTES]), skip, len(quotes) > _QUOTES, news, titles)


NAME = Page(
    "/name/{name}",
    "name",
    "A person, organisation or place: spellings, offices over time, stories, quotes.",
    NamePage,
    make_name_page,
    "name_page.html.j2",
    (
        Parameter("name", "The id of the entity.", "path"),
        Parameter("skip", "How many quotes to pass over.", number=True),
    ),
)
