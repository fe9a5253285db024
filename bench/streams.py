"""Traits of real reports -> an endless stream of reports that never were, with stories of real sizes and lifetimes.

A made story takes a real story for its pattern: so many reports, each a mixture of two real ones of that story (half of
the marks of either, some left out). The words that tell the story apart – its rarest – are replaced by words made up
for this story, so that two stories of one pattern are as far apart as two real stories of one kind. Sizes follow the
real ones with a long tail; a third of the stories have one report; reports of a story thin out over its days.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from secondsource.group.rarity import Rarity, key_of
from secondsource.group.traits import SIDES, Traits

ALONE = 0.35  # share of stories with one report; set, not measured (in stories-giveme5w1h 5 of 69 have one)
LONGEST_DAYS = 20
MEAN_DAYS = 2.5
OWN_MARKS = 45  # of a pattern's telling marks, so many are made up for every story
LEFT_OUT = 0.25


@dataclass(frozen=True, slots=True)
class Pattern:
    """The reports of a real story and the marks that tell it apart."""

    reports: tuple[Traits, ...]
    own: tuple[str, ...]


@dataclass(order=True, slots=True)
class _Due:
    day: int
    number: int
    left: int = field(compare=False)
    pattern: Pattern = field(compare=False)


def read_patterns(stories: Mapping[str, Sequence[Traits]]) -> list[Pattern]:
    """Return the patterns of real stories: the marks that weigh most over the reports of each are its own."""
    rarity = Rarity()
    rarity.count(one for name in sorted(stories) for one in stories[name])
    found = []
    for name in sorted(stories):
        worth: dict[str, float] = {}
        for one in stories[name]:
            weighed = rarity.weigh(one)
            for number, side in enumerate(one.sides):
                if SIDES[number] in ("figures", "times"):
                    continue
                for mark in side:
                    for word in mark.split():
                        worth[word] = worth.get(word, 0.0) + weighed.get(key_of(number, mark), 0.0)
        own = sorted(worth, key=lambda mark: (-worth[mark], mark))[:OWN_MARKS]
        found.append(Pattern(tuple(stories[name]), tuple(own)))
    return found


def make_stream(patterns: Sequence[Pattern], reports: int, per_day: int, seed: int = 5) -> Iterator[tuple[Traits, int]]:
    """Yield (traits, story) of so many made reports, in order of their days; `per_day` reports come in a day."""
    rng = random.Random(seed)
    running: list[_Due] = []
    opened = 0
    for made in range(reports):
        day = 735_000 + made // per_day
        if running and running[0].day <= day and rng.random() < 0.8:
            due = heappop(running)
        else:
            size = 1 if rng.random() < ALONE else min(400, 2 + int(rng.paretovariate(1.15)))
            due = _Due(day, opened, size, rng.choice(patterns))
            opened += 1
        yield _made(due, f"m{made:08d}", day, rng), due.number
        if due.left > 1:
            wait = int(rng.expovariate(max(1.0, due.left / MEAN_DAYS)) * MEAN_DAYS)
            heappush(running, _Due(day + min(LONGEST_DAYS, wait), due.number, due.left - 1, due.pattern))


def _made(due: _Due, report: str, day: int, rng: random.Random) -> Traits:
    one, other = rng.choice(due.pattern.reports), rng.choice(due.pattern.reports)
    own = set(due.pattern.own)

    def renamed(mark: str) -> str:
        return " ".join(f"{word}·{due.number}" if word in own else word for word in mark.split())

    sides = []
    for mine, theirs in zip(one.sides, other.sides, strict=True):
        chosen = {mark: n for mark, n in mine.items() if rng.random() > LEFT_OUT}
        chosen |= {mark: n for mark, n in theirs.items() if mark not in mine and rng.random() > 0.7}
        sides.append({renamed(mark): n for mark, n in chosen.items()})
    return Traits(report, day, tuple(sides))
