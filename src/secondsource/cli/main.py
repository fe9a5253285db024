"""The command `secondsource`: builds the app and turns what went wrong into one clear line and an exit status.

Exit status: 0 done, 1 something the caller can act on, 2 wrong usage, 130 stopped by hand.
"""

import gc
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

# One thread: sums are added up in one order, so that a report gives the same bytes on any number of cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import secondsource
from secondsource.brief.render_words import one_line
from secondsource.cli.add import add
from secondsource.cli.brief import brief
from secondsource.cli.check import check
from secondsource.cli.export import export
from secondsource.cli.feeds import feeds
from secondsource.cli.group import group
from secondsource.cli.judgements import app as judgements
from secondsource.cli.news import news
from secondsource.cli.read import read
from secondsource.cli.rebuild import rebuild
from secondsource.cli.repair import repair
from secondsource.cli.rules import app as rules
from secondsource.cli.serve import serve
from secondsource.cli.watch import watch
from secondsource.errors import SecondsourceError, SettingsError

# The parent of all errors of usage. Newer typer carries a click of its own, so it is reached by way of typer.
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_OF_A_DESK = ("check", "feeds", "news", "rebuild", "serve")  # commands without a path: what is named is meant as a desk

app = typer.Typer(
    name="secondsource",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"secondsource {secondsource.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read many reports of one story and say what they agree on, where they differ and why.

    Every line leads to the words of a report. Works offline.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


app.command("brief")(brief)
app.command("group")(group)
app.command("read")(read)
app.command("add")(add)
app.command("watch")(watch)
app.command("feeds")(feeds)
app.command("news")(news)
app.command("export")(export)
app.add_typer(rules, name="rules")
app.add_typer(judgements, name="judgements")
app.command("check")(check)
app.command("rebuild")(rebuild)
app.command("repair")(repair)
app.command("serve")(serve)


def run() -> None:
    """Run the command and leave with its exit status; what went wrong becomes one line on stderr."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    gc.set_threshold(
        50_000, 10, 10
    )  # hardly anything read goes in circles; looking for them took a thirtieth of it all
    sys.exit(_status())


def _status() -> int:
    try:
        status = app(prog_name="secondsource", standalone_mode=False)
        sys.stdout.flush()
    except SecondsourceError as error:
        _say(error.code, error.what, error.hint)
        return 2 if isinstance(error, SettingsError) else 1
    except _UsageError as error:
        return _wrong_usage(error)
    except typer.Abort:
        return 130
    except OSError as error:
        if error.filename is not None:  # a file, and not the stream we write to
            raise
        return _stream_broken(error)
    return status if isinstance(status, int) else 0


def _say(code: str, what: str, hint: str) -> None:
    typer.echo(f"error[{code}]: {one_line(f'{what} – {hint}' if hint else what)}", err=True)


def _wrong_usage(error: Any) -> int:
    """Say in one line what is wrong with the command line; `error` is the parser's."""
    known = {one.name for one in app.registered_commands} | {one.name for one in app.registered_groups}
    command = [name for name in sys.argv[1:2] if name in known]
    told = error.format_message().rstrip(".")
    hint = f"see {' '.join(['secondsource', *command])} --help"
    if "extra argument" in told and command and command[0] in _OF_A_DESK:
        hint = f"name the desk by --desk; {hint}"
    _say("usage", told, hint)
    return 2


def _stream_broken(error: OSError) -> int:
    """Say that stdout cannot be written; quietly when nobody reads it any more."""
    os.dup2(
        os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
    )  # or Python tries again when it leaves, and complains
    if not isinstance(error, BrokenPipeError):
        _say("cannot-write", f"standard output cannot be written: {error.strerror or error}", "write to a file with -o")
    return 1


if __name__ == "__main__":
    run()
