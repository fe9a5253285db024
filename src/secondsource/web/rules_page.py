"""What a person asked to be told of → the rules with what came of each, and a form to add one.

Webhooks are named on the command line alone: who can open this page must not be able to make the desk post anywhere.
"""

from dataclasses import dataclass
from typing import get_args

from secondsource.desk.keeping_rules import keep_rule
from secondsource.errors import InputError, RequestError
from secondsource.records.desk import ChangeKind
from secondsource.records.rules import Rule, RuleState
from secondsource.records.storyfile import PointKind
from secondsource.store.passages import story_titles
from secondsource.store.rules import list_rules, remove_rule
from secondsource.web.page_table import Action, Asked, Page, Parameter


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The rules, the titles of the stories they are on, and what the form begins with: a story, a name ("": none)."""

    rules: tuple[RuleState, ...]
    titles: dict[str, str]
    story: str
    who: str


def make_rules_page(asked: Asked) -> RulesPage:
    """Read the rules from the desk; raises `RequestError` for a story that is not there."""
    states, story = tuple(list_rules(asked.desk)), asked.given["story"]
    titles = story_titles(asked.desk, sorted({one.rule.story for one in states if one.rule.story} | {story} - {""}))
    if story and story not in titles:
        raise RequestError("not-found", "there is no such story", "look for it on the front page", 404)
    return RulesPage(states, titles, story, asked.given["who"][:200])


def add_rule(asked: Asked) -> str:
    """Keep a rule; raises `RequestError` for one that cannot be followed. Return where what it tells is shown."""
    given = {key: asked.given[key].strip() for key in ("name", "change", "kind", "story", "who", "words", "outlet")}
    rule = Rule(
        name=given["name"],
        changes=(given["change"],) if given["change"] else (),  # type: ignore[arg-type]  # one of the choices
        kinds=(given["kind"],) if given["kind"] else (),  # type: ignore[arg-type]
        story=given["story"] or None,
        who=given["who"] or None,
        words=given["words"],
        outlet=given["outlet"] or None,
        made_at=asked.now(),
    )
    try:
        kept = keep_rule(asked.desk, rule, None)
    except InputError as error:
        raise RequestError(error.code, error.what, error.hint, _STATUS.get(error.code, 400)) from error
    return f"/news?rule={kept.id}"


def take_away(asked: Asked) -> str:
    """Take a rule away; raises `RequestError` when it is not there."""
    with asked.desk.writing() as writer:
        there = remove_rule(writer, asked.given["rule"])
    if not there:
        raise RequestError("not-found", "there is no such rule", "see the list of rules", 404)
    return "/rules"


_STATUS = {"not-found": 404, "rule-exists": 409}
RULES = Page(
    "/rules",
    "rules",
    "The rules: what a person asked to be told of, and a form to add one.",
    RulesPage,
    make_rules_page,
    "rules_page.html.j2",
    (
        Parameter("story", "The id of a story the form begins with."),
        Parameter("who", "A name the form begins with."),
    ),
)
ADD_RULE = Action(
    "/rules/add",
    "add-rule",
    "Keep a rule: changes that meet all of it are noted for it, past ones too. Webhooks: see `secondsource rules`.",
    add_rule,
    (
        Parameter("name", "The name of the rule.", "form", needed=True),
        Parameter("change", "A kind of change.", "form", choices=get_args(ChangeKind)),
        Parameter("kind", "A kind of point.", "form", choices=get_args(PointKind)),
        Parameter("story", "The id of a story.", "form"),
        Parameter("who", "A person, organisation or place, as a report writes it.", "form"),
        Parameter("words", "Words that must all stand in the change or in its story's title.", "form"),
        Parameter("outlet", "Who published the report.", "form"),
    ),
)
REMOVE_RULE = Action(
    "/rules/{rule}/remove",
    "remove-rule",
    "Take a rule away.",
    take_away,
    (Parameter("rule", "The id of the rule.", "path"),),
)
