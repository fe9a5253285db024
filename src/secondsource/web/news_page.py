"""The desk → its news: typed changes of all stories, of one, about one name, or told by a rule."""

import re
from dataclasses import dataclass

from secondsource.errors import RequestError
from secondsource.records.desk import ChangeRow, Wanted
from secondsource.records.rules import Rule
from secondsource.store.news import list_changes
from secondsource.store.rules import find_rule
from secondsource.store.stories import running_story
from secondsource.web.page_table import DAY_SHAPE, Asked, Page, Parameter, is_moment

_SINCE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?", re.ASCII)
_MOMENT = "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?$"
_SINCE_SHAPE = {"anyOf": [*DAY_SHAPE["anyOf"], {"pattern": _MOMENT}]}
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class NewsPage:
    """Changes since a day or moment ("": all), of one story, one name or one rule ("": of all).

    `rule_name`: what that rule is called.
    """

    since: str
    story: str
    name: str
    changes: tuple[ChangeRow, ...]
    rule: str = ""
    rule_name: str | None = None


NEWS_PARAMETERS = (
    Parameter("since", "A day or moment (ISO); changes found then or later.", shape=_SINCE_SHAPE),
    Parameter("story", "The id of a story."),
    Parameter("name", "The id of a person, organisation or place."),
    Parameter("rule", "The id of a rule."),
)


def make_news_page(asked: Asked) -> NewsPage:
    """Read changes from the desk; raises `RequestError` for a moment that is none."""
    given = asked.given
    rule = rule_asked(asked)
    found = tuple(list_changes(asked.desk, wanted_of(asked, rule)))
    return NewsPage(given["since"], given["story"], given["name"], found, given["rule"], rule.name if rule else None)


def rule_asked(asked: Asked) -> Rule | None:
    """Return the rule of the name or id asked for; None when none is; raises `RequestError` when it is not there."""
    if not asked.given["rule"]:
        return None
    with asked.desk.reading() as connection:
        rule = find_rule(connection, asked.given["rule"])
    if rule is None:
        raise RequestError("not-found", "there is no such rule", "see the list of rules", 404)
    return rule


def wanted_of(asked: Asked, of: Rule | None) -> Wanted:
    """Return which changes are asked for; raises `RequestError` for no moment and for no story of the desk."""
    since, story, name = (asked.given[key] for key in ("since", "story", "name"))
    if since and not (_SINCE.fullmatch(since) and is_moment(since)):
        raise RequestError("bad-parameter", "since is no day or moment", "write it as 2025-10-29", 400)
    if story and (running := running_story(asked.desk, story)) != story:
        if running is None:
            raise RequestError("not-found", "there is no such story", "look for it on the front page", 404)
        story = running  # it was joined to another, and its changes with it
    return Wanted(
        since=since or None, story=story or None, entity=name or None, rule=of.id if of else None, limit=_SHOWN
    )


NEWS = Page("/news", "news", "What is new.", NewsPage, make_news_page, "news_page.html.j2", NEWS_PARAMETERS)
