"""Lines of a page -> those that only repeat others: a paragraph given twice, the captions of a gallery."""

from secondsource.clean.captions import CAPTION, GALLERY
from secondsource.clean.furniture import plain
from secondsource.clean.page import Page

DUPLICATE = "duplicate"
_LEAST_WORDS = 8  # shorter lines repeat in songs, lists and tables, questions in interviews
_MOST_SHARE = 0.2


def sift_repeats(page: Page) -> None:
    """Mark the second and later copies of a line, and what stands alone between two places in a gallery."""
    _captions_of_gallery(page)
    long = [n for n in page.kept() if page.lines[n].words >= _LEAST_WORDS and not page.lines[n].text.endswith("?")]
    seen: set[str] = set()
    copies = []
    for at, number in enumerate(long):
        key = plain(page.lines[number].text)
        if key in seen:
            copies.append(at)
        seen.add(key)
    if len(copies) > _MOST_SHARE * len(long) and copies[-1] - copies[0] >= len(copies):
        return  # recipes and price lists repeat their lines; only a text pasted twice repeats them in one run
    for at in copies:
        page.why[long[at]] = DUPLICATE


def _captions_of_gallery(page: Page) -> None:
    for number in range(1, len(page.lines) - 1):
        if page.why[number] is None and page.why[number - 1] == page.why[number + 1] == GALLERY:
            page.why[number] = CAPTION
