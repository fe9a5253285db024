import records_by_hand as hand
from secondsource.brief.entries import report_entries
from secondsource.brief.origin_entries import origin_entries
from secondsource.records.document import Published
from secondsource.records.span import Span
from secondsource.records.story import Agency, Change, Copy, Story

TEXT = "The bridge at Tarn is shut. Nobody was hurt."
DAYS = {"r1": hand.on("2031-03-04"), "r2": hand.on("2031-03-05"), "r3": Published()}


def told(origins: dict[str, int], *copies: Copy, agencies: dict[int, Agency] | None = None):
    documents = [hand.document(TEXT, name, published=day, outlet=f"Outlet {name}") for name, day in DAYS.items()]
    readings = hand.readings([(d, hand.analysis(d)) for d in documents], origins=origins)
    story = Story("s1", "T", tuple(DAYS), DAYS, origins, copies, agencies=agencies or {})
    reports = report_entries(story, readings)
    return {r.id: r for r in reports}, origin_entries(story, reports)


def test_a_copy_tells_its_passages_in_both_reports_what_it_changed_and_added():
    change = Change(Span(4, 10), Span(14, 18))
    copy = Copy("r2", "r1", 0.8, (Span(0, 27),), "why", True, (Span(0, 27),), (change,), (Span(28, 44),))
    reports, _ = told({"r1": 1, "r2": 1, "r3": 2}, copy)
    copied = reports["r2"].copies
    assert (copied.of, copied.passages[0].report, copied.originals[0].report) == ("r1", "r2", "r1")
    assert (copied.changes[0].here.text, copied.changes[0].there.text) == ("bridge", "Tarn")
    assert copied.added[0].text == "Nobody was hurt."


def test_a_passage_of_another_origin_is_borrowed_not_copied():
    reports, origins = told({"r1": 1, "r2": 2, "r3": 3}, Copy("r2", "r1", 0.1, (Span(0, 27),), "why"))
    assert reports["r2"].copies is None
    assert [b.of for b in reports["r2"].borrows] == ["r1"]
    assert [o.original for o in origins] == ["r1", "r2", "r3"]


def test_the_original_is_the_report_the_others_copy():
    _, (first, second) = told({"r1": 1, "r2": 1, "r3": 2}, Copy("r2", "r1", 0.8, (Span(0, 27),), "why", True))
    assert (first.name, first.original, first.reports) == ("Outlet r1", "r1", ("r1", "r2"))
    assert (second.name, second.original) == ("Outlet r3", "r3")


def test_an_order_that_is_not_known_leaves_no_original():
    copy = Copy("r2", "r1", 0.8, (Span(0, 27),), "why", True, order_known=False)
    assert told({"r1": 1, "r2": 1, "r3": 2}, copy)[1][0].original is None


def test_reports_of_one_origin_without_a_copy_between_them_have_no_original():
    assert told({"r1": 1, "r2": 1, "r3": 1})[1][0].original is None


def test_an_origin_that_is_an_agencys_is_called_after_it():
    (first, _) = told({"r1": 1, "r2": 1, "r3": 2}, agencies={1: Agency("Reuters")})[1]
    assert (first.name, first.agency, first.original) == ("Reuters", "Reuters", None)


def test_the_agencys_own_report_is_the_original():
    (first, _) = told({"r1": 1, "r2": 1, "r3": 2}, agencies={1: Agency("Reuters", "r2")})[1]
    assert (first.name, first.original) == ("Reuters", "r2")


def test_undated_reports_of_an_origin_come_last():
    assert told({"r1": 1, "r2": 1, "r3": 1})[1][0].reports == ("r1", "r2", "r3")
