"""What the program decided, overruled by hand: the log of judgements, forms for a story or a name, and what they do.

Two stories are joined, a report is split off, two reports are said to copy or not, two names to be one or not. All that
follows is made anew, beside the pages; each judgement can be undone, and the log keeps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.desk.upkeep import lift, put_in_force
from secondsource.errors import InputError, RequestError
from secondsource.ingest.judgements import VERDICTS
from secondsource.records.desk import EntityView, ReportRow, Ruling, StoryRow
from secondsource.store.judgements import list_rulings
from secondsource.store.passages import first_reports, report_titles, story_row
from secondsource.store.people import read_entity, stories_naming
from secondsource.store.reports import list_reports
from secondsource.store.stories import count_waiting, list_stories, related_stories
from secondsource.web.page_table import Action, Asked, Page, Parameter

_SHOWN, _CHOICES, _MOST_CHARS = 50, 200, 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that may be joined: its row and one of its reports, which stands for it in a judgement."""

    story: StoryRow
    report: str


@dataclass(frozen=True, slots=True)
class JudgementPage:
    """The log, newest first, from the `skip`th on (`more`: others follow), and what there is to judge of.

    `titles`: the title of each report named in the log. `story` with its reports and the stories it may be joined to,
    or `name`: what the forms are about; both None: the log alone. `waiting` stories are still to be told anew.
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


def make_judgement_page(asked: Asked) -> JudgementPage:
    """Read the log, and what there is to judge of."""
    skip = asked.number("skip", 0, 10**6, 0)
    rulings = list_rulings(asked.desk, limit=_SHOWN + 1, skip=skip)
    named = {side for one in rulings if one.kind != "same-entity" for side in (one.left, one.right)}
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
    )


def _candidates(asked: Asked, story: StoryRow) -> tuple[Candidate, ...]:
    """Return the stories that share names with this one, then the hottest."""
    near = [row for row, _ in related_stories(asked.desk, story.id, limit=20)]
    rows = {row.id: row for row in (*near, *list_stories(asked.desk, limit=30)) if row.id != story.id}
    first = first_reports(asked.desk, list(rows))
    return tuple(Candidate(row, first[key]) for key, row in rows.items() if key in first)


def add_judgement(asked: Asked) -> str:
    """Put a judgement into force; raises `RequestError` when it is on nothing or one thing, or contradicts others."""
    kind, holds = VERDICTS[asked.given["verdict"] or "same story"]
    left, right = asked.given["left"].strip(), asked.given["right"].strip()
    right = asked.given["spare"].strip() if left == right else right
    if not left or not right or left == right or len(left) + len(right) > _MOST_CHARS:
        raise RequestError("bad-parameter", "a judgement is on two different things", "choose two", 400)
    (_check_names if kind == "same-entity" else _check_reports)(asked, (left, right))
    why = asked.given["why"].strip()[:_MOST_CHARS]
    try:
        put_in_force(asked.desk, Ruling("", kind, left, right, holds, why, asked.now()))
    except InputError as error:
        raise RequestError(error.code, error.what, "undo one of these judgements first", 409) from error
    asked.follow()
    return "/judgements"


def _check_reports(asked: Asked, ids: Sequence[str]) -> None:
    known = report_titles(asked.desk, ids)
    if any(one not in known for one in ids):
        raise RequestError("not-found", "there is no such report", "choose one of the story's reports", 404)


def _check_names(asked: Asked, names: Sequence[str]) -> None:
    """Refuse a name that no report writes: it is a slip, and a judgement on it would change nothing."""
    if len({name.casefold() for name in names}) < len(names):
        raise RequestError("bad-parameter", "that is one name, written twice", "choose two", 400)
    with asked.desk.reading() as connection:
        unknown = [name for name in names if not stories_naming(connection, (name,))]
    if unknown:
        raise RequestError("not-found", f"no report names {unknown[0]!r}", "write the name as a report does", 404)


def undo_judgement(asked: Asked) -> str:
    """Let a judgement hold no longer; raises `RequestError` when none such holds."""
    if lift(asked.desk, asked.given["judgement"], asked.now()) is None:
        raise RequestError("not-found", "there is no such judgement, or it was undone", "see the log", 404)
    asked.follow()
    return "/judgements"


JUDGEMENTS = Page(
    "/judgements",
    "judgements",
    "The log of judgements made by hand, and forms to make more.",
    JudgementPage,
    make_judgement_page,
    "judgement_page.html.j2",
    (
        Parameter("story", "The id of a story to judge of."),
        Parameter("name", "The id of a person, organisation or place to judge of."),
        Parameter("skip", "How many judgements to pass over.", number=True),
    ),
)
JUDGE = Action(
    "/judgements/add",
    "judge",
    "Overrule the program: what follows is made anew, soon.",
    add_judgement,
    (
        Parameter("verdict", "What is so.", "form", choices=tuple(VERDICTS)),
        Parameter("left", "The id of a report, or a name as written; for `copy` the one that copies.", "form"),
        Parameter("right", "The other report or name.", "form"),
        Parameter("spare", "Taken in the place of `right` when the two are the same.", "form"),
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
