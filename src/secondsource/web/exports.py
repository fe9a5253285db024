"""A story of the desk → files to take along: one page, Markdown, the story file, ninjs, tables."""

from collections.abc import Callable
from functools import partial

from secondsource.brief.story_exports import export_story
from secondsource.brief.story_tables import TABLES
from secondsource.errors import RequestError
from secondsource.store.stories import read_story_json
from secondsource.web.page_table import Asked, Download, Parameter
from secondsource.web.story_page import story_asked

_STORY = (Parameter("story", "The id of the story.", "path"),)
_ROWS = {
    "reports": "Its reports, with their origins and what they copy.",
    "points": "Its points: a row for every passage.",
    "quotes": "Its quotes.",
    "timeline": "Its timeline: a row for every passage.",
    "names": "Its people, organisations and places: a row for every office.",
}


def _story(form: str, table: str, asked: Asked) -> bytes:
    return export_story(story_asked(asked), form, table)


def _story_file(asked: Asked) -> bytes:
    """Return the story file as it lies on the desk, without reading and writing it again."""
    data = read_story_json(asked.desk, asked.given["story"])
    if data is None:
        raise RequestError("not-found", "there is no such story", "look for it on the front page", 404)
    return data


def _download(file: str, summary: str, media: str, make: Callable[[Asked], bytes]) -> Download:
    return Download(f"/story/{{story}}/{file}", f"story-{file}", summary, media, make, _STORY, file)


_PAGE = "The brief of a story as one page that needs nothing else."
_HTML, _MARKDOWN, _CSV = (f"text/{kind}; charset=utf-8" for kind in ("html", "markdown", "csv"))
_JSON, _PARQUET = "application/json", "application/vnd.apache.parquet"
EXPORTS = (
    _download("brief.html", _PAGE, _HTML, partial(_story, "html", "")),
    _download("brief.md", "The brief of a story as Markdown.", _MARKDOWN, partial(_story, "md", "")),
    _download("story.json", "The story file (secondsource/story@1).", _JSON, _story_file),
    _download("ninjs.json", "The brief as ninjs 3.0 (IPTC News in JSON).", _JSON, partial(_story, "ninjs", "")),
    *(_download(f"{name}.csv", _ROWS[name], _CSV, partial(_story, "csv", name)) for name in TABLES),
    *(_download(f"{name}.parquet", _ROWS[name], _PARQUET, partial(_story, "parquet", name)) for name in TABLES),
)
