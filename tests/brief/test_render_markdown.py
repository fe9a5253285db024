"""Markdown: every line traceable in plain text, nothing of a stranger's takes effect."""

import pytest
from markdown_it import MarkdownIt

from hostile_story import ATTACKS, hostile_story
from secondsource.brief.render_markdown import render_markdown
from story_by_hand import make_story


def test_sections_stand_in_reading_order() -> None:
    headings = [line[3:] for line in render_markdown(make_story()).splitlines() if line.startswith("## ")]
    assert headings == [
        "What is known", "Where reports differ", "What changed", "What is planned", "Who said what",
        "Only one report says", "Open questions", "Timeline", "Who is who", "Sources",
        "Not looked for", "Evidence",
    ]  # fmt: skip


def test_lines_carry_marks_and_the_evidence_gives_the_passage() -> None:
    text = render_markdown(make_story())
    assert "- The ferry Lady Orla ran aground off Tarn Point, near Port Elsmere, on Monday night 3 March" in text
    assert "– 2 origins [1][2]" in text
    assert "| transport minister in March | **Dov Halloran** [1][5] (2 origins, 7 Mar 2031); **Petra Lund** [4]" in text
    assert "**at least 3** [1] (1 origin, 4 Mar 2031) → **5** [2][3]" in text
    assert "  - [5] characters 90–120: **Die Zahl der Toten stieg auf 6**." in text
    assert "  - [4] taken out of the text: **Sunday, March 30, 2031**" in text


def test_the_table_is_a_table() -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(render_markdown(make_story()))
    assert html.count("<tr>") == 5


@pytest.mark.parametrize("attack", ATTACKS)
def test_strangers_words_stay_words(attack: str) -> None:
    text = render_markdown(hostile_story(attack))
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    kinds = {child.type for token in tokens for child in (token.children or [])} | {token.type for token in tokens}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "fence", "code_block"}
    assert "\x1b" not in text
    assert "\u202e" not in text
    plain = MarkdownIt("commonmark").enable("table").parse(render_markdown(make_story()))
    rows = [sum(token.type == "td_open" for token in found) for found in (tokens, plain)]
    assert rows[0] == rows[1]


def test_what_was_not_looked_for_is_said() -> None:
    assert "Tides are not compared yet." in render_markdown(make_story())
