"""Stories told last -> what is kept of them in memory, so that a report more is not as much work as all of them.

What is told is the same with a memory and without: all that is kept is held against what stands on the desk now. So a
memory need not be told when stories are joined or parted, a report is edited, or a judgement is made.
"""

from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

from secondsource.compare.kept import ComparisonMemory
from secondsource.store.connect import Desk
from secondsource.store.packed import Unpacking

MOST_REPORTS = 1_000  # of all stories kept, a third of a megabyte each


@dataclass(slots=True)
class StoryMemory:
    """What is kept of one story: its last comparison, and its documents and analyses as they were unpacked."""

    comparison: ComparisonMemory = field(default_factory=ComparisonMemory)
    unpacking: Unpacking = field(default_factory=Unpacking)


class Memories:
    """The memories of the stories told last, of so many reports in all; the one told longest ago goes first."""

    def __init__(self, most_reports: int = MOST_REPORTS) -> None:
        self._most = most_reports
        self._kept: dict[str, tuple[int, StoryMemory]] = {}
        self._lock = Lock()

    def take(self, story: str) -> StoryMemory:
        """Return what is kept of a story, nothing at first. It is the caller's alone until it is put back."""
        with self._lock:
            return self._kept.pop(story, (0, StoryMemory()))[1]

    def put(self, story: str, memory: StoryMemory, reports: int) -> None:
        """Keep what there is now of a story of so many reports."""
        with self._lock:
            self._kept[story] = reports, memory
            held = sum(count for count, _ in self._kept.values())
            while held > self._most:
                count, gone = self._kept.pop(next(iter(self._kept)))
                gone.comparison.forget()
                held -= count

    @property
    def stories(self) -> tuple[str, ...]:
        """Return the stories that are kept, the one told last at the end."""
        return tuple(self._kept)


_OF_DESK: WeakKeyDictionary[Desk, Memories] = WeakKeyDictionary()


def memories_of(desk: Desk) -> Memories:
    """Return the memories of a desk, which live as long as it is open in this program."""
    return _OF_DESK.setdefault(desk, Memories())
