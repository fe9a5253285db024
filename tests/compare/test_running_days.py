import pytest

import records_by_hand as hand
from secondsource.compare.running_days import compare_running_days


def compared(*told):
    """Points of reports given as (text, day or None, time words)."""
    pairs = []
    for number, (text, day, *words) in enumerate(told):
        doc = hand.document(text, f"r{number}", published=hand.on(day) if day else hand.Published())
        pairs.append((doc, hand.analysis(doc, moments=[hand.moment(text, w, "past") for w in words])))
    return compare_running_days(hand.readings(pairs))


def test_two_counts_told_of_one_day_are_a_dispute():
    fifth = "Shops stayed shut on the fifth day of protests."
    six = "Norland is tired after six days of riots."
    (point,) = compared((fifth, "2024-05-06"), (six, "2024-05-06"))
    assert (point.kind, point.about, point.nature) == ("count", "days of unrest", "dispute")
    assert [p.value for p in point.positions] == ["5 days", "6 days"]


def test_counts_of_two_days_go_on():
    fifth, sixth = (
        "The strike is in its fifth day, a union said. It was the fifth day of the strike.",
        "A sixth day of strikes.",
    )
    (point,) = compared((fifth, "2024-05-06"), (sixth, "2024-05-07"))
    assert point.nature == "update"


def test_a_row_of_days_needs_no_of():
    straight = "Violent protests went on for the seventh straight day."
    (point,) = compared((straight, "2024-05-06"), ("A seventh day of unrest began.", "2024-05-06"))
    assert (point.standing, point.nature) == ("agreed", None)


def test_one_report_at_odds_with_itself():
    (point,) = compared(("Four days of riots have passed. Five days of riots were enough.", None))
    assert point.nature == "dispute"
    assert "One report gives both" in point.why


@pytest.mark.parametrize(
    "text",
    [
        "Two days after riots, shops opened.",
        "Days of riots followed.",
        "On the second day he slept.",
        "5 days of rain.",
    ],
)
def test_other_days_are_no_count(text):
    assert compared((text, None), (text, None)) == []


def test_two_unknown_days_are_not_one_day():
    text = "Four days of riots had passed on Monday. Five days of riots were counted on Tuesday."
    (point,) = compared((text, None, "Monday", "Tuesday"))
    assert point.nature == "update"
