import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.names import read_names
from secondsource.analyse.roles import read_roles
from secondsource.records.span import Span

Told = tuple[str, str, str | None, str | None]


def roles(text: str) -> list[Told]:
    """Roles as (holder, title, of, modifier); every line is a sentence."""
    sentences, at = [], 0
    for line in text.split("\n"):
        sentences.append(Span(at, at + len(line)))
        at += len(line) + 1
    names, entities = read_names(text, sentences)
    return [(entities[r.holder], r.title, r.of, r.modifier) for r in read_roles(text, sentences, names, entities)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan's Prime Minister Aiko Tanaka spoke.", ("Aiko Tanaka", "prime minister", "Japan", None)),
        ("Japanese Prime Minister Aiko Tanaka spoke.", ("Aiko Tanaka", "prime minister", "Japan", None)),
        ("US Treasury Secretary Carl Dovik spoke.", ("Carl Dovik", "treasury secretary", "United States", None)),
        ("Talks with Foreign Minister Jan Kowal of Poland failed.", ("Jan Kowal", "foreign minister", "Poland", None)),
        (
            "He met the newly appointed Prime Minister of Japan, Aiko Tanaka, there.",
            ("Aiko Tanaka", "prime minister", "Japan", "newly appointed"),
        ),
        ("Marla Dovik, the governor of Ombry, spoke.", ("Marla Dovik", "governor", "Ombry", None)),
        ("Marla Dovik, 45, governor of Ombry island, spoke.", ("Marla Dovik", "governor", "Ombry", None)),
        ("Ombry Gov. Marla Dovik spoke.", ("Marla Dovik", "governor", "Ombry", None)),
        ("The island of Ombry's governor, Marla Dovik, spoke.", ("Marla Dovik", "governor", "Ombry", None)),
        (
            "Ann Dale, a senior consultant at Marsh Group in Oslo, spoke.",
            ("Ann Dale", "senior consultant", "Marsh Group", None),
        ),
        ("Marsh News founder Peter Dale spoke.", ("Peter Dale", "founder", "Marsh News", None)),
        ("Germany's former chancellor Anke Berg spoke.", ("Anke Berg", "chancellor", "Germany", "former")),
        ("Anke Berg, the former chancellor of Germany, spoke.", ("Anke Berg", "chancellor", "Germany", "former")),
        ("Acting president Rosa Valdez spoke.", ("Rosa Valdez", "president", None, "acting")),
        ("Then president-elect Rosa Valdez spoke.", ("Rosa Valdez", "president", None, "elect")),
        ("In Warsaw, President Jan Kowal expressed thanks.", ("Jan Kowal", "president", "Poland", None)),
        ("Ann Dale, head of the Marsh Institute, spoke.", ("Ann Dale", "head", "Marsh Institute", None)),
        ("Ann Dale is a lawyer.", ("Ann Dale", "lawyer", None, None)),
    ],
)
def test_roles_are_read(text: str, expected: Told) -> None:
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Dale, Peter Marsh and Rosa Valdez came.",
        "The firm is a major Dale supporter.",
        "She works at the Justice Department in Oslo.",
        "Poland's Jan Kowal spoke.",
    ],
)
def test_no_role_where_none_is_told(text: str) -> None:
    assert roles(text) == []


def test_office_is_filled_in_from_another_mention() -> None:
    found = roles("Polish President Jan Kowal left.\nPresident Kowal said so.")
    assert [role[2] for role in found] == ["Poland", "Poland"]


def test_spans_cover_title_and_holder() -> None:
    text = "Then Japan's Prime Minister Aiko Tanaka spoke."
    sentences = [Span(0, len(text))]
    names, entities = read_names(text, sentences)
    (role,) = read_roles(text, sentences, names, entities)
    assert role.span.of(text) == "Japan's Prime Minister Aiko Tanaka"
    assert role.holder_span.of(text) == "Aiko Tanaka"


@given(
    st.text(alphabet=st.sampled_from("AaKk ,.'-\n"), max_size=60),
    st.sampled_from(["", "President ", ", the mayor of "]),
)
def test_never_fails_and_stays_inside(text: str, middle: str) -> None:
    whole = f"{text} Ann {middle} Dale {text}"
    sentences = [Span(0, len(whole))]
    names, entities = read_names(whole, sentences)
    for role in read_roles(whole, sentences, names, entities):
        assert role.span.end <= len(whole)
        assert role.span.covers(role.holder_span)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("In Tokyo he was received by Prime Minister Ivo Holm.", "Japan"),
        ("In Lisbon, Reis met Prime Minister Ivo Holm.", "Portugal"),
        ("Marta Reis in Oslo held talks with the Prime Minister Ivo Holm.", "Norway"),
        ("In Osaka, Reis was welcomed by President Ivo Holm.", "Japan"),
        ("In Osaka, Reis met President Ivo Holm.", None),  # both may be guests there
        ("Reis flew from Oslo to meet President Ivo Holm.", None),
        ("In Oslo and Lisbon, Reis met President Ivo Holm.", None),
        ("In Oslo, Reis met Senator Ivo Holm.", None),
        ("Poland: from Wednesday, talks with President Ivo Holm.", "Poland"),
    ],
)
def test_the_scene_tells_what_an_office_is_of(text: str, of: str | None) -> None:
    assert [role[2] for role in roles(text) if role[0] == "Ivo Holm"] == [of]


def test_a_scene_gives_no_second_holder_of_an_office() -> None:
    text = "Polish President Jan Kowal spoke.\nIn Warsaw, President Ivo Holm gave thanks."
    assert roles(text) == [("Jan Kowal", "president", "Poland", None), ("Ivo Holm", "president", None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met former Polish Prime Minister Ivo Holm.", [("Ivo Holm", "prime minister", "Poland", "former")]),
        ("It quotes former Dale adviser Ivo Holm.", [("Ivo Holm", "adviser", None, "former")]),
        (
            "The governor - general of Ombry province, Ivo Holm, spoke.",
            [("Ivo Holm", "governor general", "Ombry", None)],
        ),
        (
            "Ann Dale, Norway researcher at the Marsh Institute, spoke.",
            [("Ann Dale", "researcher", "Marsh Institute", None)],
        ),
        ("They heard Islamist President Ivo Holm.", [("Ivo Holm", "president", None, None)]),
        ("They met Lt. Gov. Ivo Holm.", [("Ivo Holm", "lieutenant governor", None, None)]),
        ("The prize went to co-author Ivo Holm.", [("Ivo Holm", "co-author", None, None)]),
        (
            "Army spokesman Col. Ivo Holm spoke.",
            [("Ivo Holm", "spokesman", "Army", None), ("Ivo Holm", "colonel", None, None)],
        ),
        ("They heard director Ivo Holm of making it worse.", [("Ivo Holm", "director", None, None)]),
    ],
)
def test_what_stands_around_a_title(text: str, expected: list[Told]) -> None:
    assert sorted(roles(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "At the fair Ivo Holm is the host.",
        "Norway's official Daily Holm wrote of it.",
        "And like Ivo Holm, the Polish Prime Minister “is not named” there.",
        "Cars filled the Sheikh Oran Road at noon.",
    ],
)
def test_words_that_are_no_office(text: str) -> None:
    assert roles(text) == []
