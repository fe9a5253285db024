import records_by_hand as hand
from secondsource.compare.whereabouts import compare_whereabouts

PARIS = "At a meeting in Paris on Monday, Ana Reis spoke to reporters."
TRAVEL = "Ana Reis travels to France on Wednesday."


def told(report, text, moment, day, place):
    doc = hand.document(text, report, published=hand.on(day))
    names = [hand.name(text, "Ana Reis", "person", 0), hand.name(text, place, "place", 1)]
    moments = [hand.moment(text, moment, "past" if report == "r1" else "present")]
    return doc, hand.analysis(doc, names=names, moments=moments, entity_names=["Ana Reis", place])


def compared(*rows):
    person = hand.identity("Ana Reis", "person", {row[0]: 0 for row in rows})
    return compare_whereabouts(hand.readings([told(*row) for row in rows], [person]))


def test_in_a_town_days_before_reaching_the_country():
    rows = ("r1", PARIS, "Monday", "2024-05-06", "Paris"), ("r2", TRAVEL, "Wednesday", "2024-05-08", "France")
    (point,) = compared(*rows)
    assert (point.kind, point.nature) == ("whereabouts", "dispute")
    assert [p.value for p in point.positions] == ["in Paris", "not yet in France: reaches it on 8 May 2024"]
    assert point.about == "Where Ana Reis was on 6 May 2024"


def test_no_clash_when_the_journey_comes_first():
    rows = ("r1", PARIS, "Monday", "2024-05-13", "Paris"), ("r2", TRAVEL, "Wednesday", "2024-05-08", "France")
    assert compared(*rows) == []


def test_two_countries_on_one_day_are_no_clash():
    madrid = PARIS.replace("Paris", "Madrid")
    rows = ("r1", PARIS, "Monday", "2024-05-06", "Paris"), ("r2", madrid, "Monday", "2024-05-06", "Madrid")
    assert compared(*rows) == []
