"""Stories that reports have joined or left since they were last told -> their story files, and what is new in them."""

from datetime import date

from msgspec.structs import replace

from secondsource.brief.changes import find_changes
from secondsource.pipeline import Progress, tell_story
from secondsource.records.desk import Ruling
from secondsource.records.story import Judgement
from secondsource.store.connect import Desk
from secondsource.store.grouping import newest_day, stale_stories
from secondsource.store.judgements import rulings_that_hold
from secondsource.store.reports import load_readings
from secondsource.store.write_stories import save_story, told_before

_SAID = "a person said so"


def tell_stale(desk: Desk, now: str, progress: Progress) -> tuple[int, int]:
    """Tell every story anew that was touched; return how many stories that were, and how many changes were found.

    What a story says and what is new in it are kept in one transaction, so a change is told once whatever happens.
    """
    with desk.reading() as connection:
        stale = stale_stories(connection)
    told = changes = 0
    for done, (story, touched) in enumerate(stale, 1):
        found = _tell(desk, story, touched, now)
        told += found is not None
        changes += found or 0
        progress("comparing", done, len(stale))
    return told, changes


def _tell(desk: Desk, story: str, touched: int, now: str) -> int | None:
    """Tell one story; return how many changes were new, None when it was touched again meanwhile."""
    with desk.reading() as connection:
        documents, analyses = load_readings(connection, story)
        decided = [_judgement(one) for one in rulings_that_hold(connection)]
        newest = newest_day(connection)
        before = told_before(connection, story)
    day = date.fromisoformat(newest) if newest else None
    told = tell_story(list(documents), documents, analyses, decided, day)
    file = replace(told, story=replace(told.story, id=story))
    with desk.writing() as writer:
        return save_story(writer, file, touched, find_changes(before, file), now)


def _judgement(ruling: Ruling) -> Judgement:
    why = f"{_SAID}: {ruling.why}" if ruling.why else _SAID
    return Judgement(ruling.kind, ruling.left, ruling.right, float(ruling.holds), why)
