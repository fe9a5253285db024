"""The command `secondsource`: builds the app and turns what went wrong into one clear line and an exit status.

Exit status: 0 done, 1 something the caller can act on, 2 wrong usage, 130 stopped by hand.
"""

import sys
from typing import Annotated

import typer

import secondsource
from secondsource.brief.render_words import one_line
from secondsource.cli.brief import brief
from secondsource.errors import SecondsourceError

app = typer.Typer(
    name="secondsource",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"secondsource {secondsource.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read many reports of one story and say what they agree on, where they differ and why.

    Every line leads to the words of a report. Works offline.
    """


app.command("brief")(brief)


def run() -> None:
    """Run the command; a `SecondsourceError` becomes one line on stderr and exit status 1."""
    try:
        app()
    except SecondsourceError as error:
        hint = f" – {error.hint}" if error.hint else ""
        typer.echo(f"error[{error.code}]: {one_line(error.what + hint)}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
