"""What the program decided, overruled by hand: the log of judgements, forms for a story or a name, and what they do.

Two stories are joined, a report is split off, two reports are said to copy or not, two names to be one or not. All that
follows is made anew, beside the pages; each judgement can be undone, and the log keeps it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args
from urllib.parse import quote

from secondsource.compare.overruled_natures import judged_passages
from secondsource.desk.judging import judge, judge_nature
from secondsource.desk.upkeep import lift
from secondsource.errors import InputError, RequestError
from secondsource.ingest.judgements import VERDICTS
from secondsource.records.desk import EntityView, ReportRow, Ruling, StoryRow
from secondsource.records.storyfile import Nature, Point
from secondsource.store.judgements import list_rulings
from secondsource.store.passages import first_reports, report_titles, story_row
from secondsource.store.people import read_entity
from secondsource.store.reports import list_reports
from secondsource.store.stories import count_waiting, list_stories, read_story, related_stories
from secondsource.web.page_table import Action, Asked, Page, Parameter

_SHOWN, _CHOICES = 50, 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that may be joined: its row and one of its reports, which stands for it in a judgement."""

    story: StoryRow
    report: str


@dataclass(frozen=True, slots=True)
class JudgementPage:
    """The log, newest first, from the `skip`th on (`more`: others follow), and what there is to judge of.

    `titles`: the title of each report named in the log. `story` with its reports, the stories it may be joined to and
    its points whose values differ (`point` is the one to begin with), or `name`: what the forms are about; both None:
    the log alone. `waiting` stories are still to be told anew.
    """

    rulings: tuple[Ruling, ...]
    skip: int
    more: bool
    titles: dict[str, str]
    story: StoryRow | None
    reports: tuple[ReportRow, ...]
    candidates: tuple[Candidate, ...]
    name: EntityView | None
    waiting: int
    points: tuple[Point, ...] = ()
    point: str = ""


def make_judgement_page(asked: Asked) -> JudgementPage:
    """Read the log, and what there is to judge of."""
    skip = asked.number("skip", 0, 10**6, 0)
    rulings = list_rulings(asked.desk, limit=_SHOWN + 1, skip=skip)
    named = {report for one in rulings for report in _reports_of(one)}
    story = story_row(asked.desk, asked.given["story"]) if asked.given["story"] else None
    name = read_entity(asked.desk, asked.given["name"]) if asked.given["name"] else None
    if (asked.given["story"] and story is None) or (asked.given["name"] and name is None):
        raise RequestError("not-found", "there is no such story or name", "come from its page", 404)
    return JudgementPage(
        rulings=tuple(rulings[:_SHOWN]),
        skip=skip,
        more=len(rulings) > _SHOWN,
        titles=report_titles(asked.desk, sorted(named)),
        story=story,
        reports=tuple(list_reports(asked.desk, story=story.id, limit=_CHOICES)) if story else (),
        candidates=_candidates(asked, story) if story else (),
        name=name,
        waiting=count_waiting(asked.desk),
        points=_points(asked, story) if story else (),
        point=asked.given["point"],
    )


def _reports_of(ruling: Ruling) -> tuple[str, ...]:
    """Return the ids of the reports that a judgement names."""
    if ruling.kind == "nature":
        return tuple(report for report, _ in judged_passages(ruling.left))
    return () if ruling.kind == "same-entity" else (ruling.left, ruling.right)


def _points(asked: Asked, story: StoryRow) -> tuple[Point, ...]:
    """Return the points of a story on which reports give more than one value."""
    view = read_story(asked.desk, story.id)
    return tuple(point for point in view.file.points if len(point.positions) > 1)[:_CHOICES] if view else ()


def _candidates(asked: Asked, story: StoryRow) -> tuple[Candidate, ...]:
    """Return the stories that share names with this one, then the hottest."""
    near = [row for row, _ in related_stories(asked.desk, story.id, limit=20)]
    rows = {row.id: row for row in (*near, *list_stories(asked.desk, limit=30)) if row.id != story.id}
    first = first_reports(asked.desk, list(rows))
    return tuple(Candidate(row, first[key]) for key, row in rows.items() if key in first)


def add_judgement(asked: Asked) -> str:
    """Put a judgement into force; raises `RequestError` when it is on nothing or one thing, or contradicts others."""
    given = asked.given
    left, right = given["left"].strip(), given["right"].strip()
    sides = (left, given["spare"].strip() if left == right else right)
    _told(asked, lambda: judge(asked.desk, given["verdict"] or "same story", sides, (given["why"], asked.now())))
    return "/judgements"


def add_nature(asked: Asked) -> str:
    """Put a judgement on the nature of a difference into force; raises `RequestError` when there is no such point."""
    given = asked.given
    of = (given["story"], given["point"])
    _told(asked, lambda: judge_nature(asked.desk, of, given["nature"], (given["why"], asked.now())))
    return f"/story/{quote(given['story'], safe='')}#by-hand"


def _told(asked: Asked, judged: Callable[[], Ruling]) -> None:
    try:
        judged()
    except InputError as error:
        hint = "undo one of these judgements first" if error.code == "bad-judgement" else error.hint
        raise RequestError(error.code, error.what, hint, _STATUS.get(error.code, 400)) from error
    asked.follow()


def undo_judgement(asked: Asked) -> str:
    """Let a judgement hold no longer; raises `RequestError` when none such holds."""
    if lift(asked.desk, asked.given["judgement"], asked.now()) is None:
        raise RequestError("not-found", "there is no such judgement, or it was undone", "see the log", 404)
    asked.follow()
    return "/judgements"


_STATUS = {"not-found": 404, "bad-judgement": 409}
JUDGEMENTS = Page(
    "/judgements",
    "judgements",
    "The log of judgements made by hand, and forms to make more.",
    JudgementPage,
    make_judgement_page,
    "judgement_page.html.j2",
    (
        Parameter("point", "The id of a point of the story to judge of."),
        Parameter("story", "The id of a story to judge of."),
        Parameter("name", "The id of a person, organisation or place to judge of."),
        Parameter("skip", "How many judgements to pass over.", number=True),
    ),
    lambda it: {"judged_passages": judged_passages},
)
JUDGE = Action(
    "/judgements/add",
    "judge",
    "Overrule the program: what follows is made anew, soon.",
    add_judgement,
    (
        Parameter("verdict", "What is so.", "form", choices=tuple(VERDICTS)),
        Parameter(
            "left", "The id of a report, or a name as written; for `copy` the one that copies.", "form", needed=True
        ),
        Parameter("right", "The other report or name.", "form", needed=True),
        Parameter("spare", "Taken in the place of `right` when the two are the same.", "form"),
        Parameter("why", "The reason, in words; shown where the judgement is.", "form"),
    ),
)
JUDGE_NATURE = Action(
    "/judgements/nature",
    "judge-nature",
    "Say why the values of a point differ: its standing and all that follows is made anew at once.",
    add_nature,
    (
        Parameter("story", "The id of the story.", "form", needed=True),
        Parameter("point", "The id of the point.", "form", needed=True),
        Parameter("nature", "What the difference is.", "form", choices=get_args(Nature), needed=True),
        Parameter("why", "The reason, in words; shown where the judgement is.", "form"),
    ),
)
UNDO = Action(
    "/judgements/{judgement}/undo",
    "undo",
    "Let a judgement hold no longer.",
    undo_judgement,
    (Parameter("judgement", "The id of the judgement.", "path"),),
)
