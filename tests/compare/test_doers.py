import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.deeds import read_deeds
from secondsource.compare.doers import compare_doers

POLICE = "The police killed John Marsh outside the savings bank in Marlow on Friday."
GUARD = "Soldiers killed John Marsh outside the savings bank in Marlow on Friday."


def compared(*texts, origins=None):
    pairs = []
    for number, text in enumerate(texts):
        doc = hand.document(text, f"r{number + 1}")
        names = [hand.name(text, "John Marsh", "person", 0)] if "John Marsh" in text else []
        pairs.append((doc, hand.analysis(doc, names=names)))
    known = [hand.identity("John Marsh", "person", {f"r{n + 1}": 0 for n, t in enumerate(texts) if "John Marsh" in t})]
    readings = hand.readings(pairs, known, origins)
    return compare_doers(list(read_deeds(readings, align_statements(readings))))


def test_one_deed_of_two_doers_is_a_dispute():
    (point,) = compared(POLICE, GUARD)
    assert (point.kind, point.nature) == ("who", "dispute")
    assert {p.value for p in point.positions} == {"The police", "Soldiers"}


def test_two_of_one_sort_may_be_the_same():
    assert compared(POLICE, POLICE.replace("The police", "Officers")) == []


def test_another_victim_is_another_deed():
    assert compared(POLICE, GUARD.replace("John Marsh", "a dog")) == []


def test_copies_are_no_second_voice():
    assert compared(POLICE, GUARD, origins={"r1": 1, "r2": 1}) == []


def test_a_deed_of_many_is_no_dispute():
    visited = POLICE.replace("killed", "visited")
    assert compared(visited, visited.replace("The police", "Soldiers")) == []
