import records_by_hand as hand
from secondsource.brief.open_questions import open_lines
from secondsource.brief.timeline import build_timeline
from secondsource.compare.comparison import compare_story


def told(report, text, moments=(), names=(), quantities=()):
    doc = hand.document(text, report, published=hand.on("2024-05-10"))
    return doc, hand.analysis(
        doc,
        moments=[hand.moment(text, *m) for m in moments],
        names=[hand.name(text, *n) for n in names],
        quantities=[hand.quantity(text, *q) for q in quantities],
    )


def asked(*pairs):
    readings = hand.readings(pairs)
    points = compare_story(readings).points
    return [line.text for line in open_lines(readings, points, build_timeline(readings, points))]


PLAN = "The ferry company will compensate the stranded passengers of the Aurora."
PLAN_TOO = "The stranded passengers of the Aurora will be compensated by the ferry company."


def test_what_the_reports_do_not_know_is_said():
    assert asked(told("r1", "The cause of the fire remains unclear, police said.")) == [
        "The cause of the fire remains unclear, police said"
    ]


def test_a_plan_that_two_tell_without_a_day_is_asked_for_one():
    (line,) = asked(told("r1", PLAN), told("r2", PLAN_TOO))
    assert line.startswith("No report says when: The ")


def test_no_day_is_asked_for_where_a_third_report_gives_one():
    third = "Stranded ferry passengers are to be compensated by 20 May."
    assert asked(told("r1", PLAN), told("r2", PLAN_TOO), told("r3", third, moments=[("20 May", "future")])) == []


def test_a_planned_event_without_a_place_is_asked_for_one():
    text = "The two ministers will hold a summit on 20 May."
    assert asked(told("r1", text, moments=[("20 May", "future")])) == [f"No report says where: {text[:-1]}"]


def test_no_place_is_asked_for_where_another_sentence_names_it():
    text = "The two ministers will hold a summit on 20 May. The summit of the ministers takes place in Ada."
    pair = told("r1", text, moments=[("20 May", "future")], names=[("Ada", "place", 0)])
    assert asked(pair) == []


def test_tolls_counted_in_words_alone_are_asked_for_a_figure():
    first = told("r1", "Several people were killed by the flood.", quantities=[("Several people", None, "killed")])
    other = told("r2", "Dozens of people were killed there.", quantities=[("Dozens", None, "killed")])
    exact = told("r3", "The flood killed 12 people.", quantities=[("12", None, "killed")])
    assert asked(first, other) == ["No report gives an exact figure for people killed"]
    assert asked(first, other, exact) == []


def test_a_button_of_the_page_is_no_open_question():
    assert asked(told("r1", "No comment. The harbour was calm on that day, a guard said.")) == []
