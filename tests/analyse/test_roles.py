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
