import pytest

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


PLANNED = "The parade of lanterns in Port Ada will take place on Friday evening by the harbour wall."
PLANNED_TOO = "By the harbour wall in Port Ada a parade of lanterns will be held on Friday evening."


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Friday's parade of lanterns by the harbour wall in Port Ada was called off over high winds.", "called off"),
        ("Port Ada cancelled Friday evening's parade of lanterns by the harbour wall.", "called off"),
        ("Friday evening's parade of lanterns by the harbour wall in Port Ada has been postponed.", "postponed"),
        ("Port Ada put off Friday's parade of lanterns by the harbour wall until May.", "postponed"),
    ],
)
def test_a_plan_that_was_called_off_is_not_borne_out_by_the_report_that_says_so(later, state):
    (point,) = compare_statements(grouped(PLANNED, PLANNED_TOO, later))
    assert (point.kind, point.standing, point.nature) == ("status", "updated", "update")
    assert [(p.value, p.independent) for p in point.positions] == [("planned", 2), (state, 1)]


def test_a_plan_that_will_not_be_called_off_is_no_end():
    points = compare_statements(
        grouped(PLANNED, "Friday's parade of lanterns by the harbour wall will not be cancelled.")
    )
    assert [p.nature for p in points] in ([], [None])
