"""Lines of a page -> story text and furniture, each piece of furniture with the reason it was taken out.

Precision first: a line that may be story text stays. Words decide (`furniture`), then place: what stands before the
first paragraph (`pagehead`), in a list of other reports, or after the last paragraph.
"""

from collections.abc import Iterator
from dataclasses import replace

from secondsource.clean.credits import read_credit
from secondsource.clean.furniture import is_date_label, is_section_opener, is_social, is_teaser, judge_line, plain
from secondsource.clean.lines import Line
from secondsource.clean.page import Page, is_paragraph, is_truncated
from secondsource.clean.pagehead import sift_head
from secondsource.clean.reactions import sift_reactions
from secondsource.clean.region import sift_above, sift_region
from secondsource.clean.repeats import sift_repeats
from secondsource.clean.several import sift_several
from secondsource.clean.undecided import sift_undecided, weigh
from secondsource.lang.lexicon import words

_LAST_LINES = 4  # where credits without a label are believed
_LEAST_TITLE_WORDS = 3
_TEASER_CHARS = 160  # those of the development pages have up to 89


def sift(lines: list[Line], outlet: str | None = None, host: str | None = None) -> Page:
    """Tell story text from furniture; `outlet` and `host` (of the address) help to know the page's own name."""
    page = Page(lines, [None] * len(lines))
    mark_certain(page)
    weigh(page)
    sift_region(page)
    sift_head(page, outlet, host)
    _lists(page)
    _teasers(page)
    _credits(page)
    sift_above(page)
    sift_undecided(page)
    _repeated_headline(page)
    sift_several(page)
    sift_repeats(page)
    if page.kept() and (any(is_paragraph(lines[n]) for n in page.kept()) or not any(map(is_paragraph, lines))):
        return page
    return Page(lines, [None] * len(lines))  # nothing left that could be a report: rather keep it all


def mark_certain(page: Page) -> None:
    """Mark what its own words give away, and what readers wrote; nothing that only its place would tell."""
    _by_words(page)
    _social(page)
    sift_reactions(page)


def kept_lines(page: Page) -> Iterator[tuple[int, Line]]:
    """Yield the numbers and lines of the story text, pieces cut off their ends left out."""
    cut = {number: text for number, text, _ in page.cuts}
    for number in page.kept():
        line = page.lines[number]
        if number in cut:
            line = replace(line, text=line.text[: -len(cut[number])].rstrip())
        yield number, line


def _by_words(page: Page) -> None:
    for number, line in enumerate(page.lines):
        page.why[number] = judge_line(line)
        if page.why[number] == "empty label" and is_date_label(line.text):
            page.empty_date_label = True


def _social(page: Page) -> None:
    """Share buttons: several in a line, or one alone beside another."""
    made = [is_social(line.text) for line in page.lines]
    for number, line in enumerate(page.lines):
        if page.why[number] or not made[number]:
            continue
        beside = any(made[n] for n in (number - 1, number + 1) if 0 <= n < len(made))
        if line.words > 1 or (beside and plain(line.text) in words("furniture", "social_sites")):
            page.why[number] = "share buttons"


def _lists(page: Page) -> None:
    """Lists of other reports, from the line that opens them to the next paragraph, or to the end."""
    for number, line in enumerate(page.lines):
        if page.why[number] or not is_section_opener(line.text) or number == 0:
            continue
        members = _members(page, number + 1)
        at_end = not members or members[-1] == len(page.lines) - 1
        beside = page.why[number - 1] is not None or (
            number + 1 < len(page.lines) and is_section_opener(page.lines[number + 1].text)
        )
        telling = sum(is_truncated(page.lines[n].text) for n in members)
        if (at_end and members) or telling or beside or " " in line.text or number == len(page.lines) - 1:
            page.why[number] = "heading of a list of other reports"
            for member in members if at_end or telling else ():
                page.why[member] = page.why[member] or _member_reason(page.lines[member])
    _open_end(page)


def _member_reason(line: Line) -> str:
    return "heading of a list of other reports" if is_section_opener(line.text) else "teaser of another report"


def _members(page: Page, start: int) -> list[int]:
    """Return the numbers of the lines that may be teasers: short ones, up to the first paragraph."""
    members: list[int] = []
    for number in range(start, len(page.lines)):
        line = page.lines[number]
        if is_paragraph(line) or (line.closed and not is_truncated(line.text) and len(line.text) > _TEASER_CHARS):
            # the line before a paragraph is its heading, unless it is plainly a teaser
            while members and not is_truncated(page.lines[members[-1]].text) and not page.why[members[-1]]:
                members.pop()
            break
        members.append(number)
    return members


def _open_end(page: Page) -> None:
    """Pairs of headline and broken-off teaser after the last paragraph, without a line that opens them."""
    tail = page.tail()
    teasers = [n for n in tail if is_truncated(page.lines[n].text) and len(page.lines[n].text) <= _TEASER_CHARS]
    if len(teasers) < 2 or len(tail) < 2 * len(teasers) or len(tail) == len(page.kept()):
        return
    for number in tail:
        page.why[number] = "teaser of another report"


def _teasers(page: Page) -> None:
    """Single lines that lead to another report; never the first line, which may be the headline itself."""
    kept = page.kept()
    for number in kept[1:]:
        if is_teaser(page.lines[number].text):
            page.why[number] = "link to another report"


def _credits(page: Page) -> None:
    kept = page.kept()
    last = set(kept[-_LAST_LINES:])
    for at, number in enumerate(kept):
        credit = read_credit(page.lines[number].text, at_end=number in last and at > 0) if at else None
        if credit:
            page.why[number] = credit.why
            page.cites.extend(name for name in credit.names if name not in page.cites)


def _repeated_headline(page: Page) -> None:
    kept = list(kept_lines(page))
    if not kept or kept[0][1].words < _LEAST_TITLE_WORDS or is_paragraph(kept[0][1]):
        return
    title = plain(kept[0][1].text)
    for number, line in kept[1:]:
        if plain(line.text) == title:
            page.why[number] = "headline repeated"
