import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.deeds import read_deeds
from secondsource.compare.fulfilments import compare_fulfilments

SIGNED = "The airline Norair signed the supply contract with Belwing on Friday."


def compared(*texts, days=(), origins=None):
    pairs = []
    for number, text in enumerate(texts):
        published = hand.on(days[number]) if days else hand.Published()
        doc = hand.document(text, f"r{number + 1}", published=published)
        names = [hand.name(text, n, "organisation", e) for e, n in enumerate(("Norair", "Belwing")) if n in text]
        pairs.append((doc, hand.analysis(doc, names=names)))
    known = [
        hand.identity(name, "organisation", {f"r{n + 1}": number for n, text in enumerate(texts) if name in text})
        for number, name in enumerate(("Norair", "Belwing"))
    ]
    readings = hand.readings(pairs, known, origins)
    return compare_fulfilments(list(read_deeds(readings, align_statements(readings))))


def test_a_plan_told_later_as_done_is_an_update():
    plan = "The airline Norair will sign the supply contract with Belwing on Friday."
    (point,) = compared(plan, SIGNED, days=("2031-03-04", "2031-03-08"))
    assert (point.kind, point.nature, point.standing) == ("status", "update", "updated")
    assert {p.value for p in point.positions} == {"planned", "done"}
    assert {e.sentence for p in point.positions for e in p.evidence} == {plan, SIGNED}
    assert "plan" in point.why


def test_a_plan_that_comes_out_after_the_deed_is_another_plan():
    plan = "The airline Norair will sign the supply contract with Belwing on Friday."
    assert compared(plan, SIGNED, days=("2031-03-12", "2031-03-08")) == []


def test_done_and_not_done_are_a_dispute():
    (point,) = compared(SIGNED, "The airline Norair did not sign the supply contract with Belwing on Friday.")
    assert point.nature == "dispute"
    assert {p.value for p in point.positions} == {"done", "not done"}
    assert "cannot be both" in point.why


def test_what_is_not_done_yet_is_no_dispute():
    assert compared(SIGNED, "The airline Norair has not yet signed the supply contract with Belwing.") == []


def test_done_and_denied_are_a_dispute():
    (point,) = compared(SIGNED, "The airline Norair denied signing the supply contract with Belwing on Friday.")
    assert {p.value for p in point.positions} == {"done", "denied"}


def test_another_thing_is_no_dispute():
    assert compared(SIGNED, "The airline Norair did not sign the lease of the hangars with Belwing on Friday.") == []


def test_copies_are_no_second_voice():
    against = "The airline Norair did not sign the supply contract with Belwing on Friday."
    assert compared(SIGNED, against, origins={"r1": 1, "r2": 1}) == []


def test_a_condition_is_no_plan():
    condition = "If the bank agrees, the airline Norair will sign the supply contract with Belwing on Friday."
    assert compared(condition, SIGNED, days=("2031-03-04", "2031-03-08")) == []


def test_a_state_is_no_deed():
    assert compared("Norair has a contract with Belwing.", "Norair did not have a contract with Belwing.") == []


def test_a_plan_of_somebody_else_is_not_fulfilled():
    plan = "{} has ordered the workshop and will launch more cargo drones over the harbour, a statement said."
    done = "The airline Norair launched the cargo drones over the harbour."
    assert compared(plan.format("Belwing"), done, days=("2031-03-04", "2031-03-08")) == []
    (point,) = compared(plan.format("Norair"), done, days=("2031-03-04", "2031-03-08"))
    assert point.nature == "update"
