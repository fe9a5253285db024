from secondsource.brief.plan_lines import plan_lines
from secondsource.records.storyfile import Evidence, TimelineEntry

PIECE = (Evidence(report="r1", start=0, end=4, text="Plan", sentence="Plan"),)
END = (Evidence(report="r2", start=0, end=4, text="Done", sentence="Done"),)


def entry(when, status, text, **more):
    return TimelineEntry(when=when, status=status, text=text, evidence=PIECE, **more)


def test_plans_ahead_come_first_then_overdue_ones_then_what_became_of_earlier_ones():
    ended = entry("2024-05-01", "planned", "They sign", became="carried out", outcome_text="They signed", outcome=END)
    late = entry("2024-05-02", "overdue", "He resigns")
    ahead = entry("2024-05-20", "planned", "The bridge opens")
    past = entry("2024-05-03", "planned", "It passed")
    lines = list(plan_lines([ended, late, past, ahead], "2024-05-10"))
    assert [line.text for line in lines] == [
        "The bridge opens",
        "He resigns – the day has passed and no report tells how it went",
        "They sign – carried out: They signed",
    ]
    assert lines[-1].evidence == (*PIECE, *END)


def test_what_happened_is_no_plan():
    assert list(plan_lines([entry("2024-05-01", "happened", "It rained")], "2024-05-10")) == []


def test_what_began_before_the_newest_report_is_no_plan_any_more():
    tour = entry("2024-05-08/2024-05-12", "planned", "The tour goes to three ports")
    assert list(plan_lines([tour], "2024-05-10")) == []
