"""Files and what is done already -> the tasks that are left: large files cut, small ones put together.

Tasks are made of all files in their order as if nothing were done, only that what is done parts them. So a run that was
stopped goes on with the very tasks it had left, and files that are new make tasks of their own.
"""

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path

from secondsource.ingest.cuts import Limits, Stretch
from secondsource.ingest.walk import Walk, visit_path
from secondsource.records.report import Skipped


def find_sources(paths: Iterable[Path], folder: Path) -> tuple[list[Path], list[Skipped]]:
    """Return the files at paths in the order given, a folder's by their names; those of the folder of readings not."""
    walk = Walk()
    for path in dict.fromkeys(paths):
        visit_path(path, walk)
    ours = Path(os.path.realpath(folder))
    skipped = [one for one in walk.skipped if ours not in _above(one.source)]
    return [path for path in walk.files if ours not in _above(path)], skipped


def _above(path: str | Path) -> Sequence[Path]:
    """Return the folders above what a path leads to; a link to itself leads nowhere, which `Path.resolve` may raise."""
    return Path(os.path.realpath(path)).parents


def bundle(stretches: Iterable[Stretch], done: Container[Stretch], limits: Limits) -> Iterator[tuple[Stretch, ...]]:
    """Yield what each task reads: neighbours put together up to the limits, without what is done."""
    held: list[Stretch] = []
    size = records = 0
    for one in stretches:
        size, records = size + one.end - one.start, records + one.records
        if held and (one in done or size > limits.stretch_bytes or records > limits.records):
            yield tuple(held)
            held, size, records = [], one.end - one.start, one.records
        if one in done:
            size = records = 0
        else:
            held.append(one)
    if held:
        yield tuple(held)


def task_name(stretches: Iterable[Stretch]) -> str:
    """Return the name of a task: a hash of paths, places, sizes and moments of last change.

    Not of the content: to look whether there is anything to do must not cost a pass over an archive.
    """
    return hash_of(*(part for one in stretches for part in astuple(one)))


def hash_of(*parts: str | int) -> str:
    """Return a name for what these parts tell apart."""
    key = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return blake2b(key, digest_size=10).hexdigest()
