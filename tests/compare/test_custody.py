import records_by_hand as hand
from secondsource.compare.custody import compare_custody

CAUGHT = "Police arrested John Marsh at his home in Marlow."
GAVE_UP = "John Marsh surrendered to the police in Marlow."


def compared(*texts, origins=None):
    pairs = []
    for number, text in enumerate(texts):
        doc = hand.document(text, f"r{number + 1}")
        names = [hand.name(text, "John Marsh", "person", 0), hand.name(text, "Marlow", "place", 1)]
        pairs.append((doc, hand.analysis(doc, names=names)))
    known = [hand.identity("John Marsh", "person", {f"r{n + 1}": 0 for n in range(len(texts))})]
    return compare_custody(hand.readings(pairs, known, origins))


def test_caught_and_gave_up_are_a_dispute():
    (point,) = compared(CAUGHT, GAVE_UP)
    assert (point.kind, point.nature, point.about) == ("status", "dispute", "Arrested or gave up: John Marsh")
    assert {p.value for p in point.positions} == {"was arrested", "gave up"}


def test_other_words_for_it():
    (point,) = compared(CAUGHT, "John Marsh turned himself in to the police in Marlow.")
    assert point.nature == "dispute"


def test_a_report_that_tells_both_sees_no_clash():
    assert compared(CAUGHT, GAVE_UP + " He was arrested at the door.") == []


def test_copies_are_no_second_voice():
    assert compared(CAUGHT, GAVE_UP, origins={"r1": 1, "r2": 1}) == []
