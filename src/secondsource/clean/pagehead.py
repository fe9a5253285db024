"""The head of a page: portal name, kickers, page dates, bylines, marks glued to the headline."""

import re
from functools import cache
from itertools import pairwise

from secondsource.clean.calendar_words import FullDate, find_dates
from secondsource.clean.credits import known_outlet, names_agency
from secondsource.clean.furniture import plain
from secondsource.clean.live import is_live, is_time_line
from secondsource.clean.navigation import beside_sections, is_breadcrumb, is_section
from secondsource.clean.page import Page, PageDate
from secondsource.lang.lexicon import words

_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2} ?hrs?\b"
    r"|\b(?:GMT|UTC|[ECMP][SD]?T|BST|CET|CEST|IST|JST|KST|SGT|HKT|AEST|AEDT|WIB|local time)\b"
    r"(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
    r"|[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_BARS = re.compile(r"(?:(?<!\s)\s++)?[|•·/]\s*|(?<!\s)\s++[–—-]\s+")
_SIGNS = r"\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_HEAT = re.compile(rf"(?<![\s{_SIGNS}])(?<![{_SIGNS}]\ufe0f)\s*+(?:[{_SIGNS}]\ufe0f?+\s*+)++\d[\d.,]*[kKmM]?\s*$")
_BYLINE = re.compile(r"[Bb]y:?\s+(.{3,120})")
_BY_NAME = re.compile(r"[A-Z][\w.'’-]*|and|&|for|of|de|van|von|der|al|el|bin|in|the|at|[|,/•-]+")
_CAMEL_CASE = re.compile(
    r"[A-Z][a-z0-9]+[A-Z]\w*|[A-Za-z]{3,}\d{1,3}|(?:[\w-]+\.){1,2}(?:com|net|org|uk|info|news|tv|in|eu)"
)
_MOST_PORTAL_WORDS = 4
_LEAST_HEADLINE_WORDS = 4
_NEAR_TOP = 6
_LEAST_MENU = 3  # sections on lines of their own, one after the other


def sift_head(page: Page, outlet: str | None, host: str | None) -> None:
    """Mark what stands around the headline and is not it; note the outlet, the byline and the dates shown."""
    _sections(page)
    _portal(page, outlet, host)
    _kickers(page)
    _dates(page)
    _bylines(page)
    _heat_marks(page)
    _dated_headline(page)


def read_date_line(text: str) -> tuple[FullDate, str] | None:
    """Return the date of a line that is a date and little else, and the short name that stands beside it ("" if none).

    Times of day and labels ("Updated:") may stand with it; a name only when set off by a bar or dash.
    """
    if len(text) > 120:
        return None
    dates = list(find_dates(text))
    if not dates:
        return None
    rest = text
    for one in reversed(dates):
        rest = f"{rest[: one.start]}|{rest[one.end :]}"
    rest = _label().sub(" ", _TIME.sub(" ", rest))
    parts = [part for piece in _BARS.split(rest) if (part := piece.strip(" ,.:()[]|–—-"))]
    if not parts:
        return dates[0], ""
    name = _byline_name(parts[0])
    set_off = _BARS.search(text) or text.startswith(("By ", "by ")) or text.endswith(")")
    if len(parts) == 1 and name and (set_off or _is_outlet(name, None, None)):
        return dates[0], name
    return None


def _sections(page: Page) -> None:
    """The way to the report ("Home > World > Its headline"), and menus with one section on a line."""
    head = page.head()
    for number, following in pairwise(head):
        if is_breadcrumb(page.lines[number].text, page.lines[following].text):
            page.why[number] = "navigation of the page"
    run: list[int] = []
    for number in [*head, -1]:
        if number >= 0 and is_section(page.lines[number].text):
            run.append(number)
            continue
        for member in run if len(run) >= _LEAST_MENU else ():
            page.why[member] = "navigation of the page"
        run = []


def _portal(page: Page, outlet: str | None, host: str | None) -> None:
    """The page's own name: a short first line that is written as names of outlets are, with the headline after it."""
    kept = page.kept()
    if len(kept) < 3:
        return
    first, second = page.lines[kept[0]], page.lines[kept[1]]
    name = beside_sections(first.text) or first.text
    if name.count(" ") >= _MOST_PORTAL_WORDS or first.closed or second.words < _LEAST_HEADLINE_WORDS:
        return
    if _is_outlet(name, outlet, host):
        page.why[kept[0]] = "name of the page"
        page.outlet = name


def _is_outlet(text: str, outlet: str | None, host: str | None) -> bool:
    squeezed = re.sub(r"[^a-z0-9]", "", text.lower())
    if outlet and squeezed == re.sub(r"[^a-z0-9]", "", outlet.lower()):
        return True
    if host and len(squeezed) > 3 and squeezed == re.sub(r"[^a-z0-9]", "", host.split(".")[0]):
        return True
    if known_outlet(text) or (" " not in text and _CAMEL_CASE.fullmatch(text)):
        return True
    parts = text.split()
    return (
        len(parts) > 1
        and text[0].isupper()
        and parts[-1].lower() in words("furniture", "outlet_words")
        and all(part[0].isupper() or part in ("of", "the") for part in parts)
        and parts[-1].lower() not in ("live", "world")
        and plain(text) not in words("furniture", "kickers")
    )


def _kickers(page: Page) -> None:
    kept = page.kept()
    if len(kept) > 2 and plain(page.lines[kept[0]].text) in words("furniture", "kickers"):
        page.why[kept[0]] = "section of the page"


def _dates(page: Page) -> None:
    """Dates in a line of their own: before the first paragraph, after the last, or with a label anywhere."""
    kept, head = page.kept(), page.head()
    live = is_live(page.lines[n].text for n in kept)
    labelled = [n for n in kept if _label_first().match(page.lines[n].text)]
    headline = len(page.lines)
    for number in dict.fromkeys([*head, *labelled, *page.tail()]):
        found = read_date_line(page.lines[number].text)
        if live and is_time_line(page.lines[number].text):
            continue  # the beginning of an entry
        if not found:
            headline = min(headline, number)
            continue
        day, name = found
        banner = number < headline and day.weekday is not None
        page.dates.append(PageDate(day.day, page.lines[number].text, banner, day.weekday_fits))
        page.why[number] = "date line of the page"
        if name and known_outlet(name):
            page.cites.append(name)
        elif name and _is_outlet(name, None, None):
            page.outlet = page.outlet or name
        elif name and not page.byline:
            page.byline = name


def _bylines(page: Page) -> None:
    for number in page.head()[:_NEAR_TOP]:
        found = _BYLINE.fullmatch(page.lines[number].text)
        name = _byline_name(found[1]) if found else None
        if name and len(page.kept()) > 1:
            page.why[number] = "byline"
            page.byline = page.byline or name
        elif number != page.kept()[0] and names_agency(page.lines[number].text):
            page.why[number] = "credit line"
            page.cites.append(page.lines[number].text)


def is_byline(text: str) -> bool:
    """Is this a line "By …" with names alone?"""
    found = _BYLINE.fullmatch(text)
    return found is not None and _byline_name(found[1]) is not None


def _byline_name(text: str) -> str | None:
    """Return the text when it is made of names alone."""
    bare = re.sub(r"^[Bb]y:?\s+|[()]", "", text.strip())
    parts = [part for part in re.split(r"[\s,]+", bare) if part]
    if parts and len(parts) <= 12 and parts[0][0].isupper() and all(_BY_NAME.fullmatch(part) for part in parts):
        return bare
    return None


def _heat_marks(page: Page) -> None:
    """Marks of attention glued to a headline: a pictograph and a number at its end."""
    for number in page.head()[:_NEAR_TOP]:
        found = _HEAT.search(page.lines[number].text)
        if found and found.start() > 0:
            page.cuts.append((number, found.group().strip(), "mark of attention on the headline"))


def _dated_headline(page: Page) -> None:
    """A label and a date glued to the end of a headline ("… Updated: 2016-05-30 09:53")."""
    for number in page.head()[:_NEAR_TOP]:
        text = page.lines[number].text
        found = next((m for m in _label_inside().finditer(text) if m.start() > 10), None)
        dated = read_date_line(text[found.start() :]) if found else None
        if found and dated:
            shown = text[found.start() :].strip()
            page.cuts.append((number, shown, "date line of the page"))
            page.dates.append(PageDate(dated[0].day, shown, weekday_fits=dated[0].weekday_fits))


@cache
def _label_first() -> re.Pattern[str]:
    listed = sorted(words("furniture", "date_labels"), key=len, reverse=True)
    return re.compile(r"\(?(?:" + "|".join(map(re.escape, listed)) + r")\b\s?:?\s", re.IGNORECASE)


@cache
def _label_inside() -> re.Pattern[str]:
    listed = sorted(words("furniture", "date_labels"), key=len, reverse=True)
    return re.compile(r"(?<= )(?:" + "|".join(map(re.escape, listed)) + r") ?: ?(?=[\w])", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    listed = sorted(words("furniture", "date_labels"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r"|at|on)\b:?", re.IGNORECASE)
