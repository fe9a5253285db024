"""A device or a pipe given as OUT is written to and stays what it is."""

import os
import threading
from pathlib import Path

import pytest

from secondsource.cli.places import write_file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "out"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"told")
    reader.join()
    assert heard == [b"told"]
    assert pipe.is_fifo()
