"""Work for processes of their own: slow, deadly or refused – for the tests of the engines."""

import os
import signal
import time
from pathlib import Path

from secondsource.errors import InputError


def double(item: int) -> int:
    """Return twice the item; the smaller the slower."""
    time.sleep(0.02 if item % 3 == 0 else 0)
    return 2 * item


def die_at(item: tuple[Path, int, int]) -> int:
    """Note that an item was begun; die at it so many times, by the signal that nothing can refuse."""
    notes, number, times = item
    with notes.open("a", encoding="utf-8") as file:
        file.write(f"{number}\n")
    if notes.read_text(encoding="utf-8").split().count(str(number)) <= times:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.05)
    return number


def refuse(item: str) -> None:
    """Raise what a caller can act on."""
    raise InputError("bad-json", item, "mend it")


def threads(item: int) -> str | None:
    """Return how many threads sums may take."""
    return os.environ.get("OPENBLAS_NUM_THREADS")
