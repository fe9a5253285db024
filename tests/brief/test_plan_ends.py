import records_by_hand as hand
from secondsource.brief.dated_claims import dated_claims
from secondsource.brief.plan_ends import end_of, find_ends, may_be_told
from secondsource.brief.timeline import build_timeline
from secondsource.records.document import Published

PLAN = ("r1", "The old ferry will carry the lanterns to the islands on 2 May.", "2 May", "future", "2024-05-01")
LATER = ("r9", "Coffee prices fell on the exchange on 9 May.", "9 May", "past", "2024-05-09")


def told(report, text, when, tense, day):
    doc = hand.document(text, report, published=hand.on(day) if day else Published())
    return doc, hand.analysis(doc, moments=[hand.moment(text, when, tense)] if when else [])


def looked(*rows):
    readings = hand.readings([told(*row) for row in rows])
    claims = dated_claims(readings)
    return claims[0], find_ends(claims, readings), readings


def test_what_shares_most_of_a_plan_and_its_day_is_its_end():
    done = ("r2", "The ferry brought its lanterns to the islands on 2 May.", "2 May", "past", "2024-05-03")
    plan, ends, _ = looked(PLAN, done)
    assert end_of(plan, ends).reading.id == "r2"


def test_another_matter_of_the_same_day_is_not():
    other = ("r2", "Thieves took two lanterns from a shop in the hills on 2 May.", "2 May", "past", "2024-05-03")
    plan, ends, _ = looked(PLAN, other)
    assert end_of(plan, ends) is None


def test_what_is_still_to_come_ends_no_plan():
    again = ("r2", "The ferry is due to carry the lanterns to the islands on 2 May.", "2 May", "future", "2024-05-02")
    plan, ends, _ = looked(PLAN, again)
    assert end_of(plan, ends) is None


def test_nobody_is_said_to_be_silent_where_an_undated_report_may_tell_it():
    done = ("r2", "The ferry brought its lanterns to the islands.", None, None, None)
    plan, ends, readings = looked(PLAN, done, LATER)
    assert may_be_told(plan, ends)
    assert [e.status for e in build_timeline(readings, ()) if "lanterns" in e.text] == ["planned"]


def test_an_earlier_report_cannot_tell_it():
    earlier = ("r2", "The ferry brought its lanterns to the islands.", None, None, "2024-04-20")
    plan, ends, readings = looked(PLAN, earlier, LATER)
    assert not may_be_told(plan, ends)
    assert "overdue" in [e.status for e in build_timeline(readings, ())]
