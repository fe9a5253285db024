import pytest

import records_by_hand as hand
from secondsource.compare.sites import compare_places, compare_sites
from secondsource.values.verdict import Outcome


def told(report, text, places):
    doc = hand.document(text, report)
    names = [hand.name(text, place, "place", n) for n, place in enumerate(places)]
    return doc, hand.analysis(doc, names=names, entity_names=places)


def compared(*rows):
    return compare_sites(hand.readings([told(*row) for row in rows]))


A = "A cargo plane with forty crates of tulips crashed near Lorvik, rescuers said."
B = "The cargo plane with the crates of tulips crashed near Sandholm, a pilot said."


def test_one_event_in_two_places_is_a_dispute():
    (point,) = compared(("r1", A, ["Lorvik"]), ("r2", B, ["Sandholm"]))
    assert (point.kind, point.nature, point.about) == ("place", "dispute", "Where the crash was")
    assert [p.value for p in point.positions] == ["near Lorvik", "near Sandholm"]


def test_a_place_within_the_other_is_no_dispute():
    inside = "Lorvik, a village in Sandholm, was quiet."
    assert compared(("r1", A, ["Lorvik"]), ("r2", B, ["Sandholm"]), ("r3", inside, ["Lorvik", "Sandholm"])) == []


def test_other_years_are_other_events():
    before = "In 1987, a cargo plane with crates of tulips crashed near Sandholm."
    doc = hand.document(before, "r2")
    names = [hand.name(before, "Sandholm", "place", 0)]
    analysis = hand.analysis(doc, names=names, moments=[hand.moment(before, "1987", "past")])
    assert compare_sites(hand.readings([told("r1", A, ["Lorvik"]), (doc, analysis)])) == []


def test_what_belongs_to_a_place_is_no_place():
    deed = "The cargo plane with the crates of tulips crashed, said a pilot in Sandholm's office."
    assert compared(("r1", A, ["Lorvik"]), ("r2", deed, ["Sandholm"])) == []


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (("Lorvik",), ("Lorvik", "Sandholm"), Outcome.SAME),
        (("Athens",), ("Greece",), Outcome.COMPATIBLE),
        (("Lorvik",), ("Sandholm",), Outcome.DIFFERS),
        (("Athens",), ("Mediterranean",), Outcome.CANNOT_TELL),
        (("Nordby",), ("Lorvik",), Outcome.COMPATIBLE),
    ],
)
def test_places_are_compared_with_what_lies_where(a, b, outcome):
    assert compare_places(a, b, frozenset({("Nordby", "Lorvik")})).outcome is outcome


def test_a_report_that_names_both_places_sees_no_clash():
    both = (
        "The cargo plane with forty crates of tulips crashed near Lorvik. It is the plane that crashed near Sandholm."
    )
    told_both = ("r3", both, ["Lorvik", "Sandholm"])
    assert compared(("r1", A, ["Lorvik"]), ("r2", B, ["Sandholm"]), told_both) == []


def test_what_lies_near_a_place_may_lie_in_another():
    within = "The cargo plane with the crates of tulips crashed in Sandholm, a pilot said."
    assert compared(("r1", A, ["Lorvik"]), ("r2", within, ["Sandholm"])) == []


def test_the_centre_of_an_attack_is_no_epicentre():
    attack = "Its epicentre was in Lorvik, the guards of the wooden tulip market and the baker told the mayor."
    other = "Its epicentre was in Sandholm, the guards of the wooden tulip market and the baker told the mayor."
    assert compared(("r1", attack, ["Lorvik"]), ("r2", other, ["Sandholm"])) == []
    quake = " It was a small quake."
    assert len(compared(("r1", attack + quake, ["Lorvik"]), ("r2", other + quake, ["Sandholm"]))) == 1


def test_what_stands_in_a_town_is_no_other_place():
    assert compare_places(("Hotel Astra",), ("Sandholm",), frozenset()).outcome is Outcome.CANNOT_TELL
    assert compare_places(("Hotel Astra",), ("Hotel Ritter",), frozenset()).outcome is Outcome.DIFFERS
