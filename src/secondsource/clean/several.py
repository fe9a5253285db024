"""Lines of a text -> where a second whole report begins in it; it is taken out, and a problem says so.

Precision first: a new report needs two signs out of four (a line between, a headline, a byline or date of its own, a
dateline), and some paragraphs on both sides.
"""

import re

from secondsource.clean.live import is_live
from secondsource.clean.page import Page, is_paragraph
from secondsource.clean.pagehead import is_byline, read_date_line
from secondsource.records.problem import Problem

_OTHER = "another report in the same text"
_LEAST_PARAGRAPHS = 3
_LEAST_WORDS = 60
_HEADLINE_WORDS = (4, 20)
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]{2,30}(?:[ ,/]{1,2}[A-Z][\w.'’-]{0,20}){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? ?"
    r"(?:\([^()]{2,40}\) ?)?[–—-]{1,2} (?=\S)"
)
_RULE = re.compile(r"[\W_]{3,}|-30-|#+|ends?\.?", re.IGNORECASE)
_SHOWN_CHARS = 80


def sift_several(page: Page) -> None:
    """Mark the lines of all reports but the first, and note the problem."""
    kept = page.kept()
    if page.whole:
        return  # headlines with a date stand within its text, too: teasers of other reports
    if is_live(page.lines[number].text for number in kept):
        return  # its entries are no reports of their own
    prose = [number for number in kept if is_paragraph(page.lines[number])]
    if len(prose) < 2 * _LEAST_PARAGRAPHS:
        return
    start = next(
        (n for n in kept if prose[_LEAST_PARAGRAPHS - 1] < n <= prose[-_LEAST_PARAGRAPHS] and _begins(page, n)), None
    )
    if start is None or not (_is_long(page, kept[0], start) and _is_long(page, start, len(page.lines))):
        return
    for number in range(start, len(page.lines)):
        page.why[number] = page.why[number] or _OTHER
    shown = page.lines[start].text[:_SHOWN_CHARS]
    what = f"a second report begins in the same text: {shown!r}"
    page.problems.append(Problem("several-reports", what, "only the first was read; give each a file of its own"))


def _is_long(page: Page, start: int, end: int) -> bool:
    return sum(page.lines[n].words for n in page.kept() if start <= n < end) >= _LEAST_WORDS


def _begins(page: Page, number: int) -> bool:
    """Does a new report begin at this line, be it a headline or a paragraph with a dateline?"""
    line = page.lines[number]
    least, most = _HEADLINE_WORDS
    headline = not line.closed and not line.bullet and least <= line.words <= most
    after = page.lines[number + 1 : number + 4] if headline else []
    signs = (
        headline,
        number > 0 and page.why[number - 1] == "separator" and _RULE.fullmatch(page.lines[number - 1].text) is not None,
        any(is_byline(one.text) or read_date_line(one.text) is not None for one in after),
        any(is_paragraph(one) and _DATELINE.match(one.text) is not None for one in [line, *after]),
    )
    return sum(signs) >= 2
