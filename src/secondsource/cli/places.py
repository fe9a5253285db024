"""What the caller asks for → the format, a place that can be written to, and the file written whole or not at all."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeVar

from secondsource.errors import EngineError, InputError, SettingsError
from secondsource.ingest.reports import is_our_brief
from secondsource.ingest.whole import read_whole
from secondsource.records.report import Skipped


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


_MOST_BYTES = 100_000_000  # of a brief of ours; a larger file is not looked at, and is not replaced
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)

_Listing = TypeVar("_Listing", bound=StrEnum)


def split_paths(given: Sequence[str]) -> tuple[list[Path], tuple[Skipped, ...]]:
    """Return the paths to read, and the web addresses among them: those are passed over, as nothing is fetched."""
    hint = "nothing is fetched: save the page and give the file"
    addresses = [one for one in dict.fromkeys(given) if _ADDRESS.match(one)]
    skipped = tuple(Skipped(one, "not-found", "an address on the web, not a file", hint) for one in addresses)
    return [Path(one) for one in given if one not in addresses], skipped


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
    if suffix and out and not is_folder(out):
        raise SettingsError("unknown-format", f"no format is known for {out!r}", "add --format html, md, json or text")
    return Format.text


def choose_listing(wanted: _Listing | None, out: str | None, endings: Mapping[str, _Listing]) -> _Listing:
    """Return the format wanted, else the one OUT's ending names, else a table on a terminal and JSON Lines elsewhere.

    Raises `SettingsError` for an ending that `endings` does not know.
    """
    if wanted is not None:
        return wanted
    if out is None:
        return endings[".txt" if sys.stdout.isatty() else ".jsonl"]
    suffix = "" if is_folder(out) else Path(out).suffix.lower()
    if suffix and suffix not in endings:
        *others, last = dict.fromkeys(form.value for form in type(endings[".jsonl"]))
        hint = f"add --format {', '.join(others)} or {last}"
        raise SettingsError("unknown-format", f"no format is known for {out!r}", hint)
    return endings.get(suffix, endings[".jsonl"])


def named_place(out: str | None) -> str | None:
    """Return OUT as given; `SettingsError` when it is empty, as an unset variable of a shell script makes it."""
    if out is not None and not out.strip():
        raise SettingsError("usage", "OUT is empty", "name a file after -o, or leave it out")
    return out


def is_folder(out: str) -> bool:
    """Is OUT meant as a folder: does it end in a slash, or is there a folder of that name?"""
    try:
        return out.endswith(("/", "\\")) or Path(out).is_dir()
    except OSError:  # a place out of reach: writing to it says why
        return False


def check_place(out: str, inputs: Sequence[Path]) -> None:
    """Raise `SettingsError` when OUT would overwrite an input; asked before the work is done, not after."""
    place = Path(out).resolve()
    try:
        if not place.is_file():
            return
    except OSError:  # a place out of reach: writing to it says why
        return
    for path in inputs:
        given = path.resolve()
        if given == place or (given in place.parents and not _is_ours(place)):
            raise SettingsError("overwrites-input", f"{out!r} is one of the reports to read", "choose another OUT")


def _is_ours(place: Path) -> bool:
    """Was the file written by us? A brief of an earlier run may be replaced."""
    try:
        return is_our_brief(read_whole(place, _MOST_BYTES).decode("utf-8", errors="replace"))
    except (OSError, InputError):
        return False


def write_file(place: Path, content: bytes) -> None:
    """Write `content` whole or not at all; parent folders are made; raises `EngineError` when it cannot be."""
    with writing(place) as file:
        file.write(content)


@contextmanager
def writing(place: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to that takes its place only when all went well; else nothing is left, nothing changed.

    Parent folders are made; raises `EngineError` when it cannot be written.
    """
    temporary = None
    try:
        if place.exists() and not place.is_file():  # a device or a pipe is written to, never replaced
            with place.open("wb") as file:
                yield file
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{place.name[:40]}-", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(temporary).chmod(_mode_of(place))
        Path(temporary).replace(place)
        temporary = None
    except OSError as error:
        what = f"{str(place)!r} cannot be written: {error.strerror or error}"
        raise EngineError("cannot-write", what, "choose another OUT") from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


@contextmanager
def place_to_write(out: str | None) -> Iterator[BinaryIO]:
    """Yield what to write to: stdout, or a file that is there only when all of it was written."""
    if out is None:
        yield sys.stdout.buffer
    else:
        with writing(Path(out)) as file:
            yield file


def _mode_of(place: Path) -> int:
    """The permissions the file has, or a new file would get (a temporary file is for its owner alone)."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
