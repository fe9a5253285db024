"""Short invented reports, what reads them, and a program that does so and can be killed – for the tests of the engines.

python tests/engine/archives_by_hand.py SOURCE FOLDER WORKERS
"""

import json
import os
import signal
import sys
from pathlib import Path

from secondsource.engine.checkpoints import Checkpoint
from secondsource.engine.local import Processes
from secondsource.engine.run import Job, ReadInto, read_into
from secondsource.engine.task import Task, run_task
from secondsource.ingest.cuts import Limits

GERMAN = (
    "Die Fähre von Osk lief am Samstag auf Grund, und niemand wurde verletzt, sagte der Bürgermeister. Der Kai bleibt"
    " bis Montag geschlossen, weil die Taucher noch nach dem Anker suchen und der Sturm nicht nachgelassen hat."
)
TOWNS = ("Ash", "Brill", "Crane", "Dun", "Elm", "Fen")
LIMITS = Limits(2_000, 4)  # a few reports make a task


def write_feed(path: Path, count: int, *, first: int = 0) -> Path:
    """Write so many short reports, on six days in turn, one line broken, one in another language."""
    lines = [
        json.dumps(
            {
                "id": number,
                "title": f"Ferry of {TOWNS[number % 6]} runs aground",
                "outlet": "Harbour Courier",
                "url": f"https://courier.example/{number}",
                "published": f"2031-03-0{1 + number % 6}",
                "text": f"The ferry of {TOWNS[number % 6]} ran aground on Saturday with {100 + number} people on board."
                f" Nobody was hurt, the mayor of {TOWNS[number % 6]} said. The quay is closed until Monday.",
            }
        )
        for number in range(first, first + count)
    ]
    lines[1:1] = ["{broken", json.dumps({"text": GERMAN})]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def every_file(folder: Path) -> dict[str, bytes]:
    """Return the name and content of every file below a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def die_reading(task: Task) -> Checkpoint:
    """Do a task; die at the one with the first line of a feed."""
    if task.stretches[0].path.endswith("feed.jsonl") and task.stretches[0].start == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return run_task(task)


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def job(folder: Path, *sources: Path, as_is: bool = False) -> Job:
    """Return the job of reading sources, a few reports in each task."""
    return Job(sources, folder, as_is, LIMITS)


def read_by(count: int, folder: Path, *sources: Path) -> ReadInto:
    """Read sources with so many processes."""
    with Processes(count) as workers:
        return read_into(job(folder, *sources), workers, quiet)


if __name__ == "__main__":
    print(read_by(int(sys.argv[3]), Path(sys.argv[2]), Path(sys.argv[1])).fresh)
