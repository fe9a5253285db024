"""A rule and a change -> is that what the rule asks for? Whole words, letters great or small alike."""

import re
from collections.abc import Sequence

from secondsource.records.rules import Rule, ToldChange

_PHRASE = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_WORD = re.compile(r"\w+")


def fits(rule: Rule, told: ToldChange) -> bool:
    """Does the change meet everything that the rule asks for?"""
    return (
        (not rule.changes or told.kind in rule.changes)
        and (not rule.kinds or told.point_kind in rule.kinds)
        and (rule.story is None or told.story == rule.story)
        and (rule.who is None or _folded(rule.who) in {_folded(name) for name in told.names})
        and (rule.outlet is None or _folded(rule.outlet) in {_folded(name) for name in told.outlets})
        and _stands_in(rule.words, (told.text, told.story_title))
    )


def has_words(words: str) -> bool:
    """Is there anything in these words that could be looked for?"""
    return bool(_WORD.search(words))


def _stands_in(words: str, texts: Sequence[str]) -> bool:
    """Does each of the words, and each phrase between quotation marks, stand in one of the texts?"""
    there = "|".join(map(_spaced, texts))
    return all(_spaced(phrase or word) in there for phrase, word in _PHRASE.findall(words) if has_words(phrase or word))


def _spaced(text: str) -> str:
    """Return the words of a text between blanks, so that no word is found within another."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
