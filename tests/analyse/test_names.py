import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.names import read_names
from secondsource.records.span import Span


def read(text: str) -> tuple[list[tuple[str, str, int]], tuple[str, ...]]:
    """Names as (words, kind, entity); every line is a sentence."""
    sentences, at = [], 0
    for line in text.split("\n"):
        if line:
            sentences.append(Span(at, at + len(line)))
        at += len(line) + 1
    names, entities = read_names(text, sentences)
    return [(n.span.of(text), n.kind, n.entity) for n in names], entities


def words(text: str) -> list[str]:
    return [name for name, _, _ in read(text)[0]]


def kinds(text: str) -> dict[str, str]:
    return {name: kind for name, kind, _ in read(text)[0]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Ann Dale spoke.", ["Ann Dale"]),
        ("Norway's Mr Jon Lund left.", ["Norway", "Jon Lund"]),
        ("US Treasury Secretary Carla Dovik agreed.", ["US", "Carla Dovik"]),
        ("On Monday the talks in Oslo failed.", ["Oslo"]),
        ("U.S.-China talks were held.", ["U.S.", "China"]),
        ("Ana O'Carey and Dr. Omid Al - Rahimi spoke.", ["Ana O'Carey", "Omid Al - Rahimi"]),
        ("The Ministry of Trade and Industry said no.", ["Ministry of Trade and Industry"]),
        ("It was said by Ursula van der Berg.", ["Ursula van der Berg"]),
        ("They met in Washington, D.C. today.", ["Washington, D.C."]),
        ("Helicopters ferried people. However, it rained.", []),
        ("The Marsh Teachers' Union met.", ["Marsh Teachers' Union"]),
        ("But Orvela Dalen stayed.", ["Orvela Dalen"]),
        ("Undercover FBI agents came.", ["FBI"]),
        ("Former California Gov. Ann Dale spoke.", ["California", "Ann Dale"]),
        ("From: Ann Dale To: Ivo Holm Sent: Friday Subject: tides", ["Ann Dale", "Ivo Holm"]),
        ("And I'm sure of it.", []),
        ("What Is at Stake", []),
        ("Republican National Committee Chairman Ivo Dale spoke.", ["Republican National Committee", "Ivo Dale"]),
        ("Cars filled the Sheikh Oran Road at noon.", ["Sheikh Oran Road"]),
    ],
)
def test_spans_leave_out_titles_possessives_and_openers(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_kinds_by_evidence() -> None:
    assert kinds("The coastal town Cesdra and the capital, Veldorn, were hit.") == {
        "Cesdra": "place",
        "Veldorn": "place",
    }
    found = kinds(
        "Lawyer Zena Tarvik, 45, came to the village of Ombry.\n"
        "Zena Tarvik works for Ombrinet Ltd. and the Institute for Sea Studies.\n"
        "The Greek island was calm, said the firm Marvaro."
    )
    assert found == {
        "Zena Tarvik": "person",
        "Ombry": "place",
        "Ombrinet Ltd.": "organisation",
        "Institute for Sea Studies": "organisation",
        "Greek": "nationality",
        "Marvaro": "organisation",
    }


def test_surname_joins_the_full_name_and_countries_join_their_adjectives() -> None:
    names, entities = read("Zena Tarvik met Americans in the United States.\nTarvik said the U.S. was fine.")
    number = {name: entity for name, _, entity in names}
    assert number["Tarvik"] == number["Zena Tarvik"]
    assert number["Americans"] == number["United States"] == number["U.S."]
    assert entities[number["U.S."]] == "United States"


def test_family_name_first() -> None:
    names, _ = read("South Korea's Park Min Ho spoke to Zhou Wei.\nPark left and Park Min-ho returned.")
    number = {name: entity for name, _, entity in names}
    assert number["Park"] == number["Park Min Ho"] == number["Park Min-ho"]
    assert number["Zhou Wei"] != number["Park"]


def test_two_persons_of_one_family_are_not_joined() -> None:
    names, _ = read("Ann Dale met Peter Dale.\nDale said nothing.")
    numbers = [entity for _, _, entity in names]
    assert len(set(numbers)) == 3


def test_short_form_in_brackets() -> None:
    names, entities = read("The Marsh Transit Authority (MTA) met.\nThe MTA said so.")
    assert {entity for _, _, entity in names} == {0}
    assert entities == ("Marsh Transit Authority",)


def test_headline_trusts_only_names_of_the_body() -> None:
    text = "Dale Heads Home After Long Talks With Tarvik\nZena Tarvik met Ann Dale on Friday.\nDale was pleased."
    assert words(text)[:2] == ["Dale", "Tarvik"]
    assert "Heads Home" not in words(text)


def test_capital_stays_a_place_of_its_own() -> None:
    names, _ = read("Greece agreed.\nAthens has not replied.")
    assert len({entity for _, _, entity in names}) == 2


@given(st.text(alphabet=st.sampled_from("AaBb.,'’-–&() \n\"Mr1é"), max_size=120))
def test_spans_are_valid_for_any_text(text: str) -> None:
    sentences = [Span(0, len(text))] if text else []
    names, entities = read_names(text, sentences)
    last = 0
    for name in names:
        assert last <= name.span.start < name.span.end <= len(text)
        assert 0 <= name.entity < len(entities)
        last = name.span.end


@pytest.mark.parametrize("piece", ["Iran ", "Dale, ", "Al - ", "Ann-", "X's ", "U.S.", "Ministry of "])
def test_long_runs_of_capitals_are_no_trap(piece: str) -> None:
    text = piece * 1500
    names, _ = read_names(text, [Span(0, len(text))])
    assert all(name.span.end <= len(text) for name in names)


@pytest.mark.parametrize("event", ["Reis-Holm Summit", "Reis–Holm talks", "Reis-Holm Treaty"])
def test_an_event_of_two_persons_names_the_two(event: str) -> None:
    found, entities = read(f"Marta Reis and Ivo Holm met.\nThe {event} ended on Monday.")
    assert [(words, kind, entities[entity]) for words, kind, entity in found[2:]] == [
        ("Reis", "person", "Marta Reis"),
        ("Holm", "person", "Ivo Holm"),
    ]


def test_a_company_named_after_a_country_stays_whole() -> None:
    assert words("Norway Paper SA and Norway Paper Trading grew.") == ["Norway Paper SA", "Norway Paper Trading"]
