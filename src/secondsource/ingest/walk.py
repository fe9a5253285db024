"""Paths given -> the files to read, once each, in an order that does not depend on how they were given."""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from secondsource.records.report import Skipped

ARCHIVES = (".warc", ".warc.gz")
SUFFIXES = (".txt", ".html", ".htm", ".md", ".markdown", ".json", ".jsonl", ".ndjson")
_DEEPEST = 100  # folders in folders; archives made to break a program have thousands
_KINDS = "text, HTML, Markdown, JSON or JSON Lines files and web archives (WARC)"
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

    Folders are searched through and hidden files left out. A path given that is not there, cannot be reached or is an
    empty folder is among the skipped.
    """
    walk = Walk()
    for path in sorted(set(paths), key=lambda p: p.as_posix()):
        visit_path(path, walk)
    walk.files.sort(key=lambda p: p.as_posix())
    return walk


def visit_path(path: Path, walk: Walk) -> None:
    """Add to the walk what one path given comes to, files by their paths; what was met before is not met again."""
    before = len(walk.files)
    missing = _missing(path)
    if missing:
        walk.skipped.append(missing)
    elif not _visit(path, walk, (), given=True):
        what, hint = "no files in it (hidden ones are not read)", "put reports into it, or name another folder"
        walk.skipped.append(Skipped(path.as_posix(), "empty-folder", what, hint))
    walk.files[before:] = sorted(walk.files[before:], key=lambda p: p.as_posix())


def _missing(path: Path) -> Skipped | None:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        return Skipped(path.as_posix(), "not-found", "no such file or folder", "check the path")
    except OSError as error:
        return unreadable(path.as_posix(), error)
    return None


def _visit(path: Path, walk: Walk, above: tuple[str, ...], given: bool = False) -> bool:
    """Add what is at the path to the walk; return whether anything is there, be it only a file passed over."""
    source = path.as_posix()
    resolved = os.path.realpath(path)
    if resolved in above:
        walk.skipped.append(Skipped(source, "symlink-loop", "a link back to a folder above it", "remove the link"))
        return True
    if resolved in walk.seen:
        return True
    strange = _strange(path, resolved, above)
    if strange:
        walk.skipped.append(strange)
        return True
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            walk.seen.add(resolved)
            shown = [child for child in sorted(path.iterdir()) if not child.name.startswith(".")]
            met = [_visit(child, walk, (*above, resolved)) for child in shown]
            return any(met)
    except OSError as error:
        walk.skipped.append(unreadable(source, error))
        return True
    walk.seen.add(resolved)
    refusal = _refusal(path, mode, given)
    if refusal:
        walk.skipped.append(refusal)
    else:
        walk.files.append(path)
    return True


def _strange(path: Path, resolved: str, above: tuple[str, ...]) -> Skipped | None:
    """Return what no folder of reports has: a link to what was not handed over, or folders in folders without end."""
    if len(above) > _DEEPEST:
        what = f"more than {_DEEPEST} folders in one another"
        return Skipped(path.as_posix(), "too-deep", what, "hand over the inner folder")
    if above and path.is_symlink() and not Path(resolved).is_relative_to(above[0]):
        what = "a link that leads out of the folder handed over"
        return Skipped(path.as_posix(), "link-outside", what, "name what it leads to, if you want it read")
    return None


def _refusal(path: Path, mode: int, given: bool) -> Skipped | None:
    source, suffix = path.as_posix(), path.suffix.lower()
    if not stat.S_ISREG(mode):
        return Skipped(source, "not-a-file", "a device, pipe or socket", f"hand over {_KINDS}")
    if not suffix:
        return Skipped(
            source, "no-suffix", "a file without a suffix", f"name it .txt if it is a report; read are {_KINDS}"
        )
    if suffix not in SUFFIXES and not is_archive(path):
        return Skipped(source, "unknown-suffix", f"{suffix} files are not read", f"hand over {_KINDS}")
    if not given and path.stem.lower() in _ABOUT_FOLDERS:
        return Skipped(source, "not-a-report", "a file about the folder", "name it on the command line to read it")
    return None


def is_archive(path: Path) -> bool:
    """Is this, by its name, a web archive?"""
    return path.name.lower().endswith(ARCHIVES)


def unreadable(source: str, error: OSError) -> Skipped:
    """Return a file the system will not let us read, with the system's reason."""
    reason = (error.strerror or type(error).__name__).lower()
    if isinstance(error, FileNotFoundError):
        return Skipped(source, "not-found", "a link to nothing, or a file that has gone", "check the path")
    return Skipped(source, "unreadable", f"cannot be read: {reason}", "check the file's permissions")
