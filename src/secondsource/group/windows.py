"""Reports of some days → their part of the grouping, made anywhere; the parts → the stories that one machine finds.

A window is the reports of some days. What rests on a report alone – its marks –, what is counted of them, and what
they weigh by the counts of all windows, is worked out window by window, wherever and in any order. Which story a report
joins rests on all that came before it: that alone is left to the merge, which lets the weighed reports run through the
stream.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from secondsource.group.gathered import Gathered, gather
from secondsource.group.parts import Parting
from secondsource.group.rarity import Counts, Rarity, count_marks, until_halved
from secondsource.group.rulings import Rulings
from secondsource.group.running import RunningStories
from secondsource.group.traits import Traits


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a stream: its state, the stories with the numbers of those that still run, and what was parted."""

    running: RunningStories
    stories: tuple[tuple[int | None, Gathered], ...]
    partings: tuple[Parting, ...]


def in_order_of_stream(traits: Iterable[Traits]) -> list[Traits]:
    """Return reports as the stream takes them: by day, undated ones last, those of one day by id."""
    return sorted(traits, key=lambda one: (one.day is None, one.day or 0, one.report))


def count_window(traits: Sequence[Traits], before: int) -> Iterator[Counts]:
    """Yield the counts of a window, which follows on `before` reports of earlier windows.

    They are cut where the counts of all are halved, so that `Rarity.take` comes to what counting one by one comes to.
    """
    start = 0
    while start < len(traits):
        end = start + until_halved(before + start)
        yield count_marks(traits[start:end])
        start = end


def weigh_window(traits: Iterable[Traits], rarity: Rarity) -> list[Gathered]:
    """Return every report of a window as a story of its own, weighed by the counts of all windows."""
    return [gather(one.report, one.day, rarity.weigh(one)) for one in traits]


def merge_windows(weighed: Iterable[Gathered], rarity: Rarity, rulings: Rulings) -> Run:
    """Let the weighed reports of all windows run through the stream, day by day; return what came of it.

    They come in order of the stream, and are read as they are needed, a day at a time.
    """
    running = RunningStories(rarity)
    running.rulings = rulings
    kept: list[tuple[int | None, Gathered]] = []
    for _, day in groupby(weighed, key=lambda one: one.first):
        kept += [(None, story) for story in running.add_weighed(list(day))]
    return Run(running, (*kept, *running.stories.items()), tuple(running.take_partings()))
