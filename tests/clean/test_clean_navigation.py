import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.document import read_document
from secondsource.clean.navigation import beside_sections, is_breadcrumb, is_navigation, is_section
from secondsource.records.document import Document
from secondsource.records.report import Report

HEADLINE = "Ferry runs aground near Elm harbour"
LEAD = "A ferry with ninety people on board ran aground near the harbour of Elm on Monday, the coast guard said."


def read(*lines: str) -> Document:
    return read_document(Report("r1", "elm.txt", "\n\n".join(lines), "text", "0" * 64))


def taken(document: Document) -> list[tuple[str, str]]:
    return [(piece.text, piece.why) for piece in document.removed]


@pytest.mark.parametrize(
    "line",
    [
        "Home News World Business Sport Weather",
        "Home | News | World",
        "News · Politics · Opinion",
        "World > Asia > Politics",
        "World > Asia",
        "Home / World / Europe",
        "YOU ARE HERE: Home > News > Top News > Article",
        "Sections: World Business",
        "Home World Elm County Politics Business Science & Technology Sport Weather Opinion Video",
    ],
)
def test_lines_of_sections_are_navigation(line: str) -> None:
    assert is_navigation(line)
    document = read(line, HEADLINE, LEAD)
    assert document.title == HEADLINE
    assert taken(document) == [(line, "navigation of the page")]


@pytest.mark.parametrize(
    "line",
    [
        HEADLINE,
        "World health news",
        "Business and politics at odds over Elm harbour",
        "Health, education and jobs",
        "World leaders to meet in Elm",
        "Politics, sport, weather: Elm talks of nothing else.",
        "Home",
    ],
)
def test_headlines_are_not(line: str) -> None:
    assert not is_navigation(line)


def test_a_menu_with_a_section_on_every_line() -> None:
    document = read("World\nPolitics\nSport", HEADLINE, LEAD)
    assert document.title == HEADLINE
    assert [why for _, why in taken(document)] == ["navigation of the page"] * 3


def test_the_way_to_the_report_ends_in_its_headline() -> None:
    line = "Home > World > Ferry runs aground…"
    assert is_breadcrumb(line, HEADLINE)
    assert not is_breadcrumb("Home > World > Storm hits Elm", HEADLINE)
    assert read(line, HEADLINE, LEAD).title == HEADLINE


@pytest.mark.parametrize("line", ["Elm Daily | World", "World | Elm Daily", "Elm Daily – World News"])
def test_a_page_name_beside_its_section(line: str) -> None:
    document = read(line, HEADLINE, LEAD)
    assert (document.title, document.outlet) == (HEADLINE, "Elm Daily")
    assert taken(document) == [(line, "name of the page")]


def test_a_headline_beside_a_section_is_no_page_name() -> None:
    assert beside_sections("Mara Holt | Opinion") == "Mara Holt"
    assert read("Mara Holt | Opinion", HEADLINE, LEAD).outlet is None
    assert beside_sections("Elm | Harbour") is None


@given(st.text(max_size=200))
def test_any_line_gets_an_answer(line: str) -> None:
    assert is_navigation(line) in (True, False)
    assert is_section(line) in (True, False)
    assert is_breadcrumb(line, line) in (True, False)
