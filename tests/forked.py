"""Commands, one a line of JSON on stdin -> each run as `secondsource …` by a child forked from a program that is warm.

    python tests/forked.py          says "ready", then for every command the child's number, and how it ended

To load everything takes longer than a round of watching: a kill would seldom hit what it is meant to hit.
"""

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

_WARM = {"title": "Bridge of Osk closed", "text": "The bridge of Osk was closed on Sunday, the mayor of Osk said."}


class Forked:
    """A warm program and the child that runs a command now."""

    def __init__(self) -> None:
        """Start the program and wait until it is warm."""
        self._warm = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._line()

    def run(self, command: list[str], seconds: float | None = None) -> int | None:
        """Run a command to its end and return its exit status; None: it was killed after so many seconds."""
        self._pipe(self._warm.stdin).write(json.dumps(command).encode() + b"\n")
        self._pipe(self._warm.stdin).flush()
        child = int(self._line())
        ended, _, _ = select.select([self._warm.stdout], [], [], seconds)
        if not ended:
            os.kill(child, signal.SIGKILL)
        status = int(self._line())
        return None if status == -signal.SIGKILL else status

    def close(self) -> None:
        """Let the program end."""
        self._pipe(self._warm.stdin).close()
        self._warm.wait()
        self._pipe(self._warm.stdout).close()

    def _line(self) -> bytes:
        line = self._pipe(self._warm.stdout).readline()
        assert line, "the warm program has ended"
        return line

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


def serve() -> None:
    """Load everything by telling one small story, then run what is asked for."""
    from secondsource.cli.main import run

    with tempfile.TemporaryDirectory() as folder:
        warm_up(Path(folder))
    print("ready", flush=True)
    while command := sys.stdin.buffer.raw.readline():
        child = os.fork()
        if child == 0:
            sys.argv = ["secondsource", *json.loads(command)]
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
            run()
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def warm_up(folder: Path) -> None:
    """Put a story of two reports on a desk."""
    from secondsource.desk.intake import add_reports
    from secondsource.desk.watching import fetch_reports
    from secondsource.ingest.fetch import Fetcher
    from secondsource.ingest.reports import report_of_record
    from secondsource.store.connect import open_desk

    assert list(fetch_reports(Fetcher(()), [])) == []
    desk = open_desk(folder / "warm.db", now="2031-03-01T08:00:00Z")
    given = [report_of_record(folder / "warm.jsonl", str(n), _WARM | {"outlet": f"Osk {n}"}) for n in (1, 2)]
    add_reports(desk, [one for one in given if one is not None], lambda: "2031-03-01T08:00:00Z")
    desk.close()


if __name__ == "__main__":
    serve()
