"""Lines cut within a word → whole words, with or without the hyphen."""

import pytest

from secondsource.clean.hyphens import is_cut, join_lines, words_seen
from secondsource.clean.lines import split_lines
from secondsource.clean.repair import repair_text


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("the govern-", "ment fell", "the government fell"),
        ("a well-", "known singer", "a well-known singer"),
        ("twenty-", "five boats", "twenty-five boats"),
        ("the state-of-the-", "art pump", "the state-of-the-art pump"),
        ("the 17th-", "century palace", "the 17th-century palace"),
        ("pre-", "and post-war dams", "pre- and post-war dams"),
        ("the Anglo-", "Saxon museum", "the Anglo-Saxon museum"),
        ("of Pol-", "mark said", "of Polmark said"),
        ("a dash -", "and more", "a dash - and more"),
        ("no cut", "here", "no cut here"),
    ],
)
def test_the_hyphen_goes_when_the_whole_is_a_word(left: str, right: str, whole: str) -> None:
    assert join_lines([left, right], frozenset()) == whole


def test_the_text_itself_says_how_a_word_is_written() -> None:
    seen = words_seen("The ferry-man and the boathand spoke.")
    assert join_lines(["the ferry-", "man"], seen) == "the ferry-man"
    assert join_lines(["the boat-", "hand"], seen) == "the boathand"


def test_a_dash_or_a_capital_is_no_cut() -> None:
    assert is_cut("the win-", "ter")
    assert not is_cut("the win -", "ter")
    assert not is_cut("the win-", "Ter")


def test_cut_words_are_joined_in_texts_that_are_not_wrapped() -> None:
    (line,) = split_lines("The govern-\nment fell.")
    assert line.text == "The government fell."


def test_a_blank_line_keeps_the_parts_apart() -> None:
    assert len(split_lines("The govern-\n\nment fell.")) == 2


def test_soft_hyphens_leave_no_trace() -> None:
    assert repair_text("govern\u00ad\nment and co\u00adoperate")[0] == "government and cooperate"


def test_many_cut_lines_take_linear_time() -> None:
    assert len(split_lines("a-\n" * 20_000)) == 1
