"""Lines of a whole page -> the stretch that is the report, with the menus, lists and footers around it marked.

For texts that are a page with all that is visible on it, hundreds of short lines around some paragraphs. A text that
is only the report, or the report with a few lines of furniture, is left alone: those `sift` knows by their words.
"""

import re
from itertools import accumulate

from secondsource.clean.furniture import is_section_opener
from secondsource.clean.lines import Line
from secondsource.clean.navigation import is_section
from secondsource.clean.page import Page, is_truncated
from secondsource.clean.pagehead import read_date_line

_OTHER = "another part of the page"
_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_OUTSIDE = 8  # short lines around the stretch; fewer are no page with everything on it
_SHORT_SHARE = 0.7  # of the lines around it
_SIGNS = frozenset(
    {"button of the page", "copyright line", "navigation of the page", "share buttons", "counter of the page"}
)
_LEAST_SIGNS = 4
_LONG_MENU = 20
_LEAST_PROSE = 40  # score of a stretch that may be a report: about two paragraphs
_MOST_WORDS = 40  # a long paragraph counts no more than this
_SENTENCE_WORDS = 6
_SHORT, _FURNITURE, _TEASER = -5, -3, -5
_BESIDE = (0.4, 0.7, 1.0)  # by how many of the lines beside it are sentences
_BREAK = -15
_ENDS = frozenset({"copyright line"})
_MORE = re.compile(r"(?:More|Read more|Latest|Stories) (?:from|in|on|by|about)\b", re.IGNORECASE)
_OPENER_WORDS = 7
_LEAST_BETWEEN = 3
_HEAD_LINES = 20  # how far above the first paragraph the headline is looked for
_HEADLINE_WORDS = (4, 25)


def sift_region(page: Page) -> None:
    """Mark what stands before the headline and after the last paragraph, when the text is a whole page."""
    scores = _scores(page)
    start, end, best = _best_stretch(scores)
    if best < _LEAST_PROSE:
        return
    end = _told_on(page, end)
    body, start = start, _headline(page, start, end)
    outside = [n for n in page.kept() if not start <= n < end]
    short = sum(scores[n] <= 0 for n in outside)
    if short < _LEAST_OUTSIDE or short < _SHORT_SHARE * len(outside) or not _is_whole_page(page, start, end):
        return
    page.whole, page.headline = True, start
    for number in outside:
        if not _tells_of_page(page, number, start):
            page.why[number] = _OTHER
    _between(page, start, body)
    _lists_within(page, start, end)


def _told_on(page: Page, end: int) -> int:
    """Return where the lines end that were learned to be story (`undecided`): a list that closes the report, too."""
    while end < len(page.on_way) and page.on_way[end]:
        end += 1
    return end


def sift_above(page: Page) -> None:
    """Mark what still stands above the headline of a whole page, once `pagehead` has read it."""
    for number in page.kept() if page.whole else ():
        if number < page.headline:
            page.why[number] = _OTHER


def _tells_of_page(page: Page, number: int, start: int) -> bool:
    """Is this line the first or a date above the report? What it tells (`pagehead`) is the name and day of the page."""
    return number < start and (number == 0 or read_date_line(page.lines[number].text) is not None)


def _between(page: Page, headline: int, body: int) -> None:
    """Mark the lines between headline and text when they are many; dates and bylines tell of the report and stay."""
    loose = [n for n in range(headline + 1, body) if page.why[n] is None and not page.lines[n].closed]
    for number in loose if len(loose) > _LEAST_BETWEEN else ():
        text = page.lines[number].text
        if not text.startswith(("By ", "by ", "BY ")) and read_date_line(text) is None:
            page.why[number] = _OTHER


def _lists_within(page: Page, start: int, end: int) -> None:
    """Mark the headlines that follow the opening of a list of other reports, up to the next sentence."""
    opened = False
    for number in range(start, end):
        line = page.lines[number]
        opened = _opens_list(line.text) or (opened and not line.closed and line.words < _MOST_WORDS)
        if opened and page.why[number] is None:
            page.why[number] = _OTHER


def _is_whole_page(page: Page, start: int, end: int) -> bool:
    """Do menus and buttons stand around the stretch? A list that a report ends with has none."""
    around = [n for n in range(len(page.lines)) if not start <= n < end]
    signs = {page.lines[n].text for n in around if page.why[n] in _SIGNS or is_section(page.lines[n].text)}
    before = sum(page.why[n] is None and page.lines[n].words < _OPENER_WORDS for n in range(start))
    return len(signs) >= _LEAST_SIGNS or before >= _LONG_MENU


def _scores(page: Page) -> list[int]:
    """Return how much each line speaks for running text; a sentence among lines that are none counts less."""
    own = [_score(line, why) for line, why in zip(page.lines, page.why, strict=True)]
    told = [number for number, why in enumerate(page.why) if why is None]
    scores = list(own)
    for at, number in enumerate(told):
        if own[number] > 0:
            beside = [own[n] > 0 for n in (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])]
            scores[number] = int(own[number] * _BESIDE[sum(beside)])
    return scores


def _score(line: Line, why: str | None) -> int:
    """Return how much a line by itself speaks for running text: its words when it is a sentence, else a deduction."""
    if why:
        return _BREAK if why in _ENDS else _FURNITURE
    if _opens_list(line.text):
        return _BREAK
    if is_truncated(line.text):
        return _TEASER
    if line.closed and line.words >= _SENTENCE_WORDS:
        return min(line.words, _MOST_WORDS)
    if line.words >= _MOST_WORDS:
        return _MOST_WORDS // 2
    return 0 if line.closed and not line.text.endswith(":") else _SHORT


def _opens_list(text: str) -> bool:
    return is_section_opener(text) or (text.count(" ") < _OPENER_WORDS and _MORE.match(text) is not None)


def _best_stretch(scores: list[int]) -> tuple[int, int, int]:
    """Return start, end and sum of the run of lines with the highest sum."""
    best, found, low, low_at = 0, (0, 0), 0, 0
    for number, total in enumerate(accumulate(scores)):
        if total - low > best:
            best, found = total - low, (low_at, number + 1)
        if total < low:
            low, low_at = total, number + 1
    return *found, best


def _headline(page: Page, start: int, end: int) -> int:
    """Return the line of the headline above the stretch, whose words come back in it; `start` when there is none."""
    text = {word.lower() for line in page.lines[start:end] for word in _WORD.findall(line.text)}
    least, most = _HEADLINE_WORDS
    shared = []
    for number in range(max(0, start - _HEAD_LINES), start):
        line = page.lines[number]
        fits = page.why[number] is None and least <= line.words <= most and not is_truncated(line.text)
        own = {word.lower() for word in _WORD.findall(line.text)} if fits else set()
        shared.append((len(own & text), number))
    most_shared = max((count for count, _ in shared), default=0)
    if most_shared < 2:
        return start
    return next(number for count, number in shared if count >= 0.6 * most_shared)
