"""Questions to hosts -> turns: one question at a time to each host, with a pause between two."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST_SECONDS = 30.0  # a longer pause, asked for in a robots.txt, would stop a desk


class Turns:
    """Who may ask a host now; for any number of threads."""

    def __init__(self, least_seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
        """`least_seconds` pass between the end of one question and the next."""
        self._least = least_seconds
        self._sleep = sleep
        self._guard = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, wish: float = 0.0) -> Iterator[None]:
        """Wait for this host's turn; `wish` are the seconds it asks for between two questions."""
        with self._guard:
            lock = self._hosts.setdefault(host, threading.Lock())
        with lock:
            pause = self._free_at.get(host, 0.0) - time.monotonic()
            if pause > 0:
                self._sleep(pause)
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + min(max(self._least, wish), MOST_SECONDS)
