from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.marks import find_marked


def pieces(text):
    return [[piece.of(text) for piece in marked.pieces] for marked in find_marked(text)[0]]


def codes(text):
    return [problem.code for problem in find_marked(text)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is shut,” she said.",
        '"The bridge is shut," she said.',
        "''The bridge is shut,'' she said.",
        "``The bridge is shut,'' she said.",
        "„The bridge is shut,“ she said.",
        "«The bridge is shut», she said.",
        "‘The bridge is shut,’ she said.",
        "'The bridge is shut,' she said.",
        '"The bridge is shut, "she said.',
        "\" The bridge is shut, '' she said.",
        "“The bridge is shut,“ she said.",
    ],
)
def test_marks_of_all_kinds(text):
    assert pieces(text) == [["The bridge is shut"]]
    assert codes(text) == []


def test_apostrophes_open_nothing():
    assert pieces("It's the miners' union that can't pay in the '90s, he'd say; rock 'n' roll.") == []


def test_a_plural_possessive_does_not_close_single_marks():
    assert pieces("'The miners' union is broke,' said Pell.") == [["The miners' union is broke"]]


def test_inches_are_no_marks():
    assert pieces('The 6\'2" keeper said "we lost" and left.') == [["we lost"]]
    assert codes('A board of 12" fell.') == ["stray-quotation-mark"] or pieces('A board of 12" fell.') == []


def test_tags_left_in_the_text_are_no_quotations():
    assert pieces('<a id="7341" class="x">“Go home,” he said.') == [["Go home"]]


def test_paragraphs_that_open_again_are_one_passage():
    text = "“First we lost the road.\n\n“Then we lost the bridge,” said Pell."
    assert pieces(text) == [["First we lost the road.", "Then we lost the bridge"]]
    assert codes(text) == []


def test_paragraphs_run_together_open_again_in_the_line():
    text = 'Pell said: "First we lost the road. "Then we lost the bridge." He left.'
    assert pieces(text) == [["First we lost the road.", "Then we lost the bridge."]]


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph():
    text = "She said: “The bridge is shut.\n\nRain fell on “High Street” all day."
    assert pieces(text) == [["The bridge is shut."], ["High Street"]]
    assert codes(text) == ["unclosed-quotation"]
    assert find_marked(text)[1][0].span.of(text) == "“"


def test_a_stray_mark_is_passed_over():
    text = "The bridge is shut,” he thought. “We go,” she said."
    assert pieces(text) == [["We go"]]
    assert codes(text) == ["stray-quotation-mark"]


def test_marks_inside_marks_stay_inside():
    assert pieces("“They called it ‘The Wall’ and „the Gate“ there,” he said.") == [
        ["They called it ‘The Wall’ and „the Gate“ there"]
    ]


def test_two_passages_in_a_row():
    assert pieces('"We won." "We did not," said Pell.') == [["We won."], ["We did not"]]


@given(st.text(alphabet="aB .,\n\"'“”‘’„«»`7s", max_size=120))
def test_passages_never_overlap_and_never_leave_the_text(text):
    marked, problems = find_marked(text)
    assert all(0 <= p.span.start <= p.span.end <= len(text) for p in problems)
    for one in marked:
        assert one.outer.end <= len(text)
        assert one.pieces
        assert all(one.outer.covers(piece) and piece.start < piece.end for piece in one.pieces)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(marked))
