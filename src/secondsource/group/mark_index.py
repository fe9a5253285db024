"""Telling marks -> the running stories that hold them: how a story finds those it may be one with.

Under each mark stand the stories last posted under it, at most `WIDEST`: so a look-up costs the same at the millionth
report as at the first. A story is posted anew when it grows. Stories that are gone are swept out bit by bit.
"""

from array import array
from collections import deque
from collections.abc import Container
from heapq import nsmallest

from secondsource.group.gathered import Gathered, telling_marks

POSTED = 16  # marks by which a story is found
ASKED = 20  # marks by which it looks for others
WIDEST = 128  # a mark of more running stories tells little
CANDIDATES = 12
SWEPT = 6  # marks whose rows are swept at every posting: all of them about once in the life of a story


class MarkIndex:
    """Rows of story numbers by mark; `running` says which stories still run."""

    def __init__(self, running: Container[int]) -> None:
        """Begin empty."""
        self.running = running
        self.rows: dict[int, array[int]] = {}
        self.order: deque[int] = deque()

    def post(self, number: int, story: Gathered) -> None:
        """Put a story under its telling marks."""
        for key, _ in telling_marks(story, POSTED):
            row = self.rows.get(key)
            if row is None:
                self.rows[key] = array("I", (number,))
                self.order.append(key)
            elif number not in row:
                row.append(number)
                if len(row) > 2 * WIDEST:
                    self.rows[key] = self._living(row)
        self._sweep()

    def near(self, number: int, story: Gathered) -> list[int]:
        """Return the stories that share the most telling marks with this one, likeliest first."""
        shared: dict[int, float] = {}
        have = shared.get
        for key, weight in telling_marks(story, ASKED):
            worth = weight * weight
            for other in self.rows.get(key, ())[-WIDEST:]:
                shared[other] = have(other, 0.0) + worth
        shared.pop(number, None)
        living = ((-worth, other) for other, worth in shared.items() if other in self.running)
        return [other for _, other in nsmallest(CANDIDATES, living)]

    def _living(self, row: "array[int]") -> "array[int]":
        return array("I", [number for number in row if number in self.running][-WIDEST:])

    def _sweep(self) -> None:
        for _ in range(min(SWEPT, len(self.order))):
            key = self.order.popleft()
            row = self._living(self.rows[key])
            if row:
                self.rows[key] = row
                self.order.append(key)
            else:
                del self.rows[key]
