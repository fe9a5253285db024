"""What the caller says of the desk → its name; and the two things asked of the clock: now, and a moment before now."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

from secondsource.errors import SettingsError

DeskName = Annotated[
    str,
    typer.Option(
        "--desk", metavar="DESK", envvar="SECONDSOURCE_DESK", help="The desk: a file, or postgresql://HOST/NAME."
    ),
]
DEFAULT_DESK = "desk.db"
_AGO = re.compile(r"(\d{1,5})\s*(m|h|d|w)", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def moment_now() -> str:
    """Return the moment it is, as a desk writes it."""
    return _written(datetime.now(UTC))


def moment_of(said: str) -> str:
    """Return a moment or a day as given, or one so long ago ("90m", "12h", "2d", "1w"); raises `SettingsError`."""
    ago = _AGO.fullmatch(said.strip())
    if ago:
        return _written(datetime.now(UTC) - timedelta(**{_UNITS[ago[2].lower()]: int(ago[1])}))
    try:
        if len(said.strip()) == len("2025-10-29"):
            return date.fromisoformat(said.strip()).isoformat()
        given = datetime.fromisoformat(said.strip())
    except ValueError as error:
        hint = "write 2025-10-29, 2025-10-29T14:30, or how long ago: 90m, 12h, 2d, 1w"
        raise SettingsError("usage", f"{said!r} is no moment", hint) from error
    return _written(given.astimezone(UTC))


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
