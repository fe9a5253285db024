"""A JSON record -> the fields of a report, under the names that news formats use for them.

Read are: this program's own records, ninjs, schema.org NewsArticle, JSON Feed, news-please and the common news APIs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from secondsource.ingest.wikitext import is_wikitext, strip_wikitext
from secondsource.records.report import Media

# Names in order of preference. Of ninjs dates the version's own day comes first: it is the text we hold.
_TEXT = (
    "text", "maintext", "articleBody", "body_text", "body_html", "body_xhtml", "content_text", "content_html", "bodies",
    "body", "content",
)  # fmt: skip
_TITLE = ("title", "headline", "headlines", "name")
_OUTLET = (
    "outlet", "publisher", "provider", "infosource", "source", "site_name", "publication", "copyrightholder",
    "source_domain",
)  # fmt: skip
_BYLINE = ("byline", "by", "bylines", "author", "authors", "creator")
_PUBLISHED = (
    "published", "datePublished", "date_publish", "versioncreated", "versionCreated", "firstcreated", "firstCreated",
    "contentCreated", "publishedAt", "published_at", "date_published", "pubDate", "published_date", "dateCreated",
    "date",
)  # fmt: skip
_URL = ("url", "link", "mainEntityOfPage", "web_url", "uri", "@id", "external_url")
_CONTAINERS = ("sources", "articles", "items", "reports", "@graph", "documents", "entries", "results")
_INNER = ("name", "value", "text", "@id", "url", "byline", "by")
_EMPTY = frozenset({""})
_NOTHING = _EMPTY | {"n/a", "nan", "none", "null", "unknown"}  # said of a title or a name
_MARKUP = re.compile(r"</(?:p|div|body|html|article|section)>|<br ?/?>|<p[ >]", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """What one record says of one report; `text` is not empty, `given_text` is it before anything was stripped."""

    text: str
    given_text: str
    media: Media
    given_id: str | int | float | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    url: str | None


def read_fields(record: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a record, None when it carries no text."""
    key, text = next(((key, found) for key in _TEXT if (found := _words(record.get(key), "\n\n", _EMPTY))), ("", ""))
    if not text:
        return None
    given_text = _SURROGATE.sub("\ufffd", record[key]) if isinstance(record[key], str) else text
    media: Media = "html" if _MARKUP.search(text) else "text"
    if media == "text" and is_wikitext(text):
        text = strip_wikitext(text)
        if not text:
            return None
    return Fields(
        text=text,
        given_text=given_text,
        media=media,
        given_id=_id(record.get("id")),
        title=_first(record, _TITLE),
        outlet=_bare_domain(_first(record, _OUTLET)),
        byline=_people(record),
        published=_first(record, _PUBLISHED),
        url=_address(record),
    )


def _id(given: Any) -> str | int | float | None:
    if isinstance(given, str):
        return _SURROGATE.sub("\ufffd", given) or None
    is_number = isinstance(given, int | float) and not isinstance(given, bool) and isfinite(given)
    return given if is_number else None


def inner_records(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the records that a record holds in one of the lists known to hold reports."""
    for key in _CONTAINERS:
        inner = record.get(key)
        if isinstance(inner, list):
            yield from (member for member in inner if isinstance(member, dict))


def without_inner(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record without the lists of reports it holds."""
    return {key: value for key, value in record.items() if key not in _CONTAINERS}


def offers_text(record: Mapping[str, Any]) -> bool:
    """Has the record a field for text, be it empty?"""
    return any(key in record for key in _TEXT)


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = _words(record.get(key), ", ")
        if found and len(found) <= 1000:
            return " ".join(found.split())
    return None


def _words(value: Any, between: str, nothing: frozenset[str] = _NOTHING) -> str:
    """Return a string, a number, a {name: …} or a list of them as one string; "" for nothing."""
    if isinstance(value, str):
        found = _SURROGATE.sub("\ufffd", value).strip()
        return "" if found.casefold() in nothing else found
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return next((found for key in _INNER if isinstance(value.get(key), str) and (found := value[key].strip())), "")
    if isinstance(value, list):
        return between.join(found for member in value if not isinstance(member, list) and (found := _words(member, "")))
    return ""


def _people(record: Mapping[str, Any]) -> str | None:
    for key in _BYLINE:
        value = record.get(key)
        members = value if isinstance(value, list) else [value]
        names = [name for member in members if (name := " ".join(_words(member, "").split()))]
        names = [name for name in names if not _DOMAIN.fullmatch(name)]
        if names and len(", ".join(names)) <= 300:
            return ", ".join(dict.fromkeys(names))
    return None


def _bare_domain(outlet: str | None) -> str | None:
    found = _DOMAIN.fullmatch(outlet) if outlet else None
    return found.group(1).lower() if found else outlet


def _address(record: Mapping[str, Any]) -> str | None:
    for key in _URL:
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.strip().lower().startswith(("http://", "https://")):
            return _SURROGATE.sub("", value).strip()
    return None
