"""What is to be read or grouped by many, and by whom → a folder of readings and what came of it; or how they group."""

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
from secondsource.cli.skips import leave, name_skipped, nothing_read
from secondsource.errors import EngineError, SettingsError

if TYPE_CHECKING:
    from secondsource.engine.local import Workers
    from secondsource.pipeline import Progress
    from secondsource.records.groupingfile import GroupedReport

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
    leave(skipped, wanted.paths)


def are_readings(files: Sequence[Path], engine: str | None, count: int | None, judgements: Path | None) -> bool:
    """Is a folder of readings to be grouped? Raises `SettingsError` for what does not go with one, or only with one."""
    from secondsource.engine.checkpoints import is_readings_folder

    there = [path for path in files if is_readings_folder(path)]
    hint = "read the reports into a folder first: secondsource read --engine"
    if not there and (engine is not None or count is not None):
        raise SettingsError("usage", "--engine and --workers group a folder of readings, and there is none", hint)
    if there and len(files) > 1:
        raise SettingsError("usage", "a folder of readings is grouped by itself", "name that folder alone")
    if there and judgements is not None:
        hint = "group the reports themselves, or add the folder to a desk and judge there"
        raise SettingsError("usage", "--judgements does not go with a folder of readings", hint)
    return bool(there)


def group_with(
    engine: str | None, count: int | None, folder: Path, as_is: bool, progress: "Progress"
) -> "list[GroupedReport]":
    """Return the lines of all reports of a folder of readings."""
    _check_count(engine or "local", count)
    from secondsource.engine.grouping import group_folder  # the engines take a moment: --help must not wait for them

    with _workers(engine or "local", count) as workers:
        return list(group_folder(folder, workers, progress, as_is=as_is))


def _folder(engine: str | None, count: int | None, wanted: Wanted, files: Sequence[Path]) -> Path:
    """Return the folder to fill, when the command line asks for something that can be done."""
    hint = "see secondsource read --help"
    if engine is None:
        raise SettingsError("usage", "--workers goes with --engine local", hint)
    if wanted.out is None:
        raise SettingsError("usage", "--engine needs a folder to write to", "name it after -o")
    if wanted.has_format:
        raise SettingsError("usage", "--engine writes Parquet and takes no --format", hint)
    _check_count(engine, count)
    if Path("-") in files:
        raise SettingsError("usage", "--engine reads files, not standard input", "save it as JSON Lines (.jsonl)")
    return Path(wanted.out)


def _check_count(engine: str, count: int | None) -> None:
    if count is not None and engine != "local":
        raise SettingsError("usage", "--workers goes with --engine local", "a cluster has the workers it has")


def _workers(engine: str, count: int | None) -> "AbstractContextManager[Workers]":
    if engine == "local":
        from secondsource.engine.local import Processes

        return Processes(count)
    named = _SCHEDULER.fullmatch(engine)
    if named is None:
        raise SettingsError("usage", f"no engine is called {engine!r}", "take local, or dask://HOST:PORT")
    from secondsource.engine.dask_workers import DaskWorkers

    return DaskWorkers(named[1])
