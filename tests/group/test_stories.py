import random
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import BUDGET, FERRY, OWN_FERRY, reading, report

from secondsource.group.stories import read_stories
from secondsource.records.document import Published
from secondsource.records.story import Judgement

SECOND_BUDGET = """Finance minister Tomas Reval brought a second draft of the budget before parliament in Ordesa.
It leaves the duty on diesel where it is, and the rural post offices stay open for another winter.
Carla Minde, who leads the opposition, said the cabinet had learned nothing from its defeat and should resign."""

NAMES = {
    "budget": [("Tomas Reval", "person"), ("Carla Minde", "person"), ("Ordesa", "place")],
    "draft": [("Tomas Reval", "person"), ("Carla Minde", "person"), ("Ordesa", "place")],
    "ferry": [("Ilse Brandvold", "person"), ("Velmora", "place"), ("Eskra", "place")],
    "ship": [("Eskra", "place")],
}


def given_reports(days: dict[str, str] | None = None):
    days = days or {}
    texts = {"ferry": FERRY, "ship": OWN_FERRY, "budget": BUDGET, "draft": SECOND_BUDGET}
    documents = [report(name, text, day=days.get(name)) for name, text in texts.items()]
    return documents, {d.report_id: reading(d, NAMES[d.report_id]) for d in documents}


def test_reports_of_one_matter_meet_and_others_stay_apart():
    same_day = dict.fromkeys(NAMES, "2031-05-01")
    stories = read_stories(*given_reports(same_day)).stories
    assert sorted(sorted(story) for story in stories) == [["budget", "draft"], ["ferry", "ship"]]


def test_the_order_given_changes_nothing():
    documents, analyses = given_reports({"ferry": "2031-05-01", "ship": "2031-05-02"})
    first = read_stories(documents, analyses)
    for seed in range(5):
        shuffled = documents[:]
        random.Random(seed).shuffle(shuffled)
        assert read_stories(shuffled, analyses) == first


def test_reports_stand_oldest_first_and_unknown_dates_last():
    documents, analyses = given_reports({"ship": "2031-05-01", "ferry": "2031-05-02", "draft": "2031-05-01"})
    stories = read_stories(documents, analyses).stories
    assert ("ship", "ferry") in stories
    assert ("draft", "budget") in stories


def test_a_year_between_them_keeps_reports_apart():
    near = dict.fromkeys(NAMES, "2031-05-01")
    assert ("budget", "draft") in read_stories(*given_reports(near)).stories
    assert ("budget", "draft") not in read_stories(*given_reports({**near, "budget": "2029-05-01"})).stories


def test_the_day_a_file_was_saved_is_no_date():
    documents, analyses = given_reports()
    saved = Published(date(2020, 1, 1), date(2020, 1, 1), "day", "file")
    aged = [
        type(d)(**{**{f: getattr(d, f) for f in d.__dataclass_fields__}, "published": saved}) for d in documents[:1]
    ]
    assert read_stories([*aged, *documents[1:]], analyses) == read_stories(documents, analyses)


def test_every_report_but_the_first_has_a_judgement_with_a_reason():
    grouping = read_stories(*given_reports())
    for story in grouping.stories:
        tied = [j for j in grouping.judgements if j.right in story]
        assert len(tied) == len(story) - 1
        assert all(j.left in story and j.kind == "same-story" and j.why and 0 <= j.score <= 1 for j in tied)


def test_a_person_overrules():
    documents, analyses = given_reports()
    apart = read_stories(documents, analyses, [Judgement("same-story", "budget", "draft", 0.0, "desk")])
    assert ("budget",) in apart.stories
    together = read_stories(documents, analyses, [Judgement("same-story", "ship", "draft", 1.0, "desk")])
    assert any({"ship", "draft"} <= set(story) for story in together.stories)


def test_a_copy_by_a_persons_word_tells_the_story_of_what_it_copies():
    documents, analyses = given_reports()
    word = Judgement("copies", "ship", "draft", 1.0, "a person said so: seen in print")
    grouping = read_stories(documents, analyses, [word])
    assert any({"ship", "draft"} <= set(story) for story in grouping.stories)
    (tied,) = [j for j in grouping.judgements if {j.left, j.right} == {"ship", "draft"}]
    assert (tied.kind, tied.score, tied.why) == ("same-story", 1.0, word.why)
    parted = read_stories(documents, analyses, [Judgement("copies", "ship", "draft", 0.0, "desk")])
    assert parted == read_stories(documents, analyses)


def test_stories_with_the_same_people_are_related_with_the_reason():
    grouping = read_stories(*given_reports({**dict.fromkeys(NAMES, "2031-05-01"), "budget": "2029-12-01"}))
    (related,) = grouping.related
    assert [grouping.stories[related.left], grouping.stories[related.right]] == [("budget",), ("draft",)]
    assert "Carla Minde" in related.why
    assert "Tomas Reval" in related.why
    assert related.why.startswith("later chapter: same people")
    assert related.why_back.startswith("earlier chapter: same people")


def test_nothing_in_nothing_out():
    assert read_stories([], {}).stories == ()
    assert read_stories([report("empty", "")], {}).stories == (("empty",),)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_texts_are_each_in_one_story(texts):
    documents = [report(f"r{n}", text) for n, text in enumerate(texts)]
    stories = read_stories(documents, {}).stories
    assert sorted(r for story in stories for r in story) == sorted(d.report_id for d in documents)
    assert all(a != b for a, b in pairwise(stories))
