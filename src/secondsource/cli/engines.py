"""What is to be read by many, and by whom → a folder of readings, and a line on what came of it."""

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from secondsource.cli.estimate import with_estimate
from secondsource.cli.places import split_paths
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import name_skipped, nothing_read
from secondsource.errors import EngineError, SettingsError

if TYPE_CHECKING:
    from secondsource.engine.local import Workers

_SCHEDULER = re.compile(r"dask://([^\s/]+:\d{1,5})/?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says beside the engine; `has_format`: a format was asked for."""

    paths: Sequence[str]
    out: str | None
    as_is: bool
    has_format: bool


def read_with(engine: str | None, count: int | None, wanted: Wanted) -> None:
    """Fill the folder OUT with readings; raises `SettingsError` for options that do not go together."""
    files, addresses = split_paths(wanted.paths)
    out = _folder(engine, count, wanted, files)
    from secondsource.engine.run import Job, read_into  # the engines take a moment: --help must not wait for them

    with _workers(engine or "local", count) as workers, progress_bar() as progress:
        told = with_estimate(progress, workers.count)
        done = read_into(Job(files, out, wanted.as_is), workers, told)
    skipped = (*addresses, *done.skipped)
    if not done.reports and not done.lost:
        raise nothing_read(skipped)
    name_skipped(skipped, done.skips + len(addresses))
    typer.echo(
        f"{done.reports} reports of {done.days} days in {out.as_posix()}/;"
        f" tasks: {done.tasks}, done now: {done.fresh}; skipped: {done.skips + len(addresses)}"
    )
    if done.lost:
        what = f"{len(done.lost)} tasks could not be done, the worker died each time: {'; '.join(done.lost[:3])}"
        hint = "see whether memory runs out; to run the same again reads only what is left"
        raise EngineError("worker-died", what, hint)


def _folder(engine: str | None, count: int | None, wanted: Wanted, files: Sequence[Path]) -> Path:
    """Return the folder to fill, when the command line asks for something that can be done."""
    hint = "see secondsource read --help"
    if engine is None:
        raise SettingsError("usage", "--workers goes with --engine local", hint)
    if wanted.out is None:
        raise SettingsError("usage", "--engine needs a folder to write to", "name it after -o")
    if wanted.has_format:
        raise SettingsError("usage", "--engine writes Parquet and takes no --format", hint)
    if count is not None and engine != "local":
        raise SettingsError("usage", "--workers goes with --engine local", "a cluster has the workers it has")
    if Path("-") in files:
        raise SettingsError("usage", "--engine reads files, not standard input", "save it as JSON Lines (.jsonl)")
    return Path(wanted.out)


def _workers(engine: str, count: int | None) -> "AbstractContextManager[Workers]":
    if engine == "local":
        from secondsource.engine.local import Processes

        return Processes(count)
    named = _SCHEDULER.fullmatch(engine)
    if named is None:
        raise SettingsError("usage", f"no engine is called {engine!r}", "take local, or dask://HOST:PORT")
    from secondsource.engine.dask_workers import DaskWorkers

    return DaskWorkers(named[1])
