"""Everyday figures of one thing, told by two reports: they meet where they are of one owner, and only there."""

import pytest

import records_by_hand as hand
from secondsource.analyse.amounts import read_quantities
from secondsource.compare.figures import compare_figures
from secondsource.compare.statements import align_claims

KINDS = {"Orvex": "organisation", "Lanto": "organisation", "Brisk": "organisation", "Halden": "organisation"}
KINDS |= {"Ada Holm": "person", "Ole Brandt": "person", "Ostby": "place", "Vik": "place", "Reds": "organisation"}
KINDS |= {"Blues": "organisation"}


def compared(*texts, days=None):
    pairs, mentions = [], {}
    for number, text in enumerate(texts):
        day = (days or ["2024-05-02"] * len(texts))[number]
        doc = hand.document(text, f"r{number}", published=hand.on(day))
        known = [name for name in KINDS if name in text]
        names = [hand.name(text, name, KINDS[name], at, 0) for at, name in enumerate(known)]
        quantities = read_quantities(text, hand.analysis(doc).sentences)
        read = hand.analysis(doc, names=names, quantities=quantities, entity_names=known)
        pairs.append((doc, read))
        for at, name in enumerate(known):
            mentions.setdefault(name, {})[f"r{number}"] = at
    identities = [hand.identity(name, KINDS[name], told) for name, told in mentions.items()]
    readings = hand.readings(pairs, identities)
    return compare_figures(readings, align_claims(readings))


def natures(*texts, days=None):
    return [p.nature for p in compared(*texts, days=days) if len(p.positions) > 1]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The ferry had 62 people on board.",
            "The boat was carrying 70 people.",
            "It sank. There were 58 people aboard the ship.",
        ),
        (
            "A ferry ran aground off Vik. There were 58 people aboard.",
            "A vessel with 63 people on board struck rocks off Vik.",
        ),
        ("Orvex will buy Lanto for $340m.", "Lanto is to be taken over by Orvex in a deal worth $310m."),
        (
            "Orvex will pay $340 million for its rival Lanto.",
            "Orvex agreed a takeover of Lanto valued at $310 million.",
        ),
        ("Orvex is to cut 1,200 jobs in Vik.", "Some 1,400 workers at Orvex in Vik will lose their jobs."),
        ("A court fined Halden 12 million euros.", "Halden must pay a fine of 15 million euros."),
        ("Police caught Ada Holm, 34, in Vik.", "Ada Holm, a 36-year-old baker, was caught in Vik."),
        ("Fares in Ostby rise by 8 percent, Halden said.", "Halden said that fares in Ostby go up 11 percent."),
        ("Gales knocked out power to 8,000 homes in Vik.", "In Vik 11,000 households lost electricity."),
        ("Snow closed 60 schools in Vik.", "In Vik 85 schools were shut."),
    ],
)
def test_plain_numbers_of_one_thing_are_a_dispute(texts):
    assert "dispute" in natures(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("The ferry had 62 people on board.", "The bus had 40 people on board."),
        ("Orvex will buy Lanto for $340m.", "Orvex bought Brisk for $120m."),
        ("The Reds won 31 percent of the vote.", "The Blues won 24 percent of the vote."),
        ("The Reds won 112 seats in Ostby.", "In Ostby the Blues won 75 seats."),
        ("Ada Holm, 34, was caught.", "Ole Brandt, 36, was caught."),
        ("Some 8,000 homes in Vik had no power.", "Some 21,000 people in Vik had no power."),
        ("Dockers at Orvex took a pay rise of 5 percent.", "Dockers at Orvex had demanded a pay rise of 9 percent."),
        ("The tram went at 60 km/h.", "The tram was in a zone with a speed limit of 30 km/h."),
        ("Orvex shares rose 5 percent.", "Orvex shares rose 3 percent."),
    ],
)
def test_numbers_of_two_things_are_no_dispute(texts):
    assert "dispute" not in natures(*texts)


def test_land_burned_by_a_later_day_is_an_update():
    told = "The fire near Vik has burned {} hectares of forest."
    assert natures(told.format("900"), told.format("2,100"), days=["2024-05-02", "2024-05-04"]) == ["update"]


def test_crowds_of_two_places_stay_apart_where_one_report_tells_both():
    both = "About 8,000 people marched in Vik. In Ostby, 3,000 took part."
    assert "dispute" not in natures(both, "Some 3,000 people marched in Ostby.")


def test_a_town_is_not_held_against_the_whole_country():
    here, everywhere = "In Vik 8,000 homes had no power.", "Across the whole of Ostby, 65,000 homes had no power."
    assert "dispute" not in natures(here, everywhere)


def test_an_offer_that_was_raised_is_not_held_against_the_first():
    assert "dispute" not in natures(
        "Orvex offered $121m for Lanto.", "Lanto had refused the original $105m offer of Orvex."
    )


def test_seats_won_of_all_seats_meet_the_seats_of_the_same_side():
    points = compared("The Reds won 71 of the 150 seats in Ostby.", "The Reds took 73 seats and need a partner.")
    (point,) = [p for p in points if p.nature == "dispute"]
    assert point.about == "seats of Reds"
    assert [p.value for p in point.positions] == ["71", "73"]


def test_a_firm_named_in_the_sentence_before_is_meant():
    assert "dispute" in natures("Orvex will close 30 shops.", "The office looks at Orvex. It plans to close 45 shops.")


def test_an_age_is_told_with_whose_it_is():
    (point,) = compared("Police caught Ada Holm, 34, in Vik.", "Ada Holm, 36, was caught in Vik.")
    assert point.about == "age of Ada Holm"
