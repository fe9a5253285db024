"""Lexicon files (`data/<xx>/<name>.toml`) -> plain dictionaries, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from secondsource.errors import SettingsError


@cache
def lexicon(name: str, language: str = "en") -> dict[str, Any]:
    """Return the reviewed data file `name` of a language; raise `SettingsError` when there is none.

    The result is shared: treat it as read-only.
    """
    place = files("secondsource.lang").joinpath("data", language, f"{name}.toml")
    if not place.is_file():
        raise SettingsError("no-lexicon", f"no lexicon {name!r} for language {language!r}")
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """Return the list `key` of a lexicon as a set."""
    return frozenset(lexicon(name, language)[key])
