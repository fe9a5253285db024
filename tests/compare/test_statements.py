import records_by_hand as hand
from secondsource.compare.statements import align_claims, compare_statements

SANK = "The ferry Aurora sank in heavy seas off Port Ada with sixty passengers aboard."
SANK_TOO = "Rescuers said the Aurora, a ferry carrying sixty passengers, sank in heavy seas near Port Ada."
OTHER = "Coffee prices fell on the Norland exchange after a record harvest in the highlands."


def grouped(*texts, origins=None):
    docs = [hand.document(text, f"r{n}") for n, text in enumerate(texts, 1)]
    return align_claims(hand.readings([(d, hand.analysis(d)) for d in docs], origins=origins))


def test_two_reports_of_one_thing_meet():
    (group,) = grouped(SANK, SANK_TOO, OTHER)
    assert [u.reading.id for u in group.units] in (["r1", "r2"], ["r2", "r1"])


def test_reports_of_different_things_do_not():
    assert grouped(SANK, OTHER) == []


def test_one_report_does_not_agree_with_itself():
    assert grouped(SANK + " " + SANK_TOO, OTHER) == []


def test_the_point_says_how_many_origins_carry_it():
    (alone,) = compare_statements(grouped(SANK, SANK_TOO, OTHER, origins={"r1": 1, "r2": 1, "r3": 2}))
    assert (alone.standing, alone.independent) == ("single", 1)
    (agreed,) = compare_statements(grouped(SANK, SANK_TOO, OTHER))
    assert (agreed.standing, agreed.independent) == ("agreed", 2)
    assert agreed.about in SANK + SANK_TOO


def test_a_third_report_joins_by_the_centre_not_by_a_chain():
    (group,) = grouped(SANK, SANK_TOO, SANK.replace("heavy seas", "a storm"), OTHER)
    assert len(group.units) == 3
