from dataclasses import replace
from datetime import date

import pytest

import records_by_hand as hand
from secondsource.brief.entries import entity_entries, report_entries, time_entries
from secondsource.records.document import Published
from secondsource.records.problem import Problem
from secondsource.records.span import Span
from secondsource.records.story import Copy, Story

TEXT = "Prime Minister Ana Reis spoke on Monday. Later she left for good."


def story(**fields):
    published = Published(date(2024, 5, 7), date(2024, 5, 8), "days", "body", "fits Monday")
    doc = hand.document(
        TEXT, "r1", published=published, cites=("Port Wire",), problems=(Problem("odd", "w", "e", Span(0, 5)),)
    )
    analysis = hand.analysis(
        doc,
        names=[hand.name(TEXT, "Ana Reis", "person", 0)],
        roles=[hand.role(TEXT, "Prime Minister Ana Reis", "Ana Reis", ("prime minister", "Norland"))],
        moments=[hand.moment(TEXT, "Monday", "past")],
        entity_names=["Ana Reis"],
    )
    who = hand.identity("Ana Reis", "person", {"r1": 0})
    told = Story("s1", "T", ("r1",), {"r1": published}, {"r1": 1}, identities=(who,), **fields)
    return told, hand.readings([(doc, analysis)], [who])


def test_a_report_tells_its_date_origin_problems_and_sources():
    (entry,) = report_entries(*story())
    assert (entry.published.start, entry.published.end, entry.published.from_) == ("2024-05-07", "2024-05-08", "body")
    assert (entry.group, entry.copies, entry.cites) == (1, None, ("Port Wire",))
    assert entry.problems[0].span == (0, 5)
    assert [TEXT[a:b] for a, b in entry.sentences] == [
        "Prime Minister Ana Reis spoke on Monday.",
        "Later she left for good.",
    ]


def test_the_strongest_copy_is_told_with_its_passages():
    passage = Span(0, 14)
    copies = (Copy("r1", "r1", 0.2, (), "a passage"), Copy("r1", "r1", 0.9, (passage,), "nearly all"))
    (entry,) = report_entries(*story(copies=copies))
    assert (entry.copies.share, entry.copies.why) == (0.9, "nearly all")
    assert entry.copies.passages[0].text == "Prime Minister"


def test_an_entity_tells_its_offices_with_the_days_they_were_said():
    (entity,) = entity_entries(*story())
    (role,) = entity.roles
    assert (role.title, role.of, role.from_, role.to) == ("prime minister", "Norland", "2024-05-07", "2024-05-08")
    assert role.evidence[0].text == "Prime Minister Ana Reis"


def test_a_moment_is_told_with_its_day():
    (placed,) = time_entries(story()[1])
    assert (placed.evidence.text, placed.value) == ("Monday", "2024-05-06")


@pytest.mark.parametrize(
    ("kind", "variants", "shown"),
    [
        ("place", ("PORT ASH", "Port Ash"), "Port Ash"),
        ("place", ("PORT ASH", "Port ash fair"), "PORT ASH"),
        ("organisation", ("PORT ASH", "Port Ash"), "PORT ASH"),  # capitals may be how it writes itself
    ],
)
def test_a_place_is_not_shown_in_the_capitals_of_a_dateline(kind, variants, shown):
    told, readings = story()
    who = hand.identity("PORT ASH", kind, {"r1": 0})
    (entity,) = entity_entries(replace(told, identities=(replace(who, variants=variants),)), readings)
    assert entity.name == shown
