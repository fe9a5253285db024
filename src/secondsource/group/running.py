"""A stream of reports -> running stories: each report joins the story it surely belongs to, or opens a new one.

Reports come in batches: one by one as they arrive, or a day at a time. Every report of a batch begins as a story of
its own; then the two stories that are most surely one join first, until no two are sure enough. So the order within
a batch changes nothing, and a report may be what shows two running stories to be one. A story that paused and proves
to be two is told apart again (`parts`). One without a report for `ACTIVE_DAYS` is let go once more than `KEPT_STORIES`
run.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from secondsource.group.gathered import Gathered, Table, gather, joined
from secondsource.group.mark_index import MarkIndex
from secondsource.group.parts import Parting, Parts, parting, parts_of
from secondsource.group.rarity import Rarity
from secondsource.group.rulings import Rulings
from secondsource.group.sameness import compare_stories, days_apart, surely_one
from secondsource.group.traits import Traits

ACTIVE_DAYS = 30
OVER_DAYS = 366  # a story that nothing was reported of for a year is over; what comes then is another chapter
KEPT_STORIES = 5_000  # so few are kept whatever their age: a small collection may span years

_GONE = (-1, 0)
_Offer = tuple[float, int, int, int, int]  # minus the logit; two stories, and how often each had grown


class RunningStories:
    """The stories that run, by number, and the index to find them by."""

    def __init__(self, rarity: Rarity | None = None) -> None:
        """Begin without stories; `rarity` are counts of marks to go on from."""
        self.rarity = rarity or Rarity()
        self.stories: dict[int, Gathered] = {}
        self.grown: dict[int, tuple[int, int]] = {}  # how often a story has grown, and the day it did last
        self.parts: dict[int, Parts] = {}  # of those that paused
        self.partings: list[Parting] = []  # stories told apart and not yet taken note of
        self.index = MarkIndex(self.stories)
        self.day = 0
        self.fresh = 0
        self.rulings = Rulings()

    def add(self, batch: Sequence[Traits], *, counted: bool = False) -> list[Gathered]:
        """Take reports in; return the stories let go meanwhile. `counted`: their marks are in the counts already."""
        ordered = sorted(batch, key=lambda one: (one.day is None, one.day or 0, one.report))
        if not counted:
            self.rarity.count(ordered)
        return self.add_weighed([gather(one.report, one.day, self.rarity.weigh(one)) for one in ordered])

    def add_weighed(self, batch: Sequence[Gathered]) -> list[Gathered]:
        """Take in reports that were weighed, each a story of its own, by day and id; return the stories let go."""
        gone = self._move_to(max((one.first for one in batch if one.first is not None), default=self.day))
        self._tell_apart(self._settle(self._ruled([self.open_story(one) for one in batch])))
        return gone

    def take_partings(self) -> list[Parting]:
        """Return how stories were told apart since this was last asked."""
        taken, self.partings = self.partings, []
        return taken

    def offers(self, number: int, least: float = 0.0) -> Iterator[tuple[float, int]]:
        """Yield (logit, number) of the stories found that are at least so surely one with this one."""
        story = self.stories[number]
        near = self.index.near(number, story)
        if near:
            logits = self.judge(compare_stories(story, [self.stories[other] for other in near]))
            yield from ((logit, other) for logit, other in zip(logits, near, strict=True) if logit > least)

    def judge(self, features: Table) -> list[float]:
        """Return for every row of features how surely it stands for one story, as a logit."""
        return surely_one(features)

    def open_story(self, story: Gathered) -> int:
        """Let a story run; return its number."""
        number = self.fresh
        self.fresh += 1
        self.stories[number] = story
        self.grown[number] = (0, self.day)
        self.index.post(number, story)
        return number

    def _move_to(self, day: int) -> list[Gathered]:
        """Go on to a day; let go the stories that have slept too long, oldest first, while too many run."""
        if day <= self.day:
            return []
        self.day = day
        asleep = [n for n, (_, last) in self.grown.items() if last < day - ACTIVE_DAYS and not self._ruled_on(n)]
        asleep.sort(key=lambda number: (self.grown[number][1], number))
        gone = asleep[: max(0, len(self.stories) - KEPT_STORIES)]
        for number in gone:
            del self.grown[number]
            self.parts.pop(number, None)
        return [self.stories.pop(number) for number in gone]

    def _ruled_on(self, number: int) -> bool:
        """Did a person rule on a report of this story? Then it may have to meet one that is still to come."""
        return bool(self.rulings) and any(report in self.rulings for report in self.stories[number].members)

    def _ruled(self, opened: Iterable[int]) -> list[int]:
        """Join what a person ruled to be one story; return the new stories that are left and those that grew."""
        touched = list(opened)
        if not self.rulings:
            return touched
        for a, b in self.rulings.demanded(self.stories):
            self.join(a, b)
            touched.append(a)
        return [number for number in touched if number in self.stories]

    def _settle(self, touched: Iterable[int]) -> set[int]:
        """Join what is surely one, surest first; return the stories that grew."""
        grew: set[int] = set()
        waiting = [offer for number in touched for offer in self._offered(number)]
        heapify(waiting)
        while waiting:
            _, a, grown_a, b, grown_b = heappop(waiting)
            same = self.grown.get(a, _GONE)[0] == grown_a and self.grown.get(b, _GONE)[0] == grown_b
            if same and not self.rulings.forbid(self.stories[a], self.stories[b]):
                grew.add(self.join(a, b))
                for offer in self._offered(a):
                    heappush(waiting, offer)
        return grew

    def _tell_apart(self, grew: Iterable[int]) -> None:
        """Let those of the stories that grew run as two that prove to be two."""
        for number in sorted(n for n in grew if n in self.parts):
            parts = self.parts[number]
            found = parting(parts, self.judge)
            if found is None or self.rulings.demand(parts.before, parts.after):
                continue
            self.partings.append(found)
            del self.parts[number]
            self.stories[number] = parts.before
            self.grown[number] = (self.grown[number][0] + 1, parts.before.last or self.day)
            self.index.post(number, parts.before)
            self.open_story(parts.after)

    def _offered(self, number: int) -> Iterator[_Offer]:
        for logit, other in self.offers(number):
            if days_apart(self.stories[number], self.stories[other]) > OVER_DAYS:
                continue
            low, high = min(number, other), max(number, other)
            yield -logit, low, self.grown[low][0], high, self.grown[high][0]

    def join(self, a: int, b: int) -> int:
        """Let the younger story go into the older one; return the number of the older."""
        older, younger = self.stories[a], self.stories.pop(b)
        self.stories[a] = joined(older, younger)
        parts = parts_of(older, younger, self.parts.pop(a, None), self.parts.pop(b, None))
        if parts is not None:
            self.parts[a] = parts
        self.grown[a] = (self.grown[a][0] + 1, self.day)
        del self.grown[b]
        self.index.post(a, self.stories[a])
        return a
