import pytest

from secondsource.lang.lexicon import lexicon
from secondsource.values.contrast import Step, compare_steps, find_steps, scales
from secondsource.values.verdict import Outcome


def said(text, scale):
    return [(s.label, text[s.start : s.end]) for s in find_steps(text, 0, len(text)) if s.scale.name == scale]


def step(scale, label):
    found = scales()[scale]
    return Step(found, found.steps.index(label), 0, 1)


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("The storm flattened the mill.", "damage", [("total", "flattened")]),
        ("The mill suffered minor damage.", "damage", [("slight", "minor damage")]),
        ("The bridge was undamaged.", "damage", [("none", "undamaged")]),
        ("He was charged with murder on Friday.", "charge", [("murder", "charged with murder")]),
        ("The driver turned himself in.", "arrest", [("gave up", "turned himself in")]),
        ("The talks are at a standstill.", "mood", [("badly", "at a standstill")]),
        ("That decision likely cost her the seat.", "likelihood", []),
        ("A strike is very likely, she said.", "likelihood", [("likely", "is very likely")]),
        ("Its impact was rather small, the port said.", "impact", [("hardly any", "impact was rather small")]),
        ("The verdict was unanimous.", "votes", [("united", "unanimous")]),
    ],
)
def test_steps_are_found_in_any_inflection(text, scale, expected):
    assert said(text, scale) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A quake of that size can destroy a village.",
        "They asked whether the mill was destroyed.",
        "The army will destroy the bridge.",
        "They tried to destroy the bridge.",
        "The bridge was not destroyed.",
    ],
)
def test_what_is_not_stated_as_a_fact_is_no_step(text):
    assert said(text, "damage") == []


def test_an_adverb_or_a_mark_may_stand_within_a_phrase():
    assert said("No meeting is currently scheduled.", "likelihood")[0][0] == "nothing arranged"
    assert said('The deal is "likely" to hold.', "likelihood") == [("likely", 'is "likely')]


def test_what_is_denied_is_the_opposite_only_where_the_scale_says_so():
    assert said("She dismissed any notion of a snag.", "mood") == [("well", "snag")]
    assert said("The blow was not deliberate.", "accident_or_intent") == [("by accident", "deliberate")]
    assert said("The crowd was not violent.", "force_or_calm") == []


def test_a_negation_ends_with_its_clause():
    assert said("There was no panic, but the mill was destroyed.", "damage") == [("total", "destroyed")]


def test_a_cause_needs_a_word_that_asks_for_one():
    assert said("The fire was caused by a short circuit.", "cause") == [("an electrical fault", "short circuit")]
    assert said("Lightning lit the valley.", "cause") == []
    assert said("The cause of the crash is unknown.", "cause") == [("not known", "unknown")]


def test_two_steps_are_compared_with_the_reason():
    assert compare_steps(step("damage", "none"), step("damage", "total")).outcome is Outcome.DIFFERS
    assert compare_steps(step("damage", "heavy"), step("damage", "total")).outcome is Outcome.COMPATIBLE
    assert compare_steps(step("damage", "total"), step("damage", "total")).outcome is Outcome.SAME
    assert compare_steps(step("deal", "agreed"), step("deal", "signed")).outcome is Outcome.COMPATIBLE
    assert compare_steps(step("damage", "none"), step("guilt", "guilty")).outcome is Outcome.CANNOT_TELL
    unknown = compare_steps(step("cause", "not known"), step("cause", "arson"))
    assert (unknown.outcome, unknown.why) == (Outcome.CANNOT_TELL, "one of them says that it is not known")


def test_every_scale_is_sound():
    for name, told in lexicon("contrasts").items():
        labels = set(told["steps"])
        assert told["sort"] in ("choice", "course", "degree"), name
        assert told["kind"] in ("cause", "outlook", "status"), name
        assert len(labels) > 1, name
        named = {*told.get("not", {}), *told.get("not", {}).values(), *told.get("open", ())}
        assert named | {label for pair in told.get("close", ()) for label in pair} <= labels, name
        words = [word for said in told["steps"].values() for word in said]
        assert len(words) == len(set(words)), name
