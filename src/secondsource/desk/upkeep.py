"""A desk -> the same desk with all that is derived made again from the bytes that came in; and its judgements kept."""

from collections.abc import Sequence

from secondsource.compare.overruled_natures import judged_passages
from secondsource.desk.grouping import group_all, group_anew, group_pending
from secondsource.desk.telling import tell_stale
from secondsource.desk.turns import Clock
from secondsource.ingest.judgements import VERDICTS, Said
from secondsource.ingest.opposed_judgements import Settled, check_judgements
from secondsource.pipeline import Progress, read_each, read_report
from secondsource.records.desk import Arrival, Ruling
from secondsource.records.report import Skipped
from secondsource.settings import Settings
from secondsource.store.connect import Desk, Writer
from secondsource.store.grouping import story_of_report, touch_everything
from secondsource.store.judgements import add_ruling, rulings_that_hold, undo_ruling
from secondsource.store.passages import report_titles
from secondsource.store.people import stories_naming
from secondsource.store.write_reports import given_report, kept_versions, replace_reading, touch_story

_SETTINGS = Settings()


def rebuild(desk: Desk, clock: Clock, progress: Progress) -> tuple[int, int, tuple[Skipped, ...]]:
    """Read every text of the desk again, group all reports anew and tell every story; return texts, stories, failures.

    Ids stay: a story keeps the id under which most of its reports were. A text this version cannot read any more keeps
    its earlier reading.
    """
    with desk.reading() as connection:
        kept = kept_versions(connection)
    skipped: list[Skipped] = []
    for done, (version, raw) in enumerate(kept, 1):
        skipped += _read_anew(desk, version, raw, clock())
        progress("reading", done, len(kept))
    with desk.writing() as writer:
        group_all(writer, clock())
        touch_everything(writer)
    telling = tell_stale(desk, clock, progress)
    return len(kept), telling.stories, (*skipped, *telling.skipped)


def overrule(desk: Desk, ruling: Ruling, progress: Progress) -> Ruling:
    """Put a person's judgement into force, and tell all stories it bears on anew; as `put_in_force` else."""
    kept = put_in_force(desk, ruling)
    tell_stale(desk, lambda: ruling.at, progress)
    return kept


def put_in_force(desk: Desk, ruling: Ruling) -> Ruling:
    """Keep a person's judgement in the log, and mark all stories it bears on as ones to be told anew.

    An earlier judgement on the same two gives way. Raises `InputError`, and changes nothing, when others that hold say
    the opposite together.
    """
    group_pending(desk, ruling.at)
    with desk.writing() as writer:
        kept = add_ruling(writer, ruling)
        check_judgements(_settled(desk, rulings_that_hold(writer)))
        _follow(writer, kept, ruling.at)
    return kept


def undo(desk: Desk, ruling: str, now: str, progress: Progress) -> Ruling | None:
    """Let a judgement hold no longer, and tell anew all that followed from it; None when there is none that holds."""
    undone = lift(desk, ruling, now)
    tell_stale(desk, lambda: now, progress)
    return undone


def lift(desk: Desk, ruling: str, now: str) -> Ruling | None:
    """Let a judgement hold no longer, and mark the stories it bears on; None when there is none that holds."""
    with desk.writing() as writer:
        undone = undo_ruling(writer, ruling, now)
        if undone is not None:
            _follow(writer, undone, now)
    return undone


def _settled(desk: Desk, held: Sequence[Ruling]) -> list[Settled]:
    """Return judgements as those of a file are checked; reports go by their titles there. A nature opposes none."""
    held = [one for one in held if one.kind != "nature"]
    names = {side for one in held for side in (one.left, one.right)}
    titles = report_titles(desk, sorted(names))
    settled = []
    for one in held:
        verdict = next(word for word, meant in VERDICTS.items() if meant == (one.kind, one.holds))
        left, right = (titles.get(side, side) for side in (one.left, one.right))
        said = Said("the log", one.at[:10], one.kind, one.holds, left, right, verdict)
        sides = (one.left.lower(), one.right.lower())  # ids of reports are in lower case
        settled.append((said, *sides))
    return settled


def _follow(writer: Writer, ruling: Ruling, now: str) -> None:
    if ruling.kind == "same-story":
        group_anew(writer, (ruling.left, ruling.right), now)
    elif ruling.kind == "nature":
        for report in sorted({report for report, _ in judged_passages(ruling.left)}):
            touch_story(writer, story_of_report(writer, report))
    elif ruling.kind == "copies":
        group_anew(writer, (ruling.left, ruling.right), now)  # a copy tells the story of what it copies
        for report in (ruling.left, ruling.right):
            touch_story(writer, story_of_report(writer, report))
    else:
        for story in stories_naming(writer, (ruling.left, ruling.right)):
            touch_story(writer, story)


def _read_anew(desk: Desk, version: str, raw: str, now: str) -> list[Skipped]:
    """Read one text again; return why it could not be, or nothing."""
    with desk.reading() as connection:
        given = given_report(connection, raw)
    (read,) = read_each([given], lambda report: read_report(report, _SETTINGS))
    if isinstance(read, Skipped):
        return [read]
    with desk.writing() as writer:
        replace_reading(writer, Arrival(given.id, given, *read, now), version)
    return []
