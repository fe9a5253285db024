"""What the network knows a word by."""

import pytest

from secondsource.analyse.letters import (
    LETTERS,
    ROWS,
    apply_script,
    lemma_script,
    letter_rows,
    vector_key,
    word_shape,
)


def test_rows_are_few_and_in_the_table() -> None:
    rows = letter_rows("Marsh")
    assert len(rows) == LETTERS
    assert all(0 <= row < ROWS for row in rows)


def test_case_changes_form_and_shape_but_not_the_word() -> None:
    small, capital = letter_rows("marsh"), letter_rows("Marsh")
    assert small[0] == capital[0]
    assert small[1:4] != capital[1:4]
    assert small[6:] == capital[6:]


def test_typographic_marks_are_known_as_straight_ones() -> None:
    assert letter_rows("’") == letter_rows("'")
    assert vector_key("Don’t") == "don't"


@pytest.mark.parametrize(
    ("word", "shape"),
    [("Kestrel", "Xxxx"), ("1,204", "d,ddd"), ("UN", "XX"), ("20000", "ddd"), ("3rd", "dxx")],
)
def test_shape(word: str, shape: str) -> None:
    assert word_shape(word) == shape


@pytest.mark.parametrize(
    ("word", "lemma", "script"),
    [("Cities", "city", "-3+y"), ("went", "go", "=go"), ("running", "run", "-4+"), ("was", "be", "=be")],
)
def test_script_there_and_back(word: str, lemma: str, script: str) -> None:
    assert lemma_script(word, lemma) == script
    assert apply_script(word, script) == lemma


def test_a_script_longer_than_the_word_leaves_it() -> None:
    assert apply_script("It", "-4+y") == "it"


def test_any_character_has_rows() -> None:
    assert len(letter_rows("\ud800")) == LETTERS
