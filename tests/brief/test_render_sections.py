"""What goes into which section, and in which order."""

import msgspec

from secondsource.brief.render_quotes import quotes_by_speaker
from secondsource.brief.render_sections import (
    all_evidence,
    brief_sections,
    facts_line,
    marked,
    newest_day,
)
from secondsource.brief.render_timeline import timeline_steps
from secondsource.records.storyfile import SameQuote
from story_by_hand import make_story


def test_tables_follow_the_brief_and_add_what_it_left_out() -> None:
    s = brief_sections(make_story())
    assert [row.point.id if row.point else row.about for row in s.differs] == ["p3", "p4", "p5", "p6"]
    assert [row.point.id if row.point else row.about for row in s.changed] == ["p2", "Missing: 14, then 9"]


def test_changes_go_from_first_to_last() -> None:
    toll = brief_sections(make_story()).changed[0]
    assert [position.value for position in toll.positions] == [
        "at least 3",
        "5",
        "6",
    ]


def test_lines_say_how_many_origins_once_and_when_a_plan_is_due() -> None:
    s = brief_sections(make_story())
    assert [line.tail for line in s.known] == ["2 origins", ""]
    assert [line.tail for line in s.single] == [""]
    story = make_story()
    entry = story.timeline[5]
    line = msgspec.structs.replace(story.brief[6], text=entry.text, evidence=entry.evidence)
    planned = brief_sections(msgspec.structs.replace(story, brief=(line,))).planned
    assert [line.tail for line in planned] == ["Apr 2031, 1 origin"]


def test_compatible_values_are_told_beside_the_line() -> None:
    notes = brief_sections(make_story()).known[1].notes
    assert [(note.text, len(note.evidence)) for note in notes] == [("212", 2), ("more than 200", 1)]


def test_said_lines_carry_speaker_and_drift() -> None:
    (line,) = brief_sections(make_story()).said
    assert line.speaker == "Ines Kovar"
    assert [note.text for note in line.notes] == ["shortened: “left the channel”"]


def test_the_longer_wording_is_never_called_shortened() -> None:
    story = make_story()
    line = msgspec.structs.replace(story.brief[7], evidence=(story.quotes[1].evidence,))
    both_ways = msgspec.structs.replace(story.quotes[1], same_as=(SameQuote(quote=0, drift="shortened"),))
    quotes = (story.quotes[0], both_ways, *story.quotes[2:])
    (said,) = brief_sections(msgspec.structs.replace(story, brief=(line,), quotes=quotes)).said
    assert [note.text for note in said.notes] == [
        "given to Northline",
        "in full: “The captain left the channel to save time”",
    ]


def test_quotes_by_speaker_put_same_words_together_and_the_unknown_last() -> None:
    speakers = quotes_by_speaker(make_story())
    assert [speaker for speaker, _ in speakers] == ["Ines Kovar", ""]
    first = speakers[0][1][0]
    assert first.lead.text == "The captain left the channel to save time"
    assert [note.text for note in first.others] == ["shortened: “left the channel”"]


def test_facts_and_marks() -> None:
    story = make_story()
    assert facts_line(story) == ["5 reports", "4 origins", "3–7 Mar 2031", "newest 6 Mar 2031", "heat 1.8"]
    assert newest_day(story) == "2031-03-06"
    numbers = {report.id: number for number, report in enumerate(story.reports, start=1)}
    found = marked(story.points[7].positions[0].evidence + story.points[7].positions[1].evidence, numbers)
    assert [(number, len(passages)) for number, passages in found] == [(1, 1), (2, 1), (4, 1)]


def test_timeline_is_in_order_with_gaps_and_the_unplaced_last() -> None:
    story = make_story()
    steps = timeline_steps(brief_sections(story).timeline, newest_day(story))
    assert [(step.when, step.gap, step.after_news) for step in steps] == [
        ("1998", "", False),
        ("3 Mar 2031, night", "32 years later", False),
        ("6 Mar 2031", "", False),
        ("Apr 2031", "4 weeks later", True),
        ("day not known", "", False),
    ]


def test_all_evidence_fits_its_report() -> None:
    story = make_story()
    texts = {report.id: report.text for report in story.reports}
    found = list(all_evidence(story))
    assert len(found) > 50
    assert all(texts[e.report][e.start : e.end] == e.text for e in found)
