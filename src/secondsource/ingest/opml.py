"""A list of feeds in OPML -> their addresses and titles, and back."""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from secondsource.errors import InputError
from secondsource.ingest.addresses import canonical_url
from secondsource.ingest.whole import read_whole

_MOST_BYTES = 10_000_000  # a list of ten thousand feeds has some two
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_opml(path: Path) -> list[tuple[str, str | None]]:
    """Return the feeds of an OPML file, each once; raises `InputError`."""
    try:
        root = etree.fromstring(read_whole(path, _MOST_BYTES), etree.XMLParser(**_PARSER_OPTIONS))
    except OSError as error:
        raise InputError("not-found", f"{str(path)!r} cannot be read: {error.strerror or error}") from error
    except etree.XMLSyntaxError as error:
        raise InputError("bad-feed-list", f"{str(path)!r} is no OPML: {error.msg}", "export the list again") from error
    feeds: dict[str, str | None] = {}
    for outline in root.iter("outline"):
        url = canonical_url(outline.get("xmlUrl") or "")
        if url is not None:
            feeds.setdefault(url, outline.get("title") or outline.get("text"))
    if not feeds:
        raise InputError("bad-feed-list", f"{str(path)!r} lists no feed", "an outline of a feed has an xmlUrl")
    return list(feeds.items())


def write_opml(feeds: Iterable[tuple[str, str | None]]) -> bytes:
    """Return the feeds as an OPML file, by their addresses."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds of a Secondsource desk"
    body = etree.SubElement(root, "body")
    for url, title in sorted(feeds, key=lambda feed: feed[0]):
        etree.SubElement(body, "outline", type="rss", text=title or url, title=title or url, xmlUrl=url)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
