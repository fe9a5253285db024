"""Feeds of what is new and of what a search finds."""

from xml.etree import ElementTree

import pytest
from asking import ask
from desks_by_hand import app_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def app(ferry_desk):
    return app_of(ferry_desk)


def test_an_atom_feed_has_what_readers_need(app):
    answer = ask(app, "/feed.atom", host="localhost:8010")
    assert answer.header("content-type") == "application/atom+xml"
    root = ElementTree.fromstring(answer.body)
    assert root.find(f"{ATOM}updated").text == "2031-03-07T08:00:00Z"
    entries = root.findall(f"{ATOM}entry")
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries) == 2
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link.startswith("http://localhost:8010/story/")
    assert "#s-p-" in link


def test_a_json_feed_says_the_same(app):
    feed = ask(app, "/feed.json").json
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {item["id"] for item in feed["items"]} == {
        entry.find(f"{ATOM}id").text
        for entry in ElementTree.fromstring(ask(app, "/feed.atom").body).iter(f"{ATOM}entry")
    }


def test_feeds_of_a_story_and_of_a_search(app):
    assert ask(app, "/feed.json?story=none").json["error"]["code"] == "not-found"
    items = ask(app, "/search/feed.json?words=reef").json["items"]
    assert items
    assert all(item["url"].startswith("http://127.0.0.1:8010/") for item in items)
    assert ElementTree.fromstring(ask(app, "/search/feed.atom?words=reef").body).findall(f"{ATOM}entry")
    assert ask(app, "/feed.json?since=x").json["error"]["code"] == "bad-parameter"
