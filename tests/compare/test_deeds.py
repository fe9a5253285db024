import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.deeds import one_deed, read_deeds

FIRST = "The ferry rammed the wooden jetty of the old harbour."


def deeds(*texts):
    pairs = [(doc, hand.analysis(doc)) for doc in (hand.document(t, f"r{n + 1}") for n, t in enumerate(texts))]
    readings = hand.readings(pairs)
    return [d for group in read_deeds(readings, align_statements(readings)) for d in group]


def test_a_deed_knows_who_did_it_and_to_what():
    first, second = deeds(FIRST, "The ferry rammed the old wooden jetty of the old harbour, a guard said.")
    assert (first.agents, first.patients) == (frozenset({"boat"}), frozenset({"jetti"}))
    assert one_deed(first, second)


def test_by_whom_may_be_left_open():
    first, second = deeds(FIRST, "The tanker rammed the wooden jetty of the old harbour.")
    assert not one_deed(first, second)
    assert one_deed(first, second, by_whom=False)


def test_what_one_report_alone_tells_is_left_out():
    assert deeds(FIRST, "Nobody spoke of the matter in the town hall.") == []
