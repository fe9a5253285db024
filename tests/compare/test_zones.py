import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.deeds import read_deeds
from secondsource.compare.zones import compare_zones


def compared(*texts):
    pairs = []
    for number, text in enumerate(texts):
        doc = hand.document(text, f"r{number + 1}")
        names = [hand.name(text, "Norway", "place", 0)] if "Norway" in text else []
        pairs.append((doc, hand.analysis(doc, names=names)))
    readings = hand.readings(pairs)
    return compare_zones(readings, list(read_deeds(readings, align_statements(readings))))


SUMMER = "The quake struck the coast of Norway at 2:15 p.m. (1215 GMT) on Thursday."


def test_a_country_has_one_distance_from_greenwich():
    (point,) = compared(SUMMER, "The quake struck the coast of Norway at 2:15 p.m. (1315 GMT) on Thursday.")
    assert (point.kind, point.nature) == ("time", "dispute")
    assert {p.value for p in point.positions} == {
        "local time 2:00 hours ahead of GMT",
        "local time 1:00 hours ahead of GMT",
    }


def test_the_same_distance_is_no_point():
    assert compared(SUMMER, "An aftershock came in Norway at 3:20 p.m. (1320 GMT).") == []


def test_a_zone_that_is_named_is_held_to_it():
    (point,) = compared("The rocket rose at 1:30 p.m. EST (1730 GMT).")
    assert {p.value for p in point.positions} == {"18:30 GMT, from the EST given", "17:30 GMT, as told"}
    assert compared("The rocket rose at 1:30 p.m. EST (1830 GMT).") == []


def test_one_moment_in_two_zones():
    local = "The quake struck the coast of Norway at 2:15 p.m. local time."
    (point,) = compared(local, "The quake struck the coast of Norway at 1215 GMT.")
    assert point.nature == "rounding"
    (point,) = compared(local, "The quake struck the coast of Norway at 1440 GMT.")
    assert point.nature == "dispute"
