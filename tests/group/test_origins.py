from dataclasses import replace

from invented_reports import BUDGET, FERRY, OWN_FERRY, reading, report

from secondsource.group.origins import name_agencies, number_origins
from secondsource.records.story import Agency, Copy


def copy(of_report: str, of: str, share: float = 0.2, joins: bool = False) -> Copy:
    return Copy(of_report, of, share, (), "", joins)


def numbers(documents, copies=(), credits=None):
    analyses = {d.report_id: reading(d, credits=(credits or {}).get(d.report_id, ())) for d in documents}
    reports = [d.report_id for d in documents]
    return number_origins(reports, copies, {d.report_id: d for d in documents}, analyses)


def test_reports_are_numbered_in_their_order():
    assert number_origins(["b", "a", "c"], []) == {"b": 1, "a": 2, "c": 3}


def test_copies_join_and_chains_of_copies_too():
    copies = [copy("c", "b", 0.9, joins=True), copy("d", "c", 0.5, joins=True)]
    assert number_origins(["a", "b", "c", "d", "e"], copies) == {"a": 1, "b": 2, "c": 2, "d": 2, "e": 3}


def test_a_passage_taken_over_joins_nothing():
    assert number_origins(["a", "b"], [copy("b", "a")]) == {"a": 1, "b": 2}


def test_copies_of_reports_outside_the_story_are_left_aside():
    assert number_origins(["a"], [copy("a", "elsewhere", 0.9, joins=True)]) == {"a": 1}


def test_the_same_bytes_are_one_origin_whatever_they_are_called():
    one, other = report("a", FERRY), report("b", FERRY)
    assert numbers([one, other]) == {"a": 1, "b": 1}


def test_the_same_text_from_other_bytes_is_one_origin():
    one, other = report("a", FERRY), replace(report("b", FERRY.replace("\n", "  ")), sha256="different")
    assert numbers([one, other]) == {"a": 1, "b": 1}


def test_one_publisher_is_one_origin_only_where_words_are_shared():
    one, other = report("a", FERRY, outlet="The Sydney Morning Herald"), report("b", OWN_FERRY, outlet="theage.com.au")
    assert numbers([one, other]) == {"a": 1, "b": 2}
    assert numbers([one, other], [copy("b", "a", 0.15)]) == {"a": 1, "b": 1}


def test_two_publishers_with_a_shared_passage_stay_two():
    one, other = report("a", FERRY, outlet="The Sydney Morning Herald"), report("b", OWN_FERRY, outlet="Le Monde")
    assert numbers([one, other], [copy("b", "a", 0.15)]) == {"a": 1, "b": 2}


def test_one_agency_behind_both_and_a_shared_passage_is_one_origin():
    documents = [report("a", FERRY), report("b", OWN_FERRY), report("c", BUDGET)]
    credits = {"a": ["AP"], "b": ["The Associated Press"], "c": ["AP"]}
    assert numbers(documents, [copy("b", "a", 0.05)], credits) == {"a": 1, "b": 1, "c": 2}


def test_two_agencies_behind_one_of_them_leave_them_apart():
    documents = [report("a", FERRY), report("b", OWN_FERRY)]
    assert numbers(documents, [copy("b", "a", 0.05)], {"a": ["AP"], "b": ["AP", "Reuters"]}) == {"a": 1, "b": 2}


def test_a_byline_credits_an_agency():
    documents = [replace(report("a", FERRY), byline="By Ada Lund, Associated Press"), report("b", OWN_FERRY)]
    assert numbers(documents, [copy("b", "a", 0.05)], {"b": ["AP"]}) == {"a": 1, "b": 1}


def test_an_origin_is_an_agencys_when_outlet_or_byline_say_so_or_two_reports_draw_on_it():
    wire, paper = report("a", FERRY, outlet="Reuters"), report("b", FERRY, outlet="Velmora Courier")
    third, fourth = report("c", OWN_FERRY), report("d", BUDGET)
    documents = {d.report_id: d for d in (wire, paper, third, fourth)}
    analyses = {"b": reading(paper, credits=["Reuters"]), "c": reading(third, credits=["AFP"])}
    assert name_agencies({"a": 1, "b": 1, "c": 2, "d": 3}, documents, analyses) == {1: Agency("Reuters", "a")}
    assert name_agencies({"a": 1, "b": 2, "c": 3, "d": 3}, documents, analyses | {"d": analyses["c"]})[3] == Agency(
        "AFP", None
    )
