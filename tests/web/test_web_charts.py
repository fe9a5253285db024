"""Figures over time: where their dots stand, where they lead, and that nothing but shapes, words and links is drawn."""

import re
from xml.etree import ElementTree

import msgspec
import pytest

from secondsource.web.charts import chart_of
from story_by_hand import make_story

REPORTS = {report.id: report for report in make_story().reports}


@pytest.fixture
def killed():
    return next(point for point in make_story().points if point.id == "p2")


def test_every_dated_value_is_a_dot_that_leads_to_its_sentence(killed):
    chart = chart_of(killed, REPORTS)
    root = ElementTree.fromstring(chart)
    dots = [(a.get("href"), a.get("aria-label")) for a in root.iter("a")]
    start = REPORTS["r1"].text.index("At least 3 people died")
    assert (f"/report/r1?at={start}-{start + 22}#at", "4 Mar 2031, The Elsmere Courier: at least 3") in dots
    assert len(dots) == 3  # the fourth report has no date
    height = {a.get("aria-label"): float(a.find("circle").get("cy")) for a in root.iter("a")}
    assert min(height.values()) < height["4 Mar 2031, The Elsmere Courier: at least 3"]  # more stands higher


def test_what_is_drawn_is_only_shapes_words_and_links(killed):
    root = ElementTree.fromstring(chart_of(killed, REPORTS))
    assert {element.tag for element in root.iter()} <= {"svg", "g", "path", "circle", "text", "a", "title"}
    assert {name for element in root.iter() for name in element.attrib} <= {
        "viewBox", "class", "transform", "d", "cx", "cy", "r", "x", "y", "href", "data-passages", "aria-label", "role",
    }  # fmt: skip
    assert not re.search(r"style|script|http|pygal", chart_of(killed, REPORTS))


def test_strangers_words_stay_words(killed):
    bad = '"><script>x</script>'
    point = msgspec.structs.replace(killed, about=bad)
    outlets = {key: msgspec.structs.replace(report, outlet=bad) for key, report in REPORTS.items()}
    root = ElementTree.fromstring(chart_of(point, outlets))
    assert root.get("aria-label") == f"{bad}, over time"
    assert not list(root.iter("script"))


def test_one_day_words_and_other_kinds_are_not_drawn(killed):
    one_day = [msgspec.structs.replace(p, evidence=p.evidence[:1]) for p in killed.positions[1:2]]
    assert chart_of(msgspec.structs.replace(killed, positions=tuple(one_day)), REPORTS) is None
    assert chart_of(msgspec.structs.replace(killed, kind="place"), REPORTS) is None
    words = tuple(msgspec.structs.replace(p, value="dozens") for p in killed.positions)
    assert chart_of(msgspec.structs.replace(killed, positions=words), REPORTS) is None


def test_the_same_bytes_every_time(killed):
    assert chart_of(killed, REPORTS) == chart_of(killed, REPORTS)
