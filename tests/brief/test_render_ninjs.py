"""A story as ninjs: it keeps the rules of the standard, and says what the brief says."""

import json

import pytest
from msgspec.structs import replace
from ninjs_by_hand import what_is_wrong

from hostile_story import ATTACKS, hostile_story
from secondsource.brief.render_markdown import render_markdown
from secondsource.brief.render_ninjs import render_ninjs
from story_by_hand import make_story

MADE = {"version": "3", "versionCreated": "2031-03-07T08:00:00Z"}


def ninjs(file, made=None):
    return json.loads(render_ninjs(file, made))


def test_it_keeps_the_rules():
    assert what_is_wrong(ninjs(make_story(), MADE)) == []
    assert what_is_wrong(ninjs(make_story())) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_keeps_them_whatever_reports_say(attack):
    assert what_is_wrong(ninjs(hostile_story(attack), MADE)) == []


def test_the_rules_tell_what_breaks_them():
    told = ninjs(make_story(), MADE)
    assert what_is_wrong({key: value for key, value in told.items() if key != "uri"}) == ["no uri"]
    assert what_is_wrong(told | {"uri": "no uri"}) == ["uri: 'no uri' is no uri"]
    assert what_is_wrong(told | {"versionCreated": "2031-03-07"}) == ["versionCreated: '2031-03-07' is no moment"]
    assert what_is_wrong(told | {"type": "story"}) == ["type: 'story' is none of its values"]
    assert what_is_wrong(told | {"headline": "x"}) == ["headline: not known"]
    assert what_is_wrong(told | {"headlines": [{"role": "main"}]}) == ["headlines: no value"]
    assert what_is_wrong(told | {"associations": [{"uri": "urn:x:y"}]}) == ["associations[0]: no name"]


def test_it_says_what_the_brief_says():
    file = make_story()
    told = ninjs(file, MADE)
    assert told["uri"] == "urn:secondsource:story:s-ferry"
    assert told["headlines"][0]["value"] == file.story.title
    assert told["bodies"][0]["value"] == render_markdown(file)
    assert told["bodies"][0]["charCount"] == len(render_markdown(file))
    assert [one["name"] for one in told["people"]] == ["Ines Kovar", "Dov Halloran", "Petra Lund"]
    assert [one["name"] for one in told["organisations"]] == ["Strand Lines"]
    assert [one["name"] for one in told["places"]] == ["Tarn Point"]
    assert {one["rel"] for one in told["events"]} == {"happened", "planned", "cancelled"}
    assert (told["version"], told["versionCreated"]) == ("3", "2031-03-07T08:00:00Z")


def test_every_report_is_an_object_of_its_own():
    told = ninjs(make_story())
    copy = told["associations"][2]
    assert copy["uri"] == "urn:secondsource:report:r3"
    said = {one["role"]: one["value"] for one in copy["descriptions"]}
    assert said == {"published": "2031-03-05 to 2031-03-06", "origin": "2", "copies": "copies r2, 82% of its words"}
    assert told["associations"][0]["renditions"][0]["href"] == "https://example.org/ferry"
    assert told["associations"][4]["language"] == "de"
    assert {"text", "value"} & {key for one in told["associations"] for key in one} == set()


def test_addresses_are_written_as_uris():
    file = make_story()
    report = replace(file.reports[0], url="https://example.org/fähre?q=ü|x")
    told = ninjs(replace(file, reports=(report, *file.reports[1:])))
    assert told["associations"][0]["renditions"][0]["href"] == "https://example.org/f%C3%A4hre?q=%C3%BC%7Cx"
    assert what_is_wrong(told) == []
