"""A reader's name → a few inputs it understands, invented: what fuzzing begins with."""

import gzip
import json
import zlib

from desk_by_hand import FERRY, FERRY_OTHER, report
from secondsource.pipeline import read_report
from secondsource.records.storyfile import encode
from secondsource.settings import Settings
from secondsource.store.packed import pack_record
from story_by_hand import make_story

_TEXT = (
    f"{FERRY['title']}\n\nBy Ann Lee | 1 March 2031, 08:15 GMT\n\n{FERRY['text']}\n\nThe repair will cost between $1.2m"
    ' and €3,400,000, Mr Lee told reporters on Tuesday, 4 March. "No one was hurt", said Dr. J. P. O\'Hara-Smith.'
    " About 12 per cent of 1,200 people left.\n"
).encode()
_PAGE = (
    b'<!doctype html><html><head><meta charset="utf-8"><title>Ferry aground | Courier</title><meta property="og:title"'
    b' content="Ferry aground"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-01"}'
    b"</script></head><body><nav><ul><li><a href=/>Home</a></ul></nav><article><h1>Ferry aground</h1><p>"
    + FERRY["text"].encode()
    + b"</p><p>"
    + FERRY_OTHER["text"].encode()
    + b"</p><table><tr><td>1<td>2</table><!-- x --></article><footer>Share this</footer></body></html>"
)
_RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>C</title><item><title>A</title><link>https://c.example/a'
    b"</link><pubDate>Sat, 01 Mar 2031 08:00:00 GMT</pubDate><description>&lt;p&gt;text</description></item></channel>"
    b"</rss>"
)
_ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title type="html">A</title><link href="/a"/>'
    b'<updated>2031-03-01T08:00:00Z</updated><content type="xhtml"><div>x</div></content></entry></feed>'
)
_JSON_FEED = (
    b'{"version":"https://jsonfeed.org/version/1.1","title":"C","items":[{"id":"1","url":"/a","content_html":"<p>"}]}'
)
_WARC_BODY = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _PAGE
_WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/a\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    b"WARC-Date: 2031-03-01T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
    + str(len(_WARC_BODY)).encode()
    + b"\r\n\r\n"
    + _WARC_BODY
    + b"\r\n\r\n"
)
_NINJS = {
    "headlines": [{"value": "A"}],
    "bodies": [{"value": "<p>x</p>"}],
    "by": [{"name": "A"}],
    "uri": "https://c.example",
}
_OPML = (
    b'<opml version="2.0"><body><outline text="a"><outline xmlUrl="https://c.example/rss" title="t"/></outline></body>'
    b"</opml>"
)
_TOML = b'\xff[[judgement]]\na = "a.txt"\nb = "b.txt"\nverdict = "copy"\nwhy = "both"\n'
_LINES = b' {"a": "a.txt", "b": "b.txt", "verdict": "not same name"}\n'


def _packed() -> list[bytes]:
    document, analysis = read_report(report(FERRY), Settings())
    return [zlib.compress(encode(make_story())), pack_record(document), pack_record(analysis)]


def seeds_of(name: str) -> list[bytes]:
    """Return the inputs a target begins with."""
    lines = b"\n".join(json.dumps(one).encode() for one in (FERRY, FERRY_OTHER, _NINJS, {"articles": [FERRY]}))
    known = {
        "address": [b"https://user@WWW.courier.example:443/a%20b/../c?utm_source=x&id=3#top", b"http://[::1]:80/"],
        "archive": [_WARC, gzip.compress(_WARC, mtime=0)],
        "decoding": [_TEXT, _PAGE, "“Zoë”".encode("utf-16"), "“Zoë”".encode("cp1252")],
        "feed": [_RSS, _ATOM, _JSON_FEED],
        "feed_list": [_OPML],
        "files": [b"\0" + _TEXT, b"\1" + _PAGE, b"\2# A\n\n" + _TEXT, b"\3" + lines, b"\4" + lines, b"\5" + _WARC],
        "judgements": [_TOML, _LINES],
        "packed": _packed(),
        "packing": [b"\0" + gzip.compress(_TEXT, mtime=0), b"\1" + zlib.compress(_TEXT), b"\2" + _TEXT],
        "page": [_PAGE],
        "records": [lines, json.dumps([FERRY, _NINJS]).encode()],
        "repair": [_TEXT, "\x1b[31mZoÃ« &quot;\u202e\u200b\u00ad\u00a0".encode()],
        "robots": [b"User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 3\nSitemap: https://c.example/s\n"],
        "rules": ["ferry “port ash”\0A ferry ran aground off Port Ash".encode()],
        "story_file": [encode(make_story())],
        "text": [_TEXT],
    }
    return known[name]
