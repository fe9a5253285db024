from hypothesis import given
from hypothesis import strategies as st

from secondsource.brief.render_grouping import render_lines, render_table
from secondsource.records.groupingfile import CopyOf, GroupedReport, decode

LINES = [
    GroupedReport(id="f1", story="story-1", origin="origin-1", copies=None, why="first of its story"),
    GroupedReport(id="f2", story="story-1", origin="origin-1", copies=CopyOf(of="f1", share=0.94), why="a copy"),
    GroupedReport(id=7, story="story-2", origin="origin-2", copies=None, why="both speak of budget"),
]


def table(lines: list[GroupedReport], width: int = 100, *, colour: bool = False) -> str:
    return b"".join(render_table(lines, width, colour=colour)).decode()


def test_lines_can_be_read_back():
    made = list(render_lines(LINES))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in made)
    assert [decode(line) for line in made] == LINES


def test_a_story_is_named_once_and_its_reports_stand_below_one_another():
    rows = table(LINES).splitlines()
    assert [row.split()[0] for row in rows] == ["story", "story-1", "1", "story-2"]
    assert rows[0].split() == ["story", "origin", "report", "why"]
    assert "copies f1 (94%)" in rows[2]
    assert "a copy" not in rows[2]


def test_reports_of_one_story_meet_even_when_others_stand_between():
    rows = table([LINES[0], LINES[2], LINES[1]]).splitlines()
    assert [row.split()[0] for row in rows[1:]] == ["story-1", "1", "story-2"]


def test_nothing_gives_nothing():
    assert list(render_table([])) == []
    assert list(render_lines([])) == []


def test_hostile_words_stay_words():
    line = GroupedReport(id="[red]x[/red]", story="s\x1b[31m", origin="origin-1", copies=None, why="one\ntwo :boom:")
    told = table([line])
    assert "\x1b" not in told
    assert "[red]x[/red]" in told
    assert "one two :boom:" in told


@given(st.text("ab c-9", max_size=60), st.integers(20, 60))
def test_any_width_holds(why: str, width: int):
    line = GroupedReport(id="f1", story="story-1", origin="origin-1", copies=None, why=why)
    assert all(len(row) <= width for row in table([line], width).splitlines())
