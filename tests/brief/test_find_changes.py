"""Two versions of a story file give typed changes, each once, and only what new or edited reports bring."""

import pytest

from secondsource.brief.changes import find_changes
from secondsource.records.storyfile import (
    BriefLine,
    Dated,
    Entity,
    Evidence,
    Point,
    Position,
    QuoteEntry,
    ReportEntry,
    SameQuote,
    StoryFile,
    StoryHead,
    TimelineEntry,
)

TEXTS = {
    "a": "Elm ferry: 12 were hurt. Police will report on Monday.",
    "b": "Fifteen were hurt on the ferry.",
    "c": "The number rose to 20 hurt.",
}


def report(known, text=None, group=None):
    day = Dated(start="2031-03-01", end="2031-03-01", precision="day", from_="metadata")
    number = ord(known) - ord("a") + 1 if group is None else group
    return ReportEntry(
        id=known, source=f"{known}.txt", outlet=f"Outlet {known.upper()}", url=None, title="Ferry", byline=None,
        language="en", published=day, text=text or TEXTS[known], sha256=text or known, group=number, copies=None,
        cites=(), removed=(), problems=(),
    )  # fmt: skip


def said(known, words, sentence=None):
    return Evidence(report=known, start=0, end=len(words), text=words, sentence=sentence or words)


def position(value, *evidence, latest="2031-03-01"):
    return Position(value=value, independent=len(evidence), latest=latest, evidence=evidence)


def point(*positions, standing="single", kind="count", about="hurt", nature=None):
    origins = sum(p.independent for p in positions)
    return Point(
        id=f"p{standing}{origins}", kind=kind, about=about, standing=standing, independent=origins, nature=nature,
        why="", positions=positions,
    )  # fmt: skip


def story(*reports, points=(), quotes=(), timeline=(), brief=()):
    return StoryFile(
        story=StoryHead(id="s1", title="Ferry aground", period=("2031-03-01", "2031-03-01"), heat=1.0),
        reports=reports, entities=(Entity(id="i1", kind="person", name="Mara Olsen", variants=("Olsen",), roles=()),),
        points=points, quotes=quotes, times=(), timeline=timeline, brief=brief,
    )  # fmt: skip


HURT_A = position("12", said("a", "12 were hurt"))
BEFORE = story(report("a"), points=(point(HURT_A),))


def changes(after, *before):
    return [(one.kind, one.text) for one in find_changes(before or (BEFORE,), after)]


def test_a_story_begins_once():
    ((kind, text),) = [(one.kind, one.text) for one in find_changes((), story(report("a"), report("b")))]
    assert (kind, text) == ("new fact", "A new story begins: Ferry aground (2 reports, 2 independent origins)")


def test_the_same_story_is_no_news():
    assert changes(BEFORE) == []


def test_what_is_read_otherwise_in_the_same_reports_is_no_news():
    other = story(report("a"), points=(point(position("a dozen", said("a", "12 were hurt")), standing="agreed"),))
    assert changes(other) == []


def test_another_independent_origin_confirms():
    both = position("12", said("a", "12 were hurt"), said("b", "Twelve were hurt"))
    after = story(report("a"), report("b"), points=(point(both, standing="agreed"),))
    assert changes(after) == [("confirmed", "hurt: 12 – confirmed by another independent origin (Outlet B)")]


def test_a_dispute_begins_grows_and_is_settled():
    fifteen, twenty = position("15", said("b", "Fifteen were hurt")), position("20", said("c", "20 hurt"))
    disputed = story(report("a"), report("b"), points=(point(HURT_A, fifteen, standing="disputed", nature="dispute"),))
    assert changes(disputed) == [("disputed", "hurt: 12 or 15.")]
    three = (point(HURT_A, fifteen, twenty, standing="disputed", nature="dispute"),)
    assert changes(story(report("a"), report("b"), report("c"), points=three), disputed)[0][0] == "disputed"
    many = position("15", said("b", "Fifteen were hurt"), said("c", "fifteen"))
    settled = story(report("a"), report("b"), report("c"), points=(point(many, standing="agreed"),))
    assert changes(settled, disputed) == [("dispute settled", "hurt: no longer disputed, 15.")]


def test_a_dispute_that_goes_on_under_another_name_is_not_settled():
    fifteen = position("15", said("b", "Fifteen were hurt"))
    disputed = story(report("a"), report("b"), points=(point(HURT_A, fifteen, standing="disputed"),))
    agreed = point(position("15", said("b", "Fifteen were hurt"), said("c", "fifteen")), standing="agreed")
    goes_on = point(HURT_A, fifteen, standing="disputed", about="people hurt")
    after = story(report("a"), report("b"), report("c"), points=(agreed, goes_on))
    assert "dispute settled" not in [kind for kind, _ in changes(after, disputed)]


def test_a_later_figure_revises():
    twenty = position("20", said("c", "20 hurt"), latest="2031-03-03")
    after = story(report("a"), report("c"), points=(point(HURT_A, twenty, standing="updated", nature="update"),))
    assert changes(after) == [("figure revised", "hurt: 20, before 12.")]


def test_an_edit_that_changes_a_value_is_told_as_both():
    text = TEXTS["a"].replace("12", "14")
    after = story(report("a", text), points=(point(position("14", said("a", "14 were hurt"))),))
    told = changes(after)
    assert told[0] == (
        "report edited",
        "Outlet A edited “Ferry”: “Elm ferry: 14 were hurt. Police”, before “Elm ferry: 12 were hurt. Police”",
    )
    assert told[1:] == [("corrected", "hurt: Outlet A now says 14, no longer 12")]


LAST, NOW = "Police will report on Monday.", "Police will report on Sunday."


def in_one_sentence(words, *others):
    return (point(position(words, said("a", words)), kind="statement", about="police"), *others)


def test_a_sentence_that_was_rewritten_is_told_by_its_new_words():
    after = story(report("a", TEXTS["a"].replace("Monday", "Sunday")), points=in_one_sentence(NOW))
    told = find_changes([story(report("a"), points=in_one_sentence(LAST))], after)
    assert [(change.kind, change.text) for change in told[1:]] == [
        ("corrected", "Outlet A rewrote a sentence: “will report on Sunday.”, before “will report on Monday.”")
    ]


def test_a_sentence_is_not_told_beside_the_value_that_was_corrected():
    text = TEXTS["a"].replace("12", "14").replace("Monday", "Sunday")
    hurt = point(position("12", said("a", "12 were hurt"))), point(position("14", said("a", "14 were hurt")))
    before = story(report("a"), points=in_one_sentence(LAST, hurt[0]))
    told = find_changes([before], story(report("a", text), points=in_one_sentence(NOW, hurt[1])))
    assert [change.text for change in told[1:]] == ["hurt: Outlet A now says 14, no longer 12"]


def test_words_of_another_report_in_which_a_sentence_is_now_told_are_no_correction():
    """A position is told in the words of one of its reports; which one may change with every report that comes in."""
    before = story(report("a"), points=in_one_sentence(LAST))
    told_by_b = position("Police report by Monday.", said("a", LAST), said("b", "Police report by Monday."))
    text = f"{TEXTS['a']} The office corrected its note."
    after = story(report("a", text), report("b"), points=(point(told_by_b, kind="statement", about="police"),))
    assert [change.kind for change in find_changes([before], after)] == ["report edited", "confirmed"]


@pytest.mark.parametrize("became", ["carried out", "cancelled", "postponed"])
def test_plans_end(became):
    plan = TimelineEntry(
        when="2031-03-03", status="planned", text="Police will report", evidence=(said("a", "will report"),)
    )
    ended = TimelineEntry(
        when="2031-03-03", status="planned", text="Police will report", evidence=plan.evidence, became=became,
        outcome_text="it was so", outcome=(said("b", "it was so"),),
    )  # fmt: skip
    before, after = story(report("a"), timeline=(plan,)), story(report("a"), report("b"), timeline=(ended,))
    assert changes(after, before) == [(f"plan {became}", f"Police will report – {became}: it was so")]
    assert changes(after, after) == []
    overdue = TimelineEntry(when="2031-03-03", status="overdue", text=plan.text, evidence=plan.evidence)
    assert [k for k, _ in changes(story(report("a"), timeline=(overdue,)), before)] == ["plan overdue"]


def test_new_facts_are_lines_of_the_brief_from_new_reports_alone():
    new = BriefLine(text="Divers found the rudder", section="single", evidence=(said("b", "rudder"),))
    old = BriefLine(text="The ferry is old", section="known", evidence=(said("a", "old"), said("b", "old")))
    after = story(report("a"), report("b"), points=(point(HURT_A),), brief=(new, old))
    assert changes(after) == [("new fact", "Divers found the rudder")]


def quote(known, speaker, links=()):
    person = None if speaker is None else f"i-{speaker}"
    return QuoteEntry(
        text="It was dark", speaker=speaker, speaker_id=person, via=None, form="direct",
        evidence=said(known, "It was dark"), same_as=tuple(SameQuote(quote=n, drift="") for n in links),
    )  # fmt: skip


def test_the_same_words_in_another_mouth():
    before = story(report("a"), quotes=(quote("a", "Mara Olsen"),))
    other = story(report("a"), report("b"), quotes=(quote("a", "Mara Olsen", [1]), quote("b", "Ina Brandt", [0])))
    told = "“It was dark” – credited to Ina Brandt by Outlet B, before to Mara Olsen"
    assert changes(other, before) == [("quote re-attributed", told)]
    unknown = story(report("a"), report("b"), quotes=(quote("a", "Mara Olsen", [1]), quote("b", None, [0])))
    assert changes(unknown, before) == []


def test_what_a_joined_story_told_is_no_news():
    joined = story(report("b"), points=(point(position("15", said("b", "Fifteen were hurt"))),))
    after = story(report("a"), report("b"), points=(*BEFORE.points, *joined.points))
    assert changes(after, BEFORE, joined) == []


def test_a_change_names_whom_it_names():
    line = BriefLine(text="Olsen left the port", section="single", evidence=(said("b", "Olsen left"),))
    (one,) = find_changes((BEFORE,), story(report("a"), report("b"), points=BEFORE.points, brief=(line,)))
    assert one.entities == (("person", "Mara Olsen"),)
