"""What changed between two texts of a report, in pieces that make up both again."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.web.version_changes import Piece, compare_versions


def sides(pieces):
    return "".join(p.text for p in pieces if p.how != "come"), "".join(p.text for p in pieces if p.how != "gone")


def test_a_figure_that_was_corrected():
    assert compare_versions("Police said 12 were hurt.", "Police said 16 were hurt.") == (
        Piece("kept", "Police said"), Piece("gone", " 12"), Piece("come", " 16"), Piece("kept", " were hurt."),
    )  # fmt: skip


def test_the_same_text_is_kept():
    assert compare_versions("All calm.", "All calm.") == (Piece("kept", "All calm."),)
    assert compare_versions("", "") == ()


def test_long_texts_are_compared_by_sentences():
    text = "It rained all day. " * 2000
    pieces = compare_versions(text, text + "It stopped. ")
    assert [p.how for p in pieces] == ["kept", "come"]
    assert sides(pieces) == (text, text + "It stopped. ")


@given(st.text(alphabet="ab .!\n", max_size=60), st.text(alphabet="ab .!\n", max_size=60))
def test_both_texts_come_back(earlier, later):
    assert sides(compare_versions(earlier, later)) == (earlier, later)
