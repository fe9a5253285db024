"""Report -> Document that keeps the text as it was given: nothing is mended or taken out."""

import re
from collections.abc import Iterator

from secondsource.clean.credits import agencies_in_byline
from secondsource.clean.dates import DateCues, settle_published
from secondsource.clean.document import host_of, on_one_line
from secondsource.clean.language import read_language
from secondsource.clean.length import readable_part
from secondsource.records.document import Block, Document
from secondsource.records.report import Report
from secondsource.records.span import Span

# A line with something on it. Only these end a line: a form feed or a "file separator" may stand within a sentence.
_LINE = re.compile(r"(?<![^\S\r\n])[^\S\r\n]*+\S[^\r\n]*")
_OPEN_END = re.compile(r"[^\W\d_]|[\d,–—-]")  # the last character of a line that breaks off within a sentence


def read_as_is(report: Report) -> Document:
    """Return a document whose text is the one given, character for character; of a book its beginning.

    A line or a wrapped paragraph is a block.

    Nothing the text holds raises: oddities become problems.
    """
    text, unread = readable_part(report.as_given)
    name = report.url or report.source
    published, doubts = settle_published(text, 0, DateCues(report.published, name=name))
    byline = on_one_line(report.byline)
    return Document(
        report_id=report.id,
        source=report.source,
        sha256=report.sha256,
        text=text,
        blocks=tuple(_blocks(text)),
        title=on_one_line(report.title),
        outlet=on_one_line(report.outlet) or host_of(report.url),
        byline=byline,
        url=report.url,
        language=read_language(text),
        published=published,
        cites=tuple(agencies_in_byline(byline or "")),
        problems=(*report.problems, *unread, *doubts),
    )


def _blocks(text: str) -> Iterator[Block]:
    start = end = 0
    for line in _LINE.finditer(text):
        shown = line.group().strip()
        at = line.start() + line.group().index(shown)
        if start < end and not _goes_on(text, end, at):
            yield Block(Span(start, end), "paragraph")
            start = end = 0
        start = at if start == end else start
        end = at + len(shown)
    if start < end:
        yield Block(Span(start, end), "paragraph")


def _goes_on(text: str, end: int, at: int) -> bool:
    """Does a sentence run over the line break: no blank line, the end left open, and lower case behind it?"""
    gap = text[end:at]
    breaks = gap.count("\n") or gap.count("\r")
    return breaks == 1 and text[at].islower() and _OPEN_END.match(text, end - 1) is not None
