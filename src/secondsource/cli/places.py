"""What the caller asks for → the format, a place that can be written to, and the file written whole or not at all."""

import os
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from secondsource.errors import SettingsError


class Format(StrEnum):
    """How a brief can be written."""

    html = "html"
    md = "md"
    json = "json"
    text = "text"


_SUFFIXES = {
    ".html": Format.html,
    ".htm": Format.html,
    ".md": Format.md,
    ".markdown": Format.md,
    ".json": Format.json,
    ".jsonl": Format.json,
    ".txt": Format.text,
}


def suffix_of(form: Format) -> str:
    """Return the file ending of a format, with the dot."""
    return ".txt" if form is Format.text else f".{form.value}"


def choose_format(wanted: Format | None, out: str | None) -> Format:
    """Return the format wanted, else the one OUT's ending names, else text; `SettingsError` for an ending unknown."""
    if wanted is not None:
        return wanted
    suffix = Path(out).suffix.lower() if out and not out.endswith(("/", "\\")) else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix and out and not Path(out).is_dir():
        raise SettingsError("unknown-format", f"no format is known for {out!r}", "add --format html, md, json or text")
    return Format.text


def check_place(out: str, inputs: Sequence[Path]) -> None:
    """Raise `SettingsError` when OUT would overwrite an input; asked before the work is done, not after."""
    place = Path(out).resolve()
    if not place.is_file():
        return
    for path in inputs:
        given = path.resolve()
        if given == place or (given.is_dir() and given in place.parents and not _is_ours(place)):
            raise SettingsError("overwrites-input", f"{out!r} is one of the reports to read", "choose another OUT")


def _is_ours(place: Path) -> bool:
    """Was the file written by us? A page or story file of an earlier run may be replaced."""
    try:
        with place.open("rb") as file:
            head = file.read(1000)
    except OSError:
        return False
    return b'content="Secondsource ' in head or b'"secondsource/story@' in head


def write_file(place: Path, content: bytes) -> None:
    """Write `content` whole or not at all; parent folders are made; raises `SettingsError` when it cannot be."""
    temporary = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{place.name[:40]}-", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(_mode_of(place))
        Path(temporary).replace(place)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        what = f"{str(place)!r} cannot be written: {error.strerror or error}"
        raise SettingsError("cannot-write", what, "choose another OUT") from error


def _mode_of(place: Path) -> int:
    """The permissions the file has, or a new file would get (a temporary file is for its owner alone)."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
