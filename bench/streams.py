"""Traits of real reports -> an endless stream of reports that never were, with stories of real sizes and lifetimes.

A made story takes a real story for its pattern: so many reports, each a mixture of two real ones of that story (three
quarters of the marks of one, a quarter of those of the other). The words that tell the story apart – its rarest – are
replaced: some by words nobody used before, most by words drawn from a large stock by Zipf's law, so that stories share
names as real ones do; some of the other words by those of other stories. Sizes follow the real ones with a long tail; a
third of the stories have one report; reports of a story thin out over its days, and few run for months. As many
reports come as go: the stream is as dense after a year as after a week.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from secondsource.group.rarity import Rarity, key_of
from secondsource.group.traits import SIDES, Traits

ALONE = 0.35  # share of stories with one report; set, not measured (in stories-giveme5w1h 5 of 69 have one)
LARGEST = 400
LONG = 0.03  # share of stories that run ten times as long as others
LONGEST_DAYS = 60
MEAN_DAYS = 2.5
OWN_MARKS = 45  # of a pattern's telling marks, so many are replaced for every story
NEVER_MET = 0.3  # share of these that become words nobody used before
STOCK = 60_000  # words that the others are drawn from
EXCHANGED = 0.3  # share of a pattern's other words that become words of other stories
FIRST_DAY = 735_000
WEEK = (1.1, 1.15, 1.15, 1.15, 1.1, 0.7, 0.65)  # how much news a day of the week brings


@dataclass(frozen=True, slots=True)
class Pattern:
    """The reports of a real story and the marks that tell it apart."""

    reports: tuple[Traits, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """A made story: its number, its pattern, and what became of the marks of the pattern that were met so far."""

    number: int
    pattern: Pattern
    own: frozenset[str]
    marks: dict[str, str]


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


def make_stream(patterns: Sequence[Pattern], reports: int, per_day: int, seed: int = 5) -> Iterator[Traits]:
    """Yield the traits of so many made reports, day by day; about `per_day` come in a day."""
    rng = random.Random(seed)
    maker = _Maker(patterns, rng)
    due: dict[int, list[_Made]] = {}
    made, day = 0, FIRST_DAY - LONGEST_DAYS  # the stories that run already when the stream begins
    while made < reports:
        _open(due, maker, day, int(per_day * WEEK[day % 7]))
        today = due.pop(day, [])
        rng.shuffle(today)
        for story in today if day >= FIRST_DAY else ():
            yield maker.report(story, f"m{made:08d}.{story.number}", day)
            made += 1
            if made == reports:
                return
        day += 1


def story_of(report: str) -> str:
    """Return the number of the made story that a made report belongs to."""
    return report.rsplit(".", 1)[1]


def _open(due: dict[int, list[_Made]], maker: "_Maker", day: int, reports: int) -> None:
    """Open stories of so many reports together, and say on which days each is reported of."""
    rng = maker.rng
    while reports > 0:
        size = 1 if rng.random() < ALONE else min(LARGEST, 2 + int(rng.paretovariate(1.15)))
        reports -= size
        story = maker.story()
        days = MEAN_DAYS * (10 if rng.random() < LONG else 1)
        for number in range(size):
            late = min(LONGEST_DAYS, int(rng.expovariate(1 / days))) if number else 0
            due.setdefault(day + late, []).append(story)


class _Maker:
    """Makes stories and their reports."""

    def __init__(self, patterns: Sequence[Pattern], rng: random.Random) -> None:
        self.rng = rng
        self.patterns = [(one, frozenset(one.own)) for one in patterns]
        self.opened = 0
        self.stock = random.Random(rng.random()).choices(
            range(STOCK), cum_weights=list(accumulate(1.0 / (10 + rank) for rank in range(STOCK))), k=20 * STOCK
        )
        self.words = sorted({word for one in patterns for report in one.reports for word in report.sides[0]})

    def story(self) -> _Made:
        """Open a story."""
        self.opened += 1
        return _Made(self.opened, *self.rng.choice(self.patterns), {})

    def report(self, story: _Made, name: str, day: int) -> Traits:
        """Make a report of a story."""
        rng, marks = self.rng, story.marks
        reports = story.pattern.reports
        one, other = rng.choice(reports), rng.choice(reports)
        sides = []
        for mine, theirs in zip(one.sides, other.sides, strict=True):
            chosen = {}
            kept = rng.getrandbits(2 * len(mine)) if mine else 0
            for mark, n in mine.items():
                if kept & 3:  # three of four
                    chosen[marks.get(mark) or self._renamed(story, mark)] = n
                kept >>= 2
            taken = rng.getrandbits(2 * len(theirs)) if theirs else 0
            for mark, n in theirs.items():
                if not taken & 3 and mark not in mine:  # one of four
                    chosen[marks.get(mark) or self._renamed(story, mark)] = n
                taken >>= 2
            sides.append(chosen)
        return Traits(name, day, tuple(sides))

    def _renamed(self, story: _Made, mark: str) -> str:
        """Return what a mark of the pattern is in this story; decided when it is met first."""
        words = [story.marks.get(word) or self._word(story, word) for word in mark.split(" ")]
        story.marks[mark] = " ".join(words)
        return story.marks[mark]

    def _word(self, story: _Made, word: str) -> str:
        rng = self.rng
        if word in story.own:
            made = f"{word}·{story.number}" if rng.random() < NEVER_MET else f"stock·{rng.choice(self.stock)}"
        else:
            made = rng.choice(self.words) if rng.random() < EXCHANGED and not word.isdigit() else word
        story.marks[word] = made
        return made
