"""Marks on a desk: where they lead, and that making each set once changes none."""

import msgspec

from secondsource.brief.render_sections import all_evidence
from secondsource.web.story_parts import StoryMarks, desk_marks, desk_story, report_address
from story_by_hand import make_story


def test_a_mark_leads_to_all_passages_of_its_report():
    story = make_story()
    page = desk_story(story)
    killed = next(point for point in story.points if point.id == "p2")
    evidence = tuple(e for position in killed.positions for e in position.evidence)
    marks = desk_marks(page, evidence)
    assert [mark.number for mark in marks] == [1, 2, 3, 5]
    start = story.reports[0].text.index("At least 3")
    assert marks[0].href == f"/report/r1?at={start}-{start + 22}#at"
    assert marks[0].passages == f"r1-{start}-{start + 22}"


def test_removed_matter_is_named_by_its_number():
    page = desk_story(make_story())
    removed = [e for e in all_evidence(make_story()) if e.removed is not None]
    assert desk_marks(page, removed)[0].href == "/report/r4?at=x0#at"


def test_making_marks_once_changes_none():
    story = make_story()
    page, made = desk_story(story), StoryMarks()
    for _ in range(2):
        for evidence in [[e] for e in all_evidence(story)]:  # lists that are gone at once
            assert made(page, evidence) == desk_marks(page, evidence)


def test_ids_of_strangers_stay_within_the_address():
    assert report_address("a/../b?x#y", []) == "/report/a%2F..%2Fb%3Fx%23y"
    story = make_story()
    report = msgspec.structs.replace(story.reports[0], id='"><b>')
    page = desk_story(msgspec.structs.replace(story, reports=(report,)))
    assert page.reports[0].href == "/report/%22%3E%3Cb%3E"
