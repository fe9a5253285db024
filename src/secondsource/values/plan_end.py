"""The words of a clause -> how they say that a plan ended: called off, postponed to another time, or not at all."""

import re
from functools import cache
from typing import Literal

from secondsource.lang.lexicon import words

PlanEnd = Literal["called off", "postponed"]

_MARKS = ',.;:"“”()'
_OPEN_CHARS = 30  # before the words, where "not", "may" or "if" takes them back


def parse_plan_end(clause: str) -> PlanEnd | None:
    """Return how a clause says that a plan ended; the first such words count, and none that are denied or possible."""
    plain = clause.replace("’", "'")
    found = [(hit.start(), end) for end, pattern in _patterns().items() for hit in pattern.finditer(plain)]
    for start, end in sorted(found):
        before = {word.strip(_MARKS) for word in plain[max(0, start - _OPEN_CHARS) : start].split()} - {"May"}
        if not {word.lower() for word in before} & words("status", "takes_back"):
            return end
    return None


@cache
def _patterns() -> dict[PlanEnd, re.Pattern[str]]:
    keys: dict[PlanEnd, str] = {"called off": "calls_off", "postponed": "puts_off"}
    return {end: _pattern(key) for end, key in keys.items()}


def _pattern(key: str) -> re.Pattern[str]:
    phrases = sorted(words("status", key), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)
