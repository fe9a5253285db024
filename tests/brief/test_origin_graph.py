from itertools import pairwise
from typing import Any

import msgspec

from secondsource.brief.origin_graph import MOST_ROWS, STEP, OriginGraph, draw_origins
from secondsource.records.storyfile import Copied, Dated, OriginEntry, ReportEntry, StoryFile
from story_by_hand import make_story


def report(name: str, day: str | None, group: int, **fields: Any) -> ReportEntry:
    base = make_story().reports[0]
    dated = Dated(start=day, end=day, precision="day" if day else "unknown", from_="metadata")
    return msgspec.structs.replace(
        base, id=name, outlet=f"Outlet {name}", published=dated, group=group, copies=None, **fields
    )


def copying(one: ReportEntry, of: str, share: float = 0.8, known: bool = True) -> ReportEntry:
    return msgspec.structs.replace(one, copies=Copied(of=of, share=share, passages=(), order_known=known))


def drawn(*reports: ReportEntry, origins: tuple[OriginEntry, ...] = ()) -> OriginGraph:
    story: StoryFile = msgspec.structs.replace(make_story(), reports=reports, origins=origins)
    return draw_origins(story, {one.id: number for number, one in enumerate(reports, start=1)})


def row_of(graph: OriginGraph, name: str) -> Any:
    return next(row for row in graph.rows if row.report and row.report.id == name)


def test_time_runs_to_the_right_and_down_stand_the_origins_first_told_first():
    graph = drawn(report("b", "2031-03-09", 2), report("a", "2031-03-04", 1), report("c", "2031-03-20", 3))
    assert [row.report.id for row in graph.rows if row.report] == ["a", "b", "c"]
    assert row_of(graph, "a").x < row_of(graph, "b").x < row_of(graph, "c").x
    assert all(before.y + before.height <= after.y for before, after in pairwise(graph.rows))
    assert graph.undated is None


def test_a_copy_stands_below_its_original_with_an_arrow_to_it():
    a, b = report("a", "2031-03-04", 1), copying(report("b", "2031-03-06", 1), "a")
    graph = drawn(b, a)
    assert [row.report.id if row.report else "head" for row in graph.rows] == ["head", "a", "b"]
    (link,) = graph.links
    assert (link.source.report.id, link.target.report.id, link.known, link.borrowed) == ("b", "a", True, False)
    assert row_of(graph, "b").note == "6 Mar 2031 · copies [2], 80%"
    assert row_of(graph, "a").colour == row_of(graph, "b").colour == 1


def test_a_copy_of_the_same_day_stands_a_step_to_the_right():
    graph = drawn(
        report("a", "2031-03-04", 1), copying(report("b", "2031-03-04", 1), "a"), report("c", "2031-04-01", 2)
    )
    assert row_of(graph, "b").x == row_of(graph, "a").x + STEP


def test_an_order_that_is_not_known_is_drawn_and_said():
    graph = drawn(report("a", None, 1), copying(report("b", None, 1), "a", known=False), report("c", "2031-04-01", 2))
    assert not graph.links[0].known
    assert row_of(graph, "b").note == "undated · 80% as in [1], order not known"
    assert not row_of(graph, "b").dated
    assert row_of(graph, "a").x == graph.undated


def test_without_any_date_all_stand_apart():
    graph = drawn(report("a", None, 1), report("b", None, 2))
    assert graph.ticks == ()
    assert graph.undated == row_of(graph, "a").x


def test_a_span_of_days_is_a_bar_with_the_dot_in_its_middle():
    graph = draw_origins(make_story(), {f"r{n}": n for n in range(1, 6)})
    row = row_of(graph, "r3")
    assert row.first < row.last
    month = row_of(graph, "r4")
    assert month.first < month.x < month.last


def test_a_borrowed_passage_is_an_arrow_of_its_own():
    taken = Copied(of="a", share=0.1, passages=())
    b = msgspec.structs.replace(report("b", "2031-03-06", 2), borrows=(taken,))
    graph = drawn(report("a", "2031-03-04", 1), b)
    assert [(link.borrowed, link.target.report.id) for link in graph.links] == [(True, "a")]
    assert "a passage, 10%, as in [1]" in row_of(graph, "b").note


def test_the_text_of_an_agency_whose_report_is_not_there_leads_to_its_name():
    a, b = report("a", "2031-03-04", 1), copying(report("b", "2031-03-06", 1), "a")
    origin = OriginEntry(number=1, name="AFP", agency="AFP", original=None, reports=("a", "b"))
    graph = drawn(a, b, origins=(origin,))
    assert [(link.source.report.id, link.target.report is None) for link in graph.links] == [("a", True), ("b", False)]
    assert "text of AFP" in row_of(graph, "a").note


def test_reports_that_copy_in_a_circle_are_all_drawn():
    graph = drawn(*(copying(report(n, None, 1), of) for n, of in (("a", "b"), ("b", "c"), ("c", "a"))))
    assert len(graph.rows) == 4
    assert len(graph.links) == 3


def test_of_a_large_story_the_origins_with_copies_are_drawn():
    many = [report(f"s{n:03}", "2031-03-04", n + 10) for n in range(200)]
    graph = drawn(*many, report("a", "2031-03-05", 1), copying(report("b", "2031-03-06", 1), "a"))
    assert row_of(graph, "b")
    assert graph.left_out == 202 - sum(row.report is not None for row in graph.rows)
    assert sum(row.report is not None for row in graph.rows) <= MOST_ROWS


def test_days_that_have_no_room_are_not_named():
    graph = drawn(*(report(f"r{n}", f"2031-03-{n:02}", n) for n in range(1, 29)))
    assert 2 <= len(graph.ticks) <= 5
    assert all(after.x - before.x > 15 for before, after in pairwise(graph.ticks))
