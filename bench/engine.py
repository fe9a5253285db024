"""Invented reports -> how fast many workers read them, whether the bytes are the same, what a kill costs, and memory.

    python bench/engine.py [--reports 480] [--write]          speed, bytes, kills
    python bench/engine.py --memory 100000 [--write]           the memory of two workers over so many short reports

`--write` puts what was measured into ENGINE.md, each part in its place.
"""

import argparse
import hashlib
import os
import re
import resource
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import psutil
from distributed import Client, LocalCluster

from engine_reports import write_archive, write_lines
from secondsource.engine import run
from secondsource.engine.checkpoints import Checkpoint
from secondsource.engine.dask_workers import DaskWorkers
from secondsource.engine.local import Processes, Workers
from secondsource.engine.run import Job, read_into
from secondsource.engine.task import Task, run_task
from secondsource.ingest.cuts import Limits, Stretch, cut_file
from secondsource.ingest.files import read_stretch
from secondsource.pipeline import read_each, read_report
from secondsource.records.report import Skipped
from secondsource.settings import Settings

PAGE = Path(__file__).with_name("ENGINE.md")
_SENTENCES = 12  # of a report: some 1,300 characters
_SHORT = 3
_TASKS = 12  # of a piece that engines read in turn
_ROUNDS = 3
_SAMPLE_SECONDS = 0.5


def main() -> None:
    """Measure what is asked for, print it and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=480, help="of each of the pieces read in turn")
    parser.add_argument("--memory", type=int, metavar="REPORTS")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["ENGINE_NOTES"] = str(Path(place) / "notes")
        parts = [memory(Path(place), given.memory)] if given.memory else list(speed(Path(place), given.reports))
    for part in parts:
        print(part)
        if given.write:
            put(part)


def put(part: str) -> None:
    """Put a part in its place of the page: where the one with its heading stands, else at the end."""
    page = PAGE.read_text(encoding="utf-8")
    heading = part.splitlines()[0]
    before, there, rest = page.partition(heading + "\n")
    after = re.search(r"^## ", rest, re.MULTILINE) if there else None
    page = before.rstrip("\n") + "\n\n" + part.strip() + "\n" + ("\n" + rest[after.start() :] if after else "")
    PAGE.write_text(page, encoding="utf-8")


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def speed(place: Path, reports: int) -> Iterator[str]:
    """Yield the parts on speed, on bytes and kills, and on cutting.

    All engines stand ready side by side and read one small piece after the other in turn, so that a machine that others
    use as well is as busy for one as for another.
    """
    reports += -reports % _TASKS  # no task is put together from two pieces
    pieces = [place / f"feed-{number}.jsonl" for number in range(_ROUNDS)]
    for number, piece in enumerate(pieces):
        write_lines(piece, reports, _SENTENCES, first=number * reports)
    job = Job([], place, limits=Limits(records=-(-reports // _TASKS)))
    took = {name: [] for name in ENGINES}
    with ExitStack() as stack:
        engines = {name: stack.enter_context(engine()) for name, engine in ENGINES.items()}
        for workers in engines.values():
            warm_up(place, workers)
        worked = {name: -processor_of(workers) for name, workers in engines.items()}
        for piece in pieces:
            for name, workers in engines.items():
                begun = time.perf_counter()
                read_into(replace(job, sources=[piece], folder=place / name), workers, quiet)
                took[name].append(time.perf_counter() - begun)
            print(
                piece.name,
                {name: f"{seconds[-1]:.1f} s" for name, seconds in took.items()},
                file=sys.stderr,
                flush=True,
            )
        for name, workers in engines.items():
            worked[name] += processor_of(workers)
    size = sum(piece.stat().st_size for piece in pieces)
    yield speed_table(took, worked, reports * _ROUNDS, size)
    folders = {fingerprint(place / name) for name in ENGINES}
    whole = replace(job, sources=pieces)
    kills = [killed(place, whole, name, folders) for name in ("two processes", "Dask, two workers")]
    yield "\n".join(["## The same bytes, and what a kill costs", "", bytes_told(folders), "", *KILL_HEAD, *kills])
    yield cutting(place)


def processor_of(workers: Workers) -> float:
    """Return the seconds of processor that the processes took which do the work."""
    return sum(sum(psutil.Process(pid).cpu_times()[:2]) for pid in pids_of(workers))


@contextmanager
def local(count: int) -> Iterator[Workers]:
    """Processes of this machine."""
    with Processes(count) as workers:
        yield workers


@contextmanager
def dask(count: int) -> Iterator[Workers]:
    """A Dask cluster of this machine: workers in processes of their own, a thread each."""
    made = LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=":0", silence_logs=50)
    with made, DaskWorkers(made.scheduler_address.removeprefix("tcp://")) as workers:
        yield workers


ENGINES = {
    "one process": lambda: local(1),
    "two processes": lambda: local(2),
    "Dask, one worker": lambda: dask(1),
    "Dask, two workers": lambda: dask(2),
}


def warm_up(place: Path, workers: Workers) -> None:
    """Let every worker read a little."""
    source = place / "warm.jsonl"
    write_lines(source, 8, _SENTENCES)
    with tempfile.TemporaryDirectory() as folder:
        read_into(Job([source], Path(folder) / "warm", limits=Limits(records=1)), workers, quiet)


def fingerprint(folder: Path) -> str:
    """Return a hash of the names and bytes of all files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def speed_table(took: dict[str, list[float]], worked: dict[str, float], reports: int, size: int) -> str:
    """Return the part on speed."""
    one = {"two processes": "one process", "Dask, two workers": "Dask, one worker"}
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    lines = [
        "## Speed",
        "",
        f"{reports} reports of some {size // reports} bytes in {_ROUNDS} pieces of {_TASKS} tasks; all engines stood",
        f"ready and read a piece each in turn. Load of the machine, others' programs included: {load}.",
        "",
        "| who reads | seconds | reports a second | times one | of processor, a report |",
        "|---|---|---|---|---|",
    ]
    for name, seconds in took.items():
        times = f"{sum(took[one[name]]) / sum(seconds):.2f}" if name in one else ""
        each = f"{1000 * worked[name] / reports:.1f} ms"
        lines.append(f"| {name} | {sum(seconds):.1f} | {reports / sum(seconds):.0f} | {times} | {each} |")
    return "\n".join(lines)


def bytes_told(found: set[str]) -> str:
    """Say whether all wrote the same."""
    if len(found) > 1:
        return f"**{len(found)} different folders out of {len(ENGINES)}.**"
    return f"The {len(ENGINES)} folders of the table above are alike to the byte, names of files included."


KILL_HEAD = [
    "| who reads | tasks | worker killed (SIGKILL) after | tasks begun twice | bytes |",
    "|---|---|---|---|---|",
]


def noted(task: Task) -> Checkpoint:
    """Note that a task is begun, and do it."""
    with Path(os.environ["ENGINE_NOTES"]).open("a", encoding="utf-8") as file:
        file.write(f"{task.name}\n")
    return run_task(task)


def killed(place: Path, job: Job, name: str, bytes_of: set[str]) -> str:
    """Kill a worker in the middle; return the row that says what that cost."""
    notes, folder = Path(os.environ["ENGINE_NOTES"]), place / f"killed-{name}"
    notes.write_text("", encoding="utf-8")
    done_before: list[int] = []

    def kill(stage: str, done: int, total: int) -> None:
        if stage == "reading" and done > total / 3 and not done_before:
            done_before.append(len(list((folder / "_tasks").iterdir())))
            time.sleep(0.3)  # into the middle of the next task
            os.kill(pids_of(workers)[0], signal.SIGKILL)

    with ENGINES[name]() as workers:
        warm_up(place, workers)
        run.run_task = noted
        try:
            read_into(replace(job, folder=folder), workers, kill)
        finally:
            run.run_task = run_task
    begun = Counter(notes.read_text(encoding="utf-8").split())
    twice = sum(count - 1 for count in begun.values())
    same = "the same" if {fingerprint(folder)} == bytes_of else "**others**"
    return f"| {name} | {len(begun)} | {done_before[0]} were done | {twice} | {same} |"


def pids_of(workers: Workers) -> list[int]:
    """Return the numbers of the processes that do the work."""
    if isinstance(workers, Processes):
        return [pid for one in list(workers._processes) for pid in list(one.pool._processes or ())]
    client: Client = workers._client
    return list(client.run(os.getpid).values())


def cutting(place: Path) -> str:
    """Return the part on what it costs to find where archives can be cut, beside what it costs to read them."""
    lines, archive = place / "cut.jsonl", place / "cut.warc.gz"
    write_lines(lines, 3_000, _SENTENCES)
    write_archive(archive, 600, _SENTENCES)
    table = ["| archive | MB | MB a second, cutting | MB a second, reading | of reading |", "|---|---|---|---|---|"]
    for path, name in ((lines, "JSON Lines"), (archive, "WARC, gzipped")):
        size = path.stat().st_size
        found, cut_seconds = processor(lambda path=path: cut_file(path, Limits(records=100)))
        _, read_seconds = processor(lambda found=found: read_part(found[0]))
        cut_rate, read_rate = size / cut_seconds / 1e6, found[0].end / read_seconds / 1e6
        table.append(f"| {name} | {size / 1e6:.1f} | {cut_rate:.0f} | {read_rate:.3f} | {read_rate / cut_rate:.2%} |")
    told = (
        "Seconds of processor to go through a file once and find where its records begin, beside reading 100 reports."
    )
    return "\n".join(["## Cutting", "", told, "", *table])


def processor(work: Callable[[], object]) -> tuple[object, float]:
    """Return what the work gives and the seconds of processor it took."""
    begun = time.process_time()
    return work(), time.process_time() - begun


def read_part(stretch: Stretch) -> None:
    """Read the reports of a stretch."""
    settings = Settings()
    for one in read_each(read_stretch(stretch), lambda report: read_report(report, settings)):
        assert not isinstance(one, Skipped), one


def memory(place: Path, reports: int) -> str:
    """Return the part on memory: the most that each of two workers held, tenth by tenth."""
    source, folder = place / "feed.jsonl", place / "readings"
    write_lines(source, reports, _SHORT)
    most: dict[int, Counter[int]] = {}
    tenth, over = [0], threading.Event()

    def sample(workers: Processes) -> None:
        while not over.wait(_SAMPLE_SECONDS):
            for pid in [os.getpid(), *pids_of(workers)]:
                held = resident(pid)
                most.setdefault(tenth[0], Counter())[pid] = max(most.get(tenth[0], Counter())[pid], held)

    def progress(stage: str, done: int, total: int) -> None:
        tenth[0] = 10 * done // total if stage == "reading" and total else 0
        print(f"{stage} {done * 100 // max(1, total)} %", file=sys.stderr, flush=True)

    begun = time.perf_counter()
    with Processes(2) as workers:
        watcher = threading.Thread(target=sample, args=(workers,), daemon=True)
        watcher.start()
        done = read_into(Job([source], folder), workers, progress)
        over.set()
        watcher.join()
    return memory_table(most, done.reports, source.stat().st_size, time.perf_counter() - begun)


def resident(pid: int) -> int:
    """Return how many bytes of memory a process holds now."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def memory_table(most: dict[int, Counter[int]], reports: int, size: int, seconds: float) -> str:
    """Return the part on memory."""
    minutes = seconds / 60
    first, *others = sorted({pid for held in most.values() for pid in held}, key=lambda pid: pid != os.getpid())
    lines = [
        "## Memory",
        "",
        f"{reports} short reports ({size // reports} bytes each, one file), two processes, {minutes:.0f} minutes by",
        f"the clock of a busy machine; looked at every {_SAMPLE_SECONDS} s. The most held in each tenth, in MB.",
        "",
        "| done | " + " | ".join(["the program", *(f"worker {n}" for n, _ in enumerate(others, 1))]) + " |",
        "|---|" + "---|" * (len(others) + 1),
    ]
    for tenth in sorted(most):
        row = " | ".join(f"{most[tenth][pid] / 1e6:.0f}" for pid in (first, *others))
        lines.append(f"| {10 * tenth} to {min(100, 10 * tenth + 10)} % | {row} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
