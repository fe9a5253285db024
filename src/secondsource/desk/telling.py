"""Stories that reports have joined or left since they were last told -> their story files, and what is new in them."""

from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from secondsource.brief.changes import find_changes
from secondsource.desk.memories import memories_of
from secondsource.desk.turns import Clock, lease_at
from secondsource.errors import StoreError
from secondsource.group.headline import current_headline
from secondsource.pipeline import Beside, Progress, in_order_of_days, tell_story
from secondsource.records.desk import Ruling
from secondsource.records.report import Skipped
from secondsource.records.story import Judgement
from secondsource.records.storyfile import StoryFile
from secondsource.store.connect import Desk
from secondsource.store.grouping import newest_day, stale_stories
from secondsource.store.judgements import rulings_that_hold
from secondsource.store.leases import give_back_story, take_story
from secondsource.store.reports import load_readings
from secondsource.store.write_stories import save_story, told_before

_SAID = "a person said so"
_TRIES = 3  # at a story that is touched again whenever it has been compared; then the next round tells it


@dataclass(slots=True)
class Telling:
    """What came of it: stories told anew, changes found in them, and the stories that could not be told."""

    stories: int = 0
    changes: int = 0
    skipped: tuple[Skipped, ...] = ()


def tell_stale(desk: Desk, clock: Clock, progress: Progress) -> Telling:
    """Tell every story anew that was touched, but those that another worker tells just now.

    What a story says and what is new in it are kept in one transaction, so a change is told once whatever happens. One
    that cannot be told is named and stays to be told; the others are told all the same.
    """
    with desk.reading() as connection:
        stale = stale_stories(connection)
    telling = Telling()
    for done, (story, _) in enumerate(stale, 1):
        found = _told_or_named(desk, story, clock)
        if isinstance(found, Skipped):
            telling.skipped += (found,)
        elif found is not None:
            telling.stories += 1
            telling.changes += found
        progress("comparing", done, len(stale))
    return telling


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
    try:
        return _tell(desk, story, touched, clock)
    except Exception as error:
        if isinstance(error, StoreError) and error.code != "desk-failed":  # the desk is at fault, not the story
            raise
        what = f"could not be told: {type(error).__name__}: {error}"
        hint = "please report this as a bug; the other stories are told"
        return Skipped(f"story {story}", "story-failed", what, hint)


def _tell(desk: Desk, story: str, touched: int, clock: Clock) -> int | None:
    """Tell one story; return how many changes were new, None when it was touched again meanwhile.

    While it is compared nothing is held: other workers read, write and compare other stories.
    """
    memories = memories_of(desk)
    memory = memories.take(story)
    with desk.reading() as connection:
        documents, analyses = load_readings(connection, story, memory.unpacking)
        decided = [_judgement(one) for one in rulings_that_hold(connection)]
        newest = newest_day(connection)
        before = told_before(connection, story)
    day = date.fromisoformat(newest) if newest else None
    beside = Beside(decided, day, memory.comparison)
    told = tell_story(in_order_of_days(documents), documents, analyses, beside)
    memories.put(story, memory, len(documents))
    title = current_headline([documents[one.id] for one in told.reports], analyses, _days(told))
    file = replace(told, story=replace(told.story, id=story, title=title))
    news = find_changes(before, file)
    with desk.writing() as writer:
        return save_story(writer, file, touched, news, clock())


def _days(told: StoryFile) -> dict[str, date]:
    """Return the last possible day of each report, as the story settled it."""
    return {one.id: date.fromisoformat(one.published.end) for one in told.reports if one.published.end}


def _judgement(ruling: Ruling) -> Judgement:
    why = f"{_SAID}: {ruling.why}" if ruling.why else _SAID
    return Judgement(ruling.kind, ruling.left, ruling.right, float(ruling.holds), why)
