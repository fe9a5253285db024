"""A report of any media -> its text and what its page says of title, outlet, byline and date. No network."""

import html
import logging
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from secondsource.clean.dropped import Dropped, read_dropped
from secondsource.clean.markdown import read_markdown
from secondsource.records.problem import Problem
from secondsource.records.report import Report

_SUFFIX = re.compile(r"(?<!\s)\s++[|–—·•»-]\s+([^|–—·•»]{2,60})$")
_TITLE_TAG = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_TAGS = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|section|article|header|footer|blockquote)\b[^<>]*>", re.I
)
_HEAD = re.compile(r"<head\b", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[a-zA-Z]")
_WHOLE_PAGE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
_NEW_YEAR = re.compile(
    r"\bJan(?:uary|\.)?\s+0?1(?:st)?\b|\b0?1(?:st)?\s+(?:of\s+)?Jan"
    r"|\b\d{4}(?:[-/.]0?1[-/.]0?1|0101)(?!\d)|\b0?1[-/.]0?1[-/.]\d{2,4}\b",
    re.IGNORECASE,
)
_MOST_CHARS = 4_000_000  # the largest of 181 development pages has 1.5 million; far larger trees take minutes
_MOST_ELEMENTS = 50_000  # two hundred thousand short paragraphs take minutes too
# Nor does a page have so many tags and so little between them: 49,000 paragraphs of one letter took six seconds.
_DENSE_ELEMENTS, _DENSE_CHARS = 10_000, 8
# A fixed last day, so that a page gives the same date on every day it is read.
_SETTINGS: dict[str, Any] = {
    "include_comments": False,
    "include_tables": False,
    "with_metadata": True,
    "date_extraction_params": {"original_date": True, "extensive_search": True, "max_date": "2100-12-31"},
}
# So little text is looked at again with less strict settings, and what they find is taken when it is so much longer: of
# the 181 development pages this mends two that came out empty, and harms none.
_FEW_CHARS, _MUCH_LONGER = 500, 2
_FEW_ELEMENTS = 5_000  # a second look at a larger page would take too long
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Extract:
    """Text with one block per line, the metadata its page gives (None where it gives none), and what it left out."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def extract_text(report: Report) -> Extract:
    """Return the text of a report and the metadata its page carries; plain text comes back as it is."""
    if report.media == "html":
        return _extract_html(report)
    if report.media == "markdown":
        text, fields = read_markdown(report.raw)
        source = fields.get("source") or fields.get("outlet") or fields.get("publisher")
        url = fields.get("url") or fields.get("link")
        if source and source.startswith(("http://", "https://")):
            source, url = None, url or source
        return Extract(
            text,
            fields.get("title"),
            source,
            fields.get("author") or fields.get("byline"),
            fields.get("date") or fields.get("published"),
            url,
        )
    return Extract(report.raw)


def cut_outlet(title: str, outlet: str | None) -> str:
    """Return a page title without the outlet's name after a bar or dash."""
    found = _SUFFIX.search(title)
    if not found or title[: found.start()].count(" ") < 2:
        return title
    bar = title[found.start() : found.start(1)].strip() in "|»·•"
    named = outlet is not None and _squeezed(found[1]) in (_squeezed(outlet), _squeezed("the " + outlet))
    return title[: found.start()].rstrip() if bar or named else title


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _extract_html(report: Report) -> Extract:
    if not _WHOLE_PAGE.search(report.raw):
        return Extract(_without_tags(report.raw))
    if len(report.raw) > _MOST_CHARS:
        return _stripped(report.raw, "a page too large to be taken apart")
    dense = max(_DENSE_ELEMENTS, len(report.raw) // _DENSE_CHARS)
    if _has_more_elements(report.raw, min(_MOST_ELEMENTS, dense)):
        return _stripped(report.raw, "a page of too many elements to be taken apart")
    try:
        page = _article(report)
    except Exception as error:  # whatever a broken page brings about, the report must not be lost
        return _stripped(report.raw, f"the page cannot be taken apart ({type(error).__name__})")
    return page or _stripped(report.raw, "no article found in the page")


def _has_more_elements(raw: str, most: int) -> bool:
    return sum(1 for _ in islice(_ELEMENT.finditer(raw), most + 1)) > most


def _article(report: Report) -> Extract | None:
    from trafilatura import bare_extraction, load_html  # 0.5 s; only where there is HTML to read
    from trafilatura.settings import Document as Article

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what goes wrong becomes a problem of the report
    tree = load_html(report.raw)
    page = bare_extraction(tree, url=report.url, favor_precision=True, **_SETTINGS)
    chars = len(page.text or "") if isinstance(page, Article) else 0
    if chars < _FEW_CHARS and not _has_more_elements(report.raw, _FEW_ELEMENTS):
        tree = load_html(report.raw)
        more = bare_extraction(tree, url=report.url, favor_recall=True, **_SETTINGS)
        page = more if isinstance(more, Article) and len(more.text or "") > _MUCH_LONGER * chars else page
    if not isinstance(page, Article) or not (page.text or "").strip():
        return None
    title = cut_outlet(page.title, page.sitename) if page.title else None
    text = _with_title(page.text or "", title)
    return Extract(
        text=text,
        title=title,
        outlet=page.sitename or None,
        byline=(page.author or "").replace("; ", ", ") or None,
        published=None if page.date and _is_only_a_year(page.date, report.raw) else page.date or None,
        url=page.url or None,
        dropped=read_dropped(tree, text),
    )


def _is_only_a_year(found: str, raw: str) -> bool:
    """Is a day the first of January for no other reason than that some year stands on the page, in whatever sentence?

    htmldate, when it finds no date, takes a year it finds for one.
    """
    return found.endswith("-01-01") and not _NEW_YEAR.search(raw)


def _with_title(text: str, title: str | None) -> str:
    first = text.split("\n", 1)[0].strip()
    return text if not title or first == title else f"{title}\n\n{text}"


def _stripped(raw: str, what: str) -> Extract:
    """Return the page's words without its tags, when it cannot be understood."""
    found = _TITLE_TAG.search(raw)
    title = cut_outlet(" ".join(html.unescape(found[1]).split()), None) if found else None
    problem = Problem("page-not-understood", what, "menus and other furniture may be among its text")
    return Extract(_without_tags(_without_head(raw)), title or None, problems=(problem,))


def _without_head(raw: str) -> str:
    opening = _HEAD.search(raw)
    closing = _HEAD_END.search(raw, opening.end()) if opening else None
    return f"{raw[: opening.start()]} {raw[closing.end() :]}" if opening and closing else raw


def _without_tags(raw: str) -> str:
    return html.unescape(_ANY_TAG.sub(" ", _BLOCK_TAG.sub("\n", _TAGS.sub(" ", raw))))
