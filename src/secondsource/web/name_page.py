"""A person, organisation or place of the desk → its page: spellings, offices over time, stories, quotes, news."""

from dataclasses import dataclass

from secondsource.errors import RequestError
from secondsource.records.desk import ChangeRow, EntityView, Found, FoundKind, QuoteRow, Sought, Wanted
from secondsource.store.news import list_changes
from secondsource.store.passages import story_titles
from secondsource.store.people import entity_quotes, read_entity
from secondsource.store.search import search
from secondsource.web.page_table import Asked, Page, Parameter

_QUOTES, _NEWS, _NAMING = 30, 10, 12


@dataclass(frozen=True, slots=True)
class NamePage:
    """An entity whole, its quotes from the `skip`th on (`more`: others follow), its news, the titles of the stories.

    `points` and `reports` are the newest that name it.
    """

    entity: EntityView
    quotes: tuple[QuoteRow, ...]
    skip: int
    more: bool
    news: tuple[ChangeRow, ...]
    titles: dict[str, str]
    points: tuple[Found, ...] = ()
    reports: tuple[Found, ...] = ()


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
    points, reports = (() if skip else _naming(asked, view.row.name, what) for what in ("point", "report"))
    return NamePage(view, tuple(quotes[:_QUOTES]), skip, len(quotes) > _QUOTES, news, titles, points, reports)


def _naming(asked: Asked, name: str, what: FoundKind) -> tuple[Found, ...]:
    """Return the newest points or reports in which a name stands as its page writes it."""
    phrase = name.replace('"', " ")
    return tuple(search(asked.desk, Sought(words=f'"{phrase}"', what=what, limit=_NAMING)))


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
