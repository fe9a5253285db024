from invented_reports import BUDGET, FERRY, OWN_FERRY, report

from secondsource.group.copies import find_copies
from secondsource.group.origins import number_origins
from secondsource.group.overruled_copies import overrule_copies
from secondsource.records.story import Copy, Judgement


def said(left: str, right: str, score: float) -> Judgement:
    return Judgement("copies", left, right, score, "a person said so")


def ruled(documents, *decided: Judgement) -> tuple[tuple[Copy, ...], dict[str, int]]:
    by_id = {d.report_id: d for d in documents}
    copies = overrule_copies(find_copies(documents, {}, {}), decided, by_id)
    return copies, number_origins(list(by_id), copies, by_id, {}, decided)


A, B, C = report("a", FERRY, day="2031-05-01"), report("b", FERRY + "\nMore.", day="2031-05-02"), report("c", BUDGET)


def test_without_a_judgement_nothing_changes():
    copies, origins = ruled([A, B, C])
    assert (copies[0].report, copies[0].of, copies[0].joins) == ("b", "a", True)
    assert origins == {"a": 1, "b": 1, "c": 2}


def test_judged_independent_two_reports_are_two_origins_and_what_they_share_stays_on_record():
    copies, origins = ruled([A, B, C], said("a", "b", 0.0))
    assert origins == {"a": 1, "b": 2, "c": 3}
    assert copies[0].passages
    assert not copies[0].joins
    assert not copies[0].borrowed
    assert "a person said so" in copies[0].why


def test_the_same_text_is_two_origins_when_a_person_says_so():
    twin = report("t", FERRY)
    assert ruled([A, twin], said("a", "t", 0.0))[1] == {"a": 1, "t": 2}


def test_a_third_report_does_not_join_what_a_person_keeps_apart():
    third = report("d", FERRY + "\nAnd more.", day="2031-05-03")
    origins = ruled([A, B, third], said("a", "b", 0.0))[1]
    assert origins["a"] != origins["b"]
    assert origins["d"] in (origins["a"], origins["b"])


def test_judged_a_copy_two_reports_are_one_origin_whatever_they_share():
    own = report("o", OWN_FERRY)
    copies, origins = ruled([A, own], said("o", "a", 1.0))
    assert origins == {"a": 1, "o": 1}
    assert (copies[0].report, copies[0].of, copies[0].share) == ("o", "a", 0.0)


def test_a_person_may_turn_the_direction_round():
    copies, _ = ruled([A, B], said("a", "b", 1.0))
    assert (copies[0].report, copies[0].of) == ("a", "b")
    assert copies[0].share > 0.9
    assert copies[0].passages[0].of(A.text) in FERRY


def test_judgements_on_other_reports_change_nothing():
    assert ruled([A, B], said("x", "y", 1.0), said("x", "a", 0.0)) == ruled([A, B])
