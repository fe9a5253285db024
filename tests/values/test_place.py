import pytest

from secondsource.lang.lexicon import lexicon
from secondsource.values.place import country_of, known_places, parse_place, with_the


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Japanese", "Japan"),
        ("South Koreans", "South Korea"),
        ("the U.S.", "United States"),
        ("Americans", "United States"),
        ("Germans", "Germany"),
        ("Athens", "Greece"),
        ("Bogotá", "Colombia"),
        ("White House", "United States"),
        ("Osaka", "Japan"),
        ("Nowhere-on-Sea", None),
        ("Atlantic", None),
    ],
)
def test_country_of_a_name(text: str, country: str | None) -> None:
    assert country_of(text) == country


def test_sorts_of_places() -> None:
    sorts = {
        text: place.sort
        for text in ("Japan", "Japanese", "Tokyo", "Osaka", "Texas", "Alps")
        if (place := parse_place(text))
    }
    assert sorts == {
        "Japan": "country",
        "Japanese": "demonym",
        "Tokyo": "capital",
        "Osaka": "city",
        "Texas": "state",
        "Alps": "region",
    }


def test_countries_are_complete_and_sorted() -> None:
    countries = lexicon("countries")["countries"]
    assert list(countries) == sorted(countries)
    assert len(countries) > 195
    assert {"capital", "capital_aliases", "aliases", "demonyms", "seats"} >= {k for c in countries.values() for k in c}


def test_every_city_lies_in_a_known_country() -> None:
    countries = lexicon("countries")["countries"]
    places = lexicon("places")
    assert set(places["cities"]) <= set(countries)
    assert set(places["states"]) <= set(countries)
    assert all(place.country is None or place.country in countries for place in known_places().values())


def test_some_countries_are_written_with_an_article():
    assert with_the("United States") == "the United States"
    assert with_the("France") == "France"
