"""Paths given -> the files to read, once each, in an order that does not depend on how they were given."""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from secondsource.errors import InputError
from secondsource.records.report import Skipped

SUFFIXES = (".txt", ".html", ".htm", ".md", ".markdown", ".json", ".jsonl", ".ndjson")
_KINDS = "text, HTML, Markdown, JSON or JSON Lines files"
# Files that speak of a folder, not of the news; inside folders they are passed over.
_ABOUT_FOLDERS = (
    "authors",
    "changelog",
    "citation",
    "contributing",
    "copying",
    "licence",
    "license",
    "notice",
    "readme",
)


@dataclass(slots=True)
class Walk:
    """What the walk has found so far; `seen` holds resolved paths."""

    files: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def find_files(paths: Sequence[Path]) -> Walk:
    """Return all files to read, sorted by path.

    Folders are searched through and hidden files left out. Raises `InputError` (`not-found`) when a path given does
    not exist.
    """
    walk = Walk()
    for path in paths:
        if not os.path.lexists(path):
            raise InputError("not-found", f"no such file or folder: {path.as_posix()}", "check the path")
    for path in sorted(set(paths), key=lambda p: p.as_posix()):
        _visit(path, walk, (), given=True)
    walk.files.sort(key=lambda p: p.as_posix())
    return walk


def _visit(path: Path, walk: Walk, above: tuple[str, ...], given: bool = False) -> None:
    source = path.as_posix()
    resolved = os.path.realpath(path)
    if resolved in above:
        walk.skipped.append(Skipped(source, "symlink-loop", "a link back to a folder above it", "remove the link"))
        return
    if resolved in walk.seen:
        return
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            walk.seen.add(resolved)
            for child in sorted(path.iterdir()):
                if not child.name.startswith("."):
                    _visit(child, walk, (*above, resolved))
            return
    except OSError as error:
        walk.skipped.append(unreadable(source, error))
        return
    walk.seen.add(resolved)
    refusal = _refusal(path, mode, given)
    if refusal:
        walk.skipped.append(refusal)
    else:
        walk.files.append(path)


def _refusal(path: Path, mode: int, given: bool) -> Skipped | None:
    source, suffix = path.as_posix(), path.suffix.lower()
    if not stat.S_ISREG(mode):
        return Skipped(source, "not-a-file", "a device, pipe or socket", f"hand over {_KINDS}")
    if not suffix:
        return Skipped(
            source, "no-suffix", "a file without a suffix", f"name it .txt if it is a report; read are {_KINDS}"
        )
    if suffix not in SUFFIXES:
        return Skipped(source, "unknown-suffix", f"{suffix} files are not read", f"hand over {_KINDS}")
    if not given and path.stem.lower() in _ABOUT_FOLDERS:
        return Skipped(source, "not-a-report", "a file about the folder", "name it on the command line to read it")
    return None


def unreadable(source: str, error: OSError) -> Skipped:
    """Return a file the system will not let us read, with the system's reason."""
    reason = (error.strerror or type(error).__name__).lower()
    if isinstance(error, FileNotFoundError):
        return Skipped(source, "not-found", "a link to nothing, or a file that has gone", "check the path")
    return Skipped(source, "unreadable", f"cannot be read: {reason}", "check the file's permissions")
