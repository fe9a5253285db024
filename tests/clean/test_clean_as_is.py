"""A text taken as it is: the same characters, blocks for its lines, and the day it is said to be of."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.as_is import read_as_is
from secondsource.records.report import Report


def report(raw: str, **given: str) -> Report:
    return replace(Report("r1", "wave.txt", raw, "text", "0" * 64), **given)


def blocks(raw: str) -> list[str]:
    return [block.span.of(raw) for block in read_as_is(report(raw)).blocks]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n\r\nTwo.", ["One.", "Two."]),
        ("\t One. \r Two.\t", ["One.", "Two."]),
        ("The ferry left\nthe port.", ["The ferry left\nthe port."]),
        ("The ferry left\r\nthe port.", ["The ferry left\r\nthe port."]),
        ("The ferry left,\nthe boat,\nthe port.", ["The ferry left,\nthe boat,\nthe port."]),
        ("The ferry left\n\nthe port.", ["The ferry left", "the port."]),
        ("The ferry left.\nthe port.", ["The ferry left.", "the port."]),
        ("Ferry leaves\nThe port is empty.", ["Ferry leaves", "The port is empty."]),
        ("One\0two.\x0cThree.", ["One\0two.\x0cThree."]),
        (" \n\t\r\n", []),
    ],
)
def test_lines_are_blocks_unless_a_sentence_runs_on(raw: str, found: list[str]) -> None:
    assert blocks(raw) == found


@given(st.text(alphabet=st.sampled_from("aB. \t\r\n\0\x0c\x1c\u2028é“”"), max_size=60))
def test_the_text_is_kept_and_every_word_is_in_a_block(raw: str) -> None:
    document = read_as_is(report(raw))
    assert document.text == raw
    edges = [edge for block in document.blocks for edge in (block.span.start, block.span.end)]
    assert edges == sorted(edges)
    shown = "".join(block.span.of(raw) for block in document.blocks)
    assert [c for c in shown if not c.isspace()] == [c for c in raw if not c.isspace()]


def test_the_text_of_a_record_is_the_one_given() -> None:
    document = read_as_is(replace(report("[[Wave]]"), given_text=" [[Wave]]\n"))
    assert document.text == " [[Wave]]\n"


def test_markup_is_text_too() -> None:
    page = replace(report("<p>A wave &amp; a boat.</p>"), media="html")
    assert read_as_is(page).text == "<p>A wave &amp; a boat.</p>"


def test_the_day_given_is_the_day() -> None:
    text = "PORT ADA, March 3, 2019 - A wave came on Monday."
    published = read_as_is(report(text, published="2024-05-08")).published
    assert (published.start, published.end, published.origin) == (date(2024, 5, 8), date(2024, 5, 8), "metadata")
    assert read_as_is(report(text)).published.start == date(2019, 3, 3)


def test_a_day_that_cannot_be_read_is_a_problem() -> None:
    document = read_as_is(report("A wave came.", published="soon"))
    assert [problem.code for problem in document.problems] == ["published-unreadable"]
    assert document.published.start is None


def test_agencies_of_the_byline_are_cited() -> None:
    assert read_as_is(report("A wave came.", byline="Ana Reis, Reuters")).cites == ("Reuters",)
