"""Names that look like others are named, letter by letter; honest words in other alphabets are not."""

import pytest

from secondsource.clean.document import read_document
from secondsource.clean.lookalikes import find_lookalikes
from secondsource.records.report import Report


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mara \u041elsen spoke.", "[\u041e U+041E]lsen"),
        ("Paul Sm\u0456th left.", "Sm[\u0456 U+0456]th"),
        ("The \u0391sh Lines ferry.", "[\u0391 U+0391]sh"),
    ],
)
def test_a_word_of_two_alphabets_is_named(text: str, shown: str) -> None:
    (problem,) = find_lookalikes(text)
    assert problem.code == "lookalike-letters"
    assert shown in problem.what


@pytest.mark.parametrize("text", ["Москва is Moscow.", "Five μm and 3 μg of α-amylase.", "Zoë Ångström", "Olsen"])
def test_honest_words_are_not(text: str) -> None:
    assert find_lookalikes(text) == ()


def test_of_many_the_first_are_named() -> None:
    (problem,) = find_lookalikes(" ".join(f"ab\u0441d{letter}" for letter in "efghi"))
    assert problem.what.endswith("and 2 more")


def test_it_is_a_problem_of_the_report_and_the_letters_stay() -> None:
    raw = "PORT ASH – Mara \u041elsen brought the ferry home on Sunday, the police of Port Ash said in a statement."
    document = read_document(Report(id="a", source="a.txt", sha256="", raw=raw, media="text"))
    assert "lookalike-letters" in [problem.code for problem in document.problems]
    assert "Mara \u041elsen" in document.text
