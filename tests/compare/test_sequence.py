import records_by_hand as hand
from secondsource.compare.sequence import compare_sequence

AFTER = "Clashes in the herring harbour broke out after a vigil for the drowned docker."
DURING = "The riots in the harbour broke out as a vigil was being held for the drowned docker."


def compared(*texts):
    pairs = [(doc, hand.analysis(doc)) for doc in (hand.document(t, f"r{n + 1}") for n, t in enumerate(texts))]
    return compare_sequence(hand.readings(pairs))


def test_after_one_thing_and_during_it_is_a_dispute():
    (point,) = compared(AFTER, DURING)
    assert (point.kind, point.nature) == ("time", "dispute")
    assert {p.value: p.evidence[0].sentence for p in point.positions} == {
        "after the vigil": AFTER,
        "during the vigil": DURING,
    }


def test_who_did_what_is_one_thing_too():
    (point,) = compared(
        "The harbour guard shot the docker during the herring auction.",
        "The harbour guard shot the docker in the hours after the herring auction.",
    )
    assert {p.value for p in point.positions} == {"during the auction", "after the auction"}


def test_one_order_is_no_dispute():
    assert compared(AFTER, AFTER.replace("after", "following")) == []


def test_two_things_may_stand_before_and_after_a_third():
    assert compared(AFTER, "Speeches were held during a vigil for the drowned docker in the harbour.") == []
    assert compared(AFTER, DURING.replace("vigil", "concert")) == []


def test_what_did_not_happen_has_no_place():
    assert compared(AFTER, "No riots broke out during the vigil for the drowned docker in the harbour.") == []


def test_a_report_that_has_it_in_two_ways_tells_of_several():
    assert compared(AFTER, f"{DURING} {AFTER}") == []
