"""Progress of the line → a bar on stderr, only on a terminal and only when the work takes a while."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

_PATIENCE_SECONDS = 0.5


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Yield the callback `progress(stage, done, total)`; it shows nothing in a pipe or for quick work.

    `total` 0: not known. `quiet`: show nothing at all, as results are being written to the same terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    with ExitStack() as stack:
        yield _bar(stack)


def _bar(stack: ExitStack) -> Callable[[str, int, int], None]:
    began = time.monotonic()
    shown: list[Callable[[str, int, int], None]] = []

    def progress(stage: str, done: int, total: int) -> None:
        if not shown and time.monotonic() - began > _PATIENCE_SECONDS:
            shown.append(_start_bar(stack))
        for show in shown:
            show(stage, done, total)

    return progress


def _start_bar(stack: ExitStack) -> Callable[[str, int, int], None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("", total=None)
    return lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total or None)
