"""The bytes of a feed (RSS, Atom, JSON Feed) -> its title and entries, each with the address of its page."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

import feedparser

from secondsource.ingest.addresses import canonical_url
from secondsource.records.feed import Feed, FeedEntry, Fetched
from secondsource.records.report import Skipped

MOST_ENTRIES = 500
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HEAD_BYTES = 20_000


def read_feed(fetched: Fetched) -> Feed | Skipped:
    """Return what a feed lists, at most `MOST_ENTRIES`; entries without a page of their own are left out."""
    body = fetched.body.lstrip()
    if body.startswith(b"{"):
        return _read_json(fetched.url, body)
    if _ENTITIES.search(body[:_HEAD_BYTES]):
        return Skipped(fetched.url, "not-a-feed", "it defines entities of its own, which no feed needs", "")
    headers = {"content-location": fetched.url}
    if fetched.charset:
        headers["content-type"] = f"{fetched.media or 'application/xml'}; charset={fetched.charset}"
    found = feedparser.parse(body, response_headers=headers)
    if not found.get("version") and not found.entries:
        return Skipped(fetched.url, "not-a-feed", "neither RSS, Atom nor JSON Feed", "give the address of a feed")
    entries = [_entry(fetched.url, one) for one in found.entries[:MOST_ENTRIES]]
    return _feed(found.feed.get("title"), entries, len(found.entries))


def _entry(base: str, given: dict[str, Any]) -> FeedEntry | None:
    link = str(given.get("link") or "")
    url = canonical_url(urljoin(base, link)) if link else None
    if url is None:
        return None
    contents = [str(part.get("value") or "") for part in given.get("content") or ()]
    return FeedEntry(
        url=url,
        title=_line(given.get("title")),
        published=_line(given.get("published") or given.get("created")),
        updated=_line(dict.get(given, "updated")),  # feedparser's own `get` would give the day of publication
        content=max(contents, key=len, default="") or None,
    )


def _read_json(address: str, body: bytes) -> Feed | Skipped:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        return Skipped(address, "not-a-feed", "JSON, but no JSON Feed", "give the address of a feed")
    entries = [_json_entry(address, one) for one in items[:MOST_ENTRIES] if isinstance(one, dict)]
    return _feed(found.get("title"), entries, len(items))


def _feed(title: object, entries: Sequence[FeedEntry | None], listed: int) -> Feed:
    kept = tuple(one for one in entries if one is not None)
    return Feed(_line(title), kept, max(0, listed - MOST_ENTRIES))


def _json_entry(base: str, given: Mapping[str, Any]) -> FeedEntry | None:
    link = given.get("url") or given.get("external_url") or given.get("id")
    url = canonical_url(urljoin(base, link)) if isinstance(link, str) else None
    if url is None:
        return None
    content = given.get("content_html") or given.get("content_text")
    return FeedEntry(
        url=url,
        title=_line(given.get("title")),
        published=_line(given.get("date_published")),
        updated=_line(given.get("date_modified")),
        content=content if isinstance(content, str) else None,
    )


def _line(value: object) -> str | None:
    return (" ".join(value.split())[:1000] or None) if isinstance(value, str) else None
