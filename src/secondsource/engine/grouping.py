"""A folder of readings → which reports tell one story and which are one origin, found by many as one machine finds it.

Every day is a window (`group.windows`): its marks, their counts and their weights are worked out by whoever is free,
and so is each story once its reports are known. In between, one goes through the days and lets the reports run. What
has no day that can be trusted is a window of its own, the last.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import TypeVar

import msgspec

from secondsource.engine.checkpoints import written_whole
from secondsource.engine.local import Lost, Workers, in_order
from secondsource.engine.readings_folder import Row, check_readings, days_of, read_day, unpack_row
from secondsource.errors import EngineError
from secondsource.group.gathered import Gathered
from secondsource.group.rarity import Counts, Rarity
from secondsource.group.rulings import Rulings
from secondsource.group.saved import pack_weighed, unpack_weighed
from secondsource.group.stories import judge_story, order_stories, told_apart
from secondsource.group.traits import Traits, read_traits
from secondsource.group.windows import count_window, in_order_of_stream, merge_windows, weigh_window
from secondsource.pipeline import Progress, group_story, name_of, renamed
from secondsource.records.desk import ReadReport
from secondsource.records.groupingfile import GroupedReport

_PARTS = "_groups-"  # what is worked out of each day, in a folder of each call's own; it goes when all is done
_OLD_SECONDS = 86_400  # a call that was killed left its folder
_REST = "rest"

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Window:
    """A day of a folder: the tasks that read its reports, how many reports earlier days have, and all counts' file.

    `scratch` is where this call keeps what is worked out.
    """

    folder: str
    scratch: str
    day: str
    tasks: tuple[str, ...]
    before: int = 0
    rarity: str = ""

    def place(self, what: str) -> Path:
        """Return the file that keeps something worked out of this day."""
        return Path(self.scratch) / f"{what}-{self.day}"

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the day's rows, each with the id its report goes by: the second of two equal ones ends in "-2"."""
        used: Counter[str] = Counter()
        for row in read_day(Path(self.folder), self.day, self.tasks):
            used[row.id] += 1
            yield row.id if used[row.id] == 1 else f"{row.id}-{used[row.id]}", row


@dataclass(slots=True)
class WholeStory:
    """A story, with what is kept of its reports: their rows, and their marks as they weigh."""

    folder: str
    reports: tuple[str, ...]
    opens: str | None  # why it opens a story, where that is not plain
    rows: dict[str, Row] = field(default_factory=dict)
    weighed: dict[str, Gathered] = field(default_factory=dict)


def group_folder(folder: Path, workers: Workers, progress: Progress, *, as_is: bool = False) -> Iterator[GroupedReport]:
    """Yield the line of every report of a folder, story by story as they end, those of one in order of its days.

    What the lines say is what `pipeline.group_reports` says of the sources. Raises `InputError` for a folder that is
    damaged or of another reader, `EngineError` when a worker dies again and again.
    """
    check_readings(folder, as_is=as_is)
    with _scratch(folder.resolve()) as scratch:
        windows = [Window(str(folder.resolve()), str(scratch), day, tasks) for day, tasks in days_of(folder)]
        sizes = _all(workers, mark, windows, ("marking", progress))
        windows, sizes = _with_rest(windows, sizes)
        windows = [replace(one, before=sum(sizes[:n])) for n, one in enumerate(windows)]
        rarity = Rarity()
        for counts in _each(workers, count, windows):
            for one in counts:
                rarity.take(one)
        place = _keep_rarity(scratch, rarity)
        windows = [replace(one, rarity=place) for one in windows]
        weighed = _all(workers, weigh, windows, ("weighing", progress))
        done = 0
        for lines in _each(workers, tell, _stories(windows, weighed, rarity)):
            done += len(lines)
            progress("grouping", done, sum(sizes))
            yield from lines


def mark(window: Window) -> int:
    """Keep the marks of a day's reports, apart from those that only seem to be of it; return how many it has."""
    folder = Path(window.folder)
    read = (_renumbered(known, unpack_row(folder, row)) for known, row in window.rows())
    marks = in_order_of_stream(read_traits(one.document, one.analysis) for one in read)
    dated = [one for one in marks if one.day is not None]
    _write(window, "marks", msgspec.msgpack.encode(dated))
    _write(window, "rest", msgspec.msgpack.encode(marks[len(dated) :]))
    return len(dated)


def _with_rest(windows: list[Window], sizes: list[int]) -> tuple[list[Window], list[int]]:
    """Return the windows, and how many reports each has, with that of the reports without a day at the end."""
    rest = [one for window in windows for one in _read_marks(window, "rest")]
    if not rest:
        return windows, sizes
    last = replace(windows[0], day=_REST, tasks=())
    _write(last, "marks", msgspec.msgpack.encode(in_order_of_stream(rest)))
    return [*windows, last], [*sizes, len(rest)]


def count(window: Window) -> list[Counts]:
    """Return the counts of a day's marks, cut where the counts of all are halved."""
    return list(count_window(_read_marks(window), window.before))


def weigh(window: Window) -> list[str]:
    """Keep a day's reports as they weigh by the counts of all days; return their ids, in order of the stream."""
    weighed = weigh_window(_read_marks(window), _rarity(window.rarity))
    _write(window, "weighed", pack_weighed(weighed))
    return [one.members[0] for one in weighed]


def tell(story: WholeStory) -> list[GroupedReport]:
    """Return the lines of a story whose reports are all there."""
    read = {known: _renumbered(known, unpack_row(Path(story.folder), row)) for known, row in story.rows.items()}
    documents = {known: one.document for known, one in read.items()}
    analyses = {known: one.analysis for known, one in read.items()}
    names = {known: name_of(one.report) for known, one in read.items()}
    why = {one.right: one.why for one in judge_story(story.reports, story.weighed, documents, {})}
    if story.opens:
        why[story.reports[0]] = story.opens
    lines = group_story(story.reports, documents, analyses)
    return [renamed(msgspec.structs.replace(one, why=why.get(str(one.id), one.why)), names) for one in lines]


def _stories(windows: list[Window], ids: Iterable[Iterable[str]], rarity: Rarity) -> Iterator[WholeStory]:
    """Let all reports run; yield every story that is found when the day of its last report has been gone through."""
    run = merge_windows((one for window in windows for one in _weighed(window)), rarity, Rulings())
    stories, _ = order_stories(run, [report for some in ids for report in some])
    opens = {one.right: one.why for one in told_apart(run.partings, stories)}
    seats = {report: number for number, story in enumerate(stories) for report in story}
    begun: dict[int, WholeStory] = {}
    without_day = {one.members[0]: one for window in windows if window.day == _REST for one in _weighed(window)}
    for window in windows:
        weighed = without_day | {one.members[0]: one for one in _weighed(window)}
        for known, row in window.rows():
            number = seats.pop(known)
            members = stories[number]
            story = begun.setdefault(number, WholeStory(window.folder, members, opens.get(members[0])))
            story.rows[known], story.weighed[known] = row._replace(reading=""), weighed[known]
            if len(story.rows) == len(members):
                yield begun.pop(number)


def _renumbered(known: str, read: ReadReport) -> ReadReport:
    """Return what was read under the id its report goes by."""
    if known == read.report.id:
        return read
    document, analysis = replace(read.document, report_id=known), replace(read.analysis, report_id=known)
    return ReadReport(replace(read.report, id=known), document, analysis)


def _read_marks(window: Window, what: str = "marks") -> list[Traits]:
    return msgspec.msgpack.decode(_read(window.place(what)), type=list[Traits])


def _weighed(window: Window) -> list[Gathered]:
    return unpack_weighed(_read(window.place("weighed")))


def _keep_rarity(scratch: Path, rarity: Rarity) -> str:
    """Keep the counts of all days; the file's name says what is in it, so that none is taken for another."""
    data = msgspec.msgpack.encode((rarity.reports, rarity.held))
    place = scratch / f"rarity-{blake2b(data, digest_size=8).hexdigest()}"
    with written_whole(scratch, place, place.name) as file:
        file.write(data)
    return str(place)


@lru_cache(maxsize=1)
def _rarity(place: str) -> Rarity:
    return Rarity(*msgspec.msgpack.decode(_read(Path(place)), type=tuple[float, dict[str, float]]))


def _write(window: Window, what: str, data: bytes) -> None:
    place = window.place(what)
    with written_whole(Path(window.scratch), place, place.name) as file:
        file.write(data)


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        what = f"a worker does not find what another one kept: {str(place)!r} ({error.strerror or error})"
        raise EngineError("other-worker", what, "the folder lies under the same name on all machines") from error


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Yield a folder to keep things in on the way; it goes however that ends, and so do those of calls long dead."""
    for old in folder.glob(f"{_PARTS}*"):
        if time.time() - old.stat().st_mtime > _OLD_SECONDS:
            rmtree(old, ignore_errors=True)
    scratch = folder / f"{_PARTS}{token_hex(8)}"
    try:
        yield scratch
    finally:
        rmtree(scratch, ignore_errors=True)


def _all(
    workers: Workers, work: Callable[[_Item], _Result], items: list[_Item], told: tuple[str, Progress]
) -> list[_Result]:
    """Return what came of all items, and tell how many are done, at what stage."""
    stage, progress = told
    found = []
    for one in _each(workers, work, items):
        found.append(one)
        progress(stage, len(found), len(items))
    return found


def _each(workers: Workers, work: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
    """Yield what came of every item, in their order; raises `EngineError` when whoever did one died each time."""
    for one in in_order(workers, work, items):
        if isinstance(one, Lost):
            hint = "see whether memory runs out, then run the same again"
            raise EngineError("worker-died", f"whoever grouped a part of the readings died {one.tries} times", hint)
        yield one
