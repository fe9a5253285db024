"""Reports of stories that a person judged anew -> how they group now, beside all other stories that run.

The stories that held them are taken out of the stream, their reports run through a stream of their own with the same
counts, and what comes of it takes its place in the stream. All else stays as it is.
"""

from collections.abc import Sequence
from itertools import groupby

from secondsource.group.gathered import Gathered
from secondsource.group.rarity import Rarity
from secondsource.group.running import RunningStories
from secondsource.group.traits import Traits


def run_through(running: RunningStories, traits: Sequence[Traits]) -> list[Gathered]:
    """Let reports, counted already, run through a stream; return the stories let go meanwhile."""
    ordered = sorted(traits, key=lambda one: (one.day is None, one.day or 0, one.report))
    gone: list[Gathered] = []
    for _, day in groupby(ordered, key=lambda one: one.day):
        gone += running.add(list(day), counted=True)
    return gone


def regroup(running: RunningStories, traits: Sequence[Traits]) -> list[list[str]]:
    """Group these reports anew by the rulings that hold now; return the reports of each story they make."""
    apart = RunningStories(Rarity(running.rarity.reports, dict(running.rarity.held)))
    apart.rulings = running.rulings
    stories = [*run_through(apart, traits), *apart.stories.values()]
    moved = {one.report for one in traits}
    for number in [n for n, story in running.stories.items() if not moved.isdisjoint(story.members)]:
        del running.stories[number], running.grown[number]
        running.parts.pop(number, None)
    for story in stories:
        running.open_story(story)
    return [story.members for story in stories]
