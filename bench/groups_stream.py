"""A made stream of reports, through grouping one by one -> time, memory and stories by window, and a plot of growth.

The marks of the reports (their traits) are made, not read: reading a report costs far more than grouping it. Measured
is the time on the processor, so that neighbours on the machine do not count, and the memory of the whole process, the
maker of the stream included.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from secondsource.group.running import RunningStories
from secondsource.group.saved import load_running, save_running
from streams import FIRST_DAY, Pattern, make_stream, story_of

WINDOWS = 50
AGAIN = 3_000  # reports at the end that a restarted stream takes in again


@dataclass(frozen=True, slots=True)
class Window:
    """What a stretch of the stream took: milliseconds a report on the processor, and what was kept."""

    reports: int
    day: int
    mean_ms: float
    p50_ms: float
    p99_ms: float
    longest_ms: float
    stories: int
    gone: int
    marks: int
    memory_mb: int


@dataclass(frozen=True, slots=True)
class Restart:
    """A stream saved and taken up again: does it go on as if nothing had happened, and what did that cost?"""

    same: bool
    saved_mb: float
    save_s: float
    load_s: float


class StreamRun:
    """A made stream on its way through grouping."""

    def __init__(self, patterns: Sequence[Pattern], reports: int, per_day: int) -> None:
        """Make ready; nothing is grouped before `windows` is asked for one."""
        self.running = RunningStories()
        self.reports = reports
        self.stream = make_stream(patterns, reports, per_day)
        self.tally = Tally()

    def windows(self) -> Iterator[Window]:
        """Group the stream report by report, but for its last part; yield what each of the windows took."""
        size = max(1, (self.reports - AGAIN) // WINDOWS)
        gone = 0
        for number in range(1, WINDOWS + 1):
            took = []
            day = 0
            for traits in islice(self.stream, size):
                began = time.process_time()
                left = self.running.add([traits])
                took.append(1000 * (time.process_time() - began))
                for story in left:
                    self.tally.count(story.members)
                gone += len(left)
                day = traits.day or 0
            yield _window(number * size, day - FIRST_DAY, took, self.running, gone)

    def restarted(self) -> Restart:
        """Save the stream, let both it and the one read back take in the rest; say whether they come out the same."""
        began = time.process_time()
        state = save_running(self.running)
        saved = time.process_time()
        other = load_running(state)
        loaded = time.process_time()
        for traits in self.stream:
            for running in (self.running, other):
                left = running.add([traits])
            for story in left:
                self.tally.count(story.members)
        same = save_running(self.running) == save_running(other)
        for story in self.running.stories.values():
            self.tally.count(story.members)
        return Restart(same, round(len(state) / 1e6, 1), round(saved - began, 2), round(loaded - saved, 2))


class Tally:
    """B-cubed of a stream too long to keep: sums by made story."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.reports = 0
        self.precise = 0.0
        self.together: Counter[str] = Counter()
        self.size: Counter[str] = Counter()

    def count(self, members: Sequence[str]) -> None:
        """Count a story as it was found; the made story of a report stands in its name."""
        for story, shared in Counter(story_of(report) for report in members).items():
            self.precise += shared * shared / len(members)
            self.together[story] += shared * shared
            self.size[story] += shared
        self.reports += len(members)

    def b_cubed(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 over all that was counted."""
        precise = self.precise / self.reports
        found = sum(self.together[story] / self.size[story] for story in self.size) / self.reports
        return precise, found, 2 * precise * found / (precise + found)


def _window(number: int, day: int, took: list[float], running: RunningStories, gone: int) -> Window:
    took.sort()
    return Window(
        reports=number,
        day=day,
        mean_ms=round(sum(took) / len(took), 2),
        p50_ms=round(took[len(took) // 2], 2),
        p99_ms=round(took[int(0.99 * len(took))], 2),
        longest_ms=round(took[-1], 1),
        stories=len(running.stories),
        gone=gone,
        marks=len(running.rarity.held),
        memory_mb=memory_mb(),
    )


def memory_mb() -> int:
    """Return the memory that the process holds now, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
