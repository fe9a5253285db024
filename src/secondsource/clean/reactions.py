"""Lines of a page -> what its readers wrote under the report, marked from the heading of the comments to the end."""

import re
from functools import cache

from secondsource.clean.furniture import plain
from secondsource.clean.page import Page, is_paragraph
from secondsource.lang.lexicon import words

COMMENT = "comment of a reader"
_OPENER_WORDS = 12
_LEAST_PARAGRAPHS = 2  # of the report, before its comments
_LEAST_MARKS = 2
_LOOK_AHEAD = 40  # lines
_COUNTED = re.compile(r"\d[\d,.]* (?:comments?|responses? to|replies|thoughts? on)\b|comments? ?\(?\d[\d,.]*\)?$")
_POSTED = re.compile(
    r"(?:\bat\b|,|@)? ?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:said|says|wrote))?:?$|\b(?:says|said|wrote|writes):$"
    r"|\b(?:\d+|an?|one) ?(?:sec|min|minute|hour|hr|day|week|month|year|h|d|m)s? ago\b|^(?:reply|report|permalink)\b",
    re.IGNORECASE,
)


def sift_reactions(page: Page) -> None:
    """Mark all from the heading of the comments on, when a report stands before it and signs of comments after it."""
    paragraphs = 0
    for number, line in enumerate(page.lines):
        paragraphs += page.why[number] is None and is_paragraph(line)
        if paragraphs < _LEAST_PARAGRAPHS or line.words > _OPENER_WORDS or not _opens(line.text):
            continue
        ahead = page.lines[number + 1 : number + 1 + _LOOK_AHEAD]
        if sum(one.words <= _OPENER_WORDS and _POSTED.search(one.text) is not None for one in ahead) >= _LEAST_MARKS:
            for member in range(number, len(page.lines)):
                page.why[member] = page.why[member] or COMMENT
            return


def _opens(text: str) -> bool:
    key = plain(text)
    return _COUNTED.match(key) is not None or _opener().match(key) is not None


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        "(?:" + "|".join(map(re.escape, sorted(words("furniture", "comment_openers"), key=len, reverse=True))) + r")\b"
    )
