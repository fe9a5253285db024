import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.dates import compare_dates

KILLED = "Jon Brask was killed by police on {} in the old port of Arden."
SAID = "Jon Brask spoke to dockers on {} in the old port of Arden."


def told(report, text, when, day):
    doc = hand.document(text, report, published=hand.on(day) if day else hand.Published())
    names = [hand.name(text, "Jon Brask", "person", 0)]
    return doc, hand.analysis(doc, names=names, moments=[hand.moment(text, when, "past")])


def compared(*pairs):
    who = hand.identity("Jon Brask", "person", {doc.report_id: 0 for doc, _ in pairs})
    readings = hand.readings(pairs, identities=(who,))
    return [p for p in compare_dates(readings, [], align_statements(readings)) if p.kind == "date"]


def test_one_death_on_two_days_is_a_dispute():
    (point,) = compared(
        told("r1", KILLED.format("6 September"), "6 September", "2024-09-12"),
        told("r2", KILLED.format("Saturday"), "Saturday", None),
    )
    assert point.nature == "dispute"
    assert "different days of the week" in point.why


def test_the_weekday_of_the_day_is_no_dispute():
    (point,) = compared(
        told("r1", KILLED.format("6 September"), "6 September", "2024-09-12"),
        told("r2", KILLED.format("Friday"), "Friday", None),
    )
    assert point.nature == "rounding"


def test_what_one_does_often_has_many_dates():
    pairs = [told(r, SAID.format(d), d, "2024-09-12") for r, d in (("r1", "Monday"), ("r2", "Tuesday"))]
    assert compared(*pairs) == []


def test_deaths_years_apart_are_two():
    pairs = [told(r, KILLED.format(d), d, "2024-09-12") for r, d in (("r1", "6 September"), ("r2", "2 May 1985"))]
    assert compared(*pairs) == []
