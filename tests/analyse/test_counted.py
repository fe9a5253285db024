"""What quantities count, and the matter of news they are about."""

import pytest

from secondsource.analyse.amounts import read_quantities
from secondsource.lang.lexicon import lexicon
from secondsource.records.span import Span
from secondsource.values.plurals import plural_of, singular_of


def read(text: str) -> list[tuple[str | None, str | None]]:
    return [(q.counted, q.matter) for q in read_quantities(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 people killed in Ostby", [("people", "killed")]),
        ("The storm hit, killing at least 10 people.", [("people", "killed")]),
        ("On Monday 10 were killed.", [("people", "killed")]),
        ("The death toll from a flood a day before rose to 10.", [("people", "killed")]),
        ("It killed 10 persons and wounded another 70.", [("people", "killed"), ("people", "injured")]),
        ("It killed 612 people and injured more than 1,400.", [("people", "killed"), ("people", "injured")]),
        ("Ten people are killed and about 50 hurt.", [("people", "killed"), ("people", "injured")]),
        ("As many as 80 people were also wounded.", [("people", "injured")]),
        ("He said 30 of the 80 wounded had gone home.", [("people", "injured")]),
        ("The bodies of two more victims were found.", [("victims", None)]),
        ("Five villagers were reported to be missing.", [("villagers", "missing")]),
        ("More than 400 protesters have been detained.", [("protesters", "detained")]),
        ("Police made 86 arrests.", [("arrests", "arrested")]),
        ("The fire left thousands of people homeless.", [("people", "homeless")]),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wave flattened seven villages.", [("villages", "villages damaged or destroyed")]),
        ("We had 565 shops suffering serious damage.", [("shops", "shops damaged or destroyed")]),
        ("There were 355 damaged shops.", [("shops", "shops damaged or destroyed")]),
        ("Two cables between Malta and Libya in the sea were cut.", [("cables", "cables damaged or destroyed")]),
        ("Several peaceful services had been held.", [("services", None)]),
        ("Two helicopters began moving the injured.", [("helicopters", None)]),
        ("Three undersea telecommunications cables run there.", [("cables", None)]),
        ("One proposal was dropped.", [("proposals", None)]),
    ],
)
def test_things(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The island has a population of more than 100,000.", "population"),
        ("It struck Sorna, home to 120, 000 people.", "population"),
        ("The island has about 200,000 residents.", "population"),
        ("It is a city of 500,000 people.", "population"),
        ("The country pledged $350 billion in investments.", "investment"),
        ("It agreed to invest $350 billion abroad.", "investment"),
        ("A significant $350 billion investment dispute remains.", "investment"),
        ("It caused 200 million euros of damage.", "damage"),
        ("Property damage is an estimated $ 2 million.", "damage"),
        ("They cut tariffs on imports to 15 percent.", "tariff"),
        ("It lay 35 miles southwest of Port Ander.", "distance"),
        ("The 6.1 - magnitude quake came at night.", "magnitude"),
        ("The 15-year-old Anna Berg was named.", "age of Berg"),
        ("A 15-year-old boy was named.", None),
        ("It came at a depth of 10 km.", "depth"),
    ],
)
def test_other_matters(text: str, matter: str | None) -> None:
    assert [m for _, m in read(text)] == [matter]


def test_shares_and_sums_say_what_they_are_of() -> None:
    assert read("About 65 percent of traffic to Malta was down.")[0][0] == "traffic"
    assert read("Exports to Norland dropped 7%.")[0][0] == "exports"
    assert read("It had a budget of $5 million.") == [("budget", "budget")]
    counted = [c for c, _ in read("At worst 55 percent of traffic in Arland, 52 percent in Borland was out.")]
    assert counted == ["traffic", "traffic"]


def test_the_counted_span_holds_the_words() -> None:
    text = "They cut three undersea cables."
    (quantity,) = read_quantities(text, [Span(0, len(text))])
    assert quantity.counted_span is not None
    assert quantity.counted_span.of(text) == "undersea cables"


@pytest.mark.parametrize(
    ("one", "many"),
    [("city", "cities"), ("man", "men"), ("policeman", "policemen"), ("child", "children"), ("church", "churches"),
     ("house", "houses"), ("virus", "viruses"), ("day", "days"), ("aircraft", "aircraft"), ("people", "people")],
)  # fmt: skip
def test_plurals_and_singulars(one: str, many: str) -> None:
    assert plural_of(one) == many
    assert singular_of(many) == one


def test_labels_and_tallies_name_matters_that_exist() -> None:
    matters = lexicon("matters")
    for key in ("tallies", "labels", "of_a_place"):
        assert set(matters[key]) <= set(matters["matter"]), key
