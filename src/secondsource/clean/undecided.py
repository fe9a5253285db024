"""Lines of a page that no rule knows -> story text or furniture, by what was learned, with their neighbours' say.

Every line has odds of being story (`line_scores`); the likeliest way through the page is taken, on which a change
between story and furniture costs something, so that no line goes or stays against all around it.
"""

from collections.abc import Sequence

import numpy as np

from secondsource.clean.calendar_words import find_dates
from secondsource.clean.captions import CAPTION
from secondsource.clean.language import ENGLISH, read_language
from secondsource.clean.line_scores import KINDS, STORY, Scores, score_lines
from secondsource.clean.line_setting import line_features
from secondsource.clean.lines import Line
from secondsource.clean.page import Page, is_paragraph
from secondsource.clean.reactions import COMMENT

REASONS = {
    "menu": "navigation of the page",
    "teaser": "teaser of another report",
    "notice": "appeal to the reader",
    "byline": "byline or date of the page",
    "caption": CAPTION,
    "comment": COMMENT,
    "table": "figures beside the report",
    "legal": "imprint or legal line",
}
"""What a line is taken for, in plain words; the same words as the rules use where they know the same thing."""

CHANGE = 150  # hundredths of natural logarithms; for each change between story and furniture
LEAST_LONG = 600  # a line as long as a paragraph by so much
LEAST_CLEAN = 600  # the same on a page on which no rule found any furniture
LEAST = 100  # by so much a line must itself speak for furniture
LEAST_SENTENCE = 300  # and a line that ends as sentences do by so much
ALONE_TIMES = 3  # as much, where story stands on both sides
_NEVER = 10**6
_LONG = 18  # words
_LEAST_LINES = 5
_HEADLINE = (3, 30)  # words


def weigh(page: Page) -> None:
    """Note the odds of every line of an English page, and what it is if it is no story; after the certain rules."""
    if len(page.kept()) < _LEAST_LINES or not _is_english(page):
        return
    scores = score_lines(line_features(page))
    page.odds = [int(odds) for odds in story_odds(scores)]
    page.looks = [REASONS[KINDS[len(STORY) + int(row.argmax())]] for row in scores[:, len(STORY) :]]
    page.on_way = _way_through(page)


def sift_undecided(page: Page) -> None:
    """Mark the lines still open that were learned to be furniture; a paragraph of a story's midst stays."""
    if not page.odds:
        return
    page.on_way = _way_through(page)
    kept = page.kept()
    headline = _headline(page)
    soiled = any(page.why)
    for at, number in enumerate(kept):
        line = page.lines[number]
        least = _least(line, _is_alone(page, kept, at), soiled)
        stays = number == headline or page.on_way[number] or _dates_report(page, line)
        if not stays and -page.odds[number] >= least:
            page.why[number] = page.looks[number]


def _dates_report(page: Page, line: Line) -> bool:
    """Does a short line give a date on a page of which none was read? The dating of the report may want it."""
    return not page.dates and line.words < _LONG and any(find_dates(line.text))


def _is_alone(page: Page, kept: Sequence[int], at: int) -> bool:
    """Does a line stand between lines of the story, or, as a heading does, before a paragraph of it?"""
    before = at == 0 or page.on_way[kept[at - 1]]
    after = at + 1 == len(kept) or page.on_way[kept[at + 1]]
    heads = at + 1 < len(kept) and after and is_paragraph(page.lines[kept[at + 1]])
    return after and (before or (heads and not page.lines[kept[at]].closed))


def _least(line: Line, alone: bool, soiled: bool) -> int:
    """Return by how much a line must speak for furniture to go; `alone`: story stands on both sides of it."""
    if is_paragraph(line) and alone:
        return _NEVER
    least = LEAST if soiled else LEAST_CLEAN
    own = LEAST_LONG if line.words >= _LONG else LEAST_SENTENCE if line.closed else 0
    return max(least * (ALONE_TIMES if alone else 1), own)


def _way_through(page: Page) -> list[bool]:
    """Return for every line whether the likeliest way takes it for story; what rules have taken out speaks for none."""
    return _likeliest([min(odds, 0) if why else odds for odds, why in zip(page.odds, page.why, strict=True)])


def _headline(page: Page) -> int | None:
    """Return the line above the first paragraph that is likeliest to be the headline."""
    head = [n for n in page.head() if _HEADLINE[0] <= page.lines[n].words <= _HEADLINE[1]]
    return max(head, key=lambda n: (page.odds[n], -n), default=None)


def story_odds(scores: Scores) -> Scores:
    """Return by how much each line speaks rather for story than for furniture, in hundredths."""
    return np.asarray(scores[:, : len(STORY)].max(axis=1) - scores[:, len(STORY) :].max(axis=1), dtype=np.int64)


def _is_english(page: Page) -> bool:
    """Is the page's text English? Nothing was learned of other languages."""
    return read_language(" ".join(page.lines[n].text for n in page.kept() if is_paragraph(page.lines[n]))) == ENGLISH


def _likeliest(odds: Sequence[int]) -> list[bool]:
    """Return for every line whether the likeliest way through all of them takes it for story."""
    story, other = 0, 0
    came: list[tuple[bool, bool]] = []  # for story and for furniture: was the line before it story?
    for one in odds:
        came.append((story >= other - CHANGE, story - CHANGE > other))
        story, other = max(story, other - CHANGE) + one, max(other, story - CHANGE)
    state = story >= other
    found = []
    for from_story, to_other in reversed(came):
        found.append(state)
        state = from_story if state else to_other
    return found[::-1]
