"""Report -> Document: the straight line over repair, extraction, furniture, shape, date and language."""

from urllib.parse import urlsplit

from secondsource.clean.credits import agencies_in_byline
from secondsource.clean.dates import DateCues, settle_published
from secondsource.clean.dropped import place_dropped
from secondsource.clean.extract import extract_text
from secondsource.clean.language import read_language
from secondsource.clean.length import readable_part
from secondsource.clean.lines import split_lines
from secondsource.clean.live import read_sections
from secondsource.clean.lookalikes import find_lookalikes
from secondsource.clean.reject import reject_reason
from secondsource.clean.repair import repair_text
from secondsource.clean.shape import Shaped, shape
from secondsource.clean.sift import sift
from secondsource.lang.lexicon import words
from secondsource.records.document import Document
from secondsource.records.report import Report

__all__ = ["read_document", "reject_reason"]


def read_document(report: Report) -> Document:
    """Return the story text of a report with its blocks, what was taken out of it, and when it came out.

    Nothing a report holds raises: oddities become problems.
    """
    extract = extract_text(report)
    given, unread = readable_part(extract.text)
    text, problems = repair_text(given)
    titles = [title for given in (report.title, extract.title) if (title := on_one_line(given))]
    url = report.url or extract.url
    host = host_of(url)
    page = sift(split_lines(text), report.outlet or extract.outlet, host)
    shaped = shape(page, titles)
    cues = DateCues(
        report.published or extract.published, tuple(page.dates), page.empty_date_label, url or report.source
    )
    published, doubts = settle_published(shaped.text, _body_start(shaped), cues)
    byline = on_one_line(report.byline) or on_one_line(extract.byline) or page.byline
    told = (*unread, *problems, *page.problems, *doubts, *find_lookalikes(shaped.text))
    return Document(
        report_id=report.id,
        source=report.source,
        sha256=report.sha256,
        text=shaped.text,
        blocks=shaped.blocks,
        title=shaped.title,
        outlet=on_one_line(report.outlet) or on_one_line(extract.outlet) or page.outlet or host,
        byline=byline,
        url=url,
        language=read_language(shaped.text),
        published=published,
        cites=tuple(dict.fromkeys([*agencies_in_byline(byline or ""), *page.cites])),
        removed=(*place_dropped(extract.dropped, shaped.text), *shaped.removed),
        problems=(*report.problems, *extract.problems, *told),
        sections=read_sections(shaped.text, shaped.blocks),
    )


def on_one_line(value: str | None) -> str | None:
    """Return metadata on one line, with its encoding mended."""
    return " ".join(repair_text(value)[0].split()) or None if value else None


def _body_start(shaped: Shaped) -> int:
    """Return where the story text goes on after headline and teaser."""
    return next((b.span.start for b in shaped.blocks if b.kind not in ("title", "teaser")), 0)


def host_of(url: str | None) -> str | None:
    """Return the host of an address as the outlet's name, None for archives and aggregators."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    foreign = words("furniture", "foreign_hosts")
    return None if not host or host in foreign or host.partition(".")[2] in foreign else host
