"""Learned weights of `stories.py` -> weights moved step by step to where the same training stories group best.

The logistic model judges pairs; what counts is the stories that come of them. So each weight in turn is moved up and
down, and a move is kept when B-cubed F1 over the training topics grows – as they are, with invented dates, and with
lent places and people, by turns a little bolder and a little more careful: the best place shall be no narrow one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, groupby

import numpy as np

from secondsource.group.gathered import Table, gather
from secondsource.group.rarity import Rarity
from secondsource.group.running import RunningStories
from secondsource.group.sameness import RULED
from secondsource.group.traits import Traits

STEPS = (0.5,)  # of 1, or of half a weight that is above 2
LEAST_GAIN = 0.0015  # about one report in 500 put where it belongs; less is chance
SHIFTS = (-0.3, 0.3)  # of the bias, in logits, for every other set: more careful or bolder than it will be

Weights = tuple[list[float], float]
Key = Mapping[str, str]


class TrialStories(RunningStories):
    """Running stories that are judged by weights on trial."""

    def __init__(self, weights: Weights) -> None:
        """Begin without stories."""
        super().__init__()
        self.weights = weights

    def judge(self, features: Table) -> list[float]:
        """Return the logits by the weights on trial."""
        logits: list[float] = (features[:, :-RULED] @ np.array(self.weights[0]) + self.weights[1]).tolist()
        return logits


class Trial:
    """One set of reports with their key, weighed once, to be grouped again and again."""

    def __init__(self, told: Iterable[tuple[Traits, str]]) -> None:
        """Weigh the marks as grouping does: all counted first."""
        pairs = sorted(told, key=lambda pair: (pair[0].day is None, pair[0].day or 0, pair[0].report))
        counts = Rarity()
        counts.count(traits for traits, _ in pairs)
        self.key = {traits.report: story for traits, story in pairs}
        self.weighed = [(traits.report, traits.day, counts.weigh(traits)) for traits, _ in pairs]

    def score(self, weights: Weights) -> float:
        """Return B-cubed F1 of the stories that these weights make, a day at a time."""
        running = TrialStories(weights)
        for _, day in groupby(self.weighed, key=lambda one: one[1]):
            running._settle([running.open_story(gather(*one)) for one in day])
        return b_cubed([story.members for story in running.stories.values()], self.key)


def b_cubed(stories: Iterable[Sequence[str]], key: Key) -> float:
    """Return B-cubed F1 of stories against a key."""
    size = Counter(key.values())
    precise = found = 0.0
    for members in stories:
        for story, shared in Counter(key[report] for report in members).items():
            precise += shared * shared / len(members)
            found += shared * shared / size[story]
    return 2 * precise * found / (precise + found) / len(key)


def search(start: Weights, signs: Sequence[int], trials: Sequence[Trial]) -> Weights:
    """Move the bias and then each weight, while that helps."""
    place = _Place([*start[0], start[1]], [*signs, 0], trials)
    for step in STEPS:
        for number in (len(place.values) - 1, *range(len(place.values) - 1)):
            for by in (step, -step):
                while place.move(number, by):
                    pass
    return place.values[:-1], place.values[-1]


class _Place:
    """Where the search stands: the weights, the bias last, and how well they group."""

    def __init__(self, values: list[float], signs: Sequence[int], trials: Sequence[Trial]) -> None:
        self.values = values
        self.signs = signs
        self.trials = trials
        self.best = self.worth(values)

    def worth(self, values: Sequence[float]) -> float:
        shifted = zip(self.trials, cycle(SHIFTS), strict=False)
        told = [one.score((list(values[:-1]), values[-1] + by)) for one, by in shifted]
        return sum(told) / len(told)

    def move(self, number: int, by: float) -> bool:
        """Move one weight, not past 0 where it may speak one way only; say whether that helped and was kept."""
        values = list(self.values)
        values[number] += by * max(1.0, abs(values[number]) / 2)
        if self.signs[number] * values[number] < 0:
            values[number] = 0.0
        if values[number] == self.values[number]:
            return False
        worth = self.worth(values)
        if worth <= self.best + LEAST_GAIN:
            return False
        self.values, self.best = values, worth
        return True
