"""Text for the terminal: fits the width, plain without colour, strangers' words never markup or control codes."""

import pytest
from rich.cells import cell_len

from hostile_story import ATTACKS, hostile_story
from secondsource.brief.render_text import render_text
from story_by_hand import make_story


@pytest.mark.parametrize("width", [40, 80, 100])
def test_fits_the_width_without_colours(width: int) -> None:
    text = render_text(make_story(), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_says_what_the_brief_says() -> None:
    text = render_text(make_story(), 80)
    assert "– 2 origins [1][2]" in text.replace("\u00a0", " ")
    for heading in ("WHAT IS KNOWN", "WHERE REPORTS DIFFER", "WHO SAID WHAT", "OPEN QUESTIONS", "SOURCES"):
        assert heading in text
    assert "[4] Transport Minister Petra Lund called" in text
    assert "copies [2], 82%" in text


def test_reports_that_give_a_sentence_word_for_word_share_it() -> None:
    text = render_text(make_story(), 80)
    assert text.count("[2][3] The operator, Strand Lines") == 1


def test_colours_only_when_asked() -> None:
    assert "\x1b[" in render_text(make_story(), 80, colour=True)


@pytest.mark.parametrize("attack", ATTACKS)
def test_strangers_words_stay_words(attack: str) -> None:
    text = render_text(hostile_story(attack), 100)
    assert "\x1b" not in text
    assert "\u202e" not in text
    if "markup" in attack:
        assert "[bold red]markup[/bold red]" in text


def test_what_was_not_looked_for_is_said() -> None:
    assert "Tides are not compared yet." in render_text(make_story(), 80)
