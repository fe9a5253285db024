"""Rules on the page: kept by a form, shown with what they told, as feeds, and taken away."""

import json
from xml.etree import ElementTree

import pytest
from asking import Visitor, ask
from desks_by_hand import app_of

from desk_by_hand import FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk.keeping_rules import keep_rule
from secondsource.records.rules import Rule
from secondsource.store.rules import list_rules


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FAIR)
    put(desk, FERRY_OTHER, day=2)
    yield desk
    desk.close()


@pytest.fixture
def app(desk):
    return app_of(desk)


def keep(app, **fields):
    return Visitor(app).post("/rules/add", "/rules", **fields)


def test_a_rule_is_kept_and_tells(app):
    answer = keep(app, name="Quarrels", change="disputed", words="injured")
    assert answer.status == 303
    place = answer.header("location")
    page = ask(app, place)
    assert '<h1 id="news-title">Quarrels</h1>' in page.text
    told = ask(app, place.replace("/news", "/news.json")).json
    assert {one["kind"] for one in told["changes"]} == {"disputed"}
    assert told["rule_name"] == "Quarrels"
    (state,) = ask(app, "/rules.json").json["rules"]
    assert (state["rule"]["name"], state["told"], state["rule"]["made_at"]) == ("Quarrels", 1, "2031-03-09T08:00:00Z")


def test_a_rule_has_feeds(app):
    place = keep(app, name="Quarrels", change="disputed").header("location")
    query = place.partition("?")[2]
    feed = ElementTree.fromstring(ask(app, f"/feed.atom?{query}").body)
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[0] == "What is new: Quarrels"
    assert titles[1].startswith("disputed: ")
    assert len(json.loads(ask(app, f"/feed.json?{query}").body)["items"]) == 1
    assert ask(app, "/news.json?rule=Quarrels").json["changes"] == ask(app, f"/news.json?{query}").json["changes"] != []
    assert ask(app, "/feed.atom?rule=none").status == 404
    assert ask(app, "/news?rule=none").status == 404


def test_the_form_begins_with_what_it_was_opened_from(app):
    (story,) = (row["id"] for row in ask(app, "/index.json").json["stories"] if row["reports"] == 2)
    assert f'href="/rules?story={story}"' in ask(app, f"/story/{story}").text
    page = ask(app, f"/rules?story={story}&who=Mara+Olsen").text
    assert f'name="story" value="{story}"' in page
    assert 'value="Mara Olsen"' in page
    assert keep(app, name="here", story=story).status == 303
    assert ask(app, "/rules?story=none").status == 404


def test_a_rule_is_taken_away(app, desk):
    keep(app, name="Quarrels")
    (state,) = list_rules(desk)
    visitor = Visitor(app)
    assert visitor.post(f"/rules/{state.rule.id}/remove", "/rules").status == 303
    assert list_rules(desk) == []
    assert visitor.post(f"/rules/{state.rule.id}/remove", "/rules").status == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": ""}, 400),
        ({"name": "x", "change": "rumour"}, 400),
        ({"name": "x", "words": "…"}, 400),
        ({"name": "x", "story": "none"}, 404),
        ({"name": "there"}, 409),
    ],
)
def test_what_cannot_be_followed_is_refused(app, desk, fields, status):
    keep_rule(desk, Rule("there"), None)
    assert keep(app, **fields).status == status
    assert len(list_rules(desk)) == 1


def test_no_webhook_is_named_by_the_page_and_no_secret_is_shown(app, desk):
    keep(app, name="x", webhook="https://hooks.example/")
    keep_rule(desk, Rule("told", webhook="https://hooks.example/a"), "whsec_secret")
    hooks = {one["rule"]["name"]: one["rule"]["webhook"] for one in ask(app, "/rules.json").json["rules"]}
    assert hooks == {"x": None, "told": "https://hooks.example/a"}
    assert b"whsec_secret" not in ask(app, "/rules.json").body + ask(app, "/rules").body


def test_strangers_forms_are_refused(app, desk):
    assert ask(app, "/rules/add", form={"name": "x"}).status == 403
    assert list_rules(desk) == []


def test_hostile_words_stay_words(app):
    keep(app, name="<script>alert(1)</script>", words='"><img src=x>', who="<b>", outlet="'\"")
    page = ask(app, "/rules").text
    assert "<script>alert" not in page
    assert "<img" not in page
