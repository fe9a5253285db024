"""A rule as a person asks for it -> the rule on the desk, after a look at what it names."""

from dataclasses import replace

from secondsource.errors import InputError
from secondsource.ingest.post import is_webhook
from secondsource.records.rules import Rule
from secondsource.store.connect import Desk
from secondsource.store.rule_match import has_words
from secondsource.store.rules import add_rule
from secondsource.store.stories import running_story

_MOST_CHARS = 300


def keep_rule(desk: Desk, rule: Rule, secret: str | None) -> Rule:
    """Keep a rule and return it as it is kept; raises `InputError` for one that cannot be followed.

    A name or an outlet that no report has yet is taken: it may come.
    """
    _check(rule)
    if rule.story is not None:
        story = running_story(desk, rule.story)
        if story is None:
            raise InputError("not-found", f"there is no story {rule.story!r}", "its page's address ends with its id")
        rule = replace(rule, story=story)
    with desk.writing() as writer:
        kept = add_rule(writer, rule, secret)
    if kept is None:
        raise InputError("rule-exists", f"there is a rule {rule.name!r}", "choose another name, or remove it first")
    return kept


def _check(rule: Rule) -> None:
    said = (rule.name, rule.who or "", rule.words, rule.outlet or "", rule.webhook or "")
    if not rule.name or any(len(one) > _MOST_CHARS for one in said):
        raise InputError("bad-rule", "a rule has a name, and nothing in it is very long", "say it in fewer words")
    if rule.words and not has_words(rule.words):
        raise InputError("bad-rule", f"there are no words in {rule.words!r}", "name words that stand in what is new")
    if rule.webhook is not None and not is_webhook(rule.webhook):
        raise InputError("bad-rule", f"{rule.webhook!r} is no address of a webhook", "https://HOST/PATH")
