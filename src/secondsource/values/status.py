"""Status: does a clause tell of something planned, possible, denied, cancelled, ongoing or done."""

import re
from functools import cache
from typing import Literal

from secondsource.lang.lexicon import lexicon

Status = Literal["happened", "ongoing", "planned", "possible", "denied", "cancelled"]

# The first of these whose words stand in a clause decides: what is called off was planned, what may be is not done.
_ORDER: tuple[Status, ...] = ("cancelled", "denied", "possible", "planned", "ongoing")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    phrases = sorted(lexicon("status")[key], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(p) for p in phrases) + r")(?!\w)")


def parse_status(clause: str) -> Status:
    """Read the status from the words of one clause; `happened` when nothing says otherwise."""
    plain = _plain(clause)
    return next((status for status in _ORDER if _pattern(status).search(plain)), "happened")


def _plain(clause: str) -> str:
    """Straight apostrophes, first letter small; other capitals stay, so that the month of May is no "may"."""
    return clause[:1].lower() + clause[1:].replace("’", "'")


def is_negated(clause: str) -> bool:
    """Does the clause hold a negation? An even number of them cancels out."""
    return len(_pattern("negation").findall(_plain(clause))) % 2 == 1
