import pytest

import records_by_hand as hand
from secondsource.brief.wording import readable_span, render_line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("the ferry  sank.", "The ferry sank"),
        ("it left the U.S.", "It left the U.S."),
        (", but however, the dam broke", "However, the dam broke"),
        ("However, the dam broke.", "The dam broke"),
        ("PORT ADA, May 3 (Port Wire) – The dam broke.", "The dam broke"),
        ('"We ran, she said.', "We ran, she said"),
        ("he waited...", "He waited..."),
    ],
)
def test_a_line_is_whole_and_starts_with_a_capital(words, line):
    assert render_line(words) == line


def readable(text, clause):
    doc = hand.document(text)
    (reading,) = hand.readings([(doc, hand.analysis(doc))])
    return readable_span(reading, hand.span_of(text, clause)).of(text)


TEXT = "The ferry sank near Port Ada, and Norland sent three ships, which found nobody."


def test_a_clause_that_stands_alone_stays():
    assert readable(TEXT, "The ferry sank near Port Ada") == "The ferry sank near Port Ada"


def test_a_joining_word_before_a_subject_is_left_off():
    assert readable(TEXT, "and Norland sent three ships") == "Norland sent three ships"


def test_a_clause_that_hangs_on_another_becomes_its_sentence():
    assert readable(TEXT, "which found nobody.") == TEXT
