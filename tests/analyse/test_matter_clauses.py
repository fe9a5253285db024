"""The matters of everyday figures, told in several ways each."""

import pytest

from secondsource.analyse.amounts import read_quantities
from secondsource.records.span import Span


def matters(text: str) -> list[str | None]:
    return [q.matter for q in read_quantities(text, [Span(0, len(text))])]


def one_matter(text: str, matter: str) -> None:
    assert matters(text)[:1] == [matter]


@pytest.mark.parametrize(
    "text",
    [
        "The barge had 62 people on board.",
        "The steamer was carrying 70 passengers to Ostby.",
        "There were 58 people aboard.",
        "A coach with 41 pupils left the road.",
        "On board were 112 sailors.",
    ],
)
def test_those_aboard(text):
    one_matter(text, "aboard")


def test_those_aboard_who_died_are_counted_among_the_dead():
    one_matter("All 12 people on board were killed.", "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Orvex agreed to buy Lanto for $340m.",
        "Lanto was sold for 340 million dollars.",
        "They agreed a takeover valued at $340 million.",
        "Orvex will pay $340 million for Lanto.",
        "It is a $340 million acquisition.",
    ],
)
def test_prices_of_deals(text):
    one_matter(text, "price of the deal")


@pytest.mark.parametrize("text", ["They ran for $5 worth of bread.", "Rents rose for 300 dollars a month."])
def test_a_sum_behind_for_is_no_price_without_a_deal(text):
    assert "price of the deal" not in matters(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill will cut 900 jobs.",
        "About 900 workers will lose their jobs.",
        "The mill is to lay off 900 people.",
        "It announced 900 job cuts.",
        "The closure means the loss of 900 jobs.",
        "Some 900 staff were made redundant.",
    ],
)
def test_jobs_cut(text):
    one_matter(text, "jobs cut")


def test_jobs_made_are_not_jobs_cut():
    one_matter("The mill will create 900 jobs.", "jobs")


@pytest.mark.parametrize(
    "text",
    [
        "Gales knocked out power to 8,000 homes.",
        "Some 8,000 households lost electricity.",
        "The storm left 8,000 customers in the dark.",
        "More than 8,000 people had no power.",
        "Lightning cut electricity to 8,000 homes.",
    ],
)
def test_those_without_power(text):
    one_matter(text, "power cut")


def test_power_that_is_back_is_no_cut():
    assert matters("Engineers restored power to 8,000 homes.") == [None]


@pytest.mark.parametrize("text", ["The fire burned 900 hectares.", "Some 900 hectares of heath were scorched."])
def test_land_that_burned(text):
    one_matter(text, "area burned or destroyed")


def test_land_that_only_lies_there_is_an_area():
    one_matter("The park covers 900 hectares.", "area")


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("A court fined the brewer Halden 12 million euros.", "fine"),
        ("The delay cost the railway 12 million euros.", "cost"),
        ("Norland promised $50 million in aid.", "aid"),
        ("Norland will send an aid package of $50 million.", "aid"),
        ("A crowd of 42,000 saw the final.", "attendance"),
        ("The final drew 42,000 spectators.", "attendance"),
        ("Airlines cancelled 140 flights.", "flights cancelled"),
        ("The strike led to 140 cancelled sailings.", "sailings cancelled"),
        ("Snow closed 60 schools.", "schools closed"),
        ("The carmaker recalled 30,000 vans.", "vans recalled"),
        ("Thieves made off with 40 bicycles.", "bicycles stolen"),
        ("Customs officers seized 300 kilograms of cocaine.", "cocaine seized"),
        ("Gunmen released 17 hostages.", "rescued"),
        ("There were 48 cases of measles.", "cases of the disease"),
        ("The number of measles cases has reached 61.", "cases of the disease"),
        ("Waves of up to 4 metres hit the pier.", "height of the waves"),
    ],
)
def test_other_everyday_matters(text, matter):
    one_matter(text, matter)


def test_cases_without_a_disease_are_only_counted():
    assert matters("The court heard 48 cases.") == [None]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Dockers accepted a pay rise of 5 percent.", "pay"),
        ("The waves that hit the pier were 4 metres high.", "waves"),
        ("The number of asylum seekers rose to 61.", "seekers"),
    ],
)
def test_what_is_counted_stands_before(text, counted):
    assert [q.counted for q in read_quantities(text, [Span(0, len(text))])] == [counted]
