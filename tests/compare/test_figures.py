import pytest

import records_by_hand as hand
from secondsource.compare.figures import compare_figures
from secondsource.compare.statements import align_claims


def told(report, text, figures, day=None, moments=()):
    doc = hand.document(text, report, published=hand.on(day) if day else hand.Published())
    quantities = [hand.quantity(text, *figure) for figure in figures]
    return doc, hand.analysis(doc, quantities=quantities, moments=[hand.moment(text, m, "past") for m in moments])


def compared(*pairs, origins=None):
    readings = hand.readings(pairs, origins=origins)
    return compare_figures(readings, align_claims(readings))


def killed(report, words, day=None):
    return told(report, f"The flood killed {words} people in Port Ada.", [(words, None, "killed")], day)


def test_the_same_toll_is_agreed():
    (point,) = compared(killed("r1", "12"), killed("r2", "twelve"))
    assert (point.kind, point.about, point.standing, point.independent) == ("count", "people killed", "agreed", 2)


def test_two_tolls_on_one_day_are_a_dispute():
    (point,) = compared(killed("r1", "12", "2024-05-02"), killed("r2", "30", "2024-05-02"))
    assert (point.standing, point.nature) == ("disputed", "dispute")


def test_a_toll_that_grows_from_day_to_day_is_an_update():
    (point,) = compared(killed("r1", "12", "2024-05-02"), killed("r2", "30", "2024-05-03"))
    assert (point.standing, point.nature) == ("updated", "update")


def test_a_toll_that_shrinks_is_a_dispute():
    (point,) = compared(killed("r1", "30", "2024-05-02"), killed("r2", "12", "2024-05-03"))
    assert point.nature == "dispute"


def test_undated_tolls_say_that_one_may_be_the_later():
    (point,) = compared(killed("r1", "12"), killed("r2", "30"))
    assert point.nature == "dispute"
    assert "may be the later" in point.why


@pytest.mark.parametrize("words", ["more than 10", "about 12", "dozens"])
def test_bounds_and_vague_words_are_no_dispute(words):
    (point,) = compared(killed("r1", "12"), killed("r2", words))
    assert point.nature == "rounding"


def test_a_toll_of_years_ago_is_another_point():
    old = "In 1998 a flood killed 300 people in Port Ada."
    points = compared(
        killed("r1", "12", "2024-05-02"), told("r2", old, [("300", None, "killed")], "2024-05-02", ["1998"])
    )
    assert [p.nature for p in points] == [None, None]


def test_counts_of_no_known_matter_meet_only_in_aligned_claims():
    here = "The storm tore 14 balconies from hotels along the Port Ada promenade."
    there = "Along the Port Ada promenade the storm tore nine balconies from hotels."
    elsewhere = "A builder in Norland advertised 5 balconies at a discount."
    figures = [("14", "balconies", None)], [("nine", "balconies", None)], [("5", "balconies", None)]
    points = compared(told("r1", here, figures[0]), told("r2", there, figures[1]), told("r3", elsewhere, figures[2]))
    assert [(p.nature, sorted(x.value for x in p.positions)) for p in points] == [("dispute", ["14", "9"])]


def test_one_sum_of_money_is_one_point_even_when_dated_differently():
    july = "In July Norland pledged $3 billion in investment."
    august = "In August Norland agreed to invest $3 billion."
    points = compared(
        told("r1", july, [("$3 billion", None, "investment")], "2024-12-01", ["July"]),
        told("r2", august, [("$3 billion", None, "investment")], "2024-12-01", ["August"]),
    )
    assert [(p.standing, p.independent) for p in points] == [("agreed", 2)]
