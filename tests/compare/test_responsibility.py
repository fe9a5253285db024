import records_by_hand as hand
from secondsource.compare.responsibility import NOBODY, compare_responsibility

FRONT = "The Red Front claimed responsibility for the bombing of the harbour in Marlow."
BRIGADE = "The police blamed the Northern Brigade for the bombing of the harbour in Marlow."
NONE = "No group has claimed responsibility for the bombing of the harbour in Marlow."
KNOWN = ("Red Front", "Northern Brigade")


def compared(*texts):
    pairs = []
    for number, text in enumerate(texts):
        doc = hand.document(text, f"r{number + 1}")
        names = [hand.name(text, body, "organisation", e) for e, body in enumerate(KNOWN) if body in text]
        pairs.append((doc, hand.analysis(doc, names=names)))
    known = [
        hand.identity(body, "organisation", {f"r{n + 1}": e for n, text in enumerate(texts) if body in text})
        for e, body in enumerate(KNOWN)
    ]
    return compare_responsibility(hand.readings(pairs, known))


def test_one_claims_it_and_another_is_blamed():
    (point,) = compared(FRONT, BRIGADE)
    assert (point.kind, point.nature) == ("who", "dispute")
    assert {p.value for p in point.positions} == set(KNOWN)


def test_what_nobody_had_claimed_is_an_update():
    (point,) = compared(NONE, FRONT)
    assert point.nature == "update"
    assert {p.value for p in point.positions} == {NOBODY, "Red Front"}


def test_one_claim_told_twice_is_no_point():
    assert compared(FRONT, FRONT.replace("The Red", "On Friday the Red")) == []


def test_another_deed_is_no_point():
    assert compared(FRONT, "The police blamed the Northern Brigade for a theft of cattle.") == []


def test_what_two_are_accused_of_must_be_one_deed():
    failing = "In Marlow the mayor accused the Red Front of failing to guard the harbour in Marlow."
    assert compared(failing, "In Marlow the mayor accused the Northern Brigade of selling the harbour in Marlow.") == []


def test_what_many_told_before_hides_nothing():
    (point,) = compared(*[FRONT] * 60, BRIGADE)
    assert [p.independent for p in point.positions] == [60, 1]
