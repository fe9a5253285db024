"""Figures drawn: where their dots stand, where they lead, and that nothing but shapes, words and links is drawn."""

import re
from xml.etree import ElementTree

import msgspec
import pytest
from asking import ask
from desks_by_hand import app_of, desk_of

from secondsource.web.charts import _levels, chart_of, tracked
from story_by_hand import make_story

REPORTS = {report.id: report for report in make_story().reports}
POINTS = {point.id: point for point in make_story().points}


def root_of(point, reports=REPORTS):
    return ElementTree.fromstring(chart_of(point, reports).drawing)


def places(root):
    """Where the dots stand, by what is said of them."""
    return {
        a.get("aria-label"): (float(a.find("circle").get("cx")), float(a.find("circle").get("cy")))
        for a in root.iter("a")
    }


def on_one_day(reports=REPORTS):
    """The reports as if all had come out on 4 March."""
    day = REPORTS["r1"].published
    return {key: msgspec.structs.replace(report, published=day) for key, report in reports.items()}


@pytest.fixture
def killed():
    return POINTS["p2"]


def test_every_dated_value_is_a_dot_that_leads_to_its_sentence(killed):
    root = root_of(killed)
    dots = [(a.get("href"), a.get("aria-label")) for a in root.iter("a")]
    start = REPORTS["r1"].text.index("At least 3 people died")
    assert (f"/report/r1?at={start}-{start + 22}#at", "4 Mar 2031, The Elsmere Courier: at least 3") in dots
    assert len(dots) == 3  # the fourth report has no date
    found = places(root)
    least = found["4 Mar 2031, The Elsmere Courier: at least 3"]
    assert min(y for _, y in found.values()) < least[1]  # more stands higher
    assert min(x for x, _ in found.values()) == least[0]  # earlier stands to the left
    assert root.get("aria-label") == "people killed, over time"


def test_dots_of_one_day_and_number_stand_beside_one_another(killed):
    found = places(root_of(killed))
    same = [found[words] for words in found if words.endswith(": 5")]
    assert len(same) == 2
    assert same[0][1] == same[1][1]
    assert abs(same[0][0] - same[1][0]) > 8  # a dot is ten across


def test_reports_of_one_day_are_drawn_side_by_side_with_their_outlets(killed):
    chart = chart_of(killed, on_one_day())
    assert chart.caption == "Each dot is a report; the one day known is 4 Mar 2031."
    root = ElementTree.fromstring(chart.drawing)
    assert root.get("aria-label") == "people killed, by report; the one day known is 4 Mar 2031"
    found = places(root)
    assert len(found) == len(killed.positions) + 1 == len({x for x, _ in found.values()})
    by_place = sorted(found, key=lambda words: found[words])
    assert [words.rpartition(": ")[2] for words in by_place] == ["at least 3", "5", "5", "6"]
    words = {element.text for element in root.iter("text")}
    assert {"Northline", "Daily Kestrel"} <= words


def test_reports_without_a_date_are_drawn_too(killed):
    undated = {
        key: msgspec.structs.replace(report, published=REPORTS["r5"].published) for key, report in REPORTS.items()
    }
    chart = chart_of(killed, undated)
    assert chart.caption == "Each dot is a report; no day is known."
    assert "day not known, Northline: 5" in places(ElementTree.fromstring(chart.drawing))


def test_a_report_known_to_the_month_alone_has_no_day():
    (vague,) = (dot for dot in tracked(POINTS["p6"], REPORTS)[:1])
    assert vague.day is None
    assert [dot.day.day for dot in tracked(POINTS["p8"], REPORTS) if dot.day] == [4, 5]


def test_many_reports_of_one_day_have_no_names_below(killed):
    many = killed.positions[2]
    evidence = tuple(msgspec.structs.replace(many.evidence[0], start=n, end=n + 1) for n in range(12))
    point = msgspec.structs.replace(
        killed, positions=(killed.positions[0], msgspec.structs.replace(many, evidence=evidence))
    )
    root = root_of(point, on_one_day())
    assert len(places(root)) >= 1
    assert len(list(root.iter("circle"))) == 13
    assert "Northline" not in {element.text for element in root.iter("text")}


@pytest.mark.parametrize("reports", [REPORTS, on_one_day()])
def test_what_is_drawn_is_only_shapes_words_and_links(killed, reports):
    root = root_of(killed, reports)
    assert {element.tag for element in root.iter()} <= {"svg", "g", "path", "circle", "text", "a", "title"}
    assert {name for element in root.iter() for name in element.attrib} <= {
        "viewBox", "class", "transform", "d", "cx", "cy", "r", "x", "y", "href", "data-passages", "aria-label", "role",
    }  # fmt: skip
    assert not re.search(r"style|script|http|pygal", chart_of(killed, reports).drawing)


def test_strangers_words_stay_words(killed):
    bad = '"><script>x</script>'
    point = msgspec.structs.replace(killed, about=bad)
    for reports in (REPORTS, on_one_day()):
        outlets = {key: msgspec.structs.replace(report, outlet=bad) for key, report in reports.items()}
        root = root_of(point, outlets)
        assert root.get("aria-label").startswith(bad)
        assert not list(root.iter("script"))


def test_what_all_give_alike_words_and_other_kinds_are_not_drawn(killed):
    alike = msgspec.structs.replace(killed, positions=killed.positions[2:])
    assert tracked(alike, REPORTS) == ()
    assert chart_of(alike, REPORTS) is None
    assert chart_of(msgspec.structs.replace(killed, kind="place"), REPORTS) is None
    words = tuple(msgspec.structs.replace(p, value="dozens") for p in killed.positions)
    assert chart_of(msgspec.structs.replace(killed, positions=words), REPORTS) is None


def test_figures_of_any_standing_are_drawn():
    drawn = {point.id for point in POINTS.values() if chart_of(point, REPORTS)}
    assert drawn == {"p2", "p6", "p8"}  # updated, of different scope, rounded


def test_the_same_bytes_every_time(killed):
    assert chart_of(killed, REPORTS) == chart_of(killed, REPORTS)


def test_all_figures_of_a_story_have_a_page(tmp_path):
    desk = desk_of(tmp_path, make_story())
    app = app_of(desk)
    story = ask(app, "/index.json").json["stories"][0]["id"]
    assert f'href="/story/{story}/figures">All 3 figures' in ask(app, f"/story/{story}").text
    page = ask(app, f"/story/{story}/figures").text
    assert page.count('<svg class="chart"') == 3
    twin = ask(app, f"/story/{story}/figures.json").json
    assert [one["point"]["about"] for one in twin["figures"]] == [
        "people killed",
        "people drowned",
        "passengers aboard",
    ]
    assert {dot["day"] for one in twin["figures"] for dot in one["dots"]} >= {"2031-03-04"}
    assert ask(app, "/story/none/figures").status == 404
    desk.close()


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ((3, 6), [3, 4, 5, 6]),
        ((12, 16), [12, 13, 14, 15, 16]),
        ((5, 8.5), [5, 6, 7, 8, 9]),
        ((0.2, 0.5), [0.2, 0.3, 0.4, 0.5]),
        ((18_000, 18_200), [18_000, 18_050, 18_100, 18_150, 18_200]),
        ((1.2e9, 3.5e9), [1e9, 2e9, 3e9, 4e9]),
        ((-3, 4), [-4, -2, 0, 2, 4]),
    ],
)
def test_few_round_numbers_stand_beside_a_chart(numbers, levels):
    assert _levels(numbers) == levels
