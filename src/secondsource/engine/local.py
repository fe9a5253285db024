"""Work and its items -> what came of them, by processes of this machine; one that dies costs its item only.

Each process is a pool of its own from the standard library, so that when one dies (out of memory, killed) the others go
on. What it was at is done again, three times at most; what only waited for it goes to another.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import Any, Protocol, TypeVar

TRIES = 3
_THREADS = "OPENBLAS_NUM_THREADS"
_WAITING = 2  # items a process is given at once: the one it is at, and one so that it need not wait for us
_AHEAD = 8  # for each process: items taken that may be done before one that comes first

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """Instead of a result: whoever did this died, each time."""

    tries: int


class Workers(Protocol):
    """Those who do the work: they are given numbered items, and give back numbers and results as these are done.

    `busy`: items given and not taken back.
    """

    busy: int

    @property
    def count(self) -> int:
        """How many work side by side."""

    def put(self, number: int, work: Callable[[Any], Any], item: Any) -> None:
        """Have the work done on an item."""

    def take(self) -> tuple[int, Any]:
        """Wait for something to be done; what the work raised is raised."""

    def drop(self) -> None:
        """Give up whatever is not done."""


@dataclass(slots=True)
class _Job:
    number: int
    work: Callable[[Any], Any]
    item: Any
    tries: int = 0


@dataclass(slots=True)
class _Process:
    pool: ProcessPoolExecutor
    jobs: deque[tuple[_Job, "Future[Any]"]] = field(default_factory=deque)  # in the order they are done


class Processes:
    """So many processes of this machine, by default one for each core, begun when there is something to do."""

    def __init__(self, count: int | None = None) -> None:
        """Begin nothing yet."""
        os.environ.setdefault(_THREADS, "1")  # for those begun from a script of the caller's that loads numpy first
        self.count = count or _cores()
        self.busy = 0
        self._waiting: deque[_Job] = deque()
        self._processes: list[_Process] = []

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, *error: object) -> None:
        self.drop()

    def drop(self) -> None:
        """Give up whatever is not done; the processes end."""
        for one in self._processes:
            _stop(one.pool)
        self._processes.clear()
        self._waiting.clear()
        self.busy = 0

    def put(self, number: int, work: Callable[[Any], Any], item: Any) -> None:
        """Have the work, a function of a module, done on an item."""
        self.busy += 1
        self._waiting.append(_Job(number, work, item))
        self._hand_out()

    def take(self) -> tuple[int, Any]:
        """Wait for an item to be done; return its number and the result, `Lost` when its process died each time."""
        while True:
            first = {one.jobs[0][1]: one for one in self._processes if one.jobs}
            done, _ = wait(first, return_when=FIRST_COMPLETED)
            process = min((first[future] for future in done), key=lambda one: one.jobs[0][0].number)
            job, future = process.jobs.popleft()
            if not isinstance(future.exception(), BrokenProcessPool):
                break
            self._bury(process, job)
            if job.tries >= TRIES:
                break
        self.busy -= 1
        self._hand_out()
        return job.number, Lost(job.tries) if job.tries >= TRIES else future.result()

    def _bury(self, process: _Process, at: _Job) -> None:
        """Put a new process in the place of one that died; what it was at counts as tried, what waited does not."""
        at.tries += 1
        again = [job for job, _ in process.jobs]
        self._waiting.extendleft(reversed([at, *again] if at.tries < TRIES else again))
        process.jobs.clear()
        _stop(process.pool)
        process.pool = _pool()
        self._hand_out()

    def _hand_out(self) -> None:
        while self._waiting:
            least = min(self._processes, key=lambda one: len(one.jobs), default=None)
            if (least is None or least.jobs) and len(self._processes) < self.count:
                least = _Process(_pool())
                self._processes.append(least)
            if least is None or len(least.jobs) >= _WAITING:
                return
            job = self._waiting.popleft()
            try:
                least.jobs.append((job, least.pool.submit(job.work, job.item)))
            except BrokenProcessPool:  # it died a moment ago
                self._waiting.appendleft(job)
                if least.jobs:  # `take` meets that, and sees to it
                    return
                least.pool = _pool()


def as_done(
    workers: Workers, work: Callable[[_Item], _Result], items: Iterable[_Item]
) -> Iterator[tuple[_Item, _Result | Lost]]:
    """Yield every item with what came of it, those done first first; items are asked for as there is need of them.

    Where nobody works for a moment, some wait for who comes: to ask for none would end it before all is done.
    """
    left = enumerate(items)
    given: dict[int, _Item] = {}
    with _dropping(workers):
        while True:
            for number, item in islice(left, max(0, _WAITING * max(1, workers.count) - workers.busy)):
                given[number] = item
                workers.put(number, work, item)
            if not workers.busy:
                return
            number, result = workers.take()
            yield given.pop(number), result


def in_order(workers: Workers, work: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result | Lost]:
    """Yield what came of every item, in the order of the items; of what is done too early only so much is kept."""
    left = enumerate(items)
    kept: dict[int, _Result | Lost] = {}
    wanted, due = _AHEAD * max(1, workers.count), 0
    with _dropping(workers):
        while True:
            for number, item in islice(left, wanted):
                workers.put(number, work, item)
            while due not in kept:
                if not workers.busy:
                    return
                number, kept[number] = workers.take()
            yield kept.pop(due)
            due, wanted = due + 1, 1


@contextmanager
def _dropping(workers: Workers) -> Iterator[None]:
    """Leave nobody at work when the results are not wanted any more."""
    try:
        yield
    except BaseException:
        workers.drop()
        raise


def _cores() -> int:
    """Return how many cores this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"), _begin)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End a pool, whatever it is at."""
    for process in list((pool._processes or {}).values()):
        process.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Make ready for work: one thread for sums, so that processes do not crowd each other out; none outlives us."""
    os.environ[_THREADS] = "1"  # numpy is not loaded yet: this module and those above it need none
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops us by hand stops the first program, and that stops all
    gc.set_threshold(50_000, 10, 10)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
