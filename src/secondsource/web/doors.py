"""How a desk is opened: where it listens, the token it asks for, the names it answers to – checked before it opens."""

from dataclasses import dataclass

from secondsource.errors import SettingsError
from secondsource.web.hosts import is_loopback
from secondsource.web.keys import LEAST_CHARS


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the page listens (port 0 is any free one), its token (None: none), the further `names` it goes by."""

    host: str = "127.0.0.1"
    port: int = 8010
    token: str | None = None
    names: tuple[str, ...] = ()


def checked_doors(doors: Doors) -> Doors:
    """Return the doors with names in lower case; raises `SettingsError` when they would stand open to strangers."""
    if doors.token is None and not is_loopback(doors.host):
        raise SettingsError(
            "token-needed", f"whoever reaches {doors.host} could read the desk", "give a token, or stay on 127.0.0.1"
        )
    if doors.token is not None and len(doors.token) < LEAST_CHARS:
        raise SettingsError(
            "token-too-short", f"the token has {len(doors.token)} characters", f"use {LEAST_CHARS} or more"
        )
    names = tuple(sorted({name.casefold() for name in (*doors.names, doors.host) if name}))
    return Doors(doors.host, doors.port, doors.token, names)
