"""A worker in a process of its own: it says when it is ready, works when told to, and says what came of it.

    python tests/worker_by_hand.py (watch | hang-in-a-story) DESK HOST MOMENT

It works until nothing is due at the moment at which its clock stands, and says how many feeds, pages and new reports
that were and how many milliseconds of processor it took. To hang in a story it begins to compare one and never ends; it
hangs in a feed or page when the server lets it.
"""

import os
import signal
import subprocess
import sys
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.store.connect import Desk


class Worker:
    """A worker as its parent sees it."""

    def __init__(self, work: str, desk: str, host: str, moment: str) -> None:
        command = [sys.executable, __file__, work, desk, host, moment]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def wait_until_ready(self) -> None:
        assert _pipe(self._process.stdout).readline() == "ready\n"

    def begin(self) -> None:
        _pipe(self._process.stdin).write("go\n")
        _pipe(self._process.stdin).flush()

    def end(self) -> str:
        """Return the line that says what came of it."""
        said = _pipe(self._process.stdout).readline()
        assert self._process.wait(60) == 0
        self._close()
        return said.strip()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        assert self._process.wait(60) == -signal.SIGKILL
        self._close()

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            _pipe(pipe).close()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def main(work: str, place: str, host: str, moment: str) -> None:
    from secondsource.desk import telling
    from secondsource.desk.watching import watch_round
    from secondsource.ingest.fetch import Fetcher
    from secondsource.store.connect import open_desk
    from watching_by_hand import quiet

    desk = open_desk(place, make=False)
    if work == "hang-in-a-story":
        telling.tell_story = lambda *given: time.sleep(600)
    fetcher = Fetcher([host], least_seconds=0.0)
    print("ready", flush=True)
    sys.stdin.readline()
    sums, begun = (0, 0, 0), time.process_time()
    while is_left(desk, moment):
        done = watch_round(desk, fetcher, lambda: moment, quiet)
        sums = (sums[0] + done.feeds, sums[1] + done.pages, sums[2] + done.added.new)
        time.sleep(0.02)
    print(*sums, round(1000 * (time.process_time() - begun)), flush=True)
    desk.close()


def is_left(desk: "Desk", moment: str) -> bool:
    """Is anything due, or being done by another worker?"""
    from sqlalchemy import select

    from secondsource.store.schema import feeds, pages, stories

    with desk.reading() as connection:
        due = [connection.scalar(select(t.c.url).where(t.c.next_at <= moment).limit(1)) for t in (feeds, pages)]
        return any(due) or bool(connection.scalar(select(stories.c.id).where(stories.c.taken_until.is_not(None))))


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    main(*sys.argv[1:])
