import random
from itertools import groupby

from streams_by_hand import FIRST_DAY, made, stream

from secondsource.group import running as rules
from secondsource.group.running import RunningStories
from secondsource.group.traits import Traits


def stories(running: RunningStories) -> list[list[str]]:
    return sorted(sorted(story.members) for story in running.stories.values())


def by_day(reports: list[Traits]) -> list[list[Traits]]:
    return [list(day) for _, day in groupby(reports, key=lambda one: one.day)]


def test_reports_join_their_story_and_open_new_ones():
    running = RunningStories()
    for n, story in enumerate("aabab"):
        running.add([made(f"r{n}", story, n)])
    assert stories(running) == [["r0", "r1", "r3"], ["r2", "r4"]]


def test_the_order_within_a_day_changes_nothing():
    found = []
    for seed in range(4):
        running = RunningStories()
        for day in by_day(stream()):
            random.Random(seed).shuffle(day)
            running.add(day)
        found.append([(s.members, s.keys, s.weights) for s in running.stories.values()])
    assert all(one == found[0] for one in found)
    assert len(found[0]) == 6


def test_a_story_asleep_is_let_go_only_when_too_many_run(monkeypatch):
    running = RunningStories()
    running.add([made("r0", "a", 0), made("r1", "b", 0)])
    assert running.add([made("r2", "c", rules.ACTIVE_DAYS + 1)]) == []
    monkeypatch.setattr(rules, "KEPT_STORIES", 2)
    gone = running.add([made("r3", "c", rules.ACTIVE_DAYS + 2)])
    assert [story.members for story in gone] == [["r0"]]
    assert stories(running) == [["r1"], ["r2", "r3"]]


def test_the_index_is_swept_of_stories_that_are_gone(monkeypatch):
    monkeypatch.setattr(rules, "KEPT_STORIES", 0)
    running = RunningStories()
    for n in range(60):
        running.add([made(f"r{n}", f"s{n}", 20 * n)])
    held = {number for row in running.index.rows.values() for number in row}
    assert len(running.stories) <= 3
    assert len(held) < 30


def test_what_comes_after_a_year_is_another_story():
    running = RunningStories()
    running.add([made("r0", "a", 0)])
    running.add([made("r1", "a", 300)])
    running.add([made("r2", "a", 300 + rules.OVER_DAYS + 1)])
    assert stories(running) == [["r0", "r1"], ["r2"]]
    assert running.day == FIRST_DAY + 300 + rules.OVER_DAYS + 1


def test_a_person_rules():
    running = RunningStories()
    running.rulings.rule("r0", "r1", one_story=False)
    running.rulings.rule("r0", "r2", one_story=True)
    running.add([made("r0", "a"), made("r1", "a"), made("r2", "b")])
    assert stories(running) == [["r0", "r2"], ["r1"]]


def test_a_story_a_person_ruled_on_waits_for_its_partner(monkeypatch):
    monkeypatch.setattr(rules, "KEPT_STORIES", 0)
    running = RunningStories()
    running.rulings.rule("r0", "r2", one_story=True)
    running.add([made("r0", "a", 0), made("r1", "b", 0)])
    running.add([made("r2", "c", rules.ACTIVE_DAYS + 1)])
    assert stories(running) == [["r0", "r2"]]


def test_undated_reports_run_too():
    running = RunningStories()
    running.add([made("r0", "a", 0)])
    running.add([made("r1", "a", None), made("r2", "b", None)])
    assert stories(running) == [["r0", "r1"], ["r2"]]
