"""Many who want to know whether the desk has changed → one look at it for all who asked before it began."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


class Looks:
    """Calls `look` in a thread of its own, never twice at once; nobody is told what was seen before they asked."""

    def __init__(self, look: Callable[[], object]) -> None:
        self._look = look
        self._thread = ThreadPoolExecutor(1, "look")
        self._waiting: asyncio.Future[object] | None = None
        self._task: asyncio.Task[None] | None = None

    async def __call__(self) -> object:
        """Return what is seen from now on."""
        loop = asyncio.get_running_loop()
        if self._waiting is None or self._waiting.get_loop() is not loop:
            self._waiting = loop.create_future()
        waiting = self._waiting
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._run())
        return await asyncio.shield(waiting)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            try:
                waiting.set_result(await loop.run_in_executor(self._thread, self._look))
            except Exception as error:
                waiting.set_exception(error)
