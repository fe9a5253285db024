"""Status: is what a clause tells of planned, possible, denied, cancelled, ongoing or done."""

import re
from functools import cache
from typing import Literal

from secondsource.lang.lexicon import lexicon

Status = Literal["happened", "ongoing", "planned", "possible", "denied", "cancelled"]


def is_ongoing(clause: str) -> bool:
    """Does the clause say that something goes on ("rescue work continues")?"""
    return _ongoing().search(clause.lower()) is not None


@cache
def _ongoing() -> re.Pattern[str]:
    phrases = sorted(lexicon("status")["ongoing"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(p) for p in phrases) + r")(?!\w)")
