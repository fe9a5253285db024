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
