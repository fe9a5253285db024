"""Reports kept but not yet grouped -> reports of stories; the stream that groups them is kept with what it decided."""

from collections.abc import Sequence
from datetime import date, timedelta

from secondsource.group.heat import HALF_LIFE_DAYS
from secondsource.group.regroup import regroup, run_through
from secondsource.group.rulings import Rulings
from secondsource.group.running import RunningStories
from secondsource.group.saved import load_running, save_running
from secondsource.group.traits import Traits, read_traits
from secondsource.records.desk import Ruling
from secondsource.store.connect import Desk, Writer
from secondsource.store.grouping import (
    assign_reports,
    cool_stories,
    load_stream,
    members_of,
    newest_day,
    pending_reports,
    save_stream,
    story_of_report,
)
from secondsource.store.judgements import rulings_that_hold
from secondsource.store.reports import load_reading


def group_pending(desk: Desk, now: str) -> int:
    """Group what is kept but not grouped, in one transaction; return how many reports that were."""
    with desk.reading() as connection:
        if not pending_reports(connection):
            return 0
    with desk.writing() as writer:
        pending = pending_reports(writer)
        running = _stream(writer)
        traits = _traits(writer, pending)
        running.rarity.count(traits)
        before = {tuple(story.members) for story in running.stories.values()}
        gone = run_through(running, traits)
        # A story may have been told apart: the part without fresh reports has its seats to change as well.
        told = [story.members for story in (*gone, *running.stories.values())]
        assign_reports(writer, [members for members in told if tuple(members) not in before], now)
        _go_on_to(writer, traits, now)
        save_stream(writer, save_running(running))
    return len(pending)


def group_anew(writer: Writer, ruled: Sequence[str], now: str) -> None:
    """Group the stories of these reports again, by the judgements that hold now."""
    stories = sorted({story for report in ruled if (story := story_of_report(writer, report)) is not None})
    members = [report for story in stories for report in members_of(writer, story)]
    running = _stream(writer)
    assign_reports(writer, regroup(running, _traits(writer, members)), now)
    save_stream(writer, save_running(running))


def group_all(writer: Writer, now: str) -> None:
    """Group all reports of the desk from the beginning, as if they came in today."""
    everything = [*members_of(writer, None), *pending_reports(writer)]
    traits = _traits(writer, everything)
    running = RunningStories()
    running.rulings = _rulings(rulings_that_hold(writer))
    running.rarity.count(traits)
    gone = run_through(running, traits)
    assign_reports(writer, [story.members for story in (*gone, *running.stories.values())], now)
    _go_on_to(writer, traits, now)
    save_stream(writer, save_running(running))


def _stream(writer: Writer) -> RunningStories:
    saved = load_stream(writer)
    running = RunningStories() if saved is None else load_running(saved)
    running.rulings = _rulings(rulings_that_hold(writer))
    return running


def _rulings(held: Sequence[Ruling]) -> Rulings:
    rulings = Rulings()
    for one in held:
        if one.kind == "same-story" or (one.kind == "copies" and one.holds):  # a copy tells what its original tells
            rulings.rule(one.left, one.right, one_story=one.holds)
    return rulings


def _traits(writer: Writer, members: Sequence[str]) -> list[Traits]:
    return [read_traits(*load_reading(writer, report)) for report in members]


def _go_on_to(writer: Writer, traits: Sequence[Traits], now: str) -> None:
    """Let the heat of all stories be as of the newest day; a day after tomorrow is a slip and no newest day."""
    last = (date.fromisoformat(now[:10]) + timedelta(days=1)).toordinal()
    newest = max((one.day for one in traits if one.day is not None and one.day <= last), default=None)
    before = newest_day(writer)
    if newest is None or (before is not None and date.fromordinal(newest).isoformat() <= before):
        return
    days = newest - date.fromisoformat(before).toordinal() if before else 0
    cool_stories(writer, date.fromordinal(newest).isoformat(), float(0.5 ** (days / HALF_LIFE_DAYS)))
