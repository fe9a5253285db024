import records_by_hand as hand
from secondsource.compare.totals import compare_totals

ONLY = "The storm tore the roof off the only clinic in the harbour quarter."


def compared(*texts, origins=None):
    pairs = [(doc, hand.analysis(doc)) for doc in (hand.document(t, f"r{n + 1}") for n, t in enumerate(texts))]
    return compare_totals(hand.readings(pairs, origins=origins))


def test_the_only_one_and_one_of_several_are_a_dispute():
    (point,) = compared(ONLY, "The storm tore the roof off one of the clinics in the harbour quarter.")
    assert (point.kind, point.nature) == ("count", "dispute")
    assert {p.value for p in point.positions} == {"the only clinic", "one of the clinics"}


def test_two_totals_are_a_dispute():
    (point,) = compared(
        "All three bridges over the river Ard were swept away.",
        "The flood swept away three out of four bridges over the river Ard.",
    )
    assert {p.value for p in point.positions} == {"all three bridges", "three out of four bridges"}


def test_all_of_a_thing_are_a_part_of_it_to_another_report():
    (point,) = compared(
        "It is all three bridges that are gone.", "“We have three out of four bridges left,” said Ida Bro."
    )
    assert point.nature == "dispute"


def test_parts_of_other_sizes_show_no_common_whole():
    assert compared("It is all three bridges that are gone.", "“We have two out of four bridges left,” she said.") == []


def test_a_loose_word_stands_for_the_one_thing_its_report_names():
    torn, lines = "Divers saw all three cables torn.", "“We lost three out of four lines,” said Ida Bro."
    (point,) = compared(torn, f"{lines} The cables lie deep.")
    assert point.nature == "dispute"
    assert compared(torn, lines) == []
    assert compared(torn, f"{lines} The cables lie beside pipelines.") == []


def test_the_only_one_of_some_sort_is_no_total():
    narrowed = "The storm tore the roof off the only clinic that stood in the harbour quarter."
    assert compared(narrowed, "The storm tore the roof off one of the clinics in the harbour quarter.") == []


def test_other_things_are_no_dispute():
    assert compared(ONLY, "One of the ferries was late for the harbour quarter.") == []


def test_copies_are_no_second_voice():
    assert compared(ONLY, "The storm tore the roof off one of the clinics.", origins={"r1": 1, "r2": 1}) == []


def test_what_many_told_before_hides_nothing():
    (point,) = compared(*[ONLY] * 40, "The storm tore the roof off one of the clinics in the harbour quarter.")
    assert [p.independent for p in point.positions] == [40, 1]


def test_of_one_origin_what_another_origin_says_too_counts():
    several = "The storm tore the roof off one of the clinics in the harbour quarter."
    (point,) = compared(ONLY, several, several, origins={"r1": 1, "r2": 1, "r3": 2})
    assert {e.report for p in point.positions for e in p.evidence} == {"r1", "r3"}
