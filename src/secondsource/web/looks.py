"""Many who want to know whether the desk has changed → one look at it for all who asked before it began."""

import asyncio
import weakref
from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from threading import Thread

_PATIENCE_S = 5.0  # a look takes a millisecond, some more where the database is another machine
_Call = tuple[Callable[[], object], Future[object]]


class Looks:
    """Calls `look` in a thread of its own, never twice at once; nobody is told what was seen before they asked.

    While a look hangs, everybody is told that the desk has changed. The program does not wait for that thread to end.
    """

    def __init__(
        self, look: Callable[[], object], end: Callable[[], object] = object, patience_s: float = _PATIENCE_S
    ) -> None:
        self._look, self._end, self._patience_s = look, end, patience_s
        self._waiting: asyncio.Future[object] | None = None
        self._task: asyncio.Task[None] | None = None
        self._last: Future[object] | None = None
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        Thread(target=_work, args=(self._calls,), name="look", daemon=True).start()
        weakref.finalize(self, self._calls.put, None)

    async def __call__(self) -> object:
        """Return what is seen from now on."""
        loop = asyncio.get_running_loop()
        if self._waiting is None or self._waiting.get_loop() is not loop:
            self._waiting = loop.create_future()
        waiting = self._waiting
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._run())
        return await asyncio.shield(waiting)

    def close(self, seconds: float) -> None:
        """Have the thread end what it looks through, and wait so long for it."""
        wait([self._called(self._end)], seconds)
        self._calls.put(None)

    async def _run(self) -> None:
        while self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            try:
                waiting.set_result(await self._seen())
            except Exception as error:
                waiting.set_exception(error)

    async def _seen(self) -> object:
        """Look; return something new when nothing is seen in time, at once while an earlier look hangs."""
        if self._last is None or self._last.done():
            self._last = self._called(self._look)
            seen = asyncio.wrap_future(self._last)
            if (await asyncio.wait([seen], timeout=self._patience_s))[0]:
                return seen.result()
        return object()

    def _called(self, what: Callable[[], object]) -> Future[object]:
        told: Future[object] = Future()
        self._calls.put((what, told))
        return told


def _work(calls: SimpleQueue[_Call | None]) -> None:
    while (call := calls.get()) is not None:
        what, told = call
        if told.set_running_or_notify_cancel():
            try:
                told.set_result(what())
            except Exception as error:
                told.set_exception(error)
