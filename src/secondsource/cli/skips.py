"""What was passed over → a line each on stderr, or the error that says why nothing was read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from secondsource.brief.render_words import one_line
from secondsource.errors import InputError
from secondsource.records.report import Skipped

_NAMED_SKIPS = 10
# What was asked for and could not be had. Of all else that is passed over there was something, and it was looked at.
_NOT_HAD = frozenset(
    {"fetch-failed", "fetch-refused", "http-status", "not-found", "robots-refuse", "too-slow", "unreadable"}
)
_Read = TypeVar("_Read")


def put_aside(found: Iterable[_Read | Skipped], skipped: list[Skipped]) -> Iterator[_Read]:
    """Yield what was read as it is made, and put aside in `skipped` what was passed over."""
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            yield one


def nothing_read(skipped: Sequence[Skipped]) -> InputError:
    """Return the error that says why nothing was read; a single reason is told in it, several are named before it."""
    if len(skipped) == 1:
        (only,) = skipped
        return InputError(only.code, f"{only.source}: {only.what}", only.hint)
    name_skipped(skipped)
    hint = "see what was skipped above" if skipped else "give files or folders with news reports"
    return InputError("nothing-to-read", "nothing could be read as a news report", hint)


def name_skipped(skipped: Sequence[Skipped], count: int | None = None) -> None:
    """Name on stderr what was passed over and why; of many the first ten. `count`: how many they are in all."""
    for one in skipped[:_NAMED_SKIPS]:
        hint = f" – {one.hint}" if one.hint else ""
        typer.echo(f"skipped[{one.code}]: {one_line(f'{one.source}: {one.what}{hint}')}", err=True)
    count = len(skipped) if count is None else count
    if count > _NAMED_SKIPS:
        typer.echo(f"… and {count - _NAMED_SKIPS} more were skipped", err=True)


def leave(skipped: Iterable[Skipped], given: Sequence[str]) -> None:
    """Leave with status 1 when a path or address given by name could not be had, as `cat` and `grep` do.

    All the rest was read and written before; a file within a folder that cannot be read leaves 0, it was not named.
    """
    named = {*given, *(Path(one).as_posix() for one in given)}
    if any(one.code in _NOT_HAD and (one.source in named or "://" in one.source) for one in skipped):
        raise typer.Exit(1)
