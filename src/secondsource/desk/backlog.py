"""Stories that wait to be told -> told by a thread of its own, one after another; nobody has to wait for them.

What waits is written on the desk, so nothing is lost when the program stops: whoever tells stories next tells these.
"""

import logging
import threading
from collections.abc import Callable

from secondsource.desk.telling import tell_stale
from secondsource.errors import StoreError
from secondsource.store.connect import Desk

_LOG = logging.getLogger(__name__)


class _Ended(Exception):
    """The program stops: what waits goes on waiting."""


class Backlog:
    """Tells what waits on a desk whenever `more` is called; `now` gives the moment that is written beside changes."""

    def __init__(self, desk: Desk, now: Callable[[], str]) -> None:
        """Start the thread; it waits until there is something to do."""
        self._desk, self._now = desk, now
        self._asked = threading.Event()
        self._ends = False
        self._thread = threading.Thread(target=self._work, name="backlog", daemon=True)
        self._thread.start()

    def more(self) -> None:
        """Tell what waits, soon; does not wait for it."""
        self._asked.set()

    def close(self, seconds: float = 0.0) -> None:
        """Begin nothing more; wait so long for what was begun. What is left stays on the desk."""
        self._ends = True
        self._asked.set()
        self._thread.join(seconds)

    def _work(self) -> None:
        while self._asked.wait() and not self._ends:
            self._asked.clear()
            try:
                for one in tell_stale(self._desk, self._now, self._quiet).skipped:
                    _LOG.warning("%s %s [%s]", one.source, one.what, one.code)
            except _Ended:
                return
            except StoreError as error:  # another program has the desk: the next call tries again
                _LOG.warning("%s", error)

    def _quiet(self, stage: str, done: int, total: int) -> None:
        """Show nothing; between two stories, see whether to end."""
        if self._ends:
            raise _Ended
