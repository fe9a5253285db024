"""Feeds of every kind are read; what is none, or would swell, is not. Lists of feeds in OPML come in and go out."""

import json

import pytest

from secondsource.errors import InputError
from secondsource.ingest.feeds import MOST_ENTRIES, read_feed
from secondsource.ingest.opml import read_opml, write_opml
from secondsource.records.feed import FeedEntry, Fetched, Remembered
from secondsource.records.report import Skipped

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title> Port
 News </title>
<item><title>Ferry &amp; fair</title><link>/ferry?utm_source=rss</link><pubDate>Sat, 01 Mar 2031 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>Whole text</p>]]></content:encoded></item>
<item><title>No page</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Port News</title><entry><title>Ferry</title>
<link href="https://port.example/ferry"/><published>2031-03-01T08:00:00Z</published>
<updated>2031-03-01T09:00:00Z</updated></entry></feed>"""


def fetched(body, charset=None):
    return Fetched("https://port.example/feed", 200, body, "application/xml", charset, Remembered())


def test_rss():
    feed = read_feed(fetched(RSS.encode()))
    assert feed.title == "Port News"
    (entry,) = feed.entries
    day = "Sat, 01 Mar 2031 08:00:00 GMT"
    assert entry == FeedEntry("https://port.example/ferry", "Ferry & fair", day, None, "<p>Whole text</p>")


def test_atom():
    (entry,) = read_feed(fetched(ATOM.encode())).entries
    assert (entry.url, entry.published, entry.updated) == (
        "https://port.example/ferry", "2031-03-01T08:00:00Z", "2031-03-01T09:00:00Z",
    )  # fmt: skip


def test_json_feed():
    items = [
        {"url": "https://port.example/a", "title": "A", "content_text": "x", "date_published": "2031-03-01"},
        {},
        3,
    ]
    given = {"version": "https://jsonfeed.org/version/1.1", "title": "Port News", "items": items}
    feed = read_feed(fetched(json.dumps(given).encode()))
    assert feed.entries == (FeedEntry("https://port.example/a", "A", "2031-03-01", None, "x"),)


def test_the_letters_of_a_wrongly_labelled_feed():
    body = RSS.replace("Ferry", "Café").encode("cp1252")
    assert read_feed(fetched(body, "windows-1252")).entries[0].title == "Café & fair"


@pytest.mark.parametrize("body", [b"", b"<html><body>Hello</body></html>", b"{", b"{}", b'{"items": 3}', b"\x00\x01"])
def test_no_feed(body):
    assert isinstance(read_feed(fetched(body)), Skipped)


def test_entities_that_swell_are_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + RSS.replace("Ferry", "&b;")
    found = read_feed(fetched(bomb.encode()))
    assert isinstance(found, Skipped)
    assert found.code == "not-a-feed"


def test_lists_come_in_and_go_out(tmp_path):
    feeds = [("https://b.example/feed", "B & more"), ("https://a.example/feed", None)]
    path = tmp_path / "feeds.opml"
    path.write_bytes(write_opml(feeds))
    assert sorted(url for url, _ in read_opml(path)) == ["https://a.example/feed", "https://b.example/feed"]
    assert dict(read_opml(path))["https://b.example/feed"] == "B & more"
    assert write_opml(reversed(feeds)) == path.read_bytes()


@pytest.mark.parametrize("content", ["", "<opml><body/></opml>", "no list", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_no_list(tmp_path, content):
    path = tmp_path / "feeds.opml"
    path.write_text(content)
    with pytest.raises(InputError) as error:
        read_opml(path)
    assert error.value.code == "bad-feed-list"


def test_a_feed_that_lists_too_much_is_read_in_part_and_says_so():
    items = "".join(f"<item><link>https://osk.example/{n}</link></item>" for n in range(MOST_ENTRIES + 3))
    feed = read_feed(fetched(f'<rss version="2.0"><channel><title>Osk</title>{items}</channel></rss>'.encode()))
    assert (len(feed.entries), feed.left_out) == (MOST_ENTRIES, 3)
    listed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"url": f"https://osk.example/{n}"} for n in range(501)],
    }
    assert read_feed(fetched(json.dumps(listed).encode())).left_out == 1
