"""Tests of the sentences written by us: labels, words, coherence, the reserved part."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import random

from written import Scene, counts, generate
from written_frames import FRAMED, framed
from written_pools import load_pools
from written_tokens import labelled, split_text, words_of

LABELS = {"O", *(f"{at}-{kind}" for kind in ("person", "organisation", "place", "other") for at in "BI")}


def names(sentences: list[tuple[list[str], list[str]]], kind: str) -> set[str]:
    """Return the first words of the names of one kind."""
    return {
        word for words, labels in sentences for word, label in zip(words, labels, strict=True) if label == f"B-{kind}"
    }


@pytest.mark.parametrize("held_out", [False, True, None])
def test_every_word_has_a_label_and_no_mark_is_left(held_out):
    for words, labels in generate(3, 400, held_out):
        assert len(words) == len(labels) > 0
        assert set(labels) <= LABELS
        assert all(
            label[0] != "I" or before[2:] == label[2:] for before, label in zip(["O", *labels], labels, strict=False)
        )
        assert not set("{}[]<>|_") & set("".join(words))


def test_the_same_seed_gives_the_same_sentences():
    assert generate(5, 50) == generate(5, 50)
    assert generate(5, 50) != generate(6, 50)


def test_the_reserved_part_is_apart():
    rest, reserved = load_pools(False), load_pools(True)
    for genre in rest.templates:
        assert not set(rest.templates[genre]) & set(reserved.templates[genre]), genre
    for culture in rest.cultures:
        assert not set(rest.cultures[culture].family) & set(reserved.cultures[culture].family), culture


def test_names_vary():
    assert len(names(generate(1, 500), "person")) > 280


def test_every_kind_and_the_nameless_are_there():
    sentences = generate(2, 600)
    for kind in ("person", "organisation", "place", "other"):
        assert len(names(sentences, kind)) > 80, kind
    assert sum(set(labels) == {"O"} for _, labels in sentences) > 20


def test_there_is_enough_to_draw_from():
    found = counts()
    assert found["templates"] >= 500
    assert found["cultures"] >= 20
    smallest = [(len(c.given), len(c.family)) for c in load_pools(None).cultures.values()]
    assert min(map(min, smallest)) >= 60


def test_every_slot_can_be_filled():
    pools = load_pools(None)
    scene = Scene(random.Random(1), pools)
    for template in [t for genre in pools.templates.values() for t in genre]:
        assert scene.expand(template)
    for pool in pools.forms.values():
        assert all(scene.expand(form) for form in pool.forms)
    assert set(pools.templates) >= FRAMED


def test_a_slot_is_the_same_name_again():
    scene = Scene(random.Random(4), load_pools(None))
    (first, _), _, (again, kind) = scene.expand("{city} {city}")
    assert (first, kind) == (again, "place")
    full, _, short = scene.expand("{person} {surname}")
    assert full[0].endswith(short[0]) or full[0].startswith(short[0]) or short[0] in full[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-led force didn't leave.", ["The", "U.S.", "-", "led", "force", "did", "n't", "leave", "."]),
        ("Mr. O'Hara's co-founder", ["Mr.", "O'Hara", "'s", "co-founder"]),
        ("$5m (5%).", ["$", "5", "m", "(", "5", "%", ")", "."]),
        ("at 3:15 p.m., AT&T won 3-2", ["at", "3:15", "p.m.", ",", "AT&T", "won", "3", "-", "2"]),
        ("the 21st and Amazon.com cannot", ["the", "21st", "and", "Amazon.com", "can", "not"]),
    ],
)  # fmt: skip
def test_words_are_cut_as_universal_dependencies_does(text, words):
    assert words_of(text) == words


def test_articles_stay_outside_names_and_stops_are_not_doubled():
    words, labels = labelled(
        [("see ", ""), ("the Orla Bank", "organisation"), (" of the ", ""), ("U.S.", "place"), (".", "")]
    )
    assert words == ["See", "the", "Orla", "Bank", "of", "the", "U.S."]
    assert labels == ["O", "O", "B-organisation", "I-organisation", "O", "O", "B-place"]


def test_a_name_brings_no_second_article():
    bank = ("the Orla Bank", "organisation")
    assert labelled([("The ", ""), bank, (" of ", ""), ("Orla", "place"), ("'s ", ""), bank])[0] == [
        *("The", "Orla", "Bank", "of", "Orla", "'s", "Orla", "Bank")
    ]


def test_an_article_sounds_as_the_next_word_begins():
    assert labelled([("sent a ", ""), ("Italian", "other"), (" and a ", ""), ("European", "other")])[0][1::2] == [
        "an",
        "and",
        "European",
    ]


def test_marks_of_a_template():
    assert split_text("{a} [o B of {c}]<d|>.") == [("{", "a"), ("", " "), ("[", "o B of {c}"), ("<", "d|"), ("", ".")]


def test_a_template_is_made_longer_and_keeps_its_own_words():
    pools, rng = load_pools(None), random.Random(2)
    longer = [framed("{person} left {city}.", "crime", rng, pools) for _ in range(60)]
    assert all("{person}" in one and " left {city}" in one for one in longer)
    assert len(set(longer)) > 15
    assert framed('{person} said: "No."', "crime", rng, pools) == '{person} said: "No."'
    assert framed("{surname} wins", "headlines", rng, pools) == "{surname} wins"
