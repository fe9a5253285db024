"""JSON: one object for one story, one line each for several."""

from secondsource.brief.render_json import render_json
from secondsource.records.storyfile import decode
from story_by_hand import make_story


def test_one_story_is_one_object() -> None:
    assert decode(render_json([make_story()])) == make_story()


def test_several_stories_are_lines() -> None:
    lines = render_json([make_story(), make_story()]).splitlines()
    assert [decode(line) for line in lines] == [make_story(), make_story()]
    assert render_json([]) == b""
