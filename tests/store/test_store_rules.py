"""Rules: which changes they tell, once each, also those told before and after their story was joined to another."""

import json
from dataclasses import replace

import pytest

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk.keeping_rules import keep_rule
from secondsource.desk.upkeep import overrule
from secondsource.errors import InputError
from secondsource.records.desk import Ruling, Wanted
from secondsource.records.rules import Rule, ToldChange
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports
from secondsource.store.rule_match import fits, has_words
from secondsource.store.rules import find_rule, list_rules, remove_rule
from secondsource.store.schema import deliveries
from secondsource.store.stories import list_stories

CHANGE = ToldChange(
    kind="confirmed",
    text="People injured: 15 – confirmed by another independent origin (Northline Radio)",
    story="s1",
    story_title="Ferry runs aground off Port Ash",
    point_kind="count",
    names=frozenset({"Mara Olsen", "Olsen"}),
    outlets=frozenset({"Northline Radio"}),
)
SECOND = FERRY_OTHER | {"text": FERRY_OTHER["text"].replace("15 people were", "12 people were")}


def told(desk, rule):
    return [(one.kind, one.text) for one in list_changes(desk, Wanted(rule=rule.id, limit=500))][::-1]


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        ({}, True),
        ({"changes": ("disputed", "confirmed")}, True),
        ({"changes": ("disputed",)}, False),
        ({"kinds": ("count",)}, True),
        ({"kinds": ("money", "percent")}, False),
        ({"story": "s1"}, True),
        ({"story": "s2"}, False),
        ({"who": "mara  OLSEN"}, True),
        ({"who": "Olsen"}, True),
        ({"who": "Ols"}, False),
        ({"outlet": "northline radio"}, True),
        ({"outlet": "Northline"}, False),
        ({"words": "INJURED ferry"}, True),
        ({"words": "injured harbour"}, False),
        ({"words": "injure"}, False),
        ({"words": '"people injured"'}, True),
        ({"words": '"injured people"'}, False),
        ({"words": "“port ash”"}, True),
        ({"words": "Radio Ferry"}, True),
        ({"words": '"radio ferry"'}, False),
        ({"changes": ("confirmed",), "who": "Olsen", "words": "15", "kinds": ("count",)}, True),
        ({"changes": ("confirmed",), "who": "Olsen", "words": "16", "kinds": ("count",)}, False),
    ],
)
def test_everything_that_is_asked_for_must_hold(asked, fitting):
    assert fits(Rule("r", **asked), CHANGE) is fitting


def test_words_without_letters_are_none():
    assert not has_words('"…" – !')
    assert has_words("é")


def test_a_second_independent_origin_is_told(desk):
    put(desk, FERRY, FAIR)
    rule = keep_rule(desk, Rule("second", changes=("confirmed",), words="injured"), None)
    assert told(desk, rule) == []
    put(desk, SECOND, day=2)
    ((kind, text),) = told(desk, rule)
    assert kind == "confirmed"
    assert "12" in text
    put(desk, SECOND, day=3)
    assert len(told(desk, rule)) == 1


def test_past_changes_are_noted_but_no_webhook_is_told_of_them(desk):
    put(desk, FERRY, FAIR)
    put(desk, SECOND, day=2)
    late = keep_rule(desk, Rule("late", webhook="https://hooks.example/a", made_at=DAY.format(3)), "whsec_x")
    assert told(desk, late) == [(one.kind, one.text) for one in list_changes(desk)][::-1]
    (state,) = list_rules(desk)
    assert (state.told, state.waiting, state.given_up) == (len(told(desk, late)), 0, 0)
    put(desk, FERRY | {"text": FERRY["text"].replace("140", "150")}, day=4)
    (after,) = list_rules(desk)
    assert after.told - state.told == after.waiting > 0


def test_names_outlets_and_kinds_of_points_are_looked_up(desk):
    put(desk, FERRY, FAIR)
    put(desk, FERRY_OTHER, day=2)
    everything = list_changes(desk, Wanted(limit=500))
    rules = {
        "who": keep_rule(desk, Rule("who", who="Ina Brandt"), None),
        "outlet": keep_rule(desk, Rule("outlet", outlet="Velden Post"), None),
        "kind": keep_rule(desk, Rule("kind", kinds=("count",)), None),
    }
    found = {name: told(desk, rule) for name, rule in rules.items()}
    assert all("Brandt" in text for _, text in found["who"])
    assert found["kind"]
    assert len(found["kind"]) < len(everything)
    assert {text for _, text in found["outlet"]} <= {one.text for one in everything if one.report or one.point}


def test_a_rule_goes_with_the_story_that_its_story_joins(desk):
    put(desk, FERRY, FERRY_OTHER, FAIR)
    (small,) = (row.id for row in list_stories(desk) if row.reports == 1)
    rule = keep_rule(desk, Rule("fair", story=small), None)
    ids = {row.title: row.id for row in list_reports(desk)}
    ruling = Ruling("", "same-story", ids[FERRY["title"]], ids[FAIR["title"]], True, "", DAY.format(2))
    overrule(desk, ruling, lambda *_: None)
    (large,) = (row.id for row in list_stories(desk))
    with desk.reading() as connection:
        assert find_rule(connection, "fair").story == large != small
    put(desk, FAIR | {"text": FAIR["text"].replace("3,000", "4,000")}, day=3)
    assert [kind for kind, _ in told(desk, rule)][-1] in ("report edited", "corrected", "figure revised")
    assert keep_rule(desk, Rule("gone", story=small), None).story == large


def test_a_message_says_it_all_and_has_one_id(desk):
    put(desk, FERRY)
    rule = keep_rule(desk, Rule("all", webhook="https://hooks.example/a"), "whsec_x")
    put(desk, SECOND, day=2)
    with desk.reading() as connection:
        rows = connection.execute(deliveries.select()).all()
    assert len({row.id for row in rows}) == len(rows) == len(told(desk, rule)) - 1  # the story had begun before
    bodies = [json.loads(row.body) for row in rows]
    (confirmed,) = (body for body in bodies if body["type"] == "change.confirmed")
    assert confirmed["timestamp"] == DAY.format(2)
    assert confirmed["data"]["rule"] == "all"
    assert confirmed["data"]["kind"] == "confirmed"
    assert confirmed["data"]["story"]["title"]
    assert confirmed["data"]["report"]["outlet"] == "Northline Radio"
    assert confirmed["data"]["report"]["url"] == SECOND["url"]


def test_a_rule_that_is_taken_away_leaves_nothing(desk):
    put(desk, FERRY)
    rule = keep_rule(desk, Rule("all", webhook="https://hooks.example/a"), "whsec_x")
    put(desk, FERRY_OTHER, day=2)
    with desk.writing() as writer:
        assert remove_rule(writer, rule.id)
        assert not remove_rule(writer, rule.id)
        assert writer.execute(deliveries.select()).all() == []
    assert list_rules(desk) == []
    assert told(desk, rule) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Rule(""), "bad-rule"),
        (Rule("x", words="…"), "bad-rule"),
        (Rule("x" * 400), "bad-rule"),
        (Rule("x", story="nowhere"), "not-found"),
        (Rule("x", webhook="ftp://hooks.example"), "bad-rule"),
        (Rule("x", webhook="https://me:secret@hooks.example/"), "bad-rule"),
    ],
)
def test_what_cannot_be_followed_is_refused(desk, rule, code):
    with pytest.raises(InputError) as error:
        keep_rule(desk, rule, None)
    assert error.value.code == code
    assert list_rules(desk) == []


def test_two_rules_have_two_names(desk):
    rule = Rule("one", made_at=DAY.format(1))
    keep_rule(desk, rule, None)
    with pytest.raises(InputError) as error:
        keep_rule(desk, replace(rule, words="ferry"), None)
    assert error.value.code == "rule-exists"


def test_a_rule_on_whom_or_where_finds_past_changes_alike(desk):
    """Names and outlets are looked up only where a rule asks for them; past and coming changes are looked at alike."""
    before = keep_rule(desk, Rule("before", who="Mara Olsen"), None)
    outlet = keep_rule(desk, Rule("outlet", outlet="Northline Radio", changes=("confirmed", "new fact")), None)
    put(desk, FERRY)
    put(desk, SECOND, day=2)
    after = keep_rule(desk, Rule("after", who="mara olsen"), None)
    again = keep_rule(desk, Rule("again", outlet="Northline Radio", changes=("confirmed", "new fact")), None)
    assert told(desk, before) == told(desk, after)
    assert told(desk, outlet) == told(desk, again)
    assert told(desk, again)
