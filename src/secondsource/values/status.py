"""Status: does a clause tell of something planned, possible, denied, cancelled, ongoing or done; how do two compare."""

import re
from functools import cache
from typing import Literal

from secondsource.lang.lexicon import lexicon
from secondsource.values.verdict import Outcome, Verdict

Status = Literal["happened", "ongoing", "planned", "possible", "denied", "cancelled"]

# The first of these whose words stand in a clause decides: what is called off was planned, what may be is not done.
_ORDER: tuple[Status, ...] = ("cancelled", "denied", "possible", "planned", "ongoing")
_SETTLED: frozenset[Status] = frozenset({"happened", "denied", "cancelled"})


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


def compare_status(a: Status, b: Status) -> Verdict:
    """Compare two statuses of one matter; a plan and its outcome differ, as one overtakes the other."""
    if a == b:
        return Verdict(Outcome.SAME, f"both tell it as {a}")
    if {a, b} <= {"planned", "possible", "ongoing"}:
        return Verdict(Outcome.COMPATIBLE, f"{a} and {b} can both be true at one time")
    if a in _SETTLED or b in _SETTLED:
        return Verdict(Outcome.DIFFERS, f"one report tells it as {a}, the other as {b}")
    return Verdict(Outcome.CANNOT_TELL, f"{a} and {b} may speak of different times")
