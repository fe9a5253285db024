import pytest
from streams_by_hand import made

from secondsource.group.gathered import Gathered, gather, joined
from secondsource.group.parts import LEAST_REPORTS, PAUSE_DAYS, Parts, parting, parts_of
from secondsource.group.rarity import Rarity
from secondsource.group.running import RunningStories
from secondsource.group.sameness import surely_one
from secondsource.group.saved import load_running, save_running


def told(name: str, *days: int | None) -> Gathered:
    """Return the story of reports that share their marks, one for each day."""
    counts, found = Rarity(), None
    for n, day in enumerate(days):
        one = made(f"{name}{n}", name, day)
        alone = gather(one.report, one.day, counts.weigh(one))
        found = alone if found is None else joined(found, alone)
    assert found is not None
    return found


def members(parts: Parts | None) -> tuple[list[str], list[str]]:
    assert parts is not None
    return parts.before.members, parts.after.members


def test_a_pause_makes_two_parts_whichever_comes_first():
    early, late = told("a", 0, 2), told("b", 3 + PAUSE_DAYS)
    assert members(parts_of(early, late, None, None)) == (["a0", "a1"], ["b0"])
    assert members(parts_of(late, early, None, None)) == (["a0", "a1"], ["b0"])
    assert parts_of(told("a", 0), told("b", PAUSE_DAYS), None, None) is None


@pytest.mark.parametrize(("day", "late"), [(1, False), (40, True), (None, False)])
def test_later_reports_go_to_the_part_of_their_days(day: int | None, late: bool):
    parts = parts_of(told("a", 0, 2), told("b", 40), None, None)
    grown = parts_of(joined(told("a", 0, 2), told("b", 40)), told("c", day), parts, None)
    assert ("c0" in members(grown)[1]) is late
    assert grown == parts_of(told("c", day), joined(told("a", 0, 2), told("b", 40)), None, parts)


def test_too_few_reports_are_not_told_apart():
    days = range(LEAST_REPORTS)
    other = [60 + day for day in days]
    assert parting(Parts(told("a", *days), told("b", *other[1:])), surely_one) is None
    assert parting(Parts(told("a", *days), told("a", *other)), surely_one) is None
    found = parting(Parts(told("a", *days), told("b", *other)), surely_one)
    assert found is not None
    assert (found.left, found.right, found.days) == (f"a{LEAST_REPORTS - 1}", "b0", 60 - days[-1])
    assert found.logit < 0


def test_a_story_that_proves_to_be_two_is_told_apart_and_stays_so():
    running = RunningStories()
    before, after = told("a", 0, 1, 2), told("b", 60, 61)
    running.open_story(joined(before, after))
    running.parts[0] = Parts(before, after)
    running = load_running(save_running(running))
    running.add([made("b2", "b", 62)])
    assert sorted(sorted(story.members) for story in running.stories.values()) == [
        ["a0", "a1", "a2"],
        ["b0", "b1", "b2"],
    ]
    (found,) = running.take_partings()
    assert (found.left, found.right) == ("a2", "b0")
    running.add([made("b3", "b", 63)])
    assert running.take_partings() == []
    assert ["b0", "b1", "b2", "b3"] in [sorted(story.members) for story in running.stories.values()]


def test_what_a_person_said_is_one_story_is_never_told_apart():
    running = RunningStories()
    running.rulings.rule("a0", "b0", one_story=True)
    for n in range(3):
        running.add([made(f"a{n}", "a", n)])
    for n in range(4):
        running.rulings.rule("a0", f"b{n}", one_story=True)
        running.add([made(f"b{n}", "b", 60 + n)])
    assert len(running.stories) == 1
