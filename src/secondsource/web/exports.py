"""A story of the desk → files to take along: one page, Markdown, the story file, tables for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from secondsource.brief.render_html import render_html
from secondsource.brief.render_markdown import render_markdown
from secondsource.brief.render_words import outlet_of, plain
from secondsource.errors import RequestError
from secondsource.records.storyfile import StoryFile
from secondsource.store.stories import read_story_json
from secondsource.web.page_table import Asked, Download, Parameter
from secondsource.web.story_page import story_asked

_STORY = (Parameter("story", "The id of the story.", "path"),)
_ACTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what begins so for a formula

Row = Sequence[str | int | None]


def table_bytes(head: Row, rows: Iterable[Row]) -> bytes:
    """Return a table as CSV (UTF-8 with its mark, so that spreadsheets read it); no cell is taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: str | int | None) -> str | int:
    if value is None or isinstance(value, int):
        return "" if value is None else value
    words = plain(value)
    return f"'{words}" if words.startswith(_ACTS) else words


def point_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every passage of every position of every point."""
    outlets = {report.id: outlet_of(report) for report in file.reports}
    for point in file.points:
        told = (point.kind, point.about, point.standing, point.nature, point.independent)
        for position in point.positions:
            for e in position.evidence:
                where = (outlets.get(e.report), e.report, e.start, e.end, e.text, e.sentence)
                yield (*told, position.value, position.independent, position.latest, *where)


def quote_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every quote."""
    outlets = {report.id: outlet_of(report) for report in file.reports}
    for quote in file.quotes:
        e = quote.evidence
        said = (quote.speaker, quote.text, quote.form, quote.via, "; ".join(same.drift for same in quote.same_as))
        yield (*said, outlets.get(e.report), e.report, e.start, e.end)


def timeline_rows(file: StoryFile) -> Iterator[Row]:
    """Yield a row for every passage of every entry of the timeline."""
    for entry in file.timeline:
        for e in entry.evidence:
            yield (entry.when, entry.status, entry.became, entry.text, e.report, e.start, e.end, e.sentence)


def _points(asked: Asked) -> bytes:
    head = (
        "kind", "about", "standing", "nature", "origins", "value", "origins of the value", "latest", "outlet", "report",
        "start", "end", "words", "sentence",
    )  # fmt: skip
    return table_bytes(head, point_rows(story_asked(asked).file))


def _quotes(asked: Asked) -> bytes:
    head = ("speaker", "words", "form", "given to", "other wordings", "outlet", "report", "start", "end")
    return table_bytes(head, quote_rows(story_asked(asked).file))


def _timeline(asked: Asked) -> bytes:
    head = ("when", "status", "became", "what", "report", "start", "end", "sentence")
    return table_bytes(head, timeline_rows(story_asked(asked).file))


def _page(asked: Asked) -> bytes:
    return render_html([story_asked(asked).file]).encode()


def _markdown(asked: Asked) -> bytes:
    return render_markdown(story_asked(asked).file).encode()


def _story_file(asked: Asked) -> bytes:
    data = read_story_json(asked.desk, asked.given["story"])
    if data is None:
        raise RequestError("not-found", "there is no such story", "look for it on the front page", 404)
    return data


_CSV = "text/csv; charset=utf-8"
EXPORTS = tuple(
    Download(f"/story/{{story}}/{file}", f"story-{file}", summary, media, make, _STORY, file)
    for file, summary, media, make in (
        ("brief.html", "The brief of a story as one page that needs nothing else.", "text/html; charset=utf-8", _page),
        ("brief.md", "The brief of a story as Markdown.", "text/markdown; charset=utf-8", _markdown),
        ("story.json", "The story file (secondsource/story@1).", "application/json", _story_file),
        ("points.csv", "Its points: a row for every passage.", _CSV, _points),
        ("quotes.csv", "Its quotes.", _CSV, _quotes),
        ("timeline.csv", "Its timeline: a row for every passage.", _CSV, _timeline),
    )
)
