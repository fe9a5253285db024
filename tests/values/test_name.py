import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.name import (
    compare_names,
    fold_name,
    initials_of,
    is_spelling_only,
    parse_name,
    plain_organisation,
)
from secondsource.values.verdict import Outcome

SAME, DIFFERS, CANNOT_TELL = Outcome.SAME, Outcome.DIFFERS, Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("text", "family", "given_names"),
    [
        ("Ann Dale", "dale", ("ann",)),
        ("Dale, Ann", "dale", ("ann",)),
        ("Mr Per Dale Jr.", "dale", ("per",)),
        ("Anke van der Berg", "van der berg", ("anke",)),
        ("Omid Al-Rahimi", "rahimi", ("omid",)),
        ("Park Min Ho", "park", ("min", "ho")),
        ("Lee Su-jin", "lee", ("su", "jin")),
        ("Lee Harper", "harper", ("lee",)),
        ("Dale", "dale", ()),
    ],
)
def test_family_and_given_names(text: str, family: str, given_names: tuple[str, ...]) -> None:
    name = parse_name(text)
    assert (name.family, name.given) == (family, given_names)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("Park Min Ho", "Park Min-ho", SAME),
        ("Park Myung Soo", "Park Myeong-su", SAME),
        ("Park Min Ho", "Park Jin Ho", DIFFERS),
        ("Park Min Ho", "Park Kuan Yew", DIFFERS),
        ("Neyla Tarandi", "Neila Tarandi", SAME),
        ("Neyla Tarandvi", "Neyla Tarandbi", SAME),
        ("Mohammed Rashidi", "Muhammad Rashedi", SAME),
        ("Ivan Petrov", "Ivan Petroff", SAME),
        ("J. Dale", "John Dale", SAME),
        ("Bill Dale", "William Dale", SAME),
        ("William R. Dale", "William Dale", SAME),
        ("José Núñez", "Jose Nunez", SAME),
        ("Tanaka Aiko", "Aiko Tanaka", SAME),
        ("Dr. Ann Dale", "Ann Dale", SAME),
        ("Omid Al Rahimi", "Omid Al-Rahimi", SAME),
        ("Ann Dale", "Peter Dale", DIFFERS),
        ("Ann Dale", "Ann Marsh", DIFFERS),
        ("Dale", "Ann Dale", CANNOT_TELL),
        ("Aiko Tanakaichi", "Ryo Tanakichi", CANNOT_TELL),
    ],
)
def test_persons_are_compared_by_both_names(a: str, b: str, outcome: Outcome) -> None:
    assert compare_names(a, b, "person").outcome is outcome
    assert compare_names(b, a, "person").outcome is outcome
    assert compare_names(a, b, "person").why.endswith(".")


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("Marsh Telecom", "Marsh Telecom Ltd.", SAME),
        ("The Marsh Bank", "Marsh Bank", SAME),
        ("WHO", "World Health Organization", SAME),
        ("U.S. Geological Survey", "USGS", SAME),
        ("MTA", "Marsh Transit Authority", SAME),
        ("Marsh Telecom", "Marsh Telecom Marine", DIFFERS),
    ],
)
def test_organisations_by_short_form_and_legal_form(a: str, b: str, outcome: Outcome) -> None:
    assert compare_names(a, b, "organisation").outcome is outcome


def test_places_in_two_transliterations_are_one_and_a_letter_apart_cannot_be_told() -> None:
    assert compare_names("Tormazgan", "Tormuzgan", "place").outcome is SAME
    assert compare_names("Tarvandin", "Tarvandi", "place").outcome is CANNOT_TELL
    assert compare_names("Peru", "Chile", "place").outcome is DIFFERS


@pytest.mark.parametrize(
    ("a", "b", "only"),
    [
        ("Park Myung Soo", "Park Myeong-soo", True),
        ("Kim Su Un", "Kim Su-un", True),
        ("MARSHNET", "Marshnet", True),
        ("Bill Dale", "William Dale", True),
        ("Neyla Tarandi", "Neila Tarandi", False),
        ("Neyla Tarandvi", "Neyla Tarandbi", False),
    ],
)
def test_spelling_only_is_told_from_other_letters(a: str, b: str, only: bool) -> None:
    assert is_spelling_only(a, b) is only


def test_helpers_of_organisations() -> None:
    assert initials_of("Marsh Line Two 4") == "MLT4"
    assert plain_organisation("The US Geological Survey") == plain_organisation("USGS")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare_alike_in_either_order(a: str, b: str) -> None:
    for kind in ("person", "organisation", "place"):
        assert compare_names(a, b, kind).outcome is compare_names(b, a, kind).outcome


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_the_same_as_itself(text: str) -> None:
    if fold_name(text):
        assert compare_names(text, text, "person").outcome is SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tarn Labour Organisation", "Tarn Labor Organization"),
        ("Marsh & Sons Ltd", "Marsh and Sons"),
        ("PJSC Marsh Oil", "Marsh Oil JSC"),
        ("Tarn Brigade Four", "Tarn Brigade 4"),
        ("Federation of the Tarn Mills", "Federation of Tarn Mills"),
    ],
)
def test_organisations_in_two_spellings(a, b):
    assert compare_names(a, b, "organisation").outcome is Outcome.SAME


def test_a_letter_more_at_the_end_of_a_family_name():
    assert compare_names("Duncan Tark", "Duncan Tarke", "person").outcome is Outcome.SAME
    assert compare_names("Duncan Tark", "Duncan Tarn", "person").outcome is not Outcome.SAME
