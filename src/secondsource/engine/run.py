"""Sources, a folder, and those who do the work -> the folder filled with readings; nothing is read twice.

What is done is known from checkpoints alone, so a run that was stopped in any way is taken up again by the same call.
"""

import os
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from pathlib import Path

from secondsource.engine.checkpoints import UNDATED, claim_folder, forget_parts, read_checkpoints, sort_out
from secondsource.engine.fingerprint import reader_fingerprint
from secondsource.engine.local import Lost, Workers, as_done
from secondsource.engine.planning import Planner
from secondsource.engine.readings_folder import needs_parquet
from secondsource.engine.splits import bundle, find_sources, task_name
from secondsource.engine.task import Task, run_task
from secondsource.ingest.cuts import Limits, Stretch
from secondsource.pipeline import Progress
from secondsource.records.report import Skipped

_NAMED_SKIPS = 20


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, and where to; `as_is` as in `Settings`."""

    sources: Sequence[Path]
    folder: Path
    as_is: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(slots=True)
class ReadInto:
    """What a run came to, with all that earlier runs did of the same sources.

    `tasks` were done in all, `fresh` of them now; of `skips` in all the first are in `skipped`; `lost` names the
    stretches whose worker died each time.
    """

    reports: int = 0
    tasks: int = 0
    fresh: int = 0
    days: int = 0
    skips: int = 0
    skipped: tuple[Skipped, ...] = ()
    lost: tuple[str, ...] = ()


def read_into(job: Job, workers: Workers, progress: Progress) -> ReadInto:
    """Read what is not read yet; `progress` is told bytes. Raises for all that stands in the way of every task."""
    needs_parquet()
    reader = reader_fingerprint()
    claim_folder(job.folder, reader, as_is=job.as_is)
    forget_parts(job.folder)
    files, skipped = find_sources(job.sources, job.folder)
    stretches, unread = Planner(job.folder, job.limits, workers, progress).stretches(files)
    known = {one: replace(one, path=os.path.realpath(one.path)) for one in stretches}
    wanted = frozenset(known.values())
    read_before = sort_out(job.folder, wanted)
    done = {one for one in stretches if known[one] in read_before}
    here, folder = str(Path.cwd()), os.path.realpath(job.folder)
    tasks = [
        Task(task_name(some), some, tuple(known[one].path for one in some), here, folder, reader, job.as_is)
        for some in bundle(stretches, done, job.limits)
    ]
    total = sum(one.end - one.start for one in stretches)
    read = total - sum(_size(task) for task in tasks)
    progress("reading", read, total)
    fresh, lost = 0, []
    for task, result in as_done(workers, run_task, tasks):
        if isinstance(result, Lost):
            lost.append(_named(task))
        else:
            fresh += 1
        read += _size(task)
        progress("reading", read, total)
    made = ReadInto(fresh=fresh, lost=tuple(sorted(lost)))
    return _summed(job.folder, wanted, made, [*skipped, *unread])


def _size(task: Task) -> int:
    return sum(one.end - one.start for one in task.stretches)


def _named(task: Task) -> str:
    """Return what a task reads, in words."""
    first, *others = task.stretches
    part = first.path if first.is_whole else f"{first.path} (bytes {first.start} to {first.end})"
    return f"{part} and {len(others)} more" if others else part


def _summed(folder: Path, wanted: Container[Stretch], made: ReadInto, skipped: Sequence[Skipped]) -> ReadInto:
    """Add up what is in the folder of the stretches wanted, by the real paths of their files."""
    days: set[str] = set()
    told: list[tuple[tuple[str, int], int, Skipped]] = [(("", 0), n, one) for n, one in enumerate(skipped)]
    made.skips = len(told)
    for done in read_checkpoints(folder):
        pieces = [one for one in done.pieces if one.known in wanted]
        made.tasks += bool(pieces)
        for piece in pieces:
            made.reports, made.skips = made.reports + sum(piece.days.values()), made.skips + len(piece.skipped)
            days |= piece.days.keys()
            place, some = (piece.stretch.path, piece.stretch.start), enumerate(piece.skipped[:_NAMED_SKIPS])
            told = nsmallest(_NAMED_SKIPS, [*told, *((place, n, one) for n, one in some)])
    made.days, made.skipped = len(days - {UNDATED}), tuple(one for *_, one in told[:_NAMED_SKIPS])
    return made
