"""`secondsource news`: the desk → what is new in its stories since a moment."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now, moment_of
from secondsource.errors import InputError

if TYPE_CHECKING:
    from secondsource.records.desk import ChangeRow
    from secondsource.store.connect import Desk


class NewsFormat(StrEnum):
    """How news can be written."""

    text = "text"
    jsonl = "jsonl"


_Since = Annotated[
    str | None, typer.Option("--since", metavar="WHEN", help="A day, a moment, or how long ago: 90m, 12h, 2d, 1w.")
]
_Story = Annotated[str | None, typer.Option("--story", metavar="ID", help="Of one story alone.")]
_Rule = Annotated[str | None, typer.Option("--rule", metavar="NAME", help="What one of your rules tells.")]
_Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many, the newest.")]
_Format = Annotated[NewsFormat, typer.Option("--format", "-f", help="jsonl is one object a line, oldest first.")]


def news(
    desk: DeskName = DEFAULT_DESK,
    since: _Since = None,
    story: _Story = None,
    rule: _Rule = None,
    limit: _Limit = 200,
    format: _Format = NewsFormat.text,
) -> None:
    """Say what is new: new facts, confirmations, figures revised, disputes and how they were settled, plans, edits.

    Every change is told once, however often the command is run or stopped; the newest stand last.

    \b
    Examples:
      secondsource news --since 12h
      secondsource news --story s37c49a1ef745 --format jsonl
      secondsource news --rule second-origin
    """
    moment = moment_of(since) if since else None
    from secondsource.records.desk import Wanted
    from secondsource.store.connect import open_desk
    from secondsource.store.news import list_changes

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        story = None if story is None else _running(opened, story)
        asked = None if rule is None else _rule_id(opened, rule)
        found = list_changes(opened, Wanted(since=moment, story=story, rule=asked, limit=limit))[::-1]
    finally:
        opened.close()
    if format is NewsFormat.jsonl:
        import msgspec

        typer.echo(b"".join(msgspec.json.encode(one) + b"\n" for one in found), nl=False)
    else:
        typer.echo(_text(found), nl=False)


def _running(desk: "Desk", story: str) -> str:
    """Return the id of the story meant: of one that was joined to another, the other's; raises `InputError`."""
    from secondsource.store.stories import running_story

    running = running_story(desk, story)
    if running is None:
        hint = "its id stands in the address of its page, and in `secondsource news --format jsonl`"
        raise InputError("no-story", f"the desk has no story {story!r}", hint)
    return running


def _rule_id(desk: "Desk", name: str) -> str:
    from secondsource.store.rules import find_rule

    with desk.reading() as connection:
        found = find_rule(connection, name)
    if found is None:
        raise InputError("not-found", f"there is no rule {name!r}", "see: secondsource rules list")
    return found.id


def _text(found: "list[ChangeRow]") -> str:
    """Return the changes under the titles of their stories, in the order in which the stories changed."""
    from secondsource.brief.render_words import one_line

    stories: dict[str, list[ChangeRow]] = {}
    for one in found:
        stories.setdefault(one.story, []).append(one)
    blocks = []
    for changes in stories.values():
        lines = [f"  {one.at[:16].replace('T', ' ')}  {one.kind}: {one_line(one.text)}\n" for one in changes]
        blocks.append(f"{one_line(changes[-1].story_title)}\n{''.join(lines)}")
    return "\n".join(blocks) or "Nothing new.\n"
