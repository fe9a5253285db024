import pytest

import records_by_hand as hand
from secondsource.brief.timeline import build_timeline


def told(report, text, when, tense, day="2024-05-10"):
    doc = hand.document(text, report, published=hand.on(day))
    names = [hand.name(text, "Aurora", "product", 0)] if "Aurora" in text else []
    moments = [hand.moment(text, when, tense)]
    return doc, hand.analysis(doc, names=names, moments=moments, entity_names=["Aurora"])


def timeline(*pairs):
    ship = hand.identity("Aurora", "product", {d.report_id: 0 for d, a in pairs if a.names})
    return [(e.when, e.status) for e in build_timeline(hand.readings(pairs, [ship]), ())]


def test_days_stand_in_order_with_their_status():
    late = told("r1", "The ferry sank near the harbour on 3 May.", "3 May", "past")
    early = told("r2", "The ferry left the harbour on 1 May.", "1 May", "past")
    assert timeline(late, early) == [("2024-05-01", "happened"), ("2024-05-03", "happened")]


def test_what_lies_after_the_report_cannot_have_happened():
    assert timeline(told("r1", "The ferry sails from the harbour on 30 May.", "30 May", None)) == [
        ("2024-05-30", "planned")
    ]


def test_a_plan_whose_day_has_passed_is_overdue():
    plan = told("r1", "The Aurora will sail to the islands on 2 May.", "2 May", "future", "2024-05-01")
    other = told("r2", "Coffee prices fell on the exchange on 9 May.", "9 May", "past")
    assert ("2024-05-02", "overdue") in timeline(plan, other)


def test_a_plan_another_report_tells_as_done_is_not():
    plan = told("r1", "The Aurora will sail to the islands on 2 May.", "2 May", "future", "2024-05-01")
    done = told("r2", "The Aurora reached the islands on 2 May.", "2 May", "past")
    assert timeline(plan, done) == [("2024-05-02", "happened"), ("2024-05-02", "planned")]


def test_years_and_long_spans_have_no_place_on_it():
    assert timeline(told("r1", "The ferry was built in the harbour in 2019.", "2019", "past")) == []


def test_a_plan_tells_what_became_of_it():
    plan = told("r1", "The Aurora will sail to the islands on 2 May.", "2 May", "future", "2024-05-01")
    done = told("r2", "The Aurora reached the islands on 2 May.", "2 May", "past")
    ship = hand.identity("Aurora", "product", {"r1": 0, "r2": 0})
    entries = build_timeline(hand.readings([plan, done], [ship]), ())
    (ended,) = [e for e in entries if e.status == "planned"]
    assert (ended.became, ended.outcome_text) == ("carried out", "The Aurora reached the islands on 2 May")


def test_the_day_of_an_inner_clause_does_not_date_what_is_told_around_it():
    text = "The Aurora left the harbour before the race that starts on 30 May."
    assert timeline(told("r1", text, "30 May", "present")) == []


def test_a_holiday_that_only_names_the_shoppers_does_not_date_what_happened():
    text = "Christmas shoppers came back to the harbour stalls on 3 December."
    doc = hand.document(text, "r1", published=hand.on("2024-12-10"))
    moments = [hand.moment(text, "Christmas", None), hand.moment(text, "3 December", "past")]
    (entry,) = build_timeline(hand.readings([(doc, hand.analysis(doc, moments=moments))]), ())
    assert (entry.when, entry.status) == ("2024-12-03", "happened")


@pytest.mark.parametrize(
    ("words", "became"),
    [
        ("On 1 May the line cancelled the voyage of the Aurora to the islands on 2 May.", "cancelled"),
        ("On 1 May the line postponed the voyage of the Aurora to the islands on 2 May.", "postponed"),
    ],
)
def test_a_plan_ends_by_its_own_day_wherever_the_news_of_it_is_dated(words, became):
    plan = told("r1", "The voyage of the Aurora to the islands will begin on 2 May.", "2 May", "future", "2024-04-30")
    doc = hand.document(words, "r2", published=hand.on("2024-05-01"))
    moments = [hand.moment(words, "1 May", "past"), hand.moment(words, "2 May", "past")]
    names = [hand.name(words, "Aurora", "product", 0)]
    end = doc, hand.analysis(doc, names=names, moments=moments, entity_names=["Aurora"])
    ship = hand.identity("Aurora", "product", {"r1": 0, "r2": 0})
    entries = build_timeline(hand.readings([plan, end], [ship]), ())
    assert [e.became for e in entries if e.status == "planned" and e.evidence[0].report == "r1"] == [became]
