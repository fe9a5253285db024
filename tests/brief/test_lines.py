import records_by_hand as hand
from secondsource.brief.lines import brief_lines
from secondsource.brief.timeline import build_timeline
from secondsource.compare.comparison import compare_story

SANK = "The ferry Aurora sank in heavy seas off Port Ada with sixty passengers aboard."
SANK_TOO = "With sixty passengers aboard the ferry Aurora sank off Port Ada in heavy seas."


def told(report, text, day=None, moments=(), quantities=()):
    doc = hand.document(text, report, published=hand.on(day) if day else hand.on("2024-05-10"))
    moments = [hand.moment(text, *m) for m in moments]
    return doc, hand.analysis(doc, moments=moments, quantities=[hand.quantity(text, *q) for q in quantities])


def lines(*pairs):
    readings = hand.readings(pairs)
    comparison = compare_story(readings)
    timeline = build_timeline(readings, comparison.points)
    return brief_lines(readings, comparison.points, timeline, comparison.quotes)


def section(found, name):
    return [line.text for line in found if line.section == name]


def test_what_two_origins_say_is_known_in_the_words_of_one():
    found = lines(told("r1", SANK), told("r2", SANK_TOO), told("r3", "Coffee prices fell on the exchange."))
    (known,) = section(found, "known")
    assert known in (SANK[:-1], SANK_TOO[:-1])
    (line,) = [line for line in found if line.section == "known"]
    assert {e.report for e in line.evidence} == {"r1", "r2"}


def test_a_dispute_is_told_with_both_values_and_why():
    found = lines(
        told("r1", "The flood killed 12 people there.", quantities=[("12", None, "killed")]),
        told("r2", "The flood killed 30 people there.", quantities=[("30", None, "killed")]),
    )
    (text,) = section(found, "differs")
    assert text.startswith("people killed: 12 / 30. ")


def test_what_is_still_to_come_is_planned_and_what_has_passed_is_not():
    found = lines(
        told("r1", "The bridge will reopen to traffic on 20 May.", moments=[("20 May", "future")]),
        told("r2", "The minister will open the harbour on 2 May.", "2024-05-01", moments=[("2 May", "future")]),
    )
    coming, passed = section(found, "planned")
    assert coming == "The bridge will reopen to traffic on 20 May"
    assert passed.endswith("the day has passed and no report tells how it went")


def test_what_the_reports_do_not_know_is_said():
    found = lines(told("r1", "The cause of the fire remains unclear, police said."))
    assert section(found, "open") == ["The cause of the fire remains unclear, police said"]


def test_a_single_dated_happening_is_told_as_of_one_report():
    found = lines(told("r1", "The mayor resigned on 3 May after the vote.", moments=[("3 May", "past")]))
    assert section(found, "single") == ["The mayor resigned on 3 May after the vote"]


def test_a_report_that_gives_nothing_to_compare_is_told_by_its_first_sentence():
    found = lines(told("r1", "A child is missing in Port Ada. Nobody knows more."))
    assert section(found, "single") == ["A child is missing in Port Ada"]


def test_what_is_known_to_be_unknown_is_not_asked_again():
    silent = "The harbour company has not responded to the letter of the stranded Aurora passengers."
    too = "To the letter of the stranded Aurora passengers the harbour company has not responded."
    found = lines(told("r1", silent), told("r2", too), told("r3", "Coffee prices fell on the exchange."))
    assert len(section(found, "known")) == 1
    assert section(found, "open") == []


def test_speech_without_its_speaker_is_not_told_as_known():
    first = "We will mend the old stone bridge of the harbour before the winter storms."
    second = "Before the winter storms, we will mend the old stone bridge of the harbour."
    found = lines(told("r1", first), told("r2", second), told("r3", "Coffee prices fell on the exchange."))
    assert not any(text.startswith("We ") for text in section(found, "known"))
