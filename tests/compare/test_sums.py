import records_by_hand as hand
from secondsource.compare.sums import compare_sums


def compared(text, numbers=()):
    doc = hand.document(text)
    quantities = [hand.quantity(text, number, matter="killed") for number in numbers]
    return compare_sums(hand.readings([(doc, hand.analysis(doc, quantities=quantities))]))


def test_numbers_that_do_not_add_up():
    text = "The blast killed 35 people. Another 14 died in hospital, bringing the death toll to 50."
    (point,) = compared(text, ("35", "14", "50"))
    assert (point.kind, point.nature) == ("count", "dispute")
    assert {p.value for p in point.positions} == {"35 and 14 make 49", "50 in all, as told"}


def test_numbers_that_add_up():
    text = "The blast killed 36 people. Another 14 died in hospital, bringing the death toll to 50."
    assert compared(text, ("36", "14", "50")) == []


def test_parts_that_make_another_whole():
    (point,) = compared("Nine people were hurt in the crash: four men, three women and a child.")
    assert {p.value for p in point.positions} == {"4, 3 and 1 make 8", "9 in all, as told"}
    assert compared("Nine people were hurt in the crash: five men, three women and a child.") == []


def test_a_list_that_is_not_whole_is_no_sum():
    assert compared("Nine people were hurt in the crash, including four men and three women.") == []
