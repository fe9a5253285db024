from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.lines import Line, split_lines


def test_lines_know_the_gap_before_them() -> None:
    assert split_lines("One.\nTwo.\n\n\nThree.") == [Line("One."), Line("Two."), Line("Three.", gap=True)]


def test_white_space_is_collapsed() -> None:
    assert split_lines("  A\t b \u3000 c ")[0].text == "A b c"


def test_bullet_marks_join_their_items() -> None:
    found = split_lines("-\n\nFirst item.\n-\nSecond item.\n• Third item.\n- Fourth item.")
    assert [(line.text, line.bullet) for line in found] == [
        ("First item.", True),
        ("Second item.", True),
        ("Third item.", True),
        ("Fourth item.", True),
    ]


def test_a_heading_between_dashes_is_no_bullet() -> None:
    assert split_lines("- A long night -") == [Line("A long night")]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "A ferry with ninety people on board ran aground near the harbour\n"
        "of Elm on Monday and was pulled free by two tugs after six hours\n"
        "of work in heavy seas, the coast guard said.\n"
        "\n"
        "Nobody was hurt, but the passengers had to spend the night in a\n"
        "school, and the ferry will stay in dock for weeks while divers\n"
        "look at its hull."
    )
    assert [line.text.split()[0] for line in split_lines(wrapped)] == ["A", "Nobody"]


def test_paragraphs_on_single_lines_are_not_joined() -> None:
    text = "The first paragraph ends here.\nThe second one follows at once.\nAnd a third, no more.\nThat is all."
    assert len(split_lines(text)) == 4


@given(st.text(max_size=300))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(line.text for line in split_lines(text))
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


def test_paragraphs_without_blank_lines_end_at_a_short_line_or_an_indent() -> None:
    wrapped = (
        "A ferry with ninety people on board ran aground near the harbour\n"
        "of Elm on Monday and was pulled free by two tugs after six hours\n"
        "of work.\n"
        "Nobody was hurt, but the passengers had to spend the night in a\n"
        "school, and the ferry will stay in dock for weeks while divers\n"
        "look at its hull and the company pays for what it has to pay now.\n"
        "  The captain, who has sailed for thirty years, said that he saw\n"
        "the light too late."
    )
    assert [line.text.split()[0] for line in split_lines(wrapped)] == ["A", "Nobody", "The"]


def test_a_line_that_is_full_goes_on_with_a_capital() -> None:
    wrapped = (
        "A ferry with ninety people on board ran aground near the port of\n"
        "Elm on Monday and was pulled free by two tugs that had come from\n"
        "Northaven after six hours of work in heavy seas and in the dark,\n"
        "the coast guard said. Nobody was hurt, but many had to spend the\n"
        "night in a school on the hill, and some in the hall of the town."
    )
    assert len(split_lines(wrapped)) == 1
