"""Stories that are judged anew are grouped apart from all others, which stay as they were."""

from secondsource.group.regroup import regroup, run_through
from secondsource.group.running import RunningStories
from secondsource.group.traits import SIDES, Traits


def traits(report, words, day=1):
    marks = dict.fromkeys(words.split(), 2.0)
    return Traits(report, day, tuple(dict(marks) for _ in SIDES))


FERRY = [traits("a", "ferri rock captain quay deck tide"), traits("b", "ferri rock captain quay deck wave")]
FAIR = traits("c", "tulip fair mayor ribbon grower crown")


def stream():
    running = RunningStories()
    running.rarity.count([*FERRY, FAIR])
    run_through(running, [*FERRY, FAIR])
    return running


def members(running):
    return sorted(sorted(story.members) for story in running.stories.values())


def test_parted_by_a_ruling_and_joined_again():
    running = stream()
    assert members(running) == [["a", "b"], ["c"]]
    running.rulings.rule("a", "b", one_story=False)
    assert sorted(regroup(running, FERRY)) == [["a"], ["b"]]
    assert members(running) == [["a"], ["b"], ["c"]]
    running.rulings.rule("a", "b", one_story=True)
    regroup(running, FERRY)
    assert members(running) == [["a", "b"], ["c"]]


def test_what_is_grouped_anew_goes_on_in_the_stream():
    running = stream()
    regroup(running, FERRY)
    later = traits("d", "ferri rock captain quay deck harbour", day=2)
    running.rarity.count([later])
    run_through(running, [later])
    assert members(running) == [["a", "b", "d"], ["c"]]
