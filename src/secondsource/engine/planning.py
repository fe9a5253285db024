"""Files -> their stretches: small ones looked at here, large ones by the workers, once; where they are cut is kept."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from secondsource.engine.checkpoints import keep_cuts, kept_cuts
from secondsource.engine.local import Lost, Workers, as_done
from secondsource.engine.splits import hash_of
from secondsource.engine.task import CutJob, cut
from secondsource.ingest.cuts import Limits, Stretch, cut_file, may_be_cut
from secondsource.ingest.walk import unreadable
from secondsource.pipeline import Progress
from secondsource.records.report import Skipped

_LARGE_BYTES = 16_000_000

_Found = tuple[Stretch, ...] | Skipped


@dataclass(frozen=True, slots=True)
class Planner:
    """Finds where files are cut; `folder` is that of the readings, where it is kept."""

    folder: Path
    limits: Limits
    workers: Workers
    progress: Progress

    def stretches(self, files: Sequence[Path]) -> tuple[list[Stretch], list[Skipped]]:
        """Return the stretches of all files, in order, and the files that cannot be read."""
        found = {path: self._at_once(path) for path in files}
        large = [path for path, one in found.items() if one is None]
        jobs = {CutJob(path.as_posix(), str(Path.cwd()), self.limits): path for path in large}
        for number, (job, result) in enumerate(as_done(self.workers, cut, jobs), 1):
            found[jobs[job]] = self._kept(jobs[job], result)
            self.progress("looking where to cut", number, len(jobs))
        cuts = [one for one in found.values() if isinstance(one, tuple)]
        return [stretch for one in cuts for stretch in one], [o for o in found.values() if isinstance(o, Skipped)]

    def _at_once(self, path: Path) -> _Found | None:
        """Return what is known or found quickly; None for a large file that has to be gone through."""
        try:
            key = self._key(path)
            if key is None:
                return cut_file(path, self.limits)
            kept = kept_cuts(self.folder, key)
            return kept and tuple(replace(one, path=path.as_posix()) for one in kept)
        except OSError as error:
            return unreadable(path.as_posix(), error)

    def _kept(self, path: Path, result: tuple[Stretch, ...] | Skipped | Lost) -> _Found:
        if isinstance(result, Lost):
            what = f"whoever looked where to cut it died, {result.tries} times"
            return Skipped(path.as_posix(), "worker-died", what, "see whether memory runs out, then run the same again")
        if isinstance(result, tuple):
            first = result[0]
            keep_cuts(self.folder, self._hash(path, first.size, first.changed_ns), result)
        return result

    def _key(self, path: Path) -> str | None:
        """Return under what the cuts of a large file are kept."""
        state = path.stat()
        large = state.st_size > _LARGE_BYTES and may_be_cut(path)
        return self._hash(path, state.st_size, state.st_mtime_ns) if large else None

    def _hash(self, path: Path, size: int, changed_ns: int) -> str:
        return hash_of(os.path.realpath(path), size, changed_ns, self.limits.stretch_bytes, self.limits.records)
