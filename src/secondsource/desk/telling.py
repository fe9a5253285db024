"""Stories that reports have joined or left since they were last told -> their story files, and what is new in them."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from secondsource.brief.changes import find_changes
from secondsource.desk.memories import StoryMemory, memories_of
from secondsource.desk.turns import Clock, lease_at
from secondsource.engine.local import Lost, Workers, in_order
from secondsource.errors import StoreError
from secondsource.group.headline import current_headline
from secondsource.pipeline import Beside, Progress, in_order_of_days, tell_story
from secondsource.records.desk import Change, Ruling
from secondsource.records.lease import Lease
from secondsource.records.report import Skipped
from secondsource.records.story import Judgement
from secondsource.records.storyfile import StoryFile
from secondsource.store.connect import Desk, open_desk
from secondsource.store.grouping import newest_day, stale_stories
from secondsource.store.judgements import rulings_that_hold
from secondsource.store.leases import give_back_story, take_story
from secondsource.store.packed import Unpacking
from secondsource.store.reports import load_readings
from secondsource.store.write_stories import save_story, told_before

_SAID = "a person said so"
_TRIES = 3  # at a story that is touched again whenever it has been compared; then the next round tells it
_ENOUGH = 16  # stories: fewer are compared sooner than processes are ready to compare

_Compared = tuple[StoryFile, tuple[Change, ...]]
_Result = TypeVar("_Result")


@dataclass(slots=True)
class Telling:
    """What came of it: stories told anew, changes found in them, stories left to others, and those that failed."""

    stories: int = 0
    changes: int = 0
    left: int = 0
    skipped: tuple[Skipped, ...] = ()


def tell_stale(desk: Desk, clock: Clock, progress: Progress, workers: Workers | None = None) -> Telling:
    """Tell every story anew that was touched, but those that another worker tells just now.

    What a story says and what is new in it are kept in one transaction, so a change is told once whatever happens. One
    that cannot be told is named and stays to be told; the others are told all the same. `workers` are other processes
    that may compare: what is kept is the same, in the same order.
    """
    with desk.reading() as connection:
        stale = [story for story, _ in stale_stories(connection)]
    telling = Telling()
    with closing(_found_of_each(desk, stale, clock, workers)) as each:
        for done, found in enumerate(each, 1):
            if isinstance(found, Skipped):
                telling.skipped += (found,)
            elif found is None:
                telling.left += 1
            else:
                telling.stories += 1
                telling.changes += found
            progress("comparing", done, len(stale))
    return telling


def _found_of_each(
    desk: Desk, stale: Sequence[str], clock: Clock, workers: Workers | None
) -> Generator[int | Skipped | None, None, None]:
    """Yield what came of each story, in their order; None where another worker has it."""
    if workers is None or len(stale) < _ENOUGH:
        yield from (_told_or_named(desk, story, clock) for story in stale)
        return
    taken: deque[tuple[str, int | None, Lease]] = deque()

    def to_tell() -> Iterator[tuple[str, str] | None]:
        for story in stale:
            lease = lease_at(clock())
            with desk.taking() as taker:
                touched = take_story(taker, story, lease)
            taken.append((story, touched, lease))
            yield None if touched is None else (desk.name, story)

    try:
        for packed in in_order(workers, tell_packed, to_tell()):
            story, touched, _ = taken[0]
            found = None if touched is None else _save_or_name(desk, (story, touched), packed, clock)
            _give_back(desk, [taken.popleft()])
            yield _told_or_named(desk, story, clock) if touched is not None and found is None else found
    finally:  # whatever stops us: nobody waits for what we had taken
        _give_back(desk, taken)


def _give_back(desk: Desk, taken: Iterable[tuple[str, int | None, Lease]]) -> None:
    with desk.taking() as taker:
        for story, touched, lease in taken:
            if touched is not None:
                give_back_story(taker, story, lease.until)


def tell_packed(job: tuple[str, str] | None) -> bytes | Skipped | None:
    """Compare a story (a desk's name, and the story's id); return its file and what is new in it as MessagePack."""
    if job is None:
        return None
    name, story = job
    found = _named_where_it_fails(story, lambda: _compare(_opened(name), story, None))
    return found if isinstance(found, Skipped) else msgspec.msgpack.encode(found)


@cache
def _opened(name: str) -> Desk:
    return open_desk(name, make=False)


def _save_or_name(
    desk: Desk, of: tuple[str, int], packed: bytes | Skipped | Lost | None, clock: Clock
) -> int | Skipped | None:
    """Keep a story that another process compared in this state; None when it was touched again meanwhile."""
    story, touched = of
    if isinstance(packed, Lost):
        what = f"could not be told: whoever compared it died {packed.tries} times"
        return Skipped(f"story {story}", "worker-died", what, "see whether memory runs out; the other stories are told")
    if not isinstance(packed, bytes):
        return packed
    file, news = msgspec.msgpack.decode(packed, type=_Compared)
    return _named_where_it_fails(story, lambda: _save(desk, touched, (file, news), clock))


def _told_or_named(desk: Desk, story: str, clock: Clock) -> int | Skipped | None:
    """Take a story and tell it; None when another worker has it, or it is told.

    Where it was touched again meanwhile it is ours to tell again: whoever touched it found it taken.
    """
    found: int | Skipped | None = None
    for _ in range(_TRIES):
        lease = lease_at(clock())
        with desk.taking() as taker:
            touched = take_story(taker, story, lease)
        if touched is None:
            return None
        try:
            found = _tell_or_name(desk, story, touched, clock)
        finally:
            with desk.taking() as taker:
                give_back_story(taker, story, lease.until)
        if found is not None:
            break
    return found


def _tell_or_name(desk: Desk, story: str, touched: int, clock: Clock) -> int | Skipped | None:
    return _named_where_it_fails(story, lambda: _save(desk, touched, _compare_with_memory(desk, story), clock))


def _named_where_it_fails(story: str, work: Callable[[], _Result]) -> _Result | Skipped:
    """Do some work on a story; return why it could not be done, where that is not the desk's fault."""
    try:
        return work()
    except Exception as error:
        if isinstance(error, StoreError) and error.code != "desk-failed":  # the desk is at fault, not the story
            raise
        what = f"could not be told: {type(error).__name__}: {error}"
        hint = "please report this as a bug; the other stories are told"
        return Skipped(f"story {story}", "story-failed", what, hint)


def _compare_with_memory(desk: Desk, story: str) -> _Compared:
    memories = memories_of(desk)
    memory = memories.take(story)
    file, news = _compare(desk, story, memory)
    memories.put(story, memory, len(file.reports))
    return file, news


def _compare(desk: Desk, story: str, memory: StoryMemory | None) -> _Compared:
    """Return a story as it is told now, and what is new in it. Nothing is held: others read, write and compare.

    Without a memory nothing is kept for the next time: a megabyte for every report.
    """
    with desk.reading() as connection:
        documents, analyses = load_readings(connection, story, memory.unpacking if memory else Unpacking())
        decided = [_judgement(one) for one in rulings_that_hold(connection)]
        newest = newest_day(connection)
        before = told_before(connection, story)
    day = date.fromisoformat(newest) if newest else None
    beside = Beside(decided, day, memory.comparison if memory else None)
    told = tell_story(in_order_of_days(documents), documents, analyses, beside)
    title = current_headline([documents[one.id] for one in told.reports], analyses, _days(told))
    file = replace(told, story=replace(told.story, id=story, title=title))
    return file, find_changes(before, file)


def _save(desk: Desk, touched: int, compared: _Compared, clock: Clock) -> int | None:
    """Keep a story; return how many changes were new, None when it was touched again since it was in that state."""
    file, news = compared
    with desk.writing() as writer:
        return save_story(writer, file, touched, news, clock())


def _days(told: StoryFile) -> dict[str, date]:
    """Return the last possible day of each report, as the story settled it."""
    return {one.id: date.fromisoformat(one.published.end) for one in told.reports if one.published.end}


def _judgement(ruling: Ruling) -> Judgement:
    why = f"{_SAID}: {ruling.why}" if ruling.why else _SAID
    return Judgement(ruling.kind, ruling.left, ruling.right, float(ruling.holds), why)
