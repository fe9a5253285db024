"""`secondsource serve`: the desk → its pages in a browser, on this machine alone unless a token is given."""

import os
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.desk_place import DEFAULT_DESK, DeskName, moment_now
from secondsource.errors import SettingsError
from secondsource.ingest.whole import read_whole

_MOST_BYTES = 10_000  # of a file that holds a token and nothing else

_Host = Annotated[str, typer.Option("--host", help="Where to listen; anything but this machine needs a token.")]
_Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 is any free one.")]
_TokenFile = Annotated[
    Path | None,
    typer.Option(
        "--token-file", metavar="FILE", help="File that holds the token (or SECONDSOURCE_TOKEN); else one is made up."
    ),
]
_Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="NAME", help="A further name the desk is reached by; repeatable.")
]


def serve(
    desk: DeskName = DEFAULT_DESK,
    host: _Host = "127.0.0.1",
    port: _Port = 8010,
    token_file: _TokenFile = None,
    name: _Names = None,
) -> None:
    """Show the desk in a browser: stories, reports, names, search, what is new.

    It is for this machine alone. With --host another machine can reach it, but nobody without the token: the one of
    --token-file, else one that is made up and shown here. Stop it with Ctrl-C.

    \b
    Examples:
      secondsource serve
      secondsource serve --desk news.db --port 8080
      secondsource serve --host 0.0.0.0 --token-file token.txt --name desk.example.org
    """
    from secondsource.store.connect import open_desk
    from secondsource.web.doors import Doors
    from secondsource.web.hosts import is_loopback
    from secondsource.web.keys import new_token
    from secondsource.web.opening import serve_desk

    token = _token(token_file)
    if token is None and not is_loopback(host):
        token = new_token()
    opened = open_desk(desk, make=False, now=moment_now())
    try:
        doors = Doors(host, port, token, tuple(name or ()))
        serve_desk(opened, doors, lambda address: typer.echo(f"The desk is open: {address}"), moment_now)
    finally:
        opened.close()


def _token(file: Path | None) -> str | None:
    """Return the token of a file, else of the environment, else None."""
    if file is None:
        return os.environ.get("SECONDSOURCE_TOKEN") or None
    try:
        return read_whole(file, _MOST_BYTES).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        hint = "name a text file that holds the token and nothing else"
        raise SettingsError("no-token-file", f"{str(file)!r} cannot be read: {error}", hint) from error
