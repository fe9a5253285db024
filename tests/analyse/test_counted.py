"""What quantities count, and the matter of news they are about."""

import pytest

from secondsource.analyse.amounts import read_quantities
from secondsource.lang.lexicon import lexicon
from secondsource.records.span import Span
from secondsource.values.plurals import plural_of


def read(text: str) -> list[tuple[str | None, str | None]]:
    return [(q.counted, q.matter) for q in read_quantities(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osborne wants to add 30 percent to the fees of pilots.", [("fees", None)]),
        ("The shop knocked 15 percent off its prices.", [("prices", None)]),
        ("The minister plans to cut 20 percent from the budget of the navy.", [("budget", None)]),
        ("22 people killed in Ostby", [("people", "killed")]),
        ("The storm hit, killing at least 14 people.", [("people", "killed")]),
        ("On Monday 10 were killed.", [("people", "killed")]),
        ("The death toll of the flood rose overnight to 14.", [("people", "killed")]),
        ("It killed 14 persons and wounded another 90.", [("people", "killed"), ("people", "injured")]),
        ("The wave killed 312 people, and injured more than 1,900.", [("people", "killed"), ("people", "injured")]),
        ("Twelve people are killed, and about 40 hurt.", [("people", "killed"), ("people", "injured")]),
        ("As many as 90 people were also wounded.", [("people", "injured")]),
        ("She said that 20 of the 90 wounded had gone home.", [("people", "injured")]),
        ("The bodies of three further victims were found.", [("victims", None)]),
        ("Nine villagers were missing.", [("villagers", "missing")]),
        ("More than 700 protesters had been detained.", [("protesters", "detained")]),
        ("Police made 47 arrests.", [("arrests", "arrested")]),
        ("The fire left thousands of people homeless.", [("people", "homeless")]),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wave flattened nine villages.", [("villages", "villages damaged or destroyed")]),
        ("They had 220 barns suffering serious damage.", [("barns", "barns damaged or destroyed")]),
        ("There were 140 damaged shops.", [("shops", "shops damaged or destroyed")]),
        ("Two cables between Arland and Borland in the lake were cut.", [("cables", "cables damaged or destroyed")]),
        ("Several quiet services had been held.", [("services", None)]),
        ("Four helicopters began lifting the injured.", [("helicopters", None)]),
        ("Three buried telephone cables run there.", [("cables", None)]),
        ("One proposal was dropped.", [("proposals", None)]),
    ],
)
def test_things(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The valley has a population of more than 40,000.", "population"),
        ("It struck Sorna, home to 45, 000 people.", "population"),
        ("The valley has about 45,000 residents.", "population"),
        ("It is a city of 70,000 people.", "population"),
        ("Norland pledged $40 billion in investments.", "investment"),
        ("It agreed to invest $40 billion abroad.", "investment"),
        ("A stubborn $40 billion investment dispute remains.", "investment"),
        ("It caused 30 million euros of damage.", "damage"),
        ("Damage to property is an estimated $ 3 million.", "damage"),
        ("They cut tariffs on timber to 8 percent.", "tariff"),
        ("It lay 20 miles northeast of Port Ander.", "distance"),
        ("The 5.4 - magnitude quake came at night.", "magnitude"),
        ("The 19-year-old Anna Berg was named.", "age of Berg"),
        ("A 19-year-old boy was named.", None),
        ("It came at a depth of 10 km.", "depth"),
    ],
)
def test_other_matters(text: str, matter: str | None) -> None:
    assert [m for _, m in read(text)] == [matter]


def test_shares_and_sums_say_what_they_are_of() -> None:
    assert read("About 35 percent of traffic to Arland was down.")[0][0] == "traffic"
    assert read("Exports to Norland dropped 7%.")[0][0] == "exports"
    assert read("It had a budget of $5 million.") == [("budget", "budget")]
    counted = [c for c, _ in read("At worst 45 percent of traffic in Arland, 42 percent in Borland was out.")]
    assert counted == ["traffic", "traffic"]


def test_the_counted_span_holds_the_words() -> None:
    text = "They cut three undersea pipes."
    (quantity,) = read_quantities(text, [Span(0, len(text))])
    assert quantity.counted_span is not None
    assert quantity.counted_span.of(text) == "undersea pipes"


@pytest.mark.parametrize(
    ("one", "many"),
    [("city", "cities"), ("man", "men"), ("policeman", "policemen"), ("child", "children"), ("church", "churches"),
     ("house", "houses"), ("virus", "viruses"), ("day", "days"), ("aircraft", "aircraft"), ("people", "people")],
)  # fmt: skip
def test_plurals_by_rule(one: str, many: str) -> None:
    assert plural_of(one) == many
    assert plural_of(many) == many


def test_labels_and_tallies_name_matters_that_exist() -> None:
    matters = lexicon("matters")
    for key in ("tallies", "labels", "of_a_place"):
        assert set(matters[key]) <= set(matters["matter"]), key
