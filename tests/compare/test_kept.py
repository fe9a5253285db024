import gc
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import records_by_hand as hand
from secondsource.analyse.analysis import read_analysis
from secondsource.compare import kept
from secondsource.compare.comparison import compare_story
from secondsource.compare.kept import ComparisonMemory, settled
from secondsource.compare.unit_groups import UnitGroups
from secondsource.group.identities import find_identities
from secondsource.records.reading import Reading, readings_of
from secondsource.records.span import Span
from secondsource.records.story import Borrowed, Story

SAID = (
    "The ferry Alkyon sank off Port Ada on Tuesday, killing 12 people.",
    "The ferry Alkyon sank off Port Ada on Tuesday, killing 14 people.",
    "At least 12 people died when a ferry went down near Port Ada.",
    "The ferry Alkyon caught fire and sank in the harbour of Lorvik.",
    "Mayor Ilsa Brandt said the rescue would take two weeks.",
    "The search is expected to be over within three days, Mayor Ilsa Brandt said.",
    "“We will find every one of them,” Ilsa Brandt told reporters.",
    "“We will find each one of them,” said Ilsa Brandt.",
    "The storm razed the wooden chapel in the harbour quarter.",
    "The storm slightly damaged the wooden chapel in the harbour quarter.",
    "Norland pledged 20 million euros ($22 million) for new lifeboats.",
    "Norland pledged $25 million for new lifeboats on 3 March 2019.",
    "Protests went on for the seventh straight day of unrest in Lorvik.",
    "Protests in Lorvik went on for the fifth straight day of unrest.",
    "The coast guard chief, Piet Aalto, resigned in February.",
    "Peter Aalto, the chief of the coast guard, has not resigned.",
    "The harbour was closed to all ships.",
)
MANY = 9
reports = st.lists(
    st.tuples(st.lists(st.sampled_from(SAID), min_size=1, max_size=5, unique=True), st.integers(3, 6)),
    min_size=2,
    max_size=MANY,
)


@cache
def _read(text: str, number: int, day: int):
    document = hand.document(text, f"r{number}", published=hand.on(f"2019-03-0{day}"))
    return document, read_analysis(document)


def story(told) -> list[Reading]:
    read = [_read("\n\n".join(said), number, day) for number, (said, day) in enumerate(told)]
    documents, analyses = {d.report_id: d for d, _ in read}, {a.report_id: a for _, a in read}
    identities, _ = find_identities(analyses, {name: d.text for name, d in documents.items()})
    published = {name: d.published for name, d in documents.items()}
    origins = {name: number for number, name in enumerate(documents, 1)}
    return list(
        readings_of(Story("", "", tuple(documents), published, origins, identities=identities), documents, analyses)
    )


@pytest.fixture(autouse=True)
def few_settled(monkeypatch):
    monkeypatch.setattr(kept, "_FEW", 2)


@pytest.fixture
def few_steps(monkeypatch):
    """Let four reports of seven stand behind the settled ones."""
    monkeypatch.setattr(kept, "_STEPS", (1.0,))


@given(reports, st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reports_may_come_in_any_order(few_steps, told, draw):
    memory = ComparisonMemory()
    readings: list[Reading] = []
    for one in draw.draw(st.permutations(range(len(told)))):
        readings = [r for n, r in enumerate(story(told)) if n == one or r.id in {r.id for r in readings}]
        assert compare_story(readings, memory) == compare_story(readings)


@given(reports)
@settings(max_examples=25, deadline=None)
def test_a_story_that_grows_by_a_report_is_compared_as_if_anew(told):
    memory = ComparisonMemory()
    for size in range(1, len(told) + 1):
        readings = story(told[:size])
        assert compare_story(readings, memory) == compare_story(readings)


@given(reports, st.data())
@settings(max_examples=25, deadline=None)
def test_so_is_a_story_from_which_a_report_is_gone_or_in_which_one_changed_or_moved(told, draw):
    memory = ComparisonMemory()
    readings = story(told)
    compare_story(readings, memory)
    at = draw.draw(st.integers(0, len(readings) - 1))
    without = readings[:at] + readings[at + 1 :]
    assert compare_story(without, memory) == compare_story(without)
    moved = [*without, readings[at]]
    assert compare_story(moved, memory) == compare_story(moved)
    changed = [replace(one, origin=1, published=hand.on("2019-03-09")) if one is readings[at] else one for one in moved]
    assert compare_story(changed, memory) == compare_story(changed)


def test_the_first_reports_are_settled_in_steps(monkeypatch):
    monkeypatch.setattr(kept, "_FEW", 32)
    assert [settled(n) for n in (0, 1, 32, 33, 47, 48, 63, 64, 95, 96, 127, 1000)] == [
        0, 1, 32, 32, 32, 48, 48, 64, 64, 96, 96, 768,
    ]  # fmt: skip


def test_what_follows_from_one_report_is_worked_out_once():
    readings, asked = story([((SAID[0],), 3), ((SAID[1],), 3)]), []

    def read(reading: Reading) -> str:
        asked.append(reading.id)
        return reading.id

    memory = ComparisonMemory()
    for _ in range(2):
        memory.begin(readings)
        assert [memory.of_report(one, read) for one in readings] == ["r0", "r1"]
        memory.end()
    assert asked == ["r0", "r1"]
    memory.begin([replace(readings[0], origin=5)])
    memory.of_report(memory.begin([replace(readings[0], origin=5)])[0], read)
    assert asked == ["r0", "r1", "r0"]


def test_what_is_built_up_goes_on_where_the_story_does(monkeypatch):
    monkeypatch.setattr(kept, "_FEW", 4)
    monkeypatch.setattr(kept, "_STEPS", (1.0,))
    readings, done = story([((said,), 3) for said in SAID[:7]]), []

    class Built:
        def add(self, more):
            done.append(("add", [one.id for one in more]))

        def drop(self, reports):
            done.append(("drop", reports))

    def start(first):
        done.append(("start", len(first)))
        return Built()

    memory = ComparisonMemory()
    for told in (readings[:6], readings, [*readings[:5], readings[6]], [*readings[:3], *readings[4:]]):
        memory.build("built", told, start)
    assert done == [
        ("start", 4), ("add", ["r4", "r5"]),
        ("add", ["r6"]),
        ("drop", 2), ("add", ["r6"]),
        ("start", 4), ("add", ["r5", "r6"]),
    ]  # fmt: skip


def test_a_report_of_which_a_passage_is_borrowed_now_is_another(few_steps):
    readings = story([((SAID[0], SAID[7]), 3), ((SAID[1], SAID[6]), 3), ((SAID[0],), 3)])
    memory = ComparisonMemory()
    compare_story(readings, memory)
    lent = [replace(r, borrowed=(Borrowed(Span(0, len(SAID[0])), 2),)) if r.id == "r0" else r for r in readings]
    assert compare_story(lent, memory) == compare_story(lent) != compare_story(readings)


def test_a_piece_is_made_anew_when_a_thing_it_is_made_of_is_another_one():
    memory, thing = ComparisonMemory(), [1]
    made = [memory.piece("sum", [part], more, object) for part, more in ((thing, 1), (thing, 1), ([1], 1), (thing, 2))]
    assert made[0] is made[1]
    assert len(set(map(id, made))) == 3


def test_nothing_of_a_comparison_without_memory_is_left_lying():
    """What is built up holds its memory, a circle that would stay until somebody looked for circles."""
    there = {id(one) for one in built()}  # of other tests
    gc.disable()
    try:
        compare_story(story([(SAID[:4], 3), (SAID[4:8], 4)]))
        assert not [one for one in built() if id(one) not in there]
    finally:
        gc.enable()


def built() -> list[ComparisonMemory | UnitGroups]:
    return [one for one in gc.get_objects() if isinstance(one, ComparisonMemory | UnitGroups)]
