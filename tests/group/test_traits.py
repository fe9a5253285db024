import dataclasses
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from invented_reports import FERRY, reading, report

from secondsource.group.traits import SIDES, Traits, day_of, read_traits
from secondsource.records.analysis import Quantity
from secondsource.records.document import Published
from secondsource.records.span import Span
from secondsource.values.amount import Amount

NAMES = [("Ilse Brandvold", "person"), ("Velmora", "place"), ("Northern Lines", "organisation")]
DOCUMENT = report("ferry", FERRY, day="2031-05-01", title="Ferry Sea Lark aground off Velmora")


def sides(traits: Traits) -> dict[str, dict[str, float]]:
    return dict(zip(SIDES, traits.sides, strict=True))


def test_people_and_places_are_kept_word_by_word_and_names_whole():
    found = sides(read_traits(DOCUMENT, reading(DOCUMENT, NAMES)))
    assert set(found["people"]) == {"ils", "brandvold"}
    assert set(found["places"]) == {"velmora"}
    assert {"ilse brandvold", "velmora", "northern lines"} == set(found["names"])


def test_without_an_analysis_there_are_words_alone():
    found = sides(read_traits(DOCUMENT, None))
    assert found["text"]
    assert found["lead"]
    assert found["headline"]
    assert not any(found[side] for side in ("people", "places", "names", "figures", "times", "leading", "measures"))


def test_words_of_the_title_weigh_most():
    plain = report("ferry", FERRY, day="2031-05-01")
    with_title, without = (sides(read_traits(d, None))["text"] for d in (DOCUMENT, plain))
    assert with_title["aground"] == without["aground"] + 4.0
    assert with_title["tug"] == without["tug"]


def test_who_stands_at_the_top_leads():
    text = "Carla Minde won the vote in Ordesa. Tomas Reval, who lost, went home without a word."
    document = report("vote", text)
    names = [("Carla Minde", "person"), ("Tomas Reval", "person")]
    assert set(sides(read_traits(document, reading(document, names)))["leading"]) == {"carla", "mind"}


def test_the_first_measure_of_a_happening_stands_for_it_with_its_neighbours():
    told = tuple(
        Quantity(Span(0, 3), Amount(Decimal(high), Decimal(high), "magnitude", "measure", "="), None, None, matter)
        for high, matter in (("5.9", "magnitude"), ("6.6", "magnitude"), ("14", "killed"))
    )
    found = sides(read_traits(DOCUMENT, dataclasses.replace(reading(DOCUMENT, NAMES), quantities=told)))
    assert set(found["measures"]) == {"magnitude 58", "magnitude 59", "magnitude 60"}


def test_vague_and_tiny_figures_are_no_marks():
    exact = Amount(Decimal(40), Decimal(40), "person", "count", "=")
    vague = dataclasses.replace(exact, high=Decimal(90), vague=True)
    tiny = dataclasses.replace(exact, low=Decimal(2), high=Decimal(2))
    told = tuple(Quantity(Span(0, 3), amount, None, None, None) for amount in (exact, vague, tiny))
    analysis = dataclasses.replace(reading(DOCUMENT, NAMES), quantities=told)
    assert sides(read_traits(DOCUMENT, analysis))["figures"] == {"40 person": 1.0}


def test_the_day_a_file_was_saved_is_no_day():
    day = date(2031, 5, 1)
    assert day_of(DOCUMENT) == day.toordinal()
    assert day_of(dataclasses.replace(DOCUMENT, published=Published(day, day, "day", "file"))) is None
    assert day_of(dataclasses.replace(DOCUMENT, published=Published())) is None


@given(st.text(max_size=300))
def test_any_text_has_traits(text: str):
    traits = read_traits(report("any", text, title=text[:40]), None)
    assert len(traits.sides) == len(SIDES)
    assert all(count > 0 for side in traits.sides for count in side.values())
