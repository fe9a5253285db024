"""`secondsource judgements`: what the program decided on a desk, overruled by hand; the log, and undoing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.messages import send_messages
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import name_skipped
from secondsource.errors import InputError

if TYPE_CHECKING:
    from secondsource.records.desk import Ruling
    from secondsource.store.connect import Desk

_Verdict = Annotated[
    str,
    typer.Argument(
        metavar="VERDICT",
        help='"same story", "other story", "copy", "independent", "same name" or "not same name".',
    ),
]
_A = Annotated[str, typer.Argument(metavar="A", help="A report, a story, or a name; of a copy the one that copies.")]
_B = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
_Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; shown where the judgement is.")]
_Story = Annotated[str, typer.Argument(metavar="STORY", help="The id of the story.")]
_Point = Annotated[str, typer.Argument(metavar="POINT", help="The id of the point: see `judgements points`.")]
_Nature = Annotated[str, typer.Argument(metavar="NATURE", help="dispute, update, rounding or scope.")]
_Id = Annotated[str, typer.Argument(metavar="ID", help="The id of the judgement, as the log names it.")]
_Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many, the newest.")]

app = typer.Typer(help="Overrule what the program decided on a desk; see the log, and undo.", no_args_is_help=True)


@app.command("add")
def add_judgement(verdict: _Verdict, a: _A, b: _B, why: _Why = "", desk: DeskName = DEFAULT_DESK) -> None:
    """Join or part stories and names, say who copies whom. What follows is made anew at once.

    Reports are named by id, address, path or file name; a story by its id; names as a report writes them.

    \b
    Examples:
      secondsource judgements add "same story" s37c49a1ef745 s0f3b77c1a2d4
      secondsource judgements add "other story" https://news.example/fair.html s37c49a1ef745
      secondsource judgements add independent courier.txt northline.txt --why "both were at the briefing"
      secondsource judgements add "not same name" "Olsen" "Mara Olsen"
    """
    from secondsource.desk.judging import judge

    _overruled(desk, lambda opened: judge(opened, verdict, (a, b), (why, moment_now())))


@app.command("nature")
def add_nature(story: _Story, point: _Point, nature: _Nature, why: _Why = "", desk: DeskName = DEFAULT_DESK) -> None:
    """Say why the values of a point differ: a dispute, an update, a rounding, or another scope.

    It holds as long as the same values stand; when another value comes, the program judges anew.

    \b
    Examples:
      secondsource judgements nature s37c49a1ef745 p9a01be22c0d1 update --why "the hospital corrected itself"
    """
    from secondsource.desk.judging import judge_nature

    _overruled(desk, lambda opened: judge_nature(opened, (story, point), nature, (why, moment_now())))


@app.command("points")
def list_points(story: _Story, desk: DeskName = DEFAULT_DESK) -> None:
    """Show the points of a story on which reports give more than one value, each with its id and nature."""
    from secondsource.brief.render_words import one_line
    from secondsource.store.connect import open_desk
    from secondsource.store.stories import read_story

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        view = read_story(opened, story)
    finally:
        opened.close()
    if view is None:
        raise InputError("not-found", f"there is no story {story!r}", "its page's address ends with its id")
    for point in (one for one in view.file.points if len(one.positions) > 1):
        values = " / ".join(position.value for position in point.positions)
        by_hand = ", by hand" if point.overruled else ""
        typer.echo(one_line(f"{point.id}  {point.about}: {values} – {point.nature or 'no difference'}{by_hand}"))


@app.command("list")
def list_judgements(limit: _Limit = 50, desk: DeskName = DEFAULT_DESK) -> None:
    """Show the log, undone judgements too, the newest first."""
    from secondsource.store.connect import open_desk
    from secondsource.store.judgements import list_rulings

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        lines = [_line(opened, one) for one in list_rulings(opened, limit)]
    finally:
        opened.close()
    typer.echo("\n".join(lines) or "Nothing was overruled yet.")


@app.command("undo")
def undo_judgement(judgement: _Id, desk: DeskName = DEFAULT_DESK) -> None:
    """Let a judgement hold no longer, and all that followed from it."""
    from secondsource.desk.upkeep import lift

    def undone(opened: "Desk") -> "Ruling":
        found = lift(opened, judgement, moment_now())
        if found is None:
            what = f"there is no judgement {judgement!r}, or it was undone"
            raise InputError("not-found", what, "see: secondsource judgements list")
        return found

    _overruled(desk, undone)


def _overruled(desk: str, judged: Callable[["Desk"], "Ruling"]) -> None:
    """Open the desk, judge, tell anew what that bears on, and say what was judged."""
    from secondsource.desk.telling import tell_stale
    from secondsource.store.connect import open_desk

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        ruling = judged(opened)
        with progress_bar() as progress:
            telling = tell_stale(opened, moment_now, progress)
        send_messages(opened)
        name_skipped(telling.skipped)
        typer.echo(_line(opened, ruling))
    finally:
        opened.close()


def _line(desk: "Desk", one: "Ruling") -> str:
    from secondsource.brief.render_words import one_line
    from secondsource.desk.judging import said_of

    why = f" ({one.why})" if one.why else ""
    undone = f" – undone {one.undone_at[:10]}" if one.undone_at else ""
    return one_line(f"{one.id}  {one.at[:16].replace('T', ' ')}  {said_of(desk, one)}{why}{undone}")
