"""What is new – of the desk, a story, a name, a rule, a search – → feeds for readers of feeds: Atom and JSON Feed."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import msgspec

from secondsource.brief.render_words import plain, shorten
from secondsource.records.desk import ChangeRow, Found
from secondsource.store.news import list_changes
from secondsource.web.news_page import NEWS_PARAMETERS, rule_asked, wanted_of
from secondsource.web.page_table import Asked, Download
from secondsource.web.search_page import SEARCH_PARAMETERS, make_search_page

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"  # when a feed that has no entry was last changed


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: an id that never changes, its title, words, the moment it is dated (ISO, UTC), its address."""

    id: str
    title: str
    words: str
    at: str
    url: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, the page it is of, its own address, its entries, newest first."""

    title: str
    page: str
    url: str
    entries: tuple[Entry, ...]


def news_feed(asked: Asked, path: str) -> Feed:
    """Return the feed of what is new, of all stories, one, about one name, or what a rule tells."""
    rule = rule_asked(asked)
    changes = list_changes(asked.desk, wanted_of(asked, rule))
    of = (rule.name if rule else "") or (changes[0].story_title if asked.given["story"] and changes else "")
    title = f"What is new: {of}" if of else "What is new"
    query = urlencode({key: value for key, value in asked.given.items() if value})
    return Feed(
        title, _address(asked.site, "/news", query), _address(asked.site, path, query), _changes(asked, changes)
    )


def search_feed(asked: Asked, path: str) -> Feed:
    """Return the feed of what a search finds."""
    page = make_search_page(asked)
    query = urlencode({key: value for key, value in asked.given.items() if value})
    title = f"Search: {asked.given['words'] or 'by filters'}"
    entries = tuple(_found(asked.site, one, href) for one, href in zip(page.found, page.hrefs, strict=True))
    return Feed(title, _address(asked.site, "/search", query), _address(asked.site, path, query), entries)


def _changes(asked: Asked, changes: Sequence[ChangeRow]) -> tuple[Entry, ...]:
    made = []
    for change in changes:
        point = f"#s-p-{quote(change.point, safe='')}" if change.point else ""
        url = f"{asked.site}/story/{quote(change.story, safe='')}{point}"
        title = f"{change.kind}: {shorten(change.text, 120)}"
        made.append(
            Entry(f"urn:secondsource:{change.id}", title, f"{change.text} – {change.story_title}", change.at, url)
        )
    return tuple(made)


def _found(site: str, one: Found, href: str) -> Entry:
    words = "".join(text for text, _ in one.excerpt)
    day = f"{one.day}T00:00:00Z" if one.day else _NEVER
    title = f"{one.what}: {one.title or shorten(words, 80)}"
    return Entry(f"urn:secondsource:{one.what}:{one.id}", title, words, day, site + href)


def _address(site: str, path: str, query: str) -> str:
    return f"{site}{path}" + (f"?{query}" if query else "")


def atom_bytes(feed: Feed) -> bytes:
    """Return a feed as Atom."""
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _say(root, "id", feed.url)
    _say(root, "title", feed.title)
    _say(root, "updated", max((entry.at for entry in feed.entries), default=_NEVER))
    ElementTree.SubElement(_say(root, "author", ""), "name").text = "Secondsource"
    ElementTree.SubElement(root, "link", rel="self", href=feed.url)
    ElementTree.SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in feed.entries:
        item = ElementTree.SubElement(root, "entry")
        for name, words in (("id", entry.id), ("title", entry.title), ("updated", entry.at), ("summary", entry.words)):
            _say(item, name, words)
        ElementTree.SubElement(item, "link", rel="alternate", type="text/html", href=entry.url)
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written


def _say(above: ElementTree.Element, name: str, words: str) -> ElementTree.Element:
    element = ElementTree.SubElement(above, name)
    element.text = plain(words) or None
    return element


def json_feed_bytes(feed: Feed) -> bytes:
    """Return a feed as JSON Feed 1.1."""
    items = [
        {"id": e.id, "url": e.url, "title": plain(e.title), "content_text": plain(e.words), "date_published": e.at}
        for e in feed.entries
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": plain(feed.title), "home_page_url": feed.page}
    return msgspec.json.encode({**head, "feed_url": feed.url, "items": items})


_ATOM_MEDIA, _JSON_MEDIA = "application/atom+xml", "application/feed+json"
FEEDS = (
    Download("/feed.atom", "news-atom", "What is new, as Atom.", _ATOM_MEDIA,
             lambda asked: atom_bytes(news_feed(asked, "/feed.atom")), NEWS_PARAMETERS),
    Download("/feed.json", "news-feed", "What is new, as JSON Feed.", _JSON_MEDIA,
             lambda asked: json_feed_bytes(news_feed(asked, "/feed.json")), NEWS_PARAMETERS),
    Download("/search/feed.atom", "search-atom", "What a search finds, as Atom.", _ATOM_MEDIA,
             lambda asked: atom_bytes(search_feed(asked, "/search/feed.atom")), SEARCH_PARAMETERS),
    Download("/search/feed.json", "search-feed", "What a search finds, as JSON Feed.", _JSON_MEDIA,
             lambda asked: json_feed_bytes(search_feed(asked, "/search/feed.json")), SEARCH_PARAMETERS),
)  # fmt: skip
