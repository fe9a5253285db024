"""How much was read when → how fast it goes and how long it will take, as a range: the wider, the more it varies."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt

_ENOUGH = 5  # measurements, before anything is said of the time left
_MEGA = 1e6

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Estimate:
    """Seconds that bytes took, measured each time as many tasks were done as there are workers."""

    workers: int
    began: float | None = None
    _at: tuple[float, int] = (0.0, 0)
    _first: tuple[float, int] = (0.0, 0)
    _calls: int = 0
    costs: list[float] = field(default_factory=list)  # seconds for a byte

    def note(self, now: float, done: int) -> None:
        """So many bytes are done at this moment; the first call is the beginning."""
        if self.began is None:
            self.began, self._at, self._first = now, (now, done), (now, done)
            return
        self._calls += 1
        if self._calls % self.workers == 0 and done > self._at[1]:
            self.costs.append((now - self._at[0]) / (done - self._at[1]))
            self._at = now, done

    def rate(self) -> float:
        """Return bytes a second since the beginning."""
        seconds, read = self._at[0] - self._first[0], self._at[1] - self._first[1]
        return read / seconds if seconds > 0 else 0.0

    def left(self, total: int) -> tuple[float, float] | None:
        """Return the least and the most seconds it may still take (two standard errors); None: too early to say."""
        count, rate = len(self.costs), self.rate()
        if count < _ENOUGH or not rate:
            return None
        mean = sum(self.costs) / count
        spread = sqrt(sum((cost - mean) ** 2 for cost in self.costs) / (count - 1)) / mean
        seconds = (total - self._at[1]) / rate
        to_come = max(1.0, count * (total - self._at[1]) / max(1, self._at[1] - self._first[1]))
        error = 2 * spread * sqrt(1 / count + 1 / to_come)
        return seconds * max(0.0, 1 - error), seconds * (1 + error)


def with_estimate(progress: Progress, workers: int, clock: Callable[[], float] = time.monotonic) -> Progress:
    """Return a callback that is told bytes and shows megabytes, with how fast it goes and how long it will take."""
    estimate = Estimate(max(1, workers))

    def told(stage: str, done: int, total: int) -> None:
        if stage != "reading":
            progress(stage, done, total)
            return
        estimate.note(clock(), done)
        progress(f"{stage}{_words(estimate, total)}", _megabytes(done), max(1, _megabytes(total)))

    return told


def _words(estimate: Estimate, total: int) -> str:
    left = estimate.left(total)
    if left is None:
        return " (MB)"
    return f" (MB, {estimate.rate() / _MEGA:.2g} a second, {span_of_time(*left)} left)"


def _megabytes(count: int) -> int:
    return round(count / _MEGA)


def span_of_time(least: float, most: float) -> str:
    """Return a range of seconds in words: "40 to 55 s", "3 to 5 min", "2 to 2.5 h"."""
    for unit, seconds, digits in (("s", 1, 0), ("min", 60, 0), ("h", 3600, 1)):
        if most < 120 * seconds or unit == "h":
            low, high = (f"{value / seconds:.{digits}f}" for value in (least, most))
            return f"{high} {unit}" if low == high else f"{low} to {high} {unit}"
    raise AssertionError("the last unit takes all")
