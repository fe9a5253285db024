import records_by_hand as hand
from secondsource.brief.weekdays import weekday_problems


def problems(text, words):
    doc = hand.document(text, published=hand.on("2024-05-10"))
    (reading,) = hand.readings([(doc, hand.analysis(doc, moments=[hand.moment(text, words, "future")]))])
    return [(p.code, p.what) for p in weekday_problems(reading)]


def test_a_wrong_day_of_the_week_is_told_with_the_right_one():
    (found,) = problems("They will meet on Tuesday, May 16, in Port Ada.", "Tuesday, May 16")
    assert found == ("weekday-mismatch", "'Tuesday, May 16': 2024-05-16 was a Thursday")


def test_a_right_one_and_a_bare_one_are_no_problem():
    assert problems("They will meet on Thursday, May 16, in Port Ada.", "Thursday, May 16") == []
    assert problems("They will meet on Tuesday in Port Ada.", "Tuesday") == []
