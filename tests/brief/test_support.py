import records_by_hand as hand
from secondsource.brief.support import unsupported
from secondsource.records.storyfile import BriefLine

TEXT = "Ana Reis of Norland said on Tuesday that 40 boats sank. He had seen three of them, Tom Vey added."


def readings():
    doc = hand.document(TEXT, "r1", published=hand.on("2024-05-10"), title="A Storm in Ada")
    names = [hand.name(TEXT, "Reis", "person", 0), hand.name(TEXT, "Tom Vey", "person", 1)]
    moments = [hand.moment(TEXT, "Tuesday", "past")]
    quantities = [hand.quantity(TEXT, "40", "boats"), hand.quantity(TEXT, "three")]
    read = hand.analysis(doc, names=names, moments=moments, quantities=quantities)
    ana = hand.identity("Ana Maria Reis", "person", {"r1": 0}, variants=("Reis", "Ana Reis"))
    return {r.id: r for r in hand.readings([(doc, read)], [ana])}


def left(text, passage):
    by_id = readings()
    evidence = by_id["r1"].evidence(hand.span_of(TEXT, passage))
    return unsupported(BriefLine(text=text, section="known", evidence=(evidence,)), by_id)


def test_the_words_of_the_sentence_are_held():
    assert left("Boats lost: 40, said Ana Reis of Norland", "40 boats") == ()


def test_who_a_name_means_is_held_and_nobody_else():
    assert left("Told by Ana Maria Reis", "40 boats") == ()
    assert left("Told by Tom Vey", "40 boats") == ("Tom", "Vey")


def test_the_day_a_weekday_falls_on_is_held_and_no_other():
    assert left("Boats sank (Tuesday 7 May 2024)", "40 boats") == ()
    assert left("Boats sank on 8 May 2024", "40 boats") == ("8",)


def test_a_figure_in_another_writing_is_held_and_another_figure_is_not():
    assert left("Boats seen: 3", "three") == ()
    assert left("Boats seen: 30", "three") == ("30",)


def test_the_day_and_the_headline_of_the_report_are_held():
    assert left("Date of “A Storm in Ada”: 10 May 2024", "three") == ()


def test_origins_may_be_counted():
    assert left("Boats seen: 3; one of 1 origin", "three") == ()
