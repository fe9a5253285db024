"""`secondsource rules`: what a person asks to be told of, kept on the desk; and the webhooks that are told."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.cli.messages import send_messages
from secondsource.errors import InputError, SettingsError
from secondsource.ingest.whole import read_whole
from secondsource.records.desk import ChangeKind
from secondsource.records.storyfile import PointKind

if TYPE_CHECKING:
    from secondsource.records.rules import Rule, RuleState

_MOST_BYTES = 10_000  # of a file that holds a secret and nothing else
_Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the rule.")]
_Changes = Annotated[
    list[str] | None,
    typer.Option("--change", metavar="KIND", help=f"One of these kinds of change: {', '.join(get_args(ChangeKind))}."),
]
_Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help=f"One of these kinds of point: {', '.join(get_args(PointKind))}."),
]
_Words = Annotated[
    str, typer.Option("--words", help='Words that must all stand in the change or its story\'s title; "…" is a phrase.')
]
_Who = Annotated[str | None, typer.Option("--name", metavar="WHO", help="A person, organisation or place it names.")]
_Story = Annotated[str | None, typer.Option("--story", metavar="ID", help="Of one story alone.")]
_Outlet = Annotated[str | None, typer.Option("--outlet", help="Of reports of this outlet.")]
_Webhook = Annotated[
    str | None, typer.Option("--webhook", metavar="URL", help="The address that is told (POST, JSON).")
]
_Secret = Annotated[
    Path | None,
    typer.Option("--secret-file", metavar="FILE", help="File with the secret that signs; else one is made up."),
]
_Private = Annotated[bool, typer.Option("--allow-private", help="The webhook may be of this machine or your network.")]

app = typer.Typer(help="Say what you want to be told of: rules over what is new, with webhooks.", no_args_is_help=True)


@app.command("add")
def add_rule(
    name: _Name,
    change: _Changes = None,
    words: _Words = "",
    who: _Who = None,
    story: _Story = None,
    kind: _Kinds = None,
    outlet: _Outlet = None,
    webhook: _Webhook = None,
    secret_file: _Secret = None,
    allow_private: _Private = False,
    desk: DeskName = DEFAULT_DESK,
) -> None:
    """Keep a rule: what meets all that it asks for is shown by `news --rule NAME`, on the page, in a feed.

    With --webhook it is also posted there as JSON, signed as Standard Webhooks say: `add` and `watch` do it, with
    retries for three days, under one id however often it is tried.

    \b
    Examples:
      secondsource rules add second-origin --change confirmed --words ferry
      secondsource rules add minister --name "Dov Halloran" --change disputed --change "quote re-attributed"
      secondsource rules add toll --kind count --webhook http://localhost:9000/news --allow-private
    """
    rule = _rule(name, change, kind)
    asked = {"story": story, "who": who, "words": words, "outlet": outlet, "webhook": webhook, "private": allow_private}
    rule = replace(rule, **asked)  # type: ignore[arg-type]  # each as it is annotated above
    secret = _secret(rule, secret_file)
    told = _kept(rule, secret, desk)
    typer.echo(f"{rule.name}: {told} changes so far; see them: secondsource news --rule {_quoted(rule.name)}")
    if secret is not None and secret_file is None:
        typer.echo(f"The webhook's secret, shown this once: {secret}")


@app.command("list")
def list_rules(desk: DeskName = DEFAULT_DESK) -> None:
    """List the rules, each with what it asks for and what came of it."""
    from secondsource.brief.render_words import one_line
    from secondsource.store.connect import open_desk
    from secondsource.store.rules import list_rules as kept_rules

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        states = kept_rules(opened)
    finally:
        opened.close()
    for state in states:
        typer.echo(one_line(_line(state)))
    if not states:
        typer.echo("No rules yet.")


@app.command("remove")
def remove_rule(name: _Name, desk: DeskName = DEFAULT_DESK) -> None:
    """Take a rule away; what its webhook was still to be told is not sent."""
    from secondsource.store.connect import open_desk
    from secondsource.store.rules import find_rule
    from secondsource.store.rules import remove_rule as take_away

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        with opened.writing() as writer:
            rule = find_rule(writer, name)
            if rule is None:
                raise InputError("not-found", f"there is no rule {name!r}", "see: secondsource rules list")
            take_away(writer, rule.id)
    finally:
        opened.close()


@app.command("send")
def send(desk: DeskName = DEFAULT_DESK) -> None:
    """Send webhooks the messages that are due; `add` and `watch` do so by themselves."""
    from secondsource.store.connect import open_desk

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        send_messages(opened)
    finally:
        opened.close()


def _rule(name: str, changes: list[str] | None, kinds: list[str] | None) -> "Rule":
    """Return a rule over these kinds; raises `SettingsError` for a kind that there is not."""
    from secondsource.records.rules import Rule

    return Rule(
        name=name.strip(),
        changes=tuple(cast(ChangeKind, one) for one in _known(changes, get_args(ChangeKind))),
        kinds=tuple(cast(PointKind, one) for one in _known(kinds, get_args(PointKind))),
        made_at=moment_now(),
    )


def _known(given: list[str] | None, kinds: tuple[str, ...]) -> list[str]:
    """Return the kinds given; raises `SettingsError` for one that there is not."""
    for one in given or ():
        if one not in kinds:
            raise SettingsError("usage", f"there is no kind {one!r}", f"one of: {', '.join(kinds)}")
    return given or []


def _secret(rule: "Rule", file: Path | None) -> str | None:
    """Return the secret of the rule's webhook; raises `SettingsError` for one that is none."""
    from secondsource.desk.webhooks import is_secret, new_secret

    if rule.webhook is None:
        if file is not None or rule.private:
            raise SettingsError("usage", "without a webhook there is nothing to sign or to allow", "give --webhook URL")
        return None
    if file is None:
        return new_secret()
    try:
        secret = read_whole(file, _MOST_BYTES).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        hint = "name a text file that holds the secret and nothing else"
        raise SettingsError("no-secret-file", f"{str(file)!r} cannot be read: {error}", hint) from error
    if not is_secret(secret):
        what = f"{str(file)!r} holds no secret of a webhook"
        raise SettingsError("bad-secret", what, "it begins whsec_ and goes on with 24 to 64 bytes in base64")
    return secret


def _kept(rule: "Rule", secret: str | None, desk: str) -> int:
    """Keep a rule; return how many changes it has told so far."""
    from secondsource.desk.keeping_rules import keep_rule
    from secondsource.store.connect import open_desk
    from secondsource.store.rules import list_rules as kept_rules

    opened = open_desk(desk, make=False, now=moment_now())
    try:
        kept = keep_rule(opened, rule, secret)
        return next(state.told for state in kept_rules(opened) if state.rule.id == kept.id)
    finally:
        opened.close()


def _line(state: "RuleState") -> str:
    rule = state.rule
    asked: list[str] = [*rule.changes, *rule.kinds]
    named = (("story", rule.story), ("name", rule.who), ("words", rule.words), ("outlet", rule.outlet))
    asked += [f"{what} {value!r}" for what, value in named if value]
    line = f"{rule.name}  {', '.join(asked) or 'everything'}  – told {state.told}"
    if rule.webhook is None:
        return line
    line += f"; webhook {rule.webhook}: {state.waiting} waiting, {state.given_up} given up"
    return line + (f"; last: {state.said}" if state.said else "")


def _quoted(name: str) -> str:
    from shlex import quote

    return quote(name)
