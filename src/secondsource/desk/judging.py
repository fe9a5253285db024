"""What a person judges, as the page or the command line hands it over -> a judgement in force, or why it cannot be.

Reports are named by id, address, path or file name; a story stands for its first report; names are as a report writes
them.
"""

from collections.abc import Sequence
from typing import get_args

from secondsource.compare.overruled_natures import judged_of, judged_passages
from secondsource.desk.intake import address_id
from secondsource.desk.upkeep import put_in_force
from secondsource.errors import InputError
from secondsource.ingest.judgements import VERDICTS
from secondsource.records.desk import Ruling
from secondsource.records.storyfile import Nature, Point
from secondsource.store.connect import Desk
from secondsource.store.passages import report_titles, reports_called
from secondsource.store.people import stories_naming
from secondsource.store.reports import list_reports
from secondsource.store.stories import read_story, running_story

_MOST_CHARS = 500


def judge(desk: Desk, verdict: str, sides: Sequence[str], said: tuple[str, str]) -> Ruling:
    """Put a judgement on two reports, stories or names into force; `said` is why, and when. What it bears on is marked.

    Raises `InputError`, and changes nothing, when it is on nothing or one thing, or others that hold contradict it.
    """
    if verdict not in VERDICTS:
        raise InputError("bad-judgement", f"unknown verdict {verdict!r}", f"one of: {', '.join(VERDICTS)}")
    kind, holds = VERDICTS[verdict]
    left, right = (side.strip() for side in sides)
    if not left or not right or left == right or len(left) + len(right) > _MOST_CHARS:
        raise InputError("same-twice", "a judgement is on two different things", "choose two")
    if kind == "same-entity":
        _check_names(desk, (left, right))
    else:
        of_stories = kind == "same-story"
        left = _report(desk, left, of_stories, "")
        right = _report(desk, right, of_stories, left)
        if left == right:
            raise InputError("same-twice", "both are one report", "choose two")
    why, now = said
    return put_in_force(desk, Ruling("", kind, left, right, holds, why.strip()[:_MOST_CHARS], now))


def judge_nature(desk: Desk, of: tuple[str, str], nature: str, said: tuple[str, str]) -> Ruling:
    """Say why the positions of a point differ; `of` are the ids of its story and of the point, `said` why, and when.

    Raises `InputError` when there is no such point, or its reports do not differ.
    """
    if nature not in get_args(Nature):
        raise InputError("bad-judgement", f"unknown nature {nature!r}", f"one of: {', '.join(get_args(Nature))}")
    point = find_point(desk, *of)
    if len(point.positions) < 2:
        raise InputError("same-twice", f"reports give one value alone of {point.about!r}", "there is no difference")
    why, now = said
    ruling = Ruling("", "nature", judged_of(point), nature, True, why.strip()[:_MOST_CHARS], now)
    return put_in_force(desk, ruling)


def said_of(desk: Desk, one: Ruling) -> str:
    """Return what a judgement says, in words: reports go by their titles."""
    if one.kind == "nature":
        words = " and ".join(f"“{said}”" for _, said in judged_passages(one.left))
        return f"{words}: {one.right}"
    verdict = next(word for word, meant in VERDICTS.items() if meant == (one.kind, one.holds))
    titles = report_titles(desk, (one.left, one.right)) if one.kind != "same-entity" else {}
    left, right = (f"“{titles.get(side, side)}”" for side in (one.left, one.right))
    return f"{left} {verdict} {right}"


def find_point(desk: Desk, story: str, point: str) -> Point:
    """Return a point of a story as it stands now; raises `InputError` when it is not there."""
    view = read_story(desk, story)
    found = next((one for one in view.file.points if one.id == point), None) if view else None
    if found is None:
        raise InputError("not-found", "there is no such point", "it may have changed: look at the story again")
    return found


def _report(desk: Desk, name: str, stories: bool, other: str) -> str:
    """Return the id of the report meant; of a story the first that is not `other`."""
    found = reports_called(desk, address_id(name) or name, name)
    if not found and stories:
        story = running_story(desk, name)
        found = [row.id for row in list_reports(desk, story=story, limit=2) if row.id != other][:1] if story else []
    if not found:
        raise InputError("not-found", f"there is no report {name!r}", "name it by its id, address or file name")
    if len(found) > 1:
        raise InputError("bad-judgement", f"{name!r} fits several reports", "name it by its id")
    return found[0]


def _check_names(desk: Desk, names: Sequence[str]) -> None:
    """Refuse a name that no report writes: it is a slip, and a judgement on it would change nothing."""
    if len({name.casefold() for name in names}) < len(names):
        raise InputError("same-twice", "that is one name, written twice", "choose two")
    with desk.reading() as connection:
        unknown = [name for name in names if not stories_naming(connection, (name,))]
    if unknown:
        raise InputError("not-found", f"no report names {unknown[0]!r}", "write the name as a report does")
