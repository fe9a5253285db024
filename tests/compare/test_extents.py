import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.deeds import read_deeds
from secondsource.compare.extents import clash, compare_extents

WHOLE = "The water supply of Marlow was completely restored after the storm, the works said."
PART = "The water supply of Marlow was only partly restored after the storm, a nurse said."


def compared(*texts, days=()):
    pairs = []
    for number, text in enumerate(texts):
        published = hand.on(days[number]) if days else hand.Published()
        doc = hand.document(text, f"r{number + 1}", published=published)
        names = [hand.name(text, "Marlow", "place", 0)] if "Marlow" in text else []
        pairs.append((doc, hand.analysis(doc, names=names)))
    known = [hand.identity("Marlow", "place", {f"r{n + 1}": 0 for n, t in enumerate(texts) if "Marlow" in t})]
    readings = hand.readings(pairs, known)
    return compare_extents(list(read_deeds(readings, align_statements(readings))))


def test_wholly_and_partly_are_a_dispute():
    (point,) = compared(WHOLE, PART)
    assert (point.kind, point.nature) == ("status", "dispute")
    assert {p.value for p in point.positions} == {"the whole", "a part"}
    assert "cannot both be right" in point.why


def test_what_is_whole_days_later_is_an_update():
    (point,) = compared(PART, WHOLE, days=("2031-03-04", "2031-03-06"))
    assert point.nature == "update"


def test_all_and_some_are_a_dispute():
    every = "All ferries from Marlow were cancelled on Friday because of the storm."
    (point,) = compared(every, "Some ferries from Marlow were cancelled on Friday because of the storm.")
    assert {p.value for p in point.positions} == {"the whole", "a part"}


def test_a_number_beside_the_word_tells_something_else():
    text = "Some 40 ferries from Marlow were cancelled on Friday because of the storm."
    doc = hand.document(text, "r1")
    parts = [hand.quantity(text, "40", "ferries")]
    every = hand.document("All ferries from Marlow were cancelled on Friday because of the storm.", "r2")
    readings = hand.readings([(doc, hand.analysis(doc, quantities=parts)), (every, hand.analysis(every))])
    assert compare_extents(list(read_deeds(readings, align_statements(readings)))) == []


def test_most_and_all_may_both_be_said():
    assert not clash(2, 3)
    assert clash(0, 1)
    assert clash(1, 2)
