import records_by_hand as hand
from secondsource.compare.bearings import compare_bearings_told


def compared(*reports, origins=None):
    pairs = []
    for number, (text, *places) in enumerate(reports):
        doc = hand.document(text, f"r{number + 1}")
        names = [hand.name(text, place, "place", n) for n, place in enumerate(places)]
        pairs.append((doc, hand.analysis(doc, names=names)))
    return compare_bearings_told(hand.readings(pairs, origins=origins))


EAST = ("The school stood in the southeastern town of Velm.", "Velm")
CENTRE = ("The school stood in Velm, a town in central Norway.", "Velm", "Norway")
NORTH = ("The night train derailed 30 km north of Velm, killing nine.", "Velm")
SOUTH = ("The night train derailed just south of Velm, killing nine.", "Velm")


def test_a_town_lies_in_one_part_of_its_country():
    (point,) = compared(EAST, CENTRE)
    assert (point.kind, point.nature, point.about) == ("place", "dispute", "Where Velm lies")
    assert {p.value for p in point.positions} == {"“southeastern”", "in central Norway"}


def test_neighbouring_directions_are_no_dispute():
    assert compared(EAST, ("The school stood in the southern town of Velm.", "Velm")) == []


def test_one_thing_happens_on_one_side_of_a_town():
    (point,) = compared(NORTH, SOUTH)
    assert {p.value for p in point.positions} == {"north of Velm", "south of Velm"}


def test_sides_of_two_towns_are_no_dispute():
    assert compared(NORTH, ("The night train derailed just south of Orm, killing nine.", "Orm")) == []


def test_copies_are_no_second_voice():
    assert compared(NORTH, SOUTH, origins={"r1": 1, "r2": 1}) == []


def test_a_town_seen_from_another():
    one = ("Velm, 30 km (19 miles) north of Orm, has a port.", "Velm", "Orm")
    (point,) = compared(one, ("Velm, about 30 km south of Orm, has a port.", "Velm", "Orm"))
    assert point.about == "Where Velm lies"


def test_what_many_told_before_hides_nothing():
    (point,) = compared(*[EAST] * 60, CENTRE)
    assert [p.independent for p in point.positions] == [60, 1]
    (point,) = compared(*[NORTH] * 60, SOUTH)
    assert [p.independent for p in point.positions] == [60, 1]


def test_a_report_that_says_both_sees_no_clash():
    both = ("The school stood in the southeastern town of Velm, a town in central Norway.", "Velm", "Norway")
    assert compared(both, CENTRE) == []
